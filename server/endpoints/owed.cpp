#include "server/endpoints/owed.h"

#include <algorithm>

namespace onetrip::endpoints {
namespace {

using casework::OwedMaterial;

/// What may follow, and was not given.
std::vector<OwedMaterial> late_materials(const CaseFile& file, json::View answers, std::string_view known,
                                         base::Day today) {
    const Known beside(known);
    const catalog::Service& service = file.service->service();
    std::vector<OwedMaterial> late;
    for (const material::Item& item :
         material::list_items(service.materials(), service.situation(answers, today, beside.holdings()))) {
        const std::string id(item.material->id);
        const bool is_given = std::any_of(file.record.materials.begin(), file.record.materials.end(),
                                          [&](const CaseMaterial& given) { return given.id == id; });
        // What is brought on paper or sent by others is not handed in here.
        if (item.late_due && item.way->by == material::Obtain::Upload && !is_given) {
            late.push_back({id, item.late_due->day});
        }
    }
    return late;
}

bool has(const std::vector<OwedMaterial>& list, std::string_view id) {
    return std::any_of(list.begin(), list.end(), [&](const OwedMaterial& owed) { return owed.id == id; });
}

}  // namespace

std::vector<OwedMaterial> still_owed(const casework::Case& process) {
    const auto possible = casework::possible_events(process.state);
    const bool is_open =
        std::find(possible.begin(), possible.end(), casework::EventType::MaterialSettled) != possible.end();
    return is_open ? process.owed : std::vector<OwedMaterial>{};
}

std::optional<base::Day> first_owed_due(const casework::Case& process) {
    std::optional<base::Day> first;
    for (const OwedMaterial& owed : still_owed(process)) {
        if (!first || owed.due < *first) first = owed.due;
    }
    return first;
}

void settle_owed(CaseFile& file, json::View answers, std::string_view known, base::Instant now) {
    const auto late = late_materials(file, answers, known, now.day_in(file.service->agency->offset_minutes));
    const auto stands_for_commitment = [&](const OwedMaterial& owed) {
        return std::any_of(file.record.taken_back.begin(), file.record.taken_back.end(),
                           [&](const TakenBack& taken) { return taken.material == owed.id; });
    };
    casework::Event settled;
    settled.type = casework::EventType::MaterialSettled;
    for (const OwedMaterial& owed : file.record.process.owed) {
        if (has(late, owed.id) || stands_for_commitment(owed)) continue;
        settled.answered.push_back({casework::ItemKind::Material, owed.id});
    }
    if (!settled.answered.empty()) ONETRIP_ASSERT(!take_step(file, settled, now));
    for (const OwedMaterial& owed : late) {
        if (has(file.record.process.owed, owed.id)) continue;
        casework::Event event;
        event.type = casework::EventType::MaterialOwed;
        event.material = owed.id;
        event.due = owed.due;
        ONETRIP_ASSERT(!take_step(file, event, now));
    }
}

void write_owed(json::Writer& out, const CaseFile& file, base::Instant now) {
    const base::Day today = now.day_in(file.service->agency->offset_minutes);
    out.name("owed").begin_array();
    for (const OwedMaterial& owed : still_owed(file.record.process)) {
        out.begin_object().member("id", owed.id);
        write_material_title(out, file, owed.id);
        out.member("due", owed.due.text()).member("overdue", owed.due < today).end_object();
    }
    out.end_array();
}

}  // namespace onetrip::endpoints
