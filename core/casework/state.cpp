#include "core/casework/state.h"

#include <array>

namespace onetrip::casework {
namespace {

constexpr std::array<std::string_view, state_count> state_names{
    "submitted",       "not_accepted", "supplement_requested", "accepted",  "suspended", "decided_granted",
    "decided_refused", "issuing",      "delivering",           "delivered", "closed",    "withdrawn",
    "voided"};

struct ResultName {
    ClosingResult result;
    std::string_view name;
};
constexpr std::array<ResultName, 5> result_names{{{ClosingResult::Certificate, "certificate"},
                                                  {ClosingResult::Returned, "returned"},
                                                  {ClosingResult::Voided, "voided"},
                                                  {ClosingResult::SupplementOverdue, "supplement_overdue"},
                                                  {ClosingResult::Done, "done"}}};

}  // namespace

std::string_view name_of(State state) {
    return state_names[static_cast<std::size_t>(state)];
}

std::optional<State> state_of(std::string_view name) {
    for (std::size_t i = 0; i < state_names.size(); ++i) {
        if (state_names[i] == name) return static_cast<State>(i);
    }
    return std::nullopt;
}

bool is_final(State state) {
    return state == State::Closed || state == State::Withdrawn || state == State::Voided;
}

std::string_view name_of(ClosingResult result) {
    for (const ResultName& row : result_names) {
        if (row.result == result) return row.name;
    }
    return {};
}

std::optional<ClosingResult> closing_result_of(std::string_view name) {
    for (const ResultName& row : result_names) {
        if (row.name == name) return row.result;
    }
    return std::nullopt;
}

}  // namespace onetrip::casework
