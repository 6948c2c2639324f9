#pragma once

/// The kinds of core/identity as formats: one question, yes or no, about a text as written.

#include <string_view>

namespace onetrip::identity {

[[nodiscard]] bool is_kind(std::string_view name);

/// Whether `value` is valid as written, strictly. No today: a birth date in the future is a form's business. A name
/// that is no kind asks nothing, as an unknown `format` in JSON Schema: true.
[[nodiscard]] bool is_valid(std::string_view kind, std::string_view value);

}  // namespace onetrip::identity
