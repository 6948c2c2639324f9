#include "server/endpoints/hall_plan.h"

#include "core/json/writer.h"
#include "server/storage/failure.h"

namespace onetrip::endpoints {
namespace {

using storage::HallChange;

void write_change(json::Writer& out, const HallChange& change) {
    const auto plan = json::Document::parse(change.plan);
    if (!plan) throw storage::Failure(storage::FailureKind::Corrupt, "a change of a hall is of no known form");
    out.begin_object().member("from", change.from_day);
    if (change.to_day) out.member("to", *change.to_day);
    for (const json::Member member : plan->root().members())
        out.name(member.name).value(member.value);
    out.end_object();
}

/// The member `changes`: those of a team (or of the whole hall, without one), before those that the catalogue has.
void write_changes(json::Writer& out, json::View object, std::string_view team,
                   const std::vector<HallChange>& changes) {
    out.name("changes").begin_array();
    for (const HallChange& change : changes) {
        if (change.team == team) write_change(out, change);
    }
    for (const json::View of_catalogue : object["changes"].elements())
        out.value(of_catalogue);
    out.end_array();
}

/// Teams, or services with a team of their own.
void write_teams(json::Writer& out, json::View list, const std::vector<HallChange>& changes) {
    out.begin_array();
    for (const json::View team : list.elements()) {
        out.begin_object();
        for (const json::Member member : team.members()) {
            if (member.name != "changes") out.name(member.name).value(member.value);
        }
        const bool has_a_team = !team["teams"];
        if (has_a_team) write_changes(out, team, team["id"].string_or({}), changes);
        out.end_object();
    }
    out.end_array();
}

}  // namespace

std::string changed_hall_text(const HallEntry& entry, const std::vector<HallChange>& changes) {
    const json::View root = entry.document->root();
    json::Writer out;
    out.begin_object();
    for (const json::Member member : root.members()) {
        if (member.name == "changes") continue;
        out.name(member.name);
        if (member.name == "teams" || member.name == "services") {
            write_teams(out, member.value, changes);
        } else {
            out.value(member.value);
        }
    }
    write_changes(out, root, {}, changes);
    out.end_object();
    return out.take();
}

std::shared_ptr<const appointment::Hall> hall_from(const storage::Unit& unit, const HallEntry& entry, base::Day day) {
    const auto changes = unit.hall_changes().of(entry.hall.id, day.text());
    if (changes.empty()) return {std::shared_ptr<const void>(), &entry.hall};
    const auto document = json::Document::parse(changed_hall_text(entry, changes));
    auto hall = document ? appointment::read_hall(document->root()) : base::Err{json::Fault{}};
    if (!hall) throw storage::Failure(storage::FailureKind::Corrupt, "a change of a hall does not fit it any more");
    return std::make_shared<const appointment::Hall>(std::move(hall).value());
}

}  // namespace onetrip::endpoints
