#pragma once

/// A whole application judged at once: the answers, the materials they call for, the visits they lead to. The phone
/// asks before sending, the server asks again with the same code: a client that lies gets the same findings, and
/// nothing is stored.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/day.h"
#include "core/base/finding.h"
#include "core/catalog/service.h"
#include "core/json/document.h"
#include "core/json/writer.h"
#include "core/material/precheck.h"

namespace onetrip::submission {

/// What was handed in.
struct Application {
    json::View answers;  ///< object by field id
    json::View
        materials;       ///< object by material id: the facts of a file (core/material/file_facts.h), or a list of such
    json::View booking;  ///< {"visit","day"}, or null or absent
    material::Holdings holdings = {};  ///< what is known of the applicant beside
};

struct Report {
    /// Findings of the form in field order, then of the materials in the order of the service (at `material:ID`), then
    /// of the visits (at `visit:ID`).
    std::vector<base::Finding> findings;
    std::string answers;               ///< JSON: normalised, without what is hidden: what is stored; see Keep
    std::vector<std::string> dropped;  ///< JSON Pointers: answered, and hidden by other answers

    /// Nothing stands in the way: there is no finding of severity error.
    [[nodiscard]] bool passes() const;
};

/// Whether the report holds the answers: who only asks what is wrong has them already.
enum class Keep : std::uint8_t { Answers, Nothing };

/// Beside the form's codes and those of the materials, which are those of core/material/precheck.h, whole:
///   visit.booking_missing (error)  a visit needs a booked time
///   visit.unknown      (error)  the booking is for a visit that these answers do not lead to
///   visit.day_passed   (error)  the booked day is before today
///   visit.day_invalid  (error)  the booked day is no day
[[nodiscard]] Report check(const catalog::Service& service, const Application& application, base::Day today,
                           Keep keep = Keep::Answers);

/// `{"verdict":"pass|fail","findings":[{"code","field","severity"}],"answers":{…},"dropped":[…]}`.
void write_report(json::Writer& out, const Report& report);

}  // namespace onetrip::submission
