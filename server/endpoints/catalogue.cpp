#include "server/endpoints/catalogue.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/calendar/read.h"
#include "core/catalog/bundle.h"
#include "core/catalog/given_out.h"
#include "core/form/screen.h"
#include "core/json/defect.h"
#include "core/json/shape.h"
#include "core/json/writer.h"
#include "server/http/gzip.h"

namespace onetrip::endpoints {
namespace {

[[noreturn]] void broken(const std::string& path, const std::string& why) {
    throw CatalogueBroken(path + ": " + why);
}

std::string text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) broken(path, "cannot be read");
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    // An editor of Windows writes it before the text; RFC 8259 §8.1 lets a reader pass over it.
    if (text.rfind("\uFEFF", 0) == 0) text.erase(0, 3);
    return text;
}

std::unique_ptr<const json::Document> document_of(const std::string& path) {
    auto document = json::Document::parse(text_of(path));
    if (!document) {
        broken(path, std::string(json::code_of(document.error().refusal)) + " at byte " +
                         std::to_string(document.error().at_bytes));
    }
    return std::make_unique<const json::Document>(std::move(document).value());
}

std::vector<std::string> json_files(const std::string& folder) {
    std::error_code error;
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path().string());
    }
    if (error) broken(folder, error.message());
    std::sort(files.begin(), files.end());
    return files;
}

/// Packed as well: a service of 30 kB is a fifth of a second on a poor line.
http::CachedAnswer cached(std::string body) {
    std::string packed = http::gzipped(body);
    http::CachedAnswer answer({{"Content-Type", "application/json"}, {"Cache-Control", "no-cache"}},
                              http::SharedBytes(std::move(body)));
    if (!packed.empty()) answer.add_coding("gzip", http::SharedBytes(std::move(packed)));
    return answer;
}

/// `{"NAME": the value}`.
http::CachedAnswer cached_member(std::string_view name, json::View value) {
    json::Writer out;
    out.begin_object().name(name).value(value).end_object();
    return cached(out.take());
}

/// `{"service":…,"first_screen":…}`: the first step as it is drawn for whoever answered nothing yet, so that a page can
/// show it before it has the core; null where no step shows. Of no day in particular: what depends on one is judged
/// anew.
http::CachedAnswer service_answer(const catalog::Service& service) {
    const form::Sheet untouched(service.form(), {}, base::Day{});
    json::Writer out;
    out.begin_object().name("service").value(service.definition()).name("first_screen");
    const auto first = form::first_step(untouched);
    if (first) {
        form::write_screen(out, untouched, *first);
    } else {
        out.null();
    }
    out.end_object();
    return cached(out.take());
}

calendar::DayHours read_day_hours(json::View spans, bool& sound) {
    calendar::DayHours hours;
    if (spans.exists() && !spans.is_array()) sound = false;
    for (const json::View span : spans.elements()) {
        if (span.size() != 2) sound = false;
        hours.push_back({appointment::read_minute_of_day(span.at(0).string_or({})),
                         appointment::read_minute_of_day(span.at(1).string_or({}))});
    }
    sound = sound && calendar::is_orderly(hours);
    return hours;
}

constexpr std::array<std::string_view, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                      "friday", "saturday", "sunday"};

calendar::TimeLimit read_limit(json::Shape& limits, std::string_view days, std::string_view unit) {
    calendar::TimeLimit limit;
    limit.amount = static_cast<std::int32_t>(limits.integer(days, 0, calendar::count_max));
    const auto named = calendar::limit_unit_named(limits.text(unit));
    if (!named) limits.wrong(unit);
    limit.unit = named.value_or(limit.unit);
    return limit;
}

