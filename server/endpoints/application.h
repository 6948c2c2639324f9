#pragma once

/// An application as the server judges it: by the core, on what the server itself saw. The client's word counts for the
/// answers alone; files are those it uploaded and the server inspected, the booking is the one the store knows.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/submission/application.h"
#include "server/endpoints/case_record.h"
#include "server/endpoints/office.h"
#include "server/http/problem.h"

namespace onetrip::endpoints {

/// Material id and upload id, in the order they were sent.
using MaterialChoices = std::vector<std::pair<std::string, std::string>>;

/// Reads the member `materials` of a body; anything but an object of texts is a fault of the shape.
[[nodiscard]] MaterialChoices read_choices(json::Shape& shape, std::string_view name);

/// The uploads behind the choices; nullopt if one is not there, not this citizen's, or for another material or service.
[[nodiscard]] std::optional<std::vector<storage::Upload>> find_uploads(const storage::Unit& unit,
                                                                       const MaterialChoices& choices,
                                                                       std::string_view citizen,
                                                                       std::string_view service);

[[nodiscard]] CaseMaterial case_material_of(const storage::Upload& upload);

/// The visit of the service a booking is for; nullptr if it is for none.
[[nodiscard]] const catalog::Visit* visit_of(const catalog::Service& service, const storage::Booking& booking);

/// The answers that a service's rules read: those that are visible and as they should be.
[[nodiscard]] json::Document sound_answers(const catalog::Service& service, json::View given, base::Day today);

/// Judges. `facts` are `{"MATERIAL":{"kind",…}}`, `booking` may be nullptr, `known` is what is known of the applicant
/// beside (core/material/holdings.h).
[[nodiscard]] submission::Report judge(const catalog::Service& service, json::View answers, std::string_view facts,
                                       const storage::Booking* booking, base::Day today, std::string_view known = "{}");

/// `{"MATERIAL":FACTS}` of these uploads, as they were inspected.
[[nodiscard]] std::string facts_of(const std::vector<storage::Upload>& uploads);

/// The stored answers with what was sent laid over them.
[[nodiscard]] std::string merged_answers(json::View stored, json::View sent);

/// Drops what these answers do not call for: what is not needed is not kept with the case.
void leave_out_unneeded(std::vector<CaseMaterial>& materials, const submission::Report& report);

[[nodiscard]] http::Problem findings_problem(const std::vector<base::Finding>& findings);

}  // namespace onetrip::endpoints
