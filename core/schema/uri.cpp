#include "core/schema/uri.h"

#include "core/base/text.h"
#include "core/schema/character_ranges.h"

namespace onetrip::schema {
namespace {

/// `scheme:` at the front, or 0.
std::size_t scheme_size(std::string_view text) {
    const auto is_inner = [](char c) {
        return is_decimal(static_cast<unsigned char>(c)) || c == '+' || c == '-' || c == '.';
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == ':') return at;
        const bool letter = is_ascii_letter(static_cast<unsigned char>(text[at]));
        if (!letter && (at == 0 || !is_inner(text[at]))) return 0;
    }
    return 0;
}

/// RFC 3986 section 5.2.4.
std::string without_dot_segments(std::string_view path) {
    std::string out;
    const auto drop_segment = [&] {
        out.resize(out.find_last_of('/') == std::string::npos ? 0 : out.find_last_of('/'));
    };
    while (!path.empty()) {
        if (path.starts_with("../")) {
            path.remove_prefix(3);
        } else if (path.starts_with("./") || path.starts_with("/./")) {
            path.remove_prefix(2);
        } else if (path == "/.") {
            path = "/";
        } else if (path.starts_with("/../")) {
            path.remove_prefix(3);
            drop_segment();
        } else if (path == "/..") {
            path = "/";
            drop_segment();
        } else if (path == "." || path == "..") {
            path = {};
        } else {
            const std::size_t end = std::min(path.find('/', 1), path.size());
            out += path.substr(0, end);
            path.remove_prefix(end);
        }
    }
    return out;
}

/// Section 5.2.3.
std::string merged(const UriParts& base, std::string_view path) {
    if (base.authority && base.path.empty()) return "/" + std::string(path);
    const std::size_t slash = base.path.find_last_of('/');
    std::string out(base.path.substr(0, slash == std::string_view::npos ? 0 : slash + 1));
    out += path;
    return out;
}

}  // namespace

UriParts split_uri(std::string_view text) {
    UriParts parts;
    if (const std::size_t size = scheme_size(text); size > 0) {
        parts.scheme = text.substr(0, size);
        text.remove_prefix(size + 1);
    }
    if (const std::size_t at = text.find('#'); at != std::string_view::npos) {
        parts.fragment = text.substr(at + 1);
        text = text.substr(0, at);
    }
    if (const std::size_t at = text.find('?'); at != std::string_view::npos) {
        parts.query = text.substr(at + 1);
        text = text.substr(0, at);
    }
    if (text.starts_with("//")) {
        const std::size_t end = std::min(text.find('/', 2), text.size());
        parts.authority = text.substr(2, end - 2);
        text.remove_prefix(end);
    }
    parts.path = text;
    return parts;
}

std::string resolve_uri(std::string_view base_text, std::string_view reference_text) {
    const UriParts base = split_uri(base_text);
    const UriParts reference = split_uri(reference_text);
    UriParts target = base;
    std::string path;
    if (reference.scheme || reference.authority) {
        path = without_dot_segments(reference.path);
        target.authority = reference.authority;
        target.query = reference.query;
        if (reference.scheme) target.scheme = reference.scheme;
    } else if (reference.path.empty()) {
        path = base.path;
        if (reference.query) target.query = reference.query;
    } else {
        const bool absolute = reference.path.starts_with('/');
        path = without_dot_segments(absolute ? std::string(reference.path) : merged(base, reference.path));
        target.query = reference.query;
    }
    std::string out;
    if (target.scheme) (out += *target.scheme) += ':';
    if (target.authority) (out += "//") += *target.authority;
    out += path;
    if (target.query) (out += '?') += *target.query;
    return out;
}

std::string_view fragment_of(std::string_view uri) {
    const std::size_t at = uri.find('#');
    return at == std::string_view::npos ? std::string_view() : uri.substr(at + 1);
}

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            out += text[at];
            continue;
        }
        if (at + 2 >= text.size()) return std::nullopt;
        const int high = hex_value(static_cast<unsigned char>(text[at + 1]));
        const int low = hex_value(static_cast<unsigned char>(text[at + 2]));
        if (high < 0 || low < 0) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        at += 2;
    }
    if (!base::is_well_formed_utf8(out)) return std::nullopt;
    return out;
}

}  // namespace onetrip::schema
