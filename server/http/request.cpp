#include "server/http/request.h"

#include <algorithm>

#include "core/base/assert.h"
#include "core/base/text.h"
#include "server/http/field_text.h"

namespace onetrip::http {

namespace {

[[nodiscard]] char to_ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

[[nodiscard]] int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = to_ascii_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// A weight of RFC 9110 section 12.4.2 in thousandths; 0 for one that is broken.
[[nodiscard]] int weight_thousandths(std::string_view parameters) {
    while (!parameters.empty()) {
        std::string_view parameter = trim_blanks(cut(parameters, ';'));
        if (parameter.size() < 3 || to_ascii_lower(parameter[0]) != 'q' || parameter[1] != '=') continue;
        parameter.remove_prefix(2);
        if (parameter[0] != '0') return parameter[0] == '1' ? 1000 : 0;
        int weight = 0;
        int unit = 100;
        for (std::size_t i = 2; i < parameter.size() && i < 5 && base::is_ascii_digit(parameter[i]); ++i, unit /= 10) {
            weight += (parameter[i] - '0') * unit;
        }
        return weight;
    }
    return 1000;
}

[[nodiscard]] bool speaks(std::string_view range, std::string_view language) {
    if (range.size() < language.size()) return false;
    if (!equals_ignoring_case(range.substr(0, language.size()), language)) return false;
    return range.size() == language.size() || range[language.size()] == '-';
}

}  // namespace

std::string_view name_of(Method method) {
    switch (method) {
        case Method::Get: return "GET";
        case Method::Head: return "HEAD";
        case Method::Post: return "POST";
        case Method::Put: return "PUT";
        case Method::Patch: return "PATCH";
        case Method::Delete: return "DELETE";
        case Method::Options: return "OPTIONS";
        case Method::Other: break;
    }
    return "OTHER";
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                              [](char x, char y) { return to_ascii_lower(x) == to_ascii_lower(y); });
}

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_blank) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hex_value(text[i + 1]);
            const int low = hex_value(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus_is_blank) {
            c = ' ';
        }
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return std::nullopt;
        out.push_back(c);
    }
    if (!base::is_well_formed_utf8(out)) return std::nullopt;
    return out;
}

Request::Request(Method method, std::string_view target) : method_(method) {
    const auto refusal = set_target(target);
    ONETRIP_ASSERT(!refusal);
}

std::string_view Request::param(std::string_view name) const {
    for (const auto& [known, segment] : params_) {
        if (known == name) return segments_[segment];
    }
    ONETRIP_ASSERT(!"the route's pattern has this parameter");
    return {};
}

std::optional<std::string_view> Request::query(std::string_view name) const {
    for (const auto& [known, value] : query_) {
        if (known == name) return value;
    }
    return std::nullopt;
}

std::optional<std::string_view> Request::header(std::string_view name) const {
    const std::string_view text = header_text_;
    for (const Field& field : fields_) {
        if (field.name_size == name.size() && equals_ignoring_case(text.substr(field.name_at, field.name_size), name)) {
            return text.substr(field.value_at, field.value_size);
        }
    }
    return std::nullopt;
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
    const std::string_view text = header_text_;
    for (const Field& field : fields_) {
        if (!equals_ignoring_case(text.substr(field.name_at, field.name_size), "cookie")) continue;
        std::string_view rest = text.substr(field.value_at, field.value_size);
        while (!rest.empty()) {
            std::string_view pair = trim_blanks(cut(rest, ';'));
            if (cut(pair, '=') == name) return pair;
        }
    }
    return std::nullopt;
}

std::string Request::content_type() const {
    std::string_view rest = header("content-type").value_or("");
    std::string type(trim_blanks(cut(rest, ';')));
    std::transform(type.begin(), type.end(), type.begin(), to_ascii_lower);
    return type;
}

Language Request::language() const {
    std::string_view rest = header("accept-language").value_or("");
    int chinese = 0;
    int english = 0;
    bool english_first = false;
    while (!rest.empty()) {
        std::string_view parameters = cut(rest, ',');
        const std::string_view range = trim_blanks(cut(parameters, ';'));
        const int weight = weight_thousandths(parameters);
        if (speaks(range, "zh")) chinese = std::max(chinese, weight);
        if (speaks(range, "en")) {
            if (chinese == 0) english_first = true;
            english = std::max(english, weight);
        }
    }
    const bool prefers_english = english > chinese || (english == chinese && english > 0 && english_first);
    return prefers_english ? Language::English : Language::Chinese;
}

Request& Request::with_header(std::string_view name, std::string_view value) & {
    value = trim_blanks(value);
    Field field{};
    field.name_at = static_cast<std::uint32_t>(header_text_.size());
    field.name_size = static_cast<std::uint32_t>(name.size());
    header_text_.append(name);
    field.value_at = static_cast<std::uint32_t>(header_text_.size());
    field.value_size = static_cast<std::uint32_t>(value.size());
    header_text_.append(value);
    fields_.push_back(field);
    return *this;
}

Request& Request::with_body(std::string body) & {
    body_ = std::move(body);
    return *this;
}

Request& Request::with_client_address(std::string_view address) & {
    client_address_ = address;
    return *this;
}

Request& Request::with_id(std::string_view id) & {
    id_ = id;
    return *this;
}

void Request::clear() {
    path_.clear();
    segment_count_ = 0;
    params_.clear();
    query_.clear();
    header_text_.clear();
    fields_.clear();
    body_.clear();
    is_cut_ = false;
    id_.clear();
}

std::optional<TargetRefusal> Request::set_target(std::string_view target) {
    if (target.size() > target_bytes_max) return TargetRefusal::TooLong;
    // RFC 9112 section 3.2.2: a server must accept the absolute-form too; the authority says nothing to this one.
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (target.size() < scheme.size() || !equals_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
        target.remove_prefix(scheme.size());
        const std::size_t path_at = target.find_first_of("/?");
        target = path_at == std::string_view::npos ? std::string_view("/") : target.substr(path_at);
    }
    const std::size_t query_at = target.find('?');
    path_ = target.substr(0, query_at);
    query_.clear();
    segment_count_ = 0;
    if (path_ != "*" || method_ != Method::Options) {
        if (path_.empty() || path_.front() != '/' || path_.find('#') != std::string::npos)
            return TargetRefusal::Malformed;
    }
    if (!split_path()) return TargetRefusal::Malformed;
    if (query_at != std::string_view::npos && !split_query(target.substr(query_at + 1)))
        return TargetRefusal::Malformed;
    return std::nullopt;
}

bool Request::split_path() {
    std::string_view rest = path_;
    if (rest.front() == '/') rest.remove_prefix(1);
    for (bool more = true; more;) {
        more = rest.find('/') != std::string_view::npos;
        if (segment_count_ == path_segments_max) return false;
        auto segment = percent_decode(cut(rest, '/'));
        if (!segment || *segment == "." || *segment == "..") return false;
        // `%2F` would be a slash to whoever joins the segments again.
        if (segment->find_first_of("/\\") != std::string::npos) return false;
        if (segments_.size() == segment_count_) segments_.emplace_back();
        segments_[segment_count_++] = std::move(*segment);
    }
    return true;
}

bool Request::split_query(std::string_view query) {
    while (!query.empty()) {
        std::string_view value = cut(query, '&');
        if (value.empty()) continue;
        if (query_.size() == query_items_max) return false;
        auto name = percent_decode(cut(value, '='), true);
        auto decoded = percent_decode(value, true);
        if (!name || !decoded) return false;
        query_.emplace_back(std::move(*name), std::move(*decoded));
    }
    return true;
}

}  // namespace onetrip::http
