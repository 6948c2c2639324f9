#pragma once

/// What a received file goes through before anything may refer to it, whichever door it came by: the core looks at it
/// in a process of its own, then the virus scanner where there is one.
///
/// Beside the findings of `material.inspect`:
///     material.inspection_failed  looking at it crashed, or took more time or memory than it may
///     material.infected           the scanner knows it

#include <boost/asio/awaitable.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/finding.h"
#include "core/base/result.h"
#include "core/material/checklist.h"
#include "server/endpoints/office.h"
#include "server/http/problem.h"

namespace onetrip::endpoints {

/// What a file is for.
struct FileTarget {
    const ServiceEntry* service = nullptr;
    const material::Material* material = nullptr;
};
/// Throws http::Refused for a material nobody uploads.
[[nodiscard]] FileTarget find_target(const Office& office, std::string_view service, std::string_view material);

/// A file as it came; what the sender says only helps to notice a mistake.
struct ReceivedFile {
    base::BytesView content;
    std::string name;
    std::string claimed_type;  ///< empty if the sender says nothing
};

/// What is found where a file is not accepted: `[{"code","field","severity"}]` with `material:ID` for a field.
using Findings = std::vector<base::Finding>;

/// An accepted file's facts, still without id, citizen and time; else everything that is wrong with it. Throws
/// http::Refused with scanner_unavailable while there is no verdict about viruses.
[[nodiscard]] boost::asio::awaitable<base::Result<storage::Upload, Findings>> examine(const Office& office,
                                                                                      FileTarget target,
                                                                                      const ReceivedFile& file);

[[nodiscard]] std::string findings_text(const Findings& findings);
/// `findings` as `findings_text` wrote them.
[[nodiscard]] http::Problem not_accepted(std::string findings);
/// `{"upload":{…}}`
[[nodiscard]] std::string upload_text(const storage::Upload& upload);

}  // namespace onetrip::endpoints
