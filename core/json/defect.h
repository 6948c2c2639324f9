#pragma once

/// A defect: something in data that people write (a service, a form, a hall) that its author has to mend. All of them
/// come back, as findings do for a citizen's input; a place is kept as the value itself and becomes a pointer only when
/// somebody asks.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/finding.h"
#include "core/json/document.h"

namespace onetrip::json {

struct Defect {
    std::string_view code;  ///< `type_unknown`; a literal
    View at;                ///< the value that is wrong, or the object that lacks something
    /// Error: cannot be run. Warn: can be run, but must not be published.
    base::Severity severity = base::Severity::Error;
    std::string detail;  ///< the name or value that is meant, where the place alone does not say it
};

class Defects {
public:
    void error(std::string_view code, View at, std::string_view detail = {}) {
        list_.push_back({code, at, base::Severity::Error, std::string(detail)});
        has_errors_ = true;
    }
    void warn(std::string_view code, View at, std::string_view detail = {}) {
        list_.push_back({code, at, base::Severity::Warn, std::string(detail)});
    }
    /// Nothing stands in the way of running it.
    [[nodiscard]] bool can_run() const { return !has_errors_; }
    [[nodiscard]] const std::vector<Defect>& list() const { return list_; }

private:
    std::vector<Defect> list_;
    bool has_errors_ = false;
};

/// Where `value` stands below `base`, both of one document, as a JSON Pointer; empty if it is `base` or not below it.
[[nodiscard]] std::string pointer_between(View base, View value);

/// The languages in which every text for citizens stands, the first one first.
inline constexpr std::string_view text_languages[] = {"zh-CN", "en"};

/// Whether `text` is an object with a text in every language and nothing else; says `text_missing` (at the text, or at
/// `owner` if it is absent, with what is missing as the detail) if it is not.
bool expect_text(View owner, std::string_view name, Defects& defects);

}  // namespace onetrip::json
