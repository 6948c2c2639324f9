#pragma once

/// What news of a parcel means for its case. A parcel that somebody else took in (代签) is not in the citizen's hands:
/// the case waits for the citizen's word, for a week; whoever says nothing by then has it. Whoever says that something
/// is wrong with it has said something: the case stays open until people have seen to it.

#include <string>
#include <string_view>
#include <vector>

#include "core/delivery/carrier_status.h"
#include "server/endpoints/office.h"

namespace onetrip::endpoints {

/// Laid when somebody else took a parcel in; works off in receipt_waiter.h.
inline constexpr std::string_view receipt_job = "parcel.receipt";
/// How the codes begin of what a citizen reported about a parcel, in the case's history.
inline constexpr std::string_view parcel_problem_code = "case.parcel_";
inline constexpr std::int64_t receipt_milliseconds_max = 7 * base::milliseconds_per_day;

/// Writes down that the parcel of this case is now at `status`, as `actor` says, and what follows from it: delivered,
/// the case is closed; returned, it can be sent again. Throws storage::Failure{Corrupt} if there is no such case.
void tell_case(storage::Unit& unit, const Catalogue& catalogue, const storage::Shipment& shipment,
               delivery::Status status, std::string_view actor, base::Instant now);

/// Whether its citizen may say that something is wrong with it: with what comes to them, once it was collected.
[[nodiscard]] bool may_report(const storage::Shipment& shipment);

/// Whether a week without a word closes its case, of which these are the events: somebody took the parcel in, and
/// nothing was reported.
[[nodiscard]] bool closes_by_silence(const storage::Shipment& shipment, const std::vector<storage::CaseEvent>& events);

/// When a week without a word is over, where `closes_by_silence`: counted from when somebody took the parcel in.
[[nodiscard]] base::Instant silence_ends(const storage::Shipment& shipment);

/// Closes the case of a parcel that has arrived; nothing where the case is not on its way any more, or waits for
/// another parcel.
void close_delivered(storage::Unit& unit, const Catalogue& catalogue, const std::string& case_number,
                     base::Instant now);

}  // namespace onetrip::endpoints
