#pragma once

/// A case with everything that belongs to it, read in one unit of work; what may happen to it; and how it is told.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/document.h"
#include "core/json/writer.h"
#include "server/endpoints/booking_view.h"
#include "server/endpoints/case_record.h"
#include "server/endpoints/office.h"
#include "server/http/problem.h"

namespace onetrip::endpoints {

struct CaseFile {
    storage::Case stored;
    CaseRecord record;
    std::vector<storage::CaseEvent> events;
    std::optional<storage::Booking> booking;
    HallTerms hall_terms;                          ///< of the booking
    std::optional<storage::Shipment> shipment;     ///< the newest with the certificate
    std::vector<storage::Shipment> other_parcels;  ///< materials to the hall, originals back, more of what the case
                                                   ///< gives out; oldest first, without what was sent anew
    const ServiceEntry* service = nullptr;
};

/// nullopt if there is no such case. Throws storage::Failure{Corrupt} if its service is gone from the catalogue.
[[nodiscard]] std::optional<CaseFile> find_case(const storage::Unit& unit, const Catalogue& catalogue,
                                                std::string_view number);
/// The same, only if the citizen may see it.
[[nodiscard]] std::optional<CaseFile> find_case_for(const storage::Unit& unit, const Catalogue& catalogue,
                                                    std::string_view number, std::string_view citizen);

/// What its citizen filled in, as it was taken. Throws storage::Failure{Corrupt} if it is no JSON.
[[nodiscard]] json::Document answers_of(const CaseFile& file);

/// The certificate that its service gives out; none if its applicant holds nothing for other services.
[[nodiscard]] std::optional<catalog::GivenOut> given_out_by(const CaseFile& file);

/// With what the case gives out: more than one where it did not go into one.
[[nodiscard]] std::vector<storage::Shipment*> certificate_parcels(CaseFile& file);

/// Whether originals that came by mail are at the hall and not on their way back.
[[nodiscard]] bool holds_materials(const CaseFile& file);

/// Whether a further parcel may go beside what is on its way.
[[nodiscard]] bool may_ship_further(const CaseFile& file);

/// Takes a step of the process: case_state with the refusal if the rules say no.
[[nodiscard]] std::optional<http::Problem> take_step(CaseFile& file, const casework::Event& event, base::Instant now);

/// Writes the changed case down with what happened and tells everybody who watches. `data` is JSON or empty.
void commit_case(storage::Unit& unit, const Catalogue& catalogue, CaseFile& file, storage::CaseEvent event);

/// The dates that people are told. Before acceptance they are counted as if the case had been accepted on receipt.
void set_due_days(CaseFile& file, const Catalogue& catalogue, base::Instant now);

// How a case is told. `now` decides whether a hold has lapsed; the unit knows how long parcels like its own took.
void write_citizen_case(json::Writer& out, const storage::Unit& unit, const CaseFile& file, base::Instant now);
void write_staff_case(json::Writer& out, const storage::Unit& unit, const CaseFile& file, const Catalogue& catalogue,
                      base::Instant now);
/// `"title":…` of a material; its id where the catalogue does not know it any more.
void write_material_title(json::Writer& out, const CaseFile& file, std::string_view material);
/// `{"id","version","title"}`.
void write_case_service(json::Writer& out, const ServiceEntry& service);
/// `{"case":…}`
[[nodiscard]] std::string citizen_case_text(const storage::Unit& unit, const CaseFile& file, base::Instant now);
[[nodiscard]] std::string staff_case_text(const storage::Unit& unit, const CaseFile& file, const Catalogue& catalogue,
                                          base::Instant now);

}  // namespace onetrip::endpoints
