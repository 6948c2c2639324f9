#pragma once

/// The metaschemas of 2020-12, which a reference may lead to without anybody giving them. Kept without titles, comments
/// and defaults, which ask nothing of a schema.

#include <string_view>

namespace onetrip::schema {

/// What the URIs of the metaschemas begin with; `schema` and `meta/core` follow.
inline constexpr std::string_view metaschema_prefix = "https://json-schema.org/draft/2020-12/";

/// A JSON object: what follows the prefix, and the metaschema.
[[nodiscard]] std::string_view metaschemas_text();

}  // namespace onetrip::schema
