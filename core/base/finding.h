#pragma once

/// A finding: something in the citizen's input that needs work. It carries a stable code and the place, and no prose:
/// the words are the catalogue's and the pages', in the reader's language. All findings of an input come back, in the
/// order of the fields; compare a refusal (the rules say no; the first that applies) and a bug (ONETRIP_ASSERT).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onetrip::base {

enum class Severity {
    Error,  ///< must be mended before the application can be sent
    Warn    ///< is asked about, and may be confirmed as it is
};

[[nodiscard]] constexpr std::string_view name_of(Severity severity) {
    return severity == Severity::Error ? "error" : "warn";
}

/// What was measured and what it was held against, in whole units of the code's own (bytes, pixels, pages, days).
struct Measure {
    std::int64_t measured = 0;
    std::int64_t limit = 0;

    friend bool operator==(Measure a, Measure b) { return a.measured == b.measured && a.limit == b.limit; }
};

/// `field` is a JSON Pointer into the answers (`/id_number`, `/children/0/name`), or the material's id after
/// `material:`, or a visit's after `visit:`, or empty for the whole.
struct Finding {
    std::string code;
    std::string field;
    Severity severity = Severity::Error;
    std::optional<Measure> measure = {};

    friend bool operator==(const Finding& a, const Finding& b) {
        return a.code == b.code && a.field == b.field && a.severity == b.severity && a.measure == b.measure;
    }
};

}  // namespace onetrip::base
