#pragma once

/// As much of RFC 3986 as references between schemas need: resolving (section 5.2), taking off the fragment, undoing
/// percent-encoding. URIs are compared as written, which is what JSON Schema asks for after resolution.

#include <optional>
#include <string>
#include <string_view>

namespace onetrip::schema {

/// The five parts of a URI reference (RFC 3986 appendix B); a part that is absent differs from one that is empty.
struct UriParts {
    std::optional<std::string_view> scheme;
    std::optional<std::string_view> authority;
    std::string_view path;
    std::optional<std::string_view> query;
    std::optional<std::string_view> fragment;
};
/// Never fails: what is no URI reference is a strange path.
[[nodiscard]] UriParts split_uri(std::string_view text);

/// The target of a reference, without its fragment. A relative base gives a relative target.
[[nodiscard]] std::string resolve_uri(std::string_view base, std::string_view reference);

/// What follows `#`; empty if there is no `#`.
[[nodiscard]] std::string_view fragment_of(std::string_view uri);

/// nullopt if a `%` is not followed by two hexadecimal digits, or if the outcome is not UTF-8.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace onetrip::schema
