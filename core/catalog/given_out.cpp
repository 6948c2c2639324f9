#include "core/catalog/given_out.h"

#include <algorithm>

#include "core/base/text.h"

namespace onetrip::catalog {
namespace {

/// What every certificate says by itself.
constexpr std::string_view own_values[] = {"number", "holder_name", "holder_number", "valid_from", "valid_to"};

bool is_own(std::string_view name) {
    return std::find(std::begin(own_values), std::end(own_values), name) != std::end(own_values);
}

bool is_number(std::string_view number) {
    const bool has_control = std::any_of(number.begin(), number.end(),
                                         [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    return !number.empty() && number.size() <= certificate_number_bytes_max && !has_control &&
           base::trim(number) == number;
}

}  // namespace

std::optional<GivenOut> read_given_out(json::View definition, json::Defects& defects) {
    const json::View certificate = definition["outcome"]["certificate"];
    if (!certificate) return std::nullopt;
    GivenOut out;
    out.type = certificate["type"].string_or({});
    if (out.type.empty()) defects.error("certificate_invalid", certificate, "type");
    if (const json::View months = certificate["valid_months"]) {
        out.valid_months = months.integer_or(0);
        if (out.valid_months < 1 || out.valid_months > valid_months_max) {
            defects.error("certificate_invalid", months, "valid_months");
            out.valid_months = 0;
        }
    }
    out.values = certificate["values"];
    if (out.values.size() > certificate_values_max) defects.error("certificate_invalid", out.values, "values");
    for (const json::Member member : out.values.members()) {
        if (!member.value.string() || is_own(member.name)) {
            defects.error("certificate_invalid", member.value, member.name);
        }
    }
    return out;
}

base::Day last_day_of(base::Day from, std::int64_t months) {
    const base::CivilDate begin = from.civil();
    const std::int64_t count = begin.year * std::int64_t{12} + begin.month - 1 + months;
    const auto year = static_cast<std::int32_t>(count / 12);
    const auto month = static_cast<std::int32_t>(count % 12) + 1;
    // Civil Code art. 202: a month without the corresponding day ends the time with its last.
    const std::int32_t last = base::days_in_month(year, month);
    if (begin.day > last) return base::Day::from_civil({year, month, last}).value_or(from);
    return base::Day::from_civil({year, month, begin.day}).value_or(from) - 1;
}

base::Result<CertificateTerms, std::string_view> certificate_terms(const GivenOut& given_out, CertificateWish wish,
                                                                   base::Day today) {
    const auto wrong = [](std::string_view member) { return base::Err{std::string_view(member)}; };
    if (!is_number(wish.number)) return wrong("number");
    CertificateTerms terms;
    terms.number = std::move(wish.number);
    terms.valid_from = wish.valid_from.value_or(today);
    const std::int32_t away = terms.valid_from - today;
    if (away > certificate_begin_days_max || away < -certificate_begin_days_max) return wrong("valid_from");
    if (given_out.valid_months == 0) {
        if (wish.valid_to) return wrong("valid_to");
        return terms;
    }
    const base::Day latest = last_day_of(terms.valid_from, given_out.valid_months);
    terms.valid_to = wish.valid_to.value_or(latest);
    if (*terms.valid_to < std::max(terms.valid_from, today) || *terms.valid_to > latest) return wrong("valid_to");
    return terms;
}

}  // namespace onetrip::catalog
