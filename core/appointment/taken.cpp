#include "core/appointment/taken.h"

#include <algorithm>
#include <span>

#include "core/base/text.h"

namespace onetrip::appointment {
namespace {

constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// -1 if it is none.
std::int32_t count_of_digit(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'z') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'Z') return digit - 'A' + 36;
    return -1;
}

/// Calls `visit` with the first minute of each of the team's slots on a day, in order, until it answers false.
template <typename Visit>
void visit_slots(const Hall& hall, const Team& team, const calendar::WorkCalendar& calendar, base::Day day,
                 Visit visit) {
    const calendar::WorkCalendar plain_weeks;
    for (const calendar::MinuteSpan span : team.hours.on(hall.follows_holidays ? calendar : plain_weeks, day)) {
        for (std::int32_t from = span.from; from + team.slot_minutes <= span.to; from += team.slot_minutes) {
            if (!visit(from)) return;
        }
    }
}

bool begins_before(const TakenSlot& slot, SlotStart start) {
    return slot.start < start;
}

void append_count(std::string& out, std::int32_t count) {
    if (count < static_cast<std::int32_t>(digits.size())) {
        out += digits[static_cast<std::size_t>(count)];
    } else {
        out += '(' + std::to_string(count) + ')';
    }
}

/// Takes one count from the front of a day's text; -1 if there is none.
std::int32_t take_count(std::string_view& rest) {
    const char first = rest.front();
    rest.remove_prefix(1);
    if (first != '(') return count_of_digit(first);
    std::int32_t count = 0;
    while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9' && count <= taken_count_max) {
        count = count * 10 + (rest.front() - '0');
        rest.remove_prefix(1);
    }
    if (rest.empty() || rest.front() != ')' || count > taken_count_max) return -1;
    rest.remove_prefix(1);
    return count;
}

void read_slots(json::Shape& shape, json::View given, std::size_t team, Taken& taken) {
    for (const json::Member member : given.members()) {
        const auto start = read_slot_start(member.name);
        const auto count = member.value.integer();
        if (!start || !count || *count < 0 || *count > taken_count_max) {
            shape.wrong(member.name);
            break;
        }
        taken.set(team, *start, static_cast<std::int32_t>(*count));
    }
}

void read_team(json::Shape& parent, json::View given, std::string_view name, std::size_t team, Taken& taken) {
    json::Shape shape(given, parent.place(name));
    if (given.size() > taken_slots_max) parent.wrong(name);
    read_slots(shape, given, team, taken);
    parent.take(shape.fault());
}

/// The short shape: slots where teams would stand.
bool names_slots(json::View given) {
    const auto members = given.members();
    return members.begin() != members.end() && read_slot_start((*members.begin()).name).has_value();
}

/// The days of one team; false if a text has more than the day has slots, or no counts.
bool read_days(json::View days, const Hall& hall, std::size_t team, const calendar::WorkCalendar& calendar,
               base::Day from, Days wanted, Taken& taken) {
    if (!days.is_array() || days.size() > static_cast<std::size_t>(taken_days_max)) return false;
    base::Day day = from;
    for (const json::View text : days.elements()) {
        std::string_view rest = text.string_or("?");
        const base::Day this_day = day;
        day = day + 1;
        if (rest.empty() || this_day < wanted.first || this_day > wanted.last) continue;
        bool is_sound = true;
        visit_slots(hall, hall.teams[team], calendar, this_day, [&](std::int32_t minute) {
            const std::int32_t count = take_count(rest);
            if (count > 0) taken.set(team, {this_day, minute}, count);
            is_sound = count >= 0;
            return is_sound && !rest.empty();
        });
        if (!is_sound || !rest.empty()) return false;
    }
    return true;
}

std::string day_text(const Hall& hall, std::size_t team, const calendar::WorkCalendar& calendar, const Taken& taken,
                     base::Day day) {
    std::string text;
    std::size_t used = 0;
    for (const std::int32_t minute : slot_minutes_of(hall, hall.teams[team], calendar, day)) {
        const std::int32_t count = std::max(0, taken.of(team, {day, minute}));
        append_count(text, count);
        if (count > 0) used = text.size();
    }
    text.resize(used);
    return text;
}

}  // namespace

