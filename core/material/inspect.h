#pragma once

/// What a file is and whether it is what was asked for: on the phone before it is sent, on the server before it is
/// kept. The facts come from headers and structure, nothing is decoded; what is found in them stands in file_facts.h.

#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/finding.h"
#include "core/material/file_facts.h"

namespace onetrip::material {

struct Inspection : FileFacts {
    std::vector<base::Finding> findings;  ///< their `field` is empty: whoever knows the material's id puts it in
};

/// `name` and `claimed_type` are what the sender says, empty if nothing. A file over the limit is not looked into.
[[nodiscard]] FileFacts look_at(base::BytesView file, std::string_view name = {}, std::string_view claimed_type = {},
                                const InspectLimits& limits = {});

/// The same, held against what is asked for.
[[nodiscard]] Inspection inspect(base::BytesView file, const FileSpec& spec = {}, std::string_view name = {},
                                 std::string_view claimed_type = {}, const InspectLimits& limits = {});

}  // namespace onetrip::material
