#pragma once

/// A report on one line, so that a table of values reads like the rule:
///
///     valid birth=1949-12-31 sex=F region=110105
///     invalid !check_digit                              an error
///     invalid ?spelling ->X320101001 series=X …         a warning; the value that is kept where it differs

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/identity/check.h"

namespace onetrip::identity {

inline std::string judged(std::string_view kind, std::string_view value, std::string_view today = "2026-11-21") {
    const auto report = check(kind, value, base::Day::parse(today));
    if (!report) return "no such kind";
    std::string line = report->valid ? "valid" : "invalid";
    for (const ValueFinding& finding : report->findings) {
        line += finding.severity == base::Severity::Error ? " !" : " ?";
        line += finding.code.substr(std::string_view("identity.").size());
    }
    if (report->value != value) line += " ->" + report->value;
    for (const Fact& fact : report->facts)
        line += " " + std::string(fact.name) + "=" + fact.value;
    return line;
}

struct JudgedRow {
    const char* value;
    const char* line;
};

template <std::size_t Size>
void expect_judged(std::string_view kind, const JudgedRow (&rows)[Size]) {
    for (const JudgedRow& row : rows)
        EXPECT_EQ(judged(kind, row.value), row.line) << kind << " " << row.value;
}

}  // namespace onetrip::identity
