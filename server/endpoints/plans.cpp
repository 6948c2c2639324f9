// POST /plans: the fewest trips for what somebody, or a household, wants done. The core plans (appointment.plan, as on
// a phone); the catalogue says which visits that takes and how far halls are apart, the store what is taken.

#include <algorithm>
#include <optional>

#include "core/appointment/plan.h"
#include "core/json/writer.h"
#include "core/wire/plan_operations.h"
#include "server/endpoints/application.h"
#include "server/endpoints/body.h"
#include "server/endpoints/bundle.h"
#include "server/endpoints/hall_plan.h"
#include "server/endpoints/routes.h"
#include "server/endpoints/slots.h"

namespace onetrip::endpoints {
namespace {

using http::Problem;
using http::ProblemCode;

constexpr std::size_t people_max = 20;  // of one errand
constexpr std::size_t name_bytes_max = 60;
// A question of our own: forty halls, each within what a catalogue's file may be.
constexpr json::Limits question_limits{64u << 20, 160, 4u << 20};

/// A service that somebody wants done.
struct Wish {
    const ServiceEntry* service = nullptr;
    std::vector<std::string> people;
    base::Day ready_on;
    json::View answers;
};

/// A visit of it to plan, or none: it is done on line.
struct Errand {
    std::string id;
    const Wish* wish = nullptr;
    const catalog::Visit* visit = nullptr;
};

struct Question {
    std::vector<Wish> wishes;
    std::vector<Errand> errands;
    std::vector<std::pair<const Wish*, const catalog::Visit*>> unbooked;  ///< nobody books these: they are not planned
    std::vector<const HallEntry*> halls;
    base::Day from;
    std::int32_t days = 0;
    base::Instant now;
};

std::vector<std::string> read_people(json::Shape& shape) {
    std::vector<std::string> people;
    const json::View given = shape.array_if("people");
    if (given.size() > people_max || (given.exists() && given.size() == 0)) shape.wrong("people");
    for (const json::View name : given.elements()) {
        std::string person(name.string_or({}));
        const bool is_double = std::find(people.begin(), people.end(), person) != people.end();
        if (person.empty() || person.size() > name_bytes_max || is_double) shape.wrong("people");
        people.push_back(std::move(person));
    }
    if (people.empty()) people.emplace_back("applicant");
    return people;
}

/// A wish, or several where the service's whole bundle is wanted.
void read_wish(json::Shape& parent, json::View given, std::size_t index, const Office& office, Question& question) {
    json::Shape shape(given, parent.place("services", index));
    Wish wish;
    wish.service = office.catalogue.find_service(JsonBody::text(shape, "service", identifier_bytes_max));
    wish.people = read_people(shape);
    wish.ready_on = shape.day_if("ready_on").value_or(question.from);
    wish.answers = shape.object_if("answers");
    const bool with_bundle = shape.boolean_if("with_bundle").value_or(false);
    shape.only({"service", "people", "ready_on", "answers", "with_bundle"});
    if (wish.service == nullptr) shape.wrong("service");
    parent.take(shape.fault());
    if (parent.fault()) return;
    question.wishes.push_back(wish);
    if (!with_bundle) return;
    wish.answers = {};
    for (const ServiceEntry* other : bundled_with(office.catalogue, wish.service->service())) {
        wish.service = other;
        question.wishes.push_back(wish);
    }
}

bool add_hall(const Catalogue& catalogue, std::string_view id, std::vector<const HallEntry*>& halls) {
    const HallEntry* hall = catalogue.find_hall(id);
    if (std::find(halls.begin(), halls.end(), hall) == halls.end()) halls.push_back(hall);
    return halls.size() <= appointment::plan_halls_max;
}

/// The visits that each wish leads to; false where they are more than a plan takes.
bool find_errands(const Catalogue& catalogue, Question& question) {
    for (std::size_t at = 0; at < question.wishes.size(); ++at) {
        const Wish& wish = question.wishes[at];
        const catalog::Service& service = wish.service->service();
        const base::Day today = question.now.day_in(wish.service->agency->offset_minutes);
        const json::Document answers = sound_answers(service, wish.answers, today);
        bool is_online = true;
        for (const catalog::Visit* visit : service.visits_for(answers.root(), today)) {
            if (!visit->needs_booking) {
                question.unbooked.emplace_back(&wish, visit);
                continue;
            }
            is_online = false;
            question.errands.push_back({std::to_string(at) + "/" + std::string(visit->id), &wish, visit});
            if (!add_hall(catalogue, visit->hall, question.halls)) return false;
            for (const std::string_view hall : visit->also_at) {
                if (!add_hall(catalogue, hall, question.halls)) return false;
            }
        }
        if (is_online) question.errands.push_back({std::to_string(at), &wish, nullptr});
        if (question.errands.size() > appointment::errands_max) return false;
    }
    return true;
}

/// The first day that a plan may use: `from`, no earlier than today and no later than a hall could ever offer.
base::Day read_from(json::Shape& shape, base::Day today) {
    const base::Day from = shape.day_if("from").value_or(today);
    if (from < today || from > today + appointment::days_ahead_limit) shape.wrong("from");
    return from;
}

void read_question(json::Shape& shape, const Office& office, Question& question) {
    question.from = read_from(shape, question.now.day_in(base::china_offset_minutes));
    question.days = static_cast<std::int32_t>(
        shape.integer_if("days", 1, appointment::plan_days_max).value_or(appointment::plan_days_max));
    const json::View services = shape.array("services");
    if (services.size() == 0 || services.size() > appointment::errands_max) shape.wrong("services");
    for (std::size_t index = 0; const json::View given : services.elements()) {
        if (shape.fault()) break;
        read_wish(shape, given, index++, office, question);
    }
    if (!shape.fault() && !find_errands(office.catalogue, question)) shape.wrong("services");
    JsonBody::finish(shape, {"services", "from", "days"});
}

void write_texts(json::Writer& out, std::string_view name, const std::vector<std::string>& texts) {
    out.name(name).begin_array();
    for (const std::string& text : texts)
        out.value(text);
    out.end_array();
}

void write_halls_of(json::Writer& out, const catalog::Visit& visit) {
    out.name("halls").begin_array().value(visit.hall);
    for (const std::string_view hall : visit.also_at)
        out.value(hall);
    out.end_array();
}

void write_errands_asked(json::Writer& out, const Question& question) {
    out.name("errands").begin_array();
    for (const Errand& errand : question.errands) {
        out.begin_object().member("id", errand.id);
        out.member("service", errand.visit != nullptr ? errand.visit->service : errand.wish->service->service().id());
        write_texts(out, "people", errand.wish->people);
        out.member("ready_on", errand.wish->ready_on.text()).member("online", errand.visit == nullptr);
        if (errand.visit != nullptr) write_halls_of(out, *errand.visit);
        out.end_object();
    }
    out.end_array();
}

/// What the core is asked, as a phone asks it: halls, what is taken of them, and the ways between them.
std::string question_text(const Office& office, const storage::Unit& unit, const Question& question) {
    json::Writer out;
    out.begin_object();
    write_errands_asked(out, question);
    out.name("halls").begin_array();
    for (const HallEntry* entry : question.halls) {
        const auto changes = unit.hall_changes().of(entry->hall.id, question.from.text());
        out.begin_object().name("hall").raw(changed_hall_text(*entry, changes)).name("taken");
        const auto hall = hall_from(unit, *entry, question.from);
        write_taken_of(out, office.catalogue, unit, *hall, question.from, question.days, question.now);
        out.end_object();
    }
    out.end_array().name("travel").begin_array();
    const auto is_asked = [&](const std::string& id) {
        return std::any_of(question.halls.begin(), question.halls.end(),
                           [&](const HallEntry* entry) { return entry->hall.id == id; });
    };
    for (const catalog::Way& way : office.catalogue.travel().between) {
        if (!is_asked(way.from) || !is_asked(way.to)) continue;
        out.begin_object().member("from", way.from).member("to", way.to).member("minutes", way.minutes).end_object();
    }
    out.end_array().member("travel_minutes", office.catalogue.travel().minutes);
    out.member("from", question.from.text()).member("days", question.days).member("now", question.now.text());
    out.member("calendar", office.catalogue.calendar_document()).end_object();
    return out.take();
}

void write_visit(json::Writer& out, const catalog::Visit& visit) {
    out.member("visit", visit.id).member("title", visit.title).member("reason", visit.reason);
    out.member("hall_service", visit.service);
    write_halls_of(out, visit);
}

std::string answer_text(const Question& question, json::View plan) {
    json::Writer out;
    out.begin_object().member("now", question.now.text()).name("errands").begin_array();
    for (const Errand& errand : question.errands) {
        out.begin_object().member("id", errand.id).member("service", errand.wish->service->service().id());
        write_texts(out, "people", errand.wish->people);
        if (errand.visit != nullptr) write_visit(out, *errand.visit);
        out.end_object();
    }
    out.end_array().name("unbooked").begin_array();
    for (const auto& [wish, visit] : question.unbooked) {
        out.begin_object().member("service", wish->service->service().id());
        write_visit(out, *visit);
        out.end_object();
    }
    out.end_array().member("plan", plan).end_object();
    return out.take();
}

/// The core's answer to a question of our own; absent where the halls cannot be planned together.
std::optional<json::Document> answer_of(const std::string& asked) {
    const auto input = json::Document::parse(asked, question_limits);
    if (!input) return std::nullopt;
    json::Writer out;
    if (!wire::plan_operations().front().run({input->root(), {}}, out)) return std::nullopt;
    auto answer = json::Document::parse(out.text());
    ONETRIP_ASSERT(answer.ok());
    return std::move(answer).value();
}

http::Task plan_trips(const Office& office, const http::Request& request) {
    require_query(request, {});
    const JsonBody body(request);
    json::Shape shape(body.root());
    Question question;
    question.now = office.clock.now();
    read_question(shape, office, question);
    const std::string asked = co_await storage::read(
        office.store, [&](const storage::Unit& unit) { return question_text(office, unit, question); });
    const auto answer = co_await office.workers.run([&] { return answer_of(asked); });
    // Halls that go by different clocks cannot be planned together; nothing else of the question can be wrong.
    if (!answer) co_return Problem(ProblemCode::BodyInvalid).with("at", "/services").reply(request);
    co_return http::Reply::json(200, answer_text(question, answer->root()));
}

}  // namespace

void add_plan_routes(Routes& routes, const Office& office) {
    routes.open(http::Method::Post, "/plans", http::json_body(),
                [&office](const http::Request& request) { return plan_trips(office, request); });
}

}  // namespace onetrip::endpoints
