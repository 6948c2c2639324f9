#pragma once

/// What citizens are told within the page: once each, until they put it away. Who tells decides when; a notice that
/// is told again by the same id is not told again.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"

namespace onetrip::storage {

struct Notice {
    std::string id;  ///< of what is told, not of the telling
    std::string citizen;
    std::string booking;     ///< the visit that it is about
    std::string news;        ///< what is told of it, by name
    base::Instant visit_at;  ///< when the visit begins, or would have begun
    base::Instant told_at;
};

class Notices {
public:
    virtual ~Notices() = default;

    /// False if there is, or was, one of that id.
    virtual bool add(const Notice& notice) = 0;
    /// What they did not put away, newest first.
    [[nodiscard]] virtual std::vector<Notice> of(std::string_view citizen, std::int64_t limit) const = 0;
    /// False if they have no such notice.
    virtual bool put_away(std::string_view citizen, std::string_view id, base::Instant at) = 0;
    virtual std::int64_t forget_before(base::Instant told_at, std::int64_t limit) = 0;
};

}  // namespace onetrip::storage