casework::Limits read_limits(json::View definition, const std::string& path) {
    json::Shape limits(definition["limits"], "/limits");
    casework::Limits read;
    // The law sets none for some services; then neither its days nor their unit are there.
    const auto is_given = [given = definition["limits"]](std::string_view name) {
        return given[name].exists() && !given[name].is_null();
    };
    if (is_given("legal_days") || is_given("legal_unit")) read.legal = read_limit(limits, "legal_days", "legal_unit");
    read.promised = read_limit(limits, "promised_days", "promised_unit");
    if (const auto days = limits.integer_if("applicant_supplement_days", 1, calendar::count_max)) {
        read.applicant_supplement_days = static_cast<std::int32_t>(*days);
    }
    if (limits.fault()) broken(path, "limit_invalid at " + *limits.fault());
    return read;
}

/// A lead lists others that name it; half of that binds nobody.
void check_bundle(const Catalogue& catalogue, const ServiceEntry& entry, const std::string& folder) {
    const std::string_view id = entry.service().id();
    const json::View bundle = entry.service().definition()["bundle"];
    if (!bundle || catalogue.find_service(id) != &entry) return;
    const std::string at = folder + "/services, " + std::string(id);
    const auto lists = [&](json::View lead, std::string_view other) {
        for (const json::View each : lead["services"].elements()) {
            if (each.string() == other) return true;
        }
        return false;
    };
    if (const auto lead = bundle["lead"].string()) {
        const ServiceEntry* known = catalogue.find_service(*lead);
        if (known == nullptr || !lists(known->service().definition()["bundle"], id)) broken(at, "bundle_lead_unknown");
        return;
    }
    json::Defects defects;
    const bool is_told = json::expect_text(bundle, "title", defects) && json::expect_text(bundle, "summary", defects);
    const std::size_t count = bundle["services"].size() + 1;
    if (!is_told || count < catalog::bundle_services_min || count > catalog::bundle_services_max)
        broken(at, "bundle_invalid");
    for (const json::View other : bundle["services"].elements()) {
        const ServiceEntry* known = catalogue.find_service(other.string_or({}));
        const json::View back = known != nullptr ? known->service().definition()["bundle"]["lead"] : json::View();
        if (back.string() != id) broken(at, "bundle_service_unknown: " + std::string(other.string_or({})));
    }
}

void write_summary(json::Writer& out, const ServiceEntry& entry) {
    const json::View definition = entry.service().definition();
    out.begin_object().member("id", entry.service().id()).member("version", entry.service().version());
    out.member("title", definition["title"]).member("summary", definition["summary"]);
    if (const json::View words = definition["everyday_words"]) out.member("everyday_words", words);
    if (const json::View bundle = definition["bundle"]; bundle["services"]) out.member("bundle", bundle);
    out.member("agency", entry.agency->title).member("trips", definition["trips"]);
    out.member("promised_days", definition["limits"]["promised_days"]).member("fee", definition["fee"]).end_object();
}

void write_other_halls(json::Writer& out, const catalog::Visit& visit, std::string_view hall) {
    if (visit.hall != hall) out.value(visit.hall);
    for (const std::string_view other : visit.also_at) {
        if (other != hall) out.value(other);
    }
}

}  // namespace

Catalogue::Catalogue(const std::string& folder) {
    read_calendar_file(folder + "/holidays.json");
    read_regions(folder + "/regions.json");
    for (const std::string& path : json_files(folder + "/agencies"))
        read_agency(path);
    for (const std::string& path : json_files(folder + "/halls"))
        read_hall(path);
    read_travel(folder + "/travel.json");
    for (const std::string& path : json_files(folder + "/services"))
        read_service(path);
    if (services_.empty()) broken(folder + "/services", "holds no service");
    std::stable_sort(services_.begin(), services_.end(), [](const auto& a, const auto& b) {
        const auto& first = a->service();
        const auto& second = b->service();
        return first.id() == second.id() ? first.version() > second.version() : first.id() < second.id();
    });
    for (const auto& entry : services_)
        check_bundle(*this, *entry, folder);
    write_services_answer();
    write_halls_answer();
}

void Catalogue::read_calendar_file(const std::string& path) {
    calendar_document_ = document_of(path);
    auto calendar = calendar::read_calendar(calendar_document(), {});
    if (!calendar) broken(path, "calendar_invalid at " + calendar.error().at);
    calendar_ = std::move(calendar).value();
    calendar_answer_ = std::make_unique<http::CachedAnswer>(cached_member("calendar", calendar_document()));
}

