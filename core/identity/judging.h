#pragma once

/// What a kind of number works with while it judges one value: the value as written and normalised, today if it is
/// known, and the report that grows.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/day.h"
#include "core/base/finding.h"

namespace onetrip::identity {

/// A finding about one value; `code` is a literal (`identity.check_digit`).
struct ValueFinding {
    std::string_view code;
    base::Severity severity = base::Severity::Error;

    friend bool operator==(const ValueFinding& a, const ValueFinding& b) {
        return a.code == b.code && a.severity == b.severity;
    }
};

/// Something the value says by itself (`birth` is `1949-12-31`); `name` is a literal.
struct Fact {
    std::string_view name;
    std::string value;
};

struct IdentityReport {
    std::string value;  ///< normalised: this is what is stored and compared (as written if it is too long to be read)
    bool valid = true;  ///< of the value as written, strictly
    std::vector<Fact> facts;             ///< none if there is an error, but for what helps to mend it
    std::vector<ValueFinding> findings;  ///< in the order in which the value is read

    /// The fact of that name; empty if there is none.
    [[nodiscard]] std::string_view fact(std::string_view name) const;
    /// Whether a form must refuse the value. What is only doubted is asked about.
    [[nodiscard]] bool has_error() const;
};

class Judging {
public:
    /// Without facts a verdict is a little cheaper, and no different.
    enum class Facts : bool { Unwanted, Wanted };

    Judging(std::string_view written, std::string normalised, std::optional<base::Day> today,
            Facts facts = Facts::Wanted)
        : written_(written), today_(today), wants_facts_(facts == Facts::Wanted) {
        report_.value = std::move(normalised);
    }

    [[nodiscard]] std::string_view written() const { return written_; }
    [[nodiscard]] std::string_view value() const { return report_.value; }
    [[nodiscard]] std::optional<base::Day> today() const { return today_; }
    [[nodiscard]] bool has_error() const { return has_error_; }

    /// Breaks the rule, and a form must refuse it.
    void error(std::string_view code);
    /// Breaks the rule, but real documents do so too (pilot credit codes), or the rule is not certain: a form asks.
    void doubt(std::string_view code);
    /// Keeps the rule and is worth asking about all the same.
    void warn(std::string_view code);

    /// Kept unless there is an error in the end.
    void fact(std::string_view name, std::string_view value);
    /// Kept in any case: what the value might have been meant to be.
    void suggest(std::string_view name, std::string value) { suggestions_.push_back({name, std::move(value)}); }

    /// Replaces the normalised value by its usual spelling (`A123456(3)`).
    void set_value(std::string value) { report_.value = std::move(value); }
    /// The value as written is a spelling that the rule itself allows beside the usual one.
    void allow_spelling() { spelling_allowed_ = true; }

    /// Adds `identity.spelling` if the value is not written as it should be, and hands the report over.
    [[nodiscard]] IdentityReport finish();

private:
    std::string_view written_;
    std::optional<base::Day> today_;
    IdentityReport report_;
    std::vector<Fact> suggestions_;
    bool wants_facts_;
    bool has_error_ = false;
    bool spelling_allowed_ = false;
};

}  // namespace onetrip::identity
