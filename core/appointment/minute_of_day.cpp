#include "core/appointment/minute_of_day.h"

#include "core/base/text.h"

namespace onetrip::appointment {
namespace {

void append_two(std::string& out, std::int32_t value) {
    out += static_cast<char>('0' + value / 10);
    out += static_cast<char>('0' + value % 10);
}

}  // namespace

std::int32_t read_minute_of_day(std::string_view text) {
    const bool has_form =
        text.size() == 5 && text[2] == ':' && base::is_digits(text.substr(0, 2)) && base::is_digits(text.substr(3));
    if (!has_form) return -1;
    const std::int32_t hours = (text[0] - '0') * 10 + (text[1] - '0');
    const std::int32_t minutes = (text[3] - '0') * 10 + (text[4] - '0');
    const std::int32_t minute_of_day = hours * 60 + minutes;
    return minutes < 60 && minute_of_day <= minutes_per_day ? minute_of_day : -1;
}

std::string minute_text(std::int32_t minute_of_day) {
    std::string out;
    append_two(out, minute_of_day / 60);
    out += ':';
    append_two(out, minute_of_day % 60);
    return out;
}

}  // namespace onetrip::appointment
