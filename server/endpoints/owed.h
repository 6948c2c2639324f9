#pragma once

/// What is still to follow after a case was submitted (容缺后补), and until which day. The process keeps it
/// (core/casework/state.h): nothing is granted before it came, and it is taken until somebody decides, late or not.

#include "core/json/writer.h"
#include "server/endpoints/case_file.h"

namespace onetrip::endpoints {

/// Lays down what these answers let follow later and nobody has given yet; what they do not call for any more is not
/// owed. What took the place of a commitment stays. `known` is what the case was made with (core/material/holdings.h).
void settle_owed(CaseFile& file, json::View answers, std::string_view known, base::Instant now);

/// What a case waits for: nothing once it is decided or over.
[[nodiscard]] std::vector<casework::OwedMaterial> still_owed(const casework::Case& process);

/// The first day by which something has to come; nullopt if nothing is waited for.
[[nodiscard]] std::optional<base::Day> first_owed_due(const casework::Case& process);

/// `"owed":[{"id","title","due","overdue"}]` into an open object.
void write_owed(json::Writer& out, const CaseFile& file, base::Instant now);

}  // namespace onetrip::endpoints