void Taken::set(std::size_t team, SlotStart start, std::int32_t count) {
    if (team >= teams_.size()) teams_.resize(team + 1);
    std::vector<TakenSlot>& slots = teams_[team];
    // Mostly they come in order.
    if (slots.empty() || slots.back().start < start) {
        slots.push_back({start, count});
        return;
    }
    const auto at = std::lower_bound(slots.begin(), slots.end(), start, begins_before);
    if (at->start == start) {
        at->count = count;
    } else {
        slots.insert(at, {start, count});
    }
}

std::int32_t Taken::of(std::size_t team, SlotStart start) const {
    for (const TakenSlot& slot : on(team, start.day)) {
        if (slot.start == start) return slot.count;
    }
    return 0;
}

std::span<const TakenSlot> Taken::on(std::size_t team, base::Day day) const {
    if (team >= teams_.size()) return {};
    const std::vector<TakenSlot>& slots = teams_[team];
    const auto from = std::lower_bound(slots.begin(), slots.end(), SlotStart{day, 0}, begins_before);
    const auto to = std::find_if(from, slots.end(), [day](const TakenSlot& slot) { return slot.start.day != day; });
    return {slots.data() + (from - slots.begin()), static_cast<std::size_t>(to - from)};
}

base::Result<Taken, json::Fault> read_taken(json::View given, const Hall& hall, const HallService& service,
                                            const calendar::WorkCalendar& calendar, Days wanted, std::string_view at) {
    Taken taken;
    if (!given) return taken;
    json::Shape shape(given, at);
    if (service.teams.size() == 1 && given.size() <= taken_slots_max && names_slots(given)) {
        read_slots(shape, given, service.teams.front(), taken);
    } else if (!given["from"].is_string()) {
        for (const json::Member member : given.members()) {
            const auto team = hall.team(member.name);
            if (!team) shape.wrong(member.name);
            const bool is_ours =
                team && std::find(service.teams.begin(), service.teams.end(), *team) != service.teams.end();
            if (is_ours) read_team(shape, member.value, member.name, *team, taken);
        }
    } else {
        const base::Day from = shape.day("from");
        json::Shape teams(shape.object("teams"), shape.place("teams"));
        shape.only({"from", "teams"});
        if (!shape.fault() && !calendar::is_countable(from)) shape.wrong("from");
        for (const std::size_t team : service.teams) {
            if (shape.fault()) break;
            const std::string& id = hall.teams[team].id;
            const json::View days = given["teams"][id];
            if (days && !read_days(days, hall, team, calendar, from, wanted, taken)) teams.wrong(id);
        }
        shape.take(teams.fault());
    }
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return taken;
}

void write_taken(json::Writer& out, const Hall& hall, const calendar::WorkCalendar& calendar, const Taken& taken,
                 base::Day from, std::int32_t days) {
    out.begin_object().member("from", from.text()).name("teams").begin_object();
    for (std::size_t team = 0; team < hall.teams.size(); ++team) {
        out.name(hall.teams[team].id).begin_array();
        std::int32_t empty_days = 0;
        for (std::int32_t ahead = 0; ahead < days; ++ahead) {
            const std::string text = day_text(hall, team, calendar, taken, from + ahead);
            if (text.empty()) {
                empty_days += 1;
                continue;
            }
            for (; empty_days > 0; --empty_days)
                out.value("");
            out.value(text);
        }
        out.end_array();
    }
    out.end_object().end_object();
}

std::vector<std::int32_t> slot_minutes_of(const Hall& hall, const Team& team, const calendar::WorkCalendar& calendar,
                                          base::Day day) {
    std::vector<std::int32_t> minutes;
    visit_slots(hall, team, calendar, day, [&](std::int32_t minute) {
        minutes.push_back(minute);
        return true;
    });
    return minutes;
}

}  // namespace onetrip::appointment
