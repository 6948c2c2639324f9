#pragma once

/// The catalogue as the server serves it: read once at start, refused with one clear line if anything in it is broken,
/// and answered from then on with texts that were written once (ETag, 304).
///
/// Reads `holidays.json`, `regions.json`, `travel.json` if there is one, `agencies/*.json`, `halls/*.json` and
/// `services/*.json`. A service may be there in several versions (one file each, whatever it is called): cases keep the
/// version they were made with.

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/appointment/hall.h"
#include "core/calendar/opening_hours.h"
#include "core/calendar/working_days.h"
#include "core/casework/deadlines.h"
#include "core/catalog/service.h"
#include "core/catalog/travel.h"
#include "core/json/document.h"
#include "server/endpoints/regions.h"
#include "server/http/cached_answer.h"

namespace onetrip::endpoints {

/// `catalog/services/x.json: rule_invalid at /form/steps/0`.
class CatalogueBroken : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct AgencyEntry {
    std::unique_ptr<const json::Document> document;
    std::string id;
    std::string region;  ///< six digits of GB/T 2260, as its credit code has them
    json::View title;
    json::View short_title;  ///< how its documents are numbered
    calendar::OpeningHours hours;
    std::int32_t offset_minutes = base::china_offset_minutes;
};

struct HallEntry {
    std::unique_ptr<const json::Document> document;
    appointment::Hall hall;
    http::CachedAnswer answer;
};

struct ServiceEntry {
    catalog::ServiceFile file;
    const AgencyEntry* agency = nullptr;
    casework::Limits limits;
    json::View title;
    http::CachedAnswer answer;

    [[nodiscard]] const catalog::Service& service() const { return file.service; }
};

class Catalogue {
public:
    /// Throws CatalogueBroken.
    explicit Catalogue(const std::string& folder);

    [[nodiscard]] const calendar::WorkCalendar& calendar() const { return calendar_; }
    /// As the file has it.
    [[nodiscard]] json::View calendar_document() const { return calendar_document_->root(); }
    /// nullptr if there is none.
    [[nodiscard]] const HallEntry* find_hall(std::string_view id) const;
    /// The newest version.
    [[nodiscard]] const ServiceEntry* find_service(std::string_view id) const;
    [[nodiscard]] const ServiceEntry* find_service(std::string_view id, std::int64_t version) const;
    /// A visit that leads to a hall for one of its services, as the newest services have it; nullptr if none does.
    [[nodiscard]] const catalog::Visit* visit_to(std::string_view hall, std::string_view hall_service) const;
    /// What it is called; null if there is none.
    [[nodiscard]] json::View visit_title(std::string_view hall, std::string_view hall_service) const;
    /// What is answered of a hall as it stands (`hall`), and beside it what visits for its services are called.
    [[nodiscard]] std::string hall_text(const HallEntry& entry, json::View hall) const;
    /// The counter by whose hours and calendar a service's limits are counted.
    [[nodiscard]] calendar::Counter counter_of(const ServiceEntry& service) const {
        return {calendar_, service.agency->hours, service.agency->offset_minutes};
    }

    [[nodiscard]] const catalog::TravelTimes& travel() const { return travel_; }
    [[nodiscard]] const Regions& regions() const { return *regions_; }
    [[nodiscard]] const http::CachedAnswer& services_answer() const { return *services_answer_; }
    [[nodiscard]] const http::CachedAnswer& halls_answer() const { return *halls_answer_; }
    [[nodiscard]] const http::CachedAnswer& calendar_answer() const { return *calendar_answer_; }

private:
    void read_calendar_file(const std::string& path);
    void read_regions(const std::string& path);
    void read_travel(const std::string& path);
    void read_agency(const std::string& path);
    void read_hall(const std::string& path);
    void read_service(const std::string& path);
    void write_services_answer();
    void write_halls_answer();
    void check_visits(const catalog::Service& service, const std::string& path) const;
    void check_hall(const catalog::Visit& visit, std::string_view id, const std::string& path) const;
    [[nodiscard]] const AgencyEntry* find_agency(std::string_view id) const;

    calendar::WorkCalendar calendar_;
    std::unique_ptr<const json::Document> calendar_document_;
    std::optional<Regions> regions_;
    catalog::TravelTimes travel_;
    std::vector<std::unique_ptr<AgencyEntry>> agencies_;
    std::vector<std::unique_ptr<HallEntry>> halls_;
    std::vector<std::unique_ptr<ServiceEntry>> services_;  ///< by id, newest version first
    std::unique_ptr<http::CachedAnswer> services_answer_;
    std::unique_ptr<http::CachedAnswer> halls_answer_;
    std::unique_ptr<http::CachedAnswer> calendar_answer_;
};

}  // namespace onetrip::endpoints
