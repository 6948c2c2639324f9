#include "core/submission/application.h"

#include <algorithm>

#include "core/form/screen.h"
#include "core/form/sheet.h"
#include "core/json/pointer.h"
#include "core/material/checklist.h"
#include "core/material/file_facts.h"

namespace onetrip::submission {
namespace {

// The sound answers are part of answers that were let in already.
constexpr json::Limits data_limits{64u << 20, 200, 1u << 22};

using Findings = std::vector<base::Finding>;

void check_file(const material::Material& material, json::View given, const std::string& at, Findings& findings) {
    const auto facts = material::read_file_facts(given);
    if (!facts) return findings.push_back({"material.facts_invalid", at, base::Severity::Error});
    for (base::Finding& finding : material::check_facts(*facts, material.spec)) {
        finding.field = at;
        findings.push_back(std::move(finding));
    }
}

void check_materials(const catalog::Service& service, json::View given, json::View answers, base::Day today,
                     Findings& findings) {
    const auto items = material::list_items(service.materials(), answers, today);
    for (const material::Item& item : items) {
        if (item.is_spared()) continue;
        const std::string at = "material:" + std::string(item.material->id);
        const json::View facts = given[item.material->id];
        if (facts && !facts.is_null()) {
            check_file(*item.material, facts, at, findings);
        } else if (item.material->necessity == material::Necessity::Required) {
            findings.push_back({"material.missing", at, base::Severity::Error});
        }
    }
    for (const json::Member member : given.members()) {
        if (member.value.is_null()) continue;
        const std::string at = "material:" + std::string(member.name);
        const bool is_asked_for = std::any_of(items.begin(), items.end(), [&](const material::Item& item) {
            return item.material->id == member.name && !item.is_spared();
        });
        if (service.material(member.name) == nullptr) {
            findings.push_back({"material.unknown", at, base::Severity::Error});
        } else if (!is_asked_for) {
            findings.push_back({"material.unneeded", at, base::Severity::Warn});
        }
    }
}

void check_booking(json::View booking, const std::string& at, base::Day today, Findings& findings) {
    const auto day = base::Day::parse(booking["day"].string_or({}));
    if (!day) return findings.push_back({"visit.day_invalid", at, base::Severity::Error});
    if (*day < today) findings.push_back({"visit.day_passed", at, base::Severity::Error});
}

void check_visits(const catalog::Service& service, json::View booking, json::View answers, base::Day today,
                  Findings& findings) {
    const std::string_view booked = booking["visit"].string_or({});
    bool is_for_a_visit = false;
    for (const catalog::Visit* visit : service.visits_for(answers, today)) {
        if (!visit->needs_booking) continue;
        const std::string at = "visit:" + std::string(visit->id);
        if (visit->id == booked) {
            is_for_a_visit = true;
            check_booking(booking, at, today, findings);
        } else {
            findings.push_back({"visit.booking_missing", at, base::Severity::Error});
        }
    }
    if (booking && !booking.is_null() && !is_for_a_visit) {
        findings.push_back({"visit.unknown", "visit:" + std::string(booked), base::Severity::Error});
    }
}

json::Document sound_answers(const form::Sheet& sheet) {
    json::Writer out;
    sheet.write_sound_answers(out);
    auto written = json::Document::parse(out.text(), data_limits);
    ONETRIP_ASSERT(written.ok());
    return std::move(*written);
}

}  // namespace

bool Report::passes() const {
    return std::none_of(findings.begin(), findings.end(),
                        [](const base::Finding& finding) { return finding.severity == base::Severity::Error; });
}

Report check(const catalog::Service& service, const Application& application, base::Day today, Keep keep) {
    const form::Sheet sheet(service.form(), application.answers, today);
    Report report;
    report.findings = sheet.findings();
    report.dropped = sheet.dropped();
    if (keep == Keep::Answers) {
        json::Writer answers;
        sheet.write_answers(answers);
        report.answers = answers.take();
    }
    json::Document rewritten;
    json::View sound = application.answers;
    if (!application.answers.is_object() || !sheet.is_read_as_given()) {
        rewritten = sound_answers(sheet);
        sound = rewritten.root();
    }
    check_materials(service, application.materials, sound, today, report.findings);
    check_visits(service, application.booking, sound, today, report.findings);
    return report;
}

void write_report(json::Writer& out, const Report& report) {
    out.begin_object().member("verdict", report.passes() ? "pass" : "fail").name("findings");
    form::write_findings(out, report.findings);
    out.name("answers").raw(report.answers);
    out.name("dropped").begin_array();
    for (const std::string& pointer : report.dropped)
        out.value(pointer);
    out.end_array().end_object();
}

}  // namespace onetrip::submission
