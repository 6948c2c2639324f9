#include "core/logic/operators.h"

namespace onetrip::logic {
namespace {

constexpr Operator operators[] = {
    {"var", Op::Var, Taking::Name},
    {"==", Op::Equal, Taking::Lazy},
    {"if", Op::If, Taking::Lazy},
    {"and", Op::And, Taking::Lazy},
    {"or", Op::Or, Taking::Lazy},
    {"!", Op::Not, Taking::Single},
    {"!!", Op::Truth, Taking::Single},
    {"in", Op::In, Taking::Arguments},
    {"val", Op::Val, Taking::Name},
    {"exists", Op::Exists, Taking::Name},
    {"missing", Op::Missing, Taking::Arguments},
    {"missing_some", Op::MissingSome, Taking::Arguments},
    {"get", Op::Get, Taking::Arguments},
    {"preserve", Op::Preserve, Taking::Verbatim},
    {"?:", Op::If, Taking::Lazy},
    {"??", Op::Coalesce, Taking::Lazy},
    {"try", Op::Try, Taking::LazyOrOne},
    {"throw", Op::Throw, Taking::Single},
    {"!=", Op::NotEqual, Taking::Lazy},
    {"===", Op::StrictEqual, Taking::Lazy},
    {"!==", Op::StrictNotEqual, Taking::Lazy},
    {"<", Op::Less, Taking::Lazy},
    {"<=", Op::LessEqual, Taking::Lazy},
    {">", Op::Greater, Taking::Lazy},
    {">=", Op::GreaterEqual, Taking::Lazy},
    {"+", Op::Add, Taking::Arguments},
    {"-", Op::Subtract, Taking::Arguments},
    {"*", Op::Multiply, Taking::Arguments},
    {"/", Op::Divide, Taking::Arguments},
    {"%", Op::Remainder, Taking::Arguments},
    {"max", Op::Max, Taking::Arguments},
    {"min", Op::Min, Taking::Arguments},
    {"map", Op::Map, Taking::Lazy},
    {"filter", Op::Filter, Taking::Lazy},
    {"reduce", Op::Reduce, Taking::Lazy},
    {"all", Op::All, Taking::Lazy},
    {"some", Op::Some, Taking::Lazy},
    {"none", Op::None, Taking::Lazy},
    {"merge", Op::Merge, Taking::Arguments},
    {"cat", Op::Cat, Taking::Arguments},
    {"substr", Op::Substr, Taking::Arguments},
    {"length", Op::Length, Taking::Single},
    {"code_points", Op::CodePoints, Taking::Single},
    {"today", Op::Today, Taking::Arguments},
    {"is_date", Op::IsDate, Taking::Single},
    {"age", Op::Age, Taking::Arguments},
    {"days_between", Op::DaysBetween, Taking::Arguments},
    {"add_days", Op::AddDays, Taking::Arguments},
    {"add_months", Op::AddMonths, Taking::Arguments},
    {"date_before", Op::DateBefore, Taking::Arguments},
    {"date_on_or_before", Op::DateOnOrBefore, Taking::Arguments},
    {"add_workdays", Op::AddWorkdays, Taking::Arguments},
    {"is_workday", Op::IsWorkday, Taking::Single},
    {"workdays_between", Op::WorkdaysBetween, Taking::Arguments},
};

}  // namespace

const Operator* find_operator(std::string_view name) {
    for (const Operator& each : operators) {
        if (each.name == name) return &each;
    }
    return nullptr;
}

}  // namespace onetrip::logic
