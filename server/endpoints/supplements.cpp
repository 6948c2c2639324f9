// POST /cases/{number}/supplements: the answer to the one notice, or what was still to follow. Only what was asked for
// may change, and the whole application is judged again.

#include <algorithm>

#include "core/json/pointer.h"
#include "server/endpoints/application.h"
#include "server/endpoints/body.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/masking.h"
#include "server/endpoints/once.h"
#include "server/endpoints/owed.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

struct Sent {
    json::View answers;  ///< absent if none changed
    MaterialChoices materials;
};

Sent read_sent(const JsonBody& body) {
    json::Shape shape(body.root());
    Sent sent;
    sent.answers = shape.object_if("answers");
    sent.materials = read_choices(shape, "materials");
    JsonBody::finish(shape, {"answers", "materials"});
    return sent;
}

/// The field of the form that a pointer leads into.
std::string first_token(std::string_view pointer) {
    return json::PointerReader(pointer).next().value_or("");
}

/// What the case waits for: the items of its notice, and the materials that are still to follow.
std::vector<casework::ItemPlace> asked_of(const casework::Case& process) {
    std::vector<casework::ItemPlace> asked;
    if (process.notice) {
        for (const casework::NoticeItem& item : process.notice->items)
            asked.push_back(item.place);
    }
    for (const casework::OwedMaterial& owed : process.owed)
        asked.push_back({casework::ItemKind::Material, owed.id});
    return asked;
}

bool asks_for(const std::vector<casework::ItemPlace>& asked, casework::ItemKind kind, std::string_view id) {
    return std::any_of(asked.begin(), asked.end(), [&](const casework::ItemPlace& place) {
        if (place.kind != kind) return false;
        return kind == casework::ItemKind::Field ? first_token(place.id) == id : place.id == id;
    });
}

/// Where something was sent that nobody asked for.
std::optional<Problem> refuse_unasked(const std::vector<casework::ItemPlace>& asked, const Sent& sent) {
    const auto refused = [](std::string place, std::string_view name) {
        json::append_token(place, name);
        return Problem(ProblemCode::BodyInvalid).with("at", place);
    };
    for (const json::Member member : sent.answers.members()) {
        if (!asks_for(asked, casework::ItemKind::Field, member.name)) return refused("/answers", member.name);
    }
    for (const auto& [material, upload] : sent.materials) {
        if (!asks_for(asked, casework::ItemKind::Material, material)) return refused("/materials", material);
    }
    return std::nullopt;
}

/// The items that were answered; a field that is sent unchanged is an answer, too.
std::vector<casework::ItemPlace> answered_items(const std::vector<casework::ItemPlace>& asked, const Sent& sent) {
    std::vector<casework::ItemPlace> answered;
    for (const casework::ItemPlace& place : asked) {
        bool is_sent = false;
        if (place.kind == casework::ItemKind::Field) {
            is_sent = sent.answers[first_token(place.id)].exists();
        } else {
            for (const auto& choice : sent.materials)
                is_sent = is_sent || choice.first == place.id;
        }
        if (is_sent) answered.push_back(place);
    }
    return answered;
}

/// The case's files with those that were sent in their place. nullopt if an upload is not this citizen's.
std::optional<std::vector<storage::Upload>> uploads_after(const storage::Unit& unit, const CaseFile& file,
                                                          const Sent& sent, const std::string& citizen) {
    auto uploads = find_uploads(unit, sent.materials, citizen, file.stored.service);
    if (!uploads) return std::nullopt;
    for (const CaseMaterial& material : file.record.materials) {
        bool is_replaced = false;
        for (const auto& choice : sent.materials)
            is_replaced = is_replaced || choice.first == material.id;
        if (is_replaced) continue;
        auto kept = unit.uploads().find(material.upload);
        if (!kept) throw storage::Failure(storage::FailureKind::Corrupt, "an upload of a case is gone");
        uploads->push_back(std::move(*kept));
    }
    return uploads;
}

/// What the office asked for is kept, though the answers alone may not call for it.
std::vector<CaseMaterial> case_materials_after(const std::vector<CaseMaterial>& before,
                                               const std::vector<storage::Upload>& uploads, const Sent& sent) {
    std::vector<CaseMaterial> after;
    for (const storage::Upload& upload : uploads) {
        CaseMaterial material = case_material_of(upload);
        for (const auto& choice : sent.materials)
            material.was_asked_for = material.was_asked_for || choice.second == upload.id;
        for (const CaseMaterial& kept : before)
            material.was_asked_for = material.was_asked_for || (kept.was_asked_for && kept.upload == upload.id);
        after.push_back(std::move(material));
    }
    return after;
}

