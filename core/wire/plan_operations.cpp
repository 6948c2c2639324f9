#include "core/wire/plan_operations.h"

#include <algorithm>
#include <optional>

#include "core/appointment/plan.h"
#include "core/appointment/schedule.h"
#include "core/calendar/read.h"
#include "core/json/shape.h"

namespace onetrip::wire {
namespace {

constexpr std::size_t travel_pairs_max = appointment::plan_halls_max * appointment::plan_halls_max;
constexpr std::size_t people_max = 20;

struct NamedErrand {
    std::string id;
    std::string service;
    std::vector<std::string> people;
    base::Day ready_on;
    bool online = false;
    std::vector<std::size_t> halls;  ///< by their place in the question; none: wherever the service is done
};

struct HallOnOffer {
    appointment::Hall hall;
    json::View taken;  ///< as core/appointment/taken.h has it, or absent
};

/// Everything that is asked, as it was named.
struct Question {
    std::vector<NamedErrand> errands;
    std::vector<HallOnOffer> halls;
    appointment::Travel travel{0, 0};
    std::optional<calendar::WorkCalendar> calendar;
    base::Day from;
    std::int32_t days = 0;
    base::Instant now;
};

std::optional<std::size_t> place_of(std::span<const HallOnOffer> halls, std::string_view id) {
    for (std::size_t i = 0; i < halls.size(); ++i) {
        if (halls[i].hall.id == id) return i;
    }
    return std::nullopt;
}

NamedErrand read_errand(json::Shape& parent, json::View given, const Question& question) {
    json::Shape shape(given, parent.place("errands", question.errands.size()));
    NamedErrand errand;
    errand.id = shape.text("id");
    errand.service = shape.text("service");
    errand.ready_on = shape.day_if("ready_on").value_or(question.from);
    errand.online = shape.boolean_if("online").value_or(false);
    const json::View people = shape.array_if("people");
    const json::View halls = shape.array_if("halls");
    shape.only({"id", "service", "people", "ready_on", "online", "halls"});
    if (people.size() > people_max || (people.exists() && people.size() == 0)) shape.wrong("people");
    for (const json::View person : people.elements()) {
        const std::string name(person.string_or({}));
        const bool is_known = std::find(errand.people.begin(), errand.people.end(), name) != errand.people.end();
        if (name.empty() || is_known) shape.wrong("people");
        errand.people.push_back(name);
    }
    if (errand.people.empty()) errand.people.emplace_back("applicant");
    if (halls.size() > appointment::plan_halls_max || (halls.exists() && halls.size() == 0)) shape.wrong("halls");
    for (const json::View id : halls.elements()) {
        const auto hall = place_of(question.halls, id.string_or({}));
        if (!hall) {
            shape.wrong("halls");
            break;
        }
        errand.halls.push_back(*hall);
    }
    parent.take(shape.fault());
    return errand;
}

HallOnOffer read_hall_on_offer(json::Shape& parent, json::View given, std::size_t index) {
    json::Shape shape(given, parent.place("halls", index));
    const json::View hall = shape.object("hall");
    HallOnOffer offer{{}, shape.object_if("taken")};
    shape.only({"hall", "taken"});
    if (!shape.fault()) {
        auto read = appointment::read_hall(hall, shape.place("hall"));
        if (!read) {
            parent.take(read.error().at);
        } else {
            offer.hall = std::move(read).value();
        }
    }
    parent.take(shape.fault());
    return offer;
}

void read_travel(json::Shape& parent, json::View given, std::span<const HallOnOffer> halls,
                 appointment::Travel& travel) {
    if (given.size() > travel_pairs_max) parent.wrong("travel");
    std::size_t index = 0;
    for (const json::View way : given.elements()) {
        json::Shape shape(way, parent.place("travel", index++));
        const auto from = place_of(halls, shape.text("from"));
        const auto to = place_of(halls, shape.text("to"));
        const auto minutes = static_cast<std::int32_t>(shape.integer("minutes", 0, appointment::travel_minutes_max));
        shape.only({"from", "to", "minutes"});
        if (!from) shape.wrong("from");
        if (!to) shape.wrong("to");
        parent.take(shape.fault());
        if (parent.fault()) return;
        travel.set(*from, *to, minutes);
        travel.set(*to, *from, minutes);
    }
    travel.take_short_cuts();
}

void read_halls(json::Shape& shape, json::View given, Question& question) {
    if (given.size() > appointment::plan_halls_max) shape.wrong("halls");
    if (shape.fault()) return;
    for (const json::View hall : given.elements()) {
        const std::size_t index = question.halls.size();
        HallOnOffer offer = read_hall_on_offer(shape, hall, index);
        if (shape.fault()) return;
        // One id twice, or another clock: a plan compares local times.
        const bool is_strange = place_of(question.halls, offer.hall.id) ||
                                (index > 0 && offer.hall.offset_minutes != question.halls.front().hall.offset_minutes);
        if (is_strange) {
            shape.take(shape.place("halls", index) + "/hall");
            return;
        }
        question.halls.push_back(std::move(offer));
    }
}

base::Result<Question, json::Fault> read_question(json::View input) {
    json::Shape shape(input);
    Question question;
    const json::View errands = shape.array("errands");
    const json::View halls = shape.array("halls");
    const json::View travel = shape.array_if("travel");
    const auto travel_minutes =
        static_cast<std::int32_t>(shape.integer_if("travel_minutes", 0, appointment::travel_minutes_max)
                                      .value_or(appointment::travel_minutes_default));
    question.from = shape.day("from");
    if (!shape.fault() && !calendar::is_countable(question.from)) shape.wrong("from");
    question.days = static_cast<std::int32_t>(shape.integer("days", 1, appointment::plan_days_max));
    question.now = shape.instant("now");
    const json::View own_calendar = shape.object_if("calendar");
    shape.only({"errands", "halls", "travel", "travel_minutes", "from", "days", "now", "calendar"});
    if (errands.size() > appointment::errands_max) shape.wrong("errands");
    read_halls(shape, halls, question);
    for (const json::View errand : errands.elements()) {
        if (shape.fault()) break;
        question.errands.push_back(read_errand(shape, errand, question));
    }
    question.travel = appointment::Travel(question.halls.size(), travel_minutes);
    if (!shape.fault()) read_travel(shape, travel, question.halls, question.travel);
    if (own_calendar && !shape.fault()) {
        auto read = calendar::read_calendar(own_calendar, shape.place("calendar"));
        if (!read) return base::Err{read.error()};
        question.calendar = std::move(read).value();
    }
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return question;
}

/// The errands for which somebody has to go, and the people, by number.
struct Numbered {
    std::vector<std::size_t> places;  ///< in the question
    std::vector<appointment::Errand> errands;
    std::vector<std::string> people;
};

Numbered numbered(const Question& question) {
    Numbered out;
    for (std::size_t i = 0; i < question.errands.size(); ++i) {
        const NamedErrand& named = question.errands[i];
        if (named.online) continue;
        appointment::Errand errand{{}, named.ready_on};
        for (const std::string& person : named.people) {
            const auto at = std::find(out.people.begin(), out.people.end(), person);
            errand.people.push_back(static_cast<std::size_t>(at - out.people.begin()));
            if (at == out.people.end()) out.people.push_back(person);
        }
        out.places.push_back(i);
        out.errands.push_back(std::move(errand));
    }
    return out;
}

/// The open slots of a hall's service on each day, for every errand that needs them.
base::Result<std::vector<appointment::Opening>, json::Fault> find_openings(const Question& question,
                                                                           const Numbered& numbers) {
    const calendar::WorkCalendar& calendar =
        question.calendar ? *question.calendar : calendar::WorkCalendar::built_in();
    std::vector<appointment::Opening> openings;
    for (std::size_t hall = 0; hall < question.halls.size(); ++hall) {
        const HallOnOffer& offer = question.halls[hall];
        for (std::size_t errand = 0; errand < numbers.errands.size(); ++errand) {
            const NamedErrand& named = question.errands[numbers.places[errand]];
            const bool is_elsewhere =
                !named.halls.empty() && std::find(named.halls.begin(), named.halls.end(), hall) == named.halls.end();
            const appointment::HallService* service = offer.hall.service(named.service);
            if (service == nullptr || is_elsewhere) continue;
            const appointment::Days wanted{question.from, question.from + (question.days - 1)};
            const auto taken = appointment::read_taken(offer.taken, offer.hall, *service, calendar, wanted,
                                                       "/halls/" + std::to_string(hall) + "/taken");
            if (!taken) return base::Err{taken.error()};
            for (std::int32_t ahead = 0; ahead < question.days; ++ahead) {
                appointment::Opening opening{errand, hall, question.from + ahead, {}};
                const auto schedule =
                    appointment::schedule_day({offer.hall, *service}, calendar, opening.day, question.now, *taken);
                for (const appointment::Slot& slot : schedule.slots) {
                    if (slot.state != appointment::SlotState::Open) continue;
                    opening.slots.push_back({slot.start.minute_of_day, slot.to_minute_of_day});
                }
                if (!opening.slots.empty()) openings.push_back(std::move(opening));
            }
        }
    }
    return openings;
}

class Answer {
public:
    Answer(json::Writer& out, const Question& question, const Numbered& numbers)
        : out_(out), question_(question), numbers_(numbers) {}

