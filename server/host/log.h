#pragma once

/// The server's log: one JSON object a line on standard error. It names no person: members are identifiers, codes and
/// numbers chosen by the program, never what a citizen sent.
///
///     log.write(Level::Info, "listening", {{"address", address}, {"port", port}});
///     -> {"at":"2026-11-28T09:05:07.123+08:00","level":"info","event":"listening","address":"127.0.0.1","port":8080}
///
/// A line costs its writer no system call: a thread of its own writes what has gathered. If nobody reads standard
/// error, the newest lines are dropped and counted instead of holding up requests.

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "server/ports/clock.h"

namespace onetrip::host {

enum class Level : std::uint8_t { Debug, Info, Warning, Error };
[[nodiscard]] std::string_view name_of(Level level);

/// One member of a line: a text or a whole number.
struct LogMember {
    LogMember(std::string_view member_name, std::string_view member_text) : name(member_name), text(member_text) {}
    LogMember(std::string_view member_name, const char* member_text) : name(member_name), text(member_text) {}
    LogMember(std::string_view member_name, const std::string& member_text) : name(member_name), text(member_text) {}
    template <typename Integer, typename = std::enable_if_t<std::is_integral_v<Integer>>>
    LogMember(std::string_view member_name, Integer value)
        : name(member_name), number(static_cast<std::int64_t>(value)), is_number(true) {}

    std::string_view name;
    std::string_view text;
    std::int64_t number = 0;
    bool is_number = false;
};

class Log {
public:
    /// `descriptor` is where lines go (2: standard error).
    Log(const ports::Clock& clock, Level least, int descriptor = 2);
    ~Log();
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    /// From any thread. `event` and names are of the program; text is escaped.
    void write(Level level, std::string_view event, std::initializer_list<LogMember> members = {}) {
        write(level, event, std::span(members.begin(), members.size()));
    }
    void write(Level level, std::string_view event, std::span<const LogMember> members);
    [[nodiscard]] bool writes(Level level) const { return level >= least_; }
    /// Waits until everything written so far is out.
    void flush();

private:
    struct State;
    const ports::Clock& clock_;
    const Level least_;
    std::unique_ptr<State> state_;
};

/// What a library said, made fit for the log: at most 200 bytes, ASCII only, no run of five or more digits (numbers of
/// people, phones and cases are longer). An exception's text may quote what a citizen sent.
[[nodiscard]] std::string without_personal_data(std::string_view text);

}  // namespace onetrip::host