/// What is given by hand now has no source any more; what was taken from an earlier case instead has one.
void forget_replaced(CaseRecord& record, const std::vector<storage::Upload>& uploads, std::int32_t offset_minutes) {
    const auto is_given = [&](std::string_view material) {
        return std::any_of(record.materials.begin(), record.materials.end(),
                           [&](const CaseMaterial& given) { return given.id == material; });
    };
    // That a register has nothing is why it is given by hand.
    std::erase_if(record.sources,
                  [&](const MaterialSource& source) { return source.is_found && is_given(source.material); });
    for (const storage::Upload& upload : uploads) {
        if (is_given(upload.material)) add_source(record.sources, upload, offset_minutes);
    }
}

/// Takes over answers and files if the whole passes.
std::optional<Problem> take_over(const storage::Unit& unit, CaseFile& file, const Sent& sent,
                                 const std::string& citizen, base::Instant now) {
    const auto uploads = uploads_after(unit, file, sent, citizen);
    if (!uploads) return Problem(ProblemCode::NotFound).with("at", "/materials");
    const json::Document stored = answers_of(file);
    const auto merged = json::Document::parse(merged_answers(stored.root(), sent.answers));
    ONETRIP_ASSERT(merged.ok());
    const catalog::Service& service = file.service->service();
    // What registers and certificates said when it was handed in is not asked again.
    const std::string known = holdings_text(service, file.record.sources);
    const std::int32_t offset_minutes = file.service->agency->offset_minutes;
    const auto report = judge(service, merged->root(), facts_of(*uploads), file.booking ? &*file.booking : nullptr,
                              now.day_in(offset_minutes), known);
    // A visit that has taken place meanwhile is no fault of the supplement.
    std::vector<base::Finding> findings;
    for (const base::Finding& finding : report.findings) {
        if (finding.code != "visit.day_passed") findings.push_back(finding);
    }
    for (const base::Finding& finding : findings) {
        if (finding.severity == base::Severity::Error) return findings_problem(findings);
    }
    file.stored.answers = report.answers;
    file.record.materials = case_materials_after(file.record.materials, *uploads, sent);
    leave_out_unneeded(file.record.materials, report);
    forget_replaced(file.record, *uploads, offset_minutes);
    const auto answers = json::Document::parse(file.stored.answers);
    ONETRIP_ASSERT(answers.ok());
    file.record.answers_masked = masked_answers(service.form(), answers->root());
    settle_owed(file, answers->root(), known, now);
    return std::nullopt;
}

Attempt supplement(storage::Unit& unit, const Office& office, const http::Request& request, const Sent& sent,
                   const std::string& citizen, base::Instant now) {
    auto file = find_case_for(unit, office.catalogue, request.param("number"), citizen);
    // Whoever looked a case up with its query code may see it, but answers for it are its own citizen's.
    if (!file || file->stored.citizen != citizen) return Err{Problem(ProblemCode::NotFound)};
    const casework::Case& process = file->record.process;
    const auto asked = asked_of(process);
    casework::Event event;
    event.type = casework::EventType::Supplemented;
    if (!asked.empty()) {
        if (auto problem = refuse_unasked(asked, sent)) return Err{std::move(*problem)};
        if (!process.notice) event.type = casework::EventType::MaterialSettled;
        event.answered = answered_items(asked, sent);
    }
    const bool is_notice_answered = process.notice.has_value();
    if (auto problem = take_step(*file, event, now)) return Err{std::move(*problem)};
    if (auto problem = take_over(unit, *file, sent, citizen, now)) return Err{std::move(*problem)};
    for (const CaseMaterial& material : file->record.materials) {
        unit.uploads().attach(material.upload, file->stored.number);
    }
    commit_case(unit, office.catalogue, *file,
                {0, now, "case", is_notice_answered ? "case.supplemented" : "case.material_followed", "citizen", {}});
    return Answer{200, citizen_case_text(unit, *file, now), false};
}

http::Task send_supplement(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const Keyed key = keyed(request, "citizen/" + session.citizen);
    const JsonBody body(request);
    const Sent sent = read_sent(body);
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) {
                               return supplement(inner, office, request, sent, session.citizen, now);
                           });
                       }));
}

}  // namespace

void add_supplement_routes(Routes& routes, const Office& office) {
    routes.citizen(http::Method::Post, "/cases/{number}/supplements", http::json_body(),
                   [&office](const http::Request& request, const storage::CitizenSession& session) {
                       return send_supplement(office, request, session);
                   });
}

}  // namespace onetrip::endpoints
