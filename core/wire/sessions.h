#pragma once

/// What a host keeps between calls, so that what is compiled once serves many: a form that somebody is filling in, a
/// schema that many instances are held against. The core itself keeps nothing: a host that offers sessions owns a
/// Sessions and hands it to each call; without one, what needs it is `session_unavailable`, and everything else is as
/// ever.
///
/// Bounded: `sessions_max` of a kind at once; who opens one closes it. Numbers are never given out twice, so a number
/// that was closed is unknown and never somebody else's. Not for several threads.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace onetrip::wire {

inline constexpr std::size_t sessions_max = 16;  ///< of a kind

class Session {
public:
    virtual ~Session() = default;
};

enum class SessionKind : std::uint8_t { Form, Schema };

class Sessions {
public:
    /// Its number, from 1; nullopt if there are `sessions_max` already.
    [[nodiscard]] std::optional<std::int64_t> open(SessionKind kind, std::unique_ptr<Session> session);
    /// nullptr if there is none of that number, or not any more.
    [[nodiscard]] Session* find(SessionKind kind, std::int64_t number) const;
    /// False if there is none.
    [[nodiscard]] bool close(SessionKind kind, std::int64_t number);

private:
    struct Numbered {
        std::int64_t number = 0;
        std::unique_ptr<Session> session;
    };
    struct Table {
        std::int64_t last_number = 0;
        std::vector<Numbered> open;
    };
    [[nodiscard]] const Table& table(SessionKind kind) const { return tables_[static_cast<std::size_t>(kind)]; }

    std::array<Table, 2> tables_;
};

}  // namespace onetrip::wire
