#include "core/logic/reads.h"

#include <algorithm>

#include "core/json/pointer.h"
#include "core/logic/number.h"
#include "core/logic/plan.h"

namespace onetrip::logic {
namespace {

std::vector<std::string> sorted_once(std::vector<std::string> names) {
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace

void Reads::path(const Plan& plan, const Node& node, std::uint32_t frames) {
    // An odd level is the place in a list, which changes with the list; the list itself is read by who walks over it.
    const std::uint32_t outwards = node.levels / 2;
    if (outwards < frames || (node.levels % 2 == 1 && outwards == frames)) return;
    std::string pointer;
    for (std::uint32_t i = 0; i < node.segment_count; ++i) {
        json::append_token(pointer, plan.segments[node.first_segment + i].name);
    }
    (outwards == frames ? inner_ : outer_).push_back(pointer);
}

void Reads::unknown(std::uint32_t) {
    inner_.emplace_back();
    outer_.emplace_back();
}

void Reads::missing(json::View names, std::uint32_t frames) {
    if (frames > 0) return;
    if (names.is_string() || names.is_number()) {
        std::string text(names.string_or({}));
        if (names.is_number()) append_number(text, Datum::of(names));
        std::string pointer;
        for (const std::string& name : split_path(text))
            json::append_token(pointer, name);
        inner_.push_back(pointer);
        return;
    }
    if (names.is_array()) {
        for (const json::View name : names.elements())
            missing(name, frames);
        return;
    }
    if (!names.is_object() || names.size() != 1) return;
    const json::Member rule = *names.members().begin();
    if (rule.name == "merge") {
        missing(rule.value, frames);
    } else if ((rule.name == "if" || rule.name == "?:") && rule.value.is_array()) {
        // Conditions are read on their own; names are only in what `if` may yield.
        for (std::size_t i = 0; i < rule.value.size(); ++i) {
            if (i % 2 == 1 || i + 1 == rule.value.size()) missing(rule.value.at(i), frames);
        }
    } else {
        inner_.emplace_back();
    }
}

void Reads::finish(Plan& plan) {
    plan.variables = sorted_once(std::move(inner_));
    plan.outer_variables = sorted_once(std::move(outer_));
}

}  // namespace onetrip::logic
