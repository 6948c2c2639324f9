#include "server/http/http_date.h"

#include <cstdio>
#include <string_view>

#include "core/base/day.h"

namespace onetrip::http {
namespace {

constexpr std::string_view weekday_names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::string_view month_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

std::string imf_fixdate(base::Instant at) {
    const base::Day day = at.day_in(0);
    const base::CivilDate date = day.civil();
    const std::int64_t second = at.milliseconds() / 1000 - std::int64_t{day.days_since_epoch()} * 86'400;
    char text[40];
    std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT",
                  weekday_names[static_cast<std::size_t>(day.weekday()) - 1].data(), date.day,
                  month_names[date.month - 1].data(), date.year, static_cast<int>(second / 3600),
                  static_cast<int>(second / 60 % 60), static_cast<int>(second % 60));
    return text;
}

}  // namespace onetrip::http