void Catalogue::read_regions(const std::string& path) {
    if (!std::filesystem::exists(path))
        broken(path, "is missing: take the table of the demo's catalogue of this version");
    regions_ = Regions::read(document_of(path));
    if (!regions_) broken(path, "regions_invalid");
}

void Catalogue::read_travel(const std::string& path) {
    if (!std::filesystem::exists(path)) return;
    const auto document = document_of(path);
    std::vector<std::string_view> halls;
    for (const auto& entry : halls_)
        halls.push_back(entry->hall.id);
    auto travel = catalog::read_travel(document->root(), halls);
    if (!travel) broken(path, "travel_invalid at " + travel.error().at);
    travel_ = std::move(travel).value();
}

void Catalogue::read_agency(const std::string& path) {
    auto entry = std::make_unique<AgencyEntry>();
    entry->document = document_of(path);
    const json::View root = entry->document->root();
    json::Shape shape(root);
    entry->id = shape.text("id");
    entry->title = shape.object("title");
    entry->short_title = shape.object("short");
    // GB 32100: characters 3 to 8 of a credit code are the registering region.
    const std::string_view credit_code = shape.text("credit_code");
    if (credit_code.size() != 18) shape.wrong("credit_code");
    entry->offset_minutes = static_cast<std::int32_t>(
        shape.integer("utc_offset_minutes", -appointment::offset_minutes_limit, appointment::offset_minutes_limit));
    const json::View week = shape.object("service_hours");
    bool sound = true;
    for (std::size_t day = 0; day < weekdays.size(); ++day) {
        entry->hours.week[day] = read_day_hours(week[weekdays[day]], sound);
    }
    if (!sound) shape.wrong("service_hours");
    if (shape.fault()) broken(path, "agency_invalid at " + *shape.fault());
    entry->region = credit_code.substr(2, 6);
    if (find_agency(entry->id) != nullptr) broken(path, "a second agency of this id");
    agencies_.push_back(std::move(entry));
}

void Catalogue::read_hall(const std::string& path) {
    auto document = document_of(path);
    auto hall = appointment::read_hall(document->root());
    if (!hall) broken(path, "hall_invalid at " + hall.error().at);
    // The core books by numbers alone; people are told where to go.
    json::Defects defects;
    if (!json::expect_text(document->root(), "title", defects)) broken(path, "text_missing at /title");
    const bool has_address = document->root()["address"].exists();
    if (has_address && !json::expect_text(document->root(), "address", defects))
        broken(path, "text_missing at /address");
    if (find_hall(hall->id) != nullptr) broken(path, "a second hall of this id");
    // Its answer is written when the services are read.
    halls_.push_back(std::make_unique<HallEntry>(HallEntry{std::move(document), std::move(hall).value(), cached({})}));
}

void Catalogue::read_service(const std::string& path) {
    auto file = catalog::read_service(text_of(path));
    if (!file) broken(path, file.error().code + " at " + file.error().at);
    const json::View definition = file->service.definition();
    const AgencyEntry* agency = find_agency(definition["agency"].string_or({}));
    if (agency == nullptr) broken(path, "agency_unknown at /agency");
    if (find_service(file->service.id(), file->service.version()) != nullptr)
        broken(path, "a second file of this version");
    check_visits(file->service, path);
    const casework::Limits limits = read_limits(definition, path);
    json::Defects defects;
    static_cast<void>(catalog::read_given_out(definition, defects));
    if (!defects.can_run()) broken(path, "certificate_invalid at /outcome/certificate");
    http::CachedAnswer answer = service_answer(file->service);
    const json::View title = definition["title"];
    services_.push_back(std::make_unique<ServiceEntry>(
        ServiceEntry{std::move(file).value(), agency, limits, title, std::move(answer)}));
}

