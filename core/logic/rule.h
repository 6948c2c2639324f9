#pragma once

/// A rule in JsonLogic (jsonlogic.com and the community's compatibility suites), compiled once, applied many times. A
/// form asks at every keystroke whether a field is shown and what it sums to; the server asks the same at submission.
///
///     auto rule = Rule::compile(document.root());            // {">=":[{"var":"age"},18]}
///     auto answer = rule->holds(answers.root());             // true, false, or what it threw
///
/// README.md lists every operator with examples, and where this departs from others.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/day.h"
#include "core/base/result.h"
#include "core/json/document.h"
#include "core/logic/value.h"

namespace onetrip::logic {

/// What a rule may cost. The first two hold at compile, the others at every application; who exceeds them is stopped
/// and cannot catch it by `try`.
struct Limits {
    std::uint32_t depth_max = 64;             ///< operators and arrays nested in one another
    std::uint32_t nodes_max = 20'000;         ///< operators and values of the rule
    std::uint32_t steps_max = 1'000'000;      ///< nodes evaluated, counting every round of a map or reduce
    std::size_t memory_bytes_max = 4u << 20;  ///< texts and arrays computed on the way
    std::size_t result_bytes_max = 1u << 20;  ///< of the result, written as JSON (an upper estimate)
    std::uint8_t result_depth_max = 64;       ///< computed arrays nested in one another
};

/// In the order in which they are looked for.
enum class CompileRefusal : std::uint8_t {
    TooDeep,         ///< beyond `depth_max`
    TooManyNodes,    ///< beyond `nodes_max`
    UnknownOperator  ///< an object of one member whose name is no operator, or of several (write `preserve` for data)
};
[[nodiscard]] std::string_view code_of(CompileRefusal refusal);

struct CompileError {
    CompileRefusal refusal = CompileRefusal::UnknownOperator;
    std::string at;  ///< JSON Pointer into the rule
};

enum class ThrownReason : std::uint8_t {
    Raised,         ///< by `throw` or by an operator that could not answer; `try` catches it
    TooManySteps,   ///< beyond `steps_max`
    TooMuchMemory,  ///< beyond `memory_bytes_max`
    ResultTooDeep,  ///< beyond `result_depth_max`
    ResultTooLarge  ///< beyond `result_bytes_max`
};
[[nodiscard]] std::string_view code_of(ThrownReason reason);  ///< `logic.thrown`, `logic.too_many_steps` …

/// Why a rule has no value.
struct Thrown {
    ThrownReason reason = ThrownReason::Raised;
    /// `NaN`, `Invalid Arguments`, or what the rule itself threw; empty for a limit.
    std::string type;
    /// What the rule threw, as JSON, if that was an object.
    std::string detail;
    /// JSON Pointer into the rule: the operator that raised it.
    std::string at;
};

/// How the rule counts working days. The calendar is the caller's; nullopt where it knows no answer.
struct WorkdayCounter {
    virtual ~WorkdayCounter() = default;
    [[nodiscard]] virtual std::optional<bool> is_workday(base::Day day) const = 0;
    /// The day that is `days` working days after (before, if negative) `start`, `start` itself not counted.
    [[nodiscard]] virtual std::optional<base::Day> add_workdays(base::Day start, std::int32_t days) const = 0;
    /// Working days after `from` up to and including `to`; negative if `to` lies before `from`.
    [[nodiscard]] virtual std::optional<std::int32_t> workdays_between(base::Day from, base::Day to) const = 0;
};

/// What stands around the data, as inside a `map`: `{"val":[[2],"name"]}` reads the first of these, [[4]] the second.
struct Outer {
    json::View data;
    std::int64_t index = 0;  ///< the place of the inner data in its list: `{"val":[[1],"index"]}`
};

/// What an application may know besides the data. There is no clock: without `today`, operators that need it throw.
struct Context {
    json::View data;  ///< absent reads as null
    std::optional<base::Day> today;
    const WorkdayCounter* workdays = nullptr;
    std::span<const Outer> outer;  ///< nearest first; a rule of a repeating group gets the whole answers here
};

struct Plan;

/// Immutable after compile; copies share it. It refers to nothing of the document it was compiled from.
class Rule {
public:
    [[nodiscard]] static base::Result<Rule, CompileError> compile(json::View rule, const Limits& limits = {});

    [[nodiscard]] base::Result<Value, Thrown> apply(const Context& context) const;
    [[nodiscard]] base::Result<Value, Thrown> apply(json::View data) const;
    /// Whether the value is truthy.
    [[nodiscard]] base::Result<bool, Thrown> holds(const Context& context) const;
    [[nodiscard]] base::Result<bool, Thrown> holds(json::View data) const;

    /// What the rule reads of its data, as JSON Pointers (`/spouse/name`), sorted, each once: the value can change only
    /// if something at, above or below one of them does. The empty pointer stands for all of it (also where a name is
    /// computed: `{"var":{"cat":…}}`). Names inside a `map` are covered by the array it walks over.
    [[nodiscard]] std::span<const std::string> variables() const;
    /// The same for what it reads of the contexts outside its data (`Context::outer`).
    [[nodiscard]] std::span<const std::string> outer_variables() const;
    /// Whether the value depends on `Context::today` or on the calendar.
    [[nodiscard]] bool reads_today() const;
    [[nodiscard]] bool reads_workdays() const;

private:
    explicit Rule(std::shared_ptr<const Plan> plan) : plan_(std::move(plan)) {}
    std::shared_ptr<const Plan> plan_;
};

}  // namespace onetrip::logic