    void write(const appointment::Plan& plan) {
        out_.begin_object()
            .member("trips", plan.trips)
            .member("trips_at_least", plan.trips_at_least)
            .member("exact", plan.is_exact)
            .name("days")
            .begin_array();
        for (const appointment::Trip& trip : plan.days)
            write_day(trip);
        out_.end_array().name("online").begin_array();
        for (const NamedErrand& errand : question_.errands) {
            if (errand.online) out_.value(errand.id);
        }
        out_.end_array().name("unplaced");
        write_errands(plan.unplaced);
        out_.end_object();
    }

private:
    const std::string& errand_id(std::size_t errand) const { return question_.errands[numbers_.places[errand]].id; }

    void write_errands(const std::vector<std::size_t>& errands) {
        out_.begin_array();
        for (const std::size_t errand : errands)
            out_.value(errand_id(errand));
        out_.end_array();
    }

    void write_day(const appointment::Trip& trip) {
        out_.begin_object().member("day", trip.day.text()).name("people").begin_array();
        for (const std::size_t person : trip.people)
            out_.value(numbers_.people[person]);
        out_.end_array().name("stops").begin_array();
        const appointment::Stop* before = nullptr;
        for (const appointment::Stop& stop : trip.stops) {
            out_.begin_object()
                .member("errand", errand_id(stop.errand))
                .member("hall", question_.halls[stop.hall].hall.id)
                .member("slot", appointment::SlotStart{trip.day, stop.slot.from}.text())
                .member("from", appointment::minute_text(stop.slot.from))
                .member("to", appointment::minute_text(stop.slot.to));
            if (before != nullptr && before->hall != stop.hall)
                out_.member("travel_minutes", question_.travel.minutes(before->hall, stop.hall));
            out_.end_object();
            before = &stop;
        }
        out_.end_array().name("reason");
        if (trip.reason) {
            out_.begin_object().member("code", appointment::code_of(*trip.reason)).name("errands");
            write_errands(trip.because_of);
            out_.end_object();
        } else {
            out_.null();
        }
        out_.end_object();
    }

    json::Writer& out_;
    const Question& question_;
    const Numbered& numbers_;
};

Outcome plan(const Request& request, json::Writer& answer) {
    const auto question = read_question(request.input);
    if (!question) return input_invalid(question.error().at);
    const Numbered numbers = numbered(*question);
    const auto openings = find_openings(*question, numbers);
    if (!openings) return input_invalid(openings.error().at);
    Answer(answer, *question, numbers).write(appointment::plan_trips(numbers.errands, *openings, question->travel));
    return base::Done{};
}

constexpr Operation operations[] = {{"appointment.plan", plan}};

}  // namespace

std::span<const Operation> plan_operations() {
    return operations;
}

}  // namespace onetrip::wire
