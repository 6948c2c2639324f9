#include "core/json/pointer.h"

#include "core/base/numbers.h"
#include "core/base/text.h"

namespace onetrip::json {

std::optional<std::string> PointerReader::next() {
    if (rest_.empty() || rest_.front() != '/') return std::nullopt;
    rest_.remove_prefix(1);
    const std::size_t end = std::min(rest_.find('/'), rest_.size());
    std::string token;
    for (std::size_t at = 0; at < end; ++at) {
        if (rest_[at] != '~') {
            token += rest_[at];
            continue;
        }
        ++at;
        if (at >= end || (rest_[at] != '0' && rest_[at] != '1')) return std::nullopt;
        token += rest_[at] == '0' ? '~' : '/';
    }
    rest_.remove_prefix(end);
    return token;
}

std::optional<std::size_t> array_index(std::string_view token) {
    if (!base::is_digits(token) || (token.size() > 1 && token.front() == '0') || token.size() > 9) return std::nullopt;
    std::size_t value = 0;
    for (const char c : token)
        value = value * 10 + static_cast<std::size_t>(c - '0');
    return value;
}

void append_token(std::string& pointer, std::string_view token) {
    pointer += '/';
    for (const char c : token) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer += c;
        }
    }
}

void append_token(std::string& pointer, std::size_t index) {
    pointer += '/';
    base::append_integer(pointer, static_cast<std::int64_t>(index));
}

}  // namespace onetrip::json