void Catalogue::check_visits(const catalog::Service& service, const std::string& path) const {
    for (const catalog::Visit& visit : service.visits()) {
        check_hall(visit, visit.hall, path);
        for (const std::string_view hall : visit.also_at)
            check_hall(visit, hall, path);
    }
}

void Catalogue::check_hall(const catalog::Visit& visit, std::string_view id, const std::string& path) const {
    const HallEntry* hall = find_hall(id);
    if (hall == nullptr) broken(path, "hall_unknown: " + std::string(id));
    if (visit.needs_booking && hall->hall.service(visit.service) == nullptr) {
        broken(path, "hall_service_unknown: " + std::string(visit.service));
    }
}

const catalog::Visit* Catalogue::visit_to(std::string_view hall, std::string_view hall_service) const {
    for (const auto& entry : services_) {
        for (const catalog::Visit& visit : entry->service().visits()) {
            if (visit.is_at(hall) && visit.service == hall_service) return &visit;
        }
    }
    return nullptr;
}

json::View Catalogue::visit_title(std::string_view hall, std::string_view hall_service) const {
    const catalog::Visit* visit = visit_to(hall, hall_service);
    return visit != nullptr ? visit->title : json::View();
}

void Catalogue::write_services_answer() {
    json::Writer out;
    out.begin_object().name("services").begin_array();
    std::string_view before;
    for (const auto& entry : services_) {
        if (entry->service().id() == before) continue;
        before = entry->service().id();
        write_summary(out, *entry);
    }
    out.end_array().end_object();
    services_answer_ = std::make_unique<http::CachedAnswer>(cached(out.take()));
}

std::string Catalogue::hall_text(const HallEntry& entry, json::View hall) const {
    json::Writer out;
    out.begin_object().name("hall").value(hall).name("services").begin_array();
    for (const appointment::HallService& service : entry.hall.services) {
        const catalog::Visit* visit = visit_to(entry.hall.id, service.id);
        out.begin_object().member("id", service.id).name("title");
        visit != nullptr ? out.value(visit->title) : out.null();
        out.name("also_at").begin_array();
        if (visit != nullptr) write_other_halls(out, *visit, entry.hall.id);
        out.end_array().end_object();
    }
    out.end_array().end_object();
    return out.take();
}

void Catalogue::write_halls_answer() {
    json::Writer out;
    out.begin_object().name("halls").begin_array();
    for (const auto& entry : halls_) {
        const json::View hall = entry->document->root();
        out.begin_object().member("id", entry->hall.id).member("title", hall["title"]).name("address");
        const json::View address = hall["address"];
        address ? out.value(address) : out.null();
        out.end_object();
    }
    out.end_array().member("travel_minutes", travel_.minutes).name("travel").begin_array();
    for (const catalog::Way& way : travel_.between) {
        out.begin_object().member("from", way.from).member("to", way.to);
        out.member("minutes", way.minutes).end_object();
    }
    out.end_array().end_object();
    halls_answer_ = std::make_unique<http::CachedAnswer>(cached(out.take()));
    // What a hall's services are called is only known once the services are read.
    for (const auto& entry : halls_)
        entry->answer = cached(hall_text(*entry, entry->document->root()));
}

const AgencyEntry* Catalogue::find_agency(std::string_view id) const {
    for (const auto& agency : agencies_) {
        if (agency->id == id) return agency.get();
    }
    return nullptr;
}

const HallEntry* Catalogue::find_hall(std::string_view id) const {
    for (const auto& hall : halls_) {
        if (hall->hall.id == id) return hall.get();
    }
    return nullptr;
}

const ServiceEntry* Catalogue::find_service(std::string_view id) const {
    for (const auto& service : services_) {
        if (service->service().id() == id) return service.get();
    }
    return nullptr;
}

const ServiceEntry* Catalogue::find_service(std::string_view id, std::int64_t version) const {
    for (const auto& service : services_) {
        if (service->service().id() == id && service->service().version() == version) return service.get();
    }
    return nullptr;
}

}  // namespace onetrip::endpoints
