#pragma once

/// Rules and data as texts, for tests that are tables.

#include <optional>
#include <string>
#include <string_view>

#include "core/json/document.h"
#include "core/logic/rule.h"

namespace onetrip::logic {

/// Working days as Monday to Friday; knows nothing before 2000.
struct MondayToFriday final : WorkdayCounter {
    static constexpr std::int32_t known_from = 10957;  // 2000-01-01

    [[nodiscard]] std::optional<bool> is_workday(base::Day day) const override {
        if (day.days_since_epoch() < known_from) return std::nullopt;
        return day.weekday() < base::Weekday::Saturday;
    }
    [[nodiscard]] std::optional<base::Day> add_workdays(base::Day start, std::int32_t days) const override {
        const std::int32_t step = days < 0 ? -1 : 1;
        base::Day day = start;
        for (; days != 0; days -= step) {
            do
                day = day + step;
            while (day.weekday() >= base::Weekday::Saturday);
            if (day.days_since_epoch() < known_from) return std::nullopt;
        }
        return day;
    }
    [[nodiscard]] std::optional<std::int32_t> workdays_between(base::Day from, base::Day to) const override {
        if (from.days_since_epoch() < known_from) return std::nullopt;
        std::int32_t count = 0;
        for (base::Day day = from + 1; day <= to; day = day + 1)
            count += *is_workday(day) ? 1 : 0;
        return count;
    }
};

inline json::Document parsed(std::string_view text) {
    auto document = json::Document::parse(text);
    ONETRIP_ASSERT(document.ok());
    return std::move(document).value();
}

/// The result as JSON, `throws TYPE at POINTER`, or `refused CODE at POINTER`.
inline std::string applied(std::string_view rule_text, std::string_view data_text, const Limits& limits = {},
                           std::string_view today = {}) {
    const json::Document rule_document = parsed(rule_text);
    const json::Document data = data_text.empty() ? json::Document() : parsed(data_text);
    const auto rule = Rule::compile(rule_document.root(), limits);
    if (!rule) return "refused " + std::string(code_of(rule.error().refusal)) + " at " + rule.error().at;
    const MondayToFriday workdays;
    Context context;
    context.data = data.root();
    context.workdays = &workdays;
    if (!today.empty()) context.today = base::Day::parse(today);
    const auto value = rule->apply(context);
    if (!value) {
        const Thrown& thrown = value.error();
        const bool raised = thrown.reason == ThrownReason::Raised;
        return "throws " + (raised ? thrown.type : std::string(code_of(thrown.reason))) + " at " + thrown.at;
    }
    json::Writer out;
    value->write(out);
    return out.take();
}

}  // namespace onetrip::logic
