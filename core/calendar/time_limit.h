#pragma once

/// Statutory and promised time limits, and the clock that runs against them: it can be stopped (补正, 特别程序) and be
/// extended once. The day of acceptance is day 0 and not counted; a limit ends with its last day (23:59:59), so
/// citizens are shown the date only.
///
/// Pauses: the day of the pause notice is not consumed, and the day after resumption is the next counted day (of the
/// defensible readings the simplest, and the one that never counts a day on which the agency could not work).
///
///     accepted Mon 2026-11-02, 5 working days, paused Wed 4 to Mon 9:   Tue 3 | Tue 10, Wed 11, Thu 12, Fri 13 = due

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/base/day.h"
#include "core/base/instant.h"
#include "core/calendar/opening_hours.h"
#include "core/calendar/working_days.h"

namespace onetrip::calendar {

enum class LimitUnit : std::uint8_t { Workday, Calendar, Hour };
[[nodiscard]] std::optional<LimitUnit> limit_unit_named(std::string_view name);  ///< `workday`, `calendar`, `hour`

struct TimeLimit {
    LimitUnit unit = LimitUnit::Workday;
    std::int32_t amount = 0;  ///< 0..count_max; 0 days is the same day (即办件), 0 hours at once
};

enum class PauseKind : std::uint8_t {
    SupplementBeforeAcceptance,  ///< 补正告知: the clock has not started
    Supplement,                  ///< 补正 after acceptance: from the notice to the day the material is complete
    SpecialProcedure,            ///< hearing, tender, inspection, appraisal, expert review, publicity … in writing
    ApplicantRequest,            ///< 申请人申请中止
    JointReview                  ///< another department is asked: internal, the clock goes on
};
[[nodiscard]] bool stops_clock(PauseKind kind);
/// `supplement_before_acceptance`, `supplement`, `special_procedure`, `applicant_request`, `joint_review`.
[[nodiscard]] std::optional<PauseKind> pause_kind_named(std::string_view name);

/// One line of the case's append-only clock log. `to` is the day (moment) of resumption; none while it lasts.
struct Pause {
    PauseKind kind = PauseKind::Supplement;
    base::Instant from;
    std::optional<base::Instant> to;
};

inline constexpr std::size_t pauses_max = 64;

struct Clock {
    base::Instant accepted_at;
    TimeLimit limit;
    std::int32_t extension = 0;  ///< in the limit's unit; approved, reasoned, told to the applicant, once
    std::span<const Pause> pauses;
};

struct ClockReading {
    bool stopped = false;                 ///< a pause lasts at `now`, and the limit was not used up before it
    std::optional<DueDay> due;            ///< none while a pause lasts whose end is not known
    std::optional<base::Instant> due_at;  ///< with the unit hour only
    /// Counted days after today up to and including the due day, with the unit hour whole minutes: 0 on the last day,
    /// negative beyond it (what has passed since). Without a due day: what will remain when the clock goes on.
    std::int32_t remaining = 0;
    bool overdue = false;  ///< the last day, or moment, has passed
};

/// Reads the clock at `now`. `hour` counts only inside the counter's hours; nullopt if those hours do not suffice
/// within `count_max` days. Pauses may come in any order and overlap; what lies before acceptance, or begins after
/// `now`, stops nothing.
[[nodiscard]] std::optional<ClockReading> read_clock(const Clock& clock, const Counter& counter, base::Instant now);

// The duties every case has beside its own limit, in the law's numbers.
inline constexpr std::int32_t supplement_notice_workdays = 5;          ///< 行政许可法 art. 32, from receipt
inline constexpr std::int32_t delivery_workdays = 10;                  ///< 行政许可法 art. 44, from the decision
inline constexpr std::int32_t applicant_supplement_days_default = 30;  ///< calendar days, if the service says nothing

/// What has happened to a case so far, and its limits.
struct CaseTimes {
    base::Instant received_at;
    std::optional<base::Instant> accepted_at;
    std::optional<base::Instant> supplement_notice_at;
    std::optional<base::Instant> decided_at;
    std::optional<TimeLimit> legal;  ///< none where the law sets none
    TimeLimit promised;              ///< never longer than the legal one; the catalogue's lint sees to it
    std::int32_t extension = 0;
    std::int32_t applicant_supplement_days = applicant_supplement_days_default;
    std::span<const Pause> pauses;
};

/// A deadline is there once what starts it has happened, and not while its clock is stopped.
struct Deadlines {
    std::optional<DueDay>
        supplement_notice;  ///< the agency's, from receipt (or the next working day, see received_day)
    std::optional<DueDay> applicant_supplement;  ///< the applicant's, from the notice
    std::optional<DueDay> legal;
    std::optional<DueDay> promised;
    std::optional<DueDay> delivery;
};
[[nodiscard]] Deadlines deadlines(const CaseTimes& times, const Counter& counter, base::Instant now);

/// Silence counts as acceptance on the day of receipt (行政许可法 art. 32): true once the agency neither accepted nor
/// sent its notice within `supplement_notice_workdays`. A late notice does not undo it.
[[nodiscard]] bool is_deemed_accepted(const CaseTimes& times, const Counter& counter, base::Instant now);

}  // namespace onetrip::calendar
