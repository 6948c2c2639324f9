#pragma once

/// The operators by name, and how each takes its arguments. README.md says what each of them does.

#include <cstdint>
#include <string_view>

namespace onetrip::logic {

enum class Op : std::uint8_t {
    // What is no operator: a value, an array with rules in it, a rule that can only throw "Invalid Arguments".
    Constant,
    List,
    Invalid,
    // Reading the data. `Path` is `var` and `val` with a literal name.
    Path,
    PathExists,
    Var,
    Val,
    Exists,
    Missing,
    MissingSome,
    Get,
    Preserve,
    // Deciding.
    If,
    And,
    Or,
    Coalesce,
    Try,
    Throw,
    Not,
    Truth,
    // Comparing.
    Equal,
    NotEqual,
    StrictEqual,
    StrictNotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    In,
    // Computing.
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Max,
    Min,
    // Lists.
    Map,
    Filter,
    Reduce,
    All,
    Some,
    None,
    Merge,
    // Texts.
    Cat,
    Substr,
    Length,
    CodePoints,
    // Days.
    Today,
    IsDate,
    Age,
    DaysBetween,
    AddDays,
    AddMonths,
    DateBefore,
    DateOnOrBefore,
    AddWorkdays,
    IsWorkday,
    WorkdaysBetween
};

/// How an operator takes what stands beside its name.
enum class Taking : std::uint8_t {
    Arguments,  ///< `{"+":[1,2]}`, `{"+":1}`; a single rule that yields an array gives its elements as arguments
    Single,     ///< the first argument; an array that a rule yields is itself the argument
    Lazy,       ///< must be written as an array: each argument is evaluated only where it is needed
    LazyOrOne,  ///< the same, but one argument may stand alone
    Name,       ///< a path into the data
    Verbatim    ///< is no rule at all
};

struct Operator {
    std::string_view name;
    Op op;
    Taking taking;
};

/// nullptr if there is none of that name.
[[nodiscard]] const Operator* find_operator(std::string_view name);

}  // namespace onetrip::logic
