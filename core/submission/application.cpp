#include "core/submission/application.h"

#include <algorithm>

#include "core/form/screen.h"
#include "core/form/sheet.h"
#include "core/json/pointer.h"

namespace onetrip::submission {
namespace {

using Findings = std::vector<base::Finding>;

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

/// The sound answers: those that were given where they stand, or else written out into `rewritten`.
json::View sound_answers(const form::Sheet& sheet, json::View given, json::Document& rewritten) {
    if (given.is_object() && sheet.is_read_as_given()) return given;
    json::Writer out;
    sheet.write_sound_answers(out);
    auto written = json::Document::parse(out.text(), form::rewritten_limits);
    ONETRIP_ASSERT(written.ok());
    rewritten = std::move(*written);
    return rewritten.root();
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
    const json::View sound = sound_answers(sheet, application.answers, rewritten);
    const auto situation = service.situation(sound, today, application.holdings);
    for (base::Finding& finding : material::precheck(service.materials(), application.materials, situation).findings())
        report.findings.push_back(std::move(finding));
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
