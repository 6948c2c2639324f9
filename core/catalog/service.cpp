#include "core/catalog/service.h"

#include <algorithm>

namespace onetrip::catalog {
namespace {

bool is_answered(json::View value) {
    return value && !value.is_null() && value.string() != std::string_view();
}

bool read_also_at(json::View halls, Visit& visit) {
    if (!halls) return true;
    if (halls.size() == 0 || halls.size() > also_at_max) return false;
    for (const json::View hall : halls.elements()) {
        const std::string_view id = hall.string_or({});
        if (id.empty() || visit.is_at(id)) return false;
        visit.also_at.push_back(id);
    }
    return true;
}

}  // namespace

bool Visit::is_at(std::string_view hall_id) const {
    return hall == hall_id || std::find(also_at.begin(), also_at.end(), hall_id) != also_at.end();
}

Service Service::load(json::View definition, json::Defects& defects) {
    Service service;
    service.definition_ = definition;
    if (!definition.is_object()) {
        defects.error("definition_invalid", definition);
        return service;
    }
    service.id_ = definition["id"].string_or({});
    service.version_ = definition["version"].integer_or(0);
    const json::View form = definition["form"];
    if (form) {
        service.form_ = form::Form::load(form, defects);
    } else {
        defects.error("form_missing", definition);
    }
    service.materials_ = material::read_materials(definition["materials"], defects);
    service.read_visits(definition["visits"], defects);
    return service;
}

void Service::read_visits(json::View visits, json::Defects& defects) {
    if (visits.size() > visits_max) return defects.error("too_many", visits);
    for (const json::View definition : visits.elements()) {
        Visit read;
        read.definition = definition;
        read.id = definition["id"].string_or({});
        read.hall = definition["hall"].string_or({});
        read.service = definition["service"].string_or({});
        if (read.id.empty()) defects.error("id_invalid", definition);
        if (visit(read.id) != nullptr) defects.error("id_duplicate", definition, read.id);
        if (read.hall.empty() || read.service.empty()) defects.error("hall_missing", definition, read.id);
        if (!read_also_at(definition["also_at"], read))
            defects.error("also_at_invalid", definition["also_at"], read.id);
        json::expect_text(definition, "title", defects);
        read.title = definition["title"];
        if (!definition["reason"]) {
            defects.warn("trip_reason_missing", definition, read.id);
        } else {
            json::expect_text(definition, "reason", defects);
        }
        read.reason = definition["reason"];
        read.when = material::read_condition(definition["when"], defects);
        const std::string_view booking = definition["booking"].string_or("required");
        if (booking != "required" && booking != "none") defects.error("booking_unknown", definition, booking);
        read.needs_booking = booking == "required";
        visits_.push_back(std::move(read));
    }
}

const material::Material* Service::material(std::string_view id) const {
    const auto found = std::find_if(materials_.begin(), materials_.end(),
                                    [&](const material::Material& each) { return each.id == id; });
    return found == materials_.end() ? nullptr : &*found;
}

const Visit* Service::visit(std::string_view id) const {
    const auto found = std::find_if(visits_.begin(), visits_.end(), [&](const Visit& each) { return each.id == id; });
    return found == visits_.end() ? nullptr : &*found;
}

std::vector<const Visit*> Service::visits_for(json::View answers, base::Day today) const {
    std::vector<const Visit*> needed;
    for (const Visit& each : visits_) {
        if (each.when.holds(answers, today)) needed.push_back(&each);
    }
    return needed;
}

std::vector<std::string> Service::questions(json::View answers) const {
    std::vector<std::string> pointers;
    const auto ask = [&](const material::Condition& condition) {
        if (!condition.rule) return;
        for (const std::string& pointer : condition.rule->variables()) {
            const std::string field = pointer.substr(0, pointer.find('/', 1));
            const bool is_known = std::find(pointers.begin(), pointers.end(), field) != pointers.end();
            if (!field.empty() && !is_known && !is_answered(answers.find(field))) pointers.push_back(field);
        }
    };
    for (const material::Material& each : materials_) {
        ask(each.needed);
        for (const material::Way& way : each.ways)
            ask(way.when);
    }
    for (const Visit& each : visits_)
        ask(each.when);
    return pointers;
}

json::View Service::answer(json::View answers, std::string_view part, std::string_view role) const {
    const json::View places = definition_[part][role];
    if (const auto pointer = places.string()) return answers.find(*pointer);
    for (const json::View place : places.elements()) {
        const json::View value = answers.find(place.string_or({}));
        if (is_answered(value)) return value;
    }
    return {};
}

material::Situation Service::situation(json::View answers, base::Day today, const material::Holdings& holdings) const {
    const material::Person applicant{answer(answers, "applicant", "name").string_or({}),
                                     answer(answers, "applicant", "id_number").string_or({})};
    return {answers, today, holdings, applicant};
}

bool Service::is_mailed(json::View answers) const {
    const auto mode = answer(answers, "delivery", "mode").string();
    return mode && mode == definition_["delivery"]["mail"].string();
}

base::Result<ServiceFile, ServiceError> read_service(std::string_view text) {
    auto parsed = json::Document::parse(text);
    if (!parsed) return base::Err{ServiceError{std::string(json::code_of(parsed.error().refusal)), {}}};
    auto document = std::make_unique<const json::Document>(std::move(*parsed));
    json::Defects defects;
    Service service = Service::load(document->root(), defects);
    for (const json::Defect& defect : defects.list()) {
        if (defect.severity != base::Severity::Error) continue;
        return base::Err{ServiceError{std::string(defect.code), json::pointer_between(document->root(), defect.at)}};
    }
    return ServiceFile{std::move(document), std::move(service)};
}

void write_trips(json::Writer& out, const std::vector<const Visit*>& visits) {
    const auto write = [&](std::string_view name, json::View value) {
        out.name(name);
        value ? out.value(value) : out.null();
    };
    out.begin_object().member("count", visits.size()).name("visits").begin_array();
    for (const Visit* visit : visits) {
        out.begin_object().member("id", visit->id);
        write("title", visit->title);
        out.member("hall", visit->hall).member("service", visit->service);
        out.member("booking", visit->needs_booking ? "required" : "none");
        write("reason", visit->reason);
        if (!visit->also_at.empty()) write("also_at", visit->definition["also_at"]);
        out.end_object();
    }
    out.end_array().end_object();
}

}  // namespace onetrip::catalog
