#include "server/endpoints/application.h"

#include <algorithm>

#include "core/form/screen.h"
#include "core/form/sheet.h"

namespace onetrip::endpoints {
namespace {

constexpr std::size_t choices_max = 64;
constexpr std::size_t identifier_bytes_max = 64;

std::string booking_facts(const catalog::Service& service, const storage::Booking* booking) {
    if (booking == nullptr) return "null";
    const catalog::Visit* visit = visit_of(service, *booking);
    json::Writer out;
    out.begin_object().member("visit", visit != nullptr ? visit->id : std::string_view());
    out.member("day", booking->from.day_in(base::china_offset_minutes).text()).end_object();
    return out.take();
}

/// A text of our own, which is sound.
json::Document parsed(std::string_view text) {
    auto document = json::Document::parse(text);
    ONETRIP_ASSERT(document.ok());
    return std::move(document).value();
}

}  // namespace

MaterialChoices read_choices(json::Shape& shape, std::string_view name) {
    const json::View given = shape.object_if(name);
    MaterialChoices choices;
    if (!given) return choices;
    json::Shape inner(given, shape.place(name));
    if (given.size() > choices_max) shape.wrong(name);
    for (const json::Member member : given.members()) {
        const std::string_view upload = inner.text(member.name);
        if (upload.size() > identifier_bytes_max || member.name.size() > identifier_bytes_max) {
            inner.wrong(member.name);
        }
        choices.emplace_back(member.name, upload);
    }
    shape.take(inner.fault());
    return choices;
}

std::optional<std::vector<storage::Upload>> find_uploads(const storage::Unit& unit, const MaterialChoices& choices,
                                                         std::string_view citizen, std::string_view service) {
    std::vector<storage::Upload> uploads;
    for (const auto& [material, id] : choices) {
        auto upload = unit.uploads().find(id);
        const bool is_theirs = upload && upload->citizen == citizen && upload->service == service;
        if (!is_theirs || upload->material != material) return std::nullopt;
        uploads.push_back(std::move(*upload));
    }
    return uploads;
}

CaseMaterial case_material_of(const storage::Upload& upload) {
    return {upload.material, upload.id, upload.sha256, upload.kind, upload.size_bytes, false};
}

const catalog::Visit* visit_of(const catalog::Service& service, const storage::Booking& booking) {
    for (const catalog::Visit& visit : service.visits()) {
        if (visit.is_at(booking.slot.hall) && visit.service == booking.service) return &visit;
    }
    return nullptr;
}

json::Document sound_answers(const catalog::Service& service, json::View given, base::Day today) {
    json::Writer out;
    form::Sheet(service.form(), given, today).write_sound_answers(out);
    auto written = json::Document::parse(out.text(), form::rewritten_limits);
    ONETRIP_ASSERT(written.ok());
    return std::move(written).value();
}

submission::Report judge(const catalog::Service& service, json::View answers, std::string_view facts,
                         const storage::Booking* booking, base::Day today, std::string_view known) {
    const json::Document materials = parsed(facts);
    const json::Document visit = parsed(booking_facts(service, booking));
    const Known beside(known);
    return submission::check(service, {answers, materials.root(), visit.root(), beside.holdings()}, today);
}

std::string facts_of(const std::vector<storage::Upload>& uploads) {
    json::Writer out;
    out.begin_object();
    for (const storage::Upload& upload : uploads)
        out.name(upload.material).raw(upload.inspection);
    out.end_object();
    return out.take();
}

std::string merged_answers(json::View stored, json::View sent) {
    json::Writer out;
    out.begin_object();
    for (const json::Member member : stored.members()) {
        if (!sent[member.name].exists()) out.member(member.name, member.value);
    }
    for (const json::Member member : sent.members())
        out.member(member.name, member.value);
    out.end_object();
    return out.take();
}

void leave_out_unneeded(std::vector<CaseMaterial>& materials, const submission::Report& report) {
    const auto is_unneeded = [&](const CaseMaterial& material) {
        const std::string place = "material:" + material.id;
        return std::any_of(report.findings.begin(), report.findings.end(), [&](const base::Finding& finding) {
            return finding.field == place && finding.code == "material.unneeded" && !material.was_asked_for;
        });
    };
    materials.erase(std::remove_if(materials.begin(), materials.end(), is_unneeded), materials.end());
}

http::Problem findings_problem(const std::vector<base::Finding>& findings) {
    json::Writer out;
    form::write_findings(out, findings);
    return http::Problem(http::ProblemCode::Findings).with_json("findings", out.take());
}

}  // namespace onetrip::endpoints
