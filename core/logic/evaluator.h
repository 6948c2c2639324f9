#pragma once

/// Walks a Plan with one set of data. Lives for one application; nothing of it is shared.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/logic/arena.h"
#include "core/logic/datum.h"
#include "core/logic/plan.h"
#include "core/logic/rule.h"

namespace onetrip::logic {

/// What names are looked up in. `reduce` and `try` have contexts of fixed members, which are made into objects only if
/// a rule asks for the whole.
struct Frame {
    enum class Kind : std::uint8_t { Data, Reduction, Error };
    Kind kind = Kind::Data;
    bool has_index = false;
    std::int64_t index = 0;  ///< the place of the data in `list`
    Datum data;              ///< Reduction: `accumulator`; Error: `type`
    Datum current;           ///< Reduction only
    Datum list;              ///< what is walked over
    const Frame* outer = nullptr;
};

class Evaluator {
public:
    Evaluator(const Plan& plan, const Context& context);

    /// The value of the rule; a failed one after a throw, which `thrown` then describes.
    Datum run();
    [[nodiscard]] Thrown thrown() const;
    [[nodiscard]] std::shared_ptr<const Arena> arena() const { return arena_; }

private:
    /// An operator's arguments one after another, wherever they come from.
    class Arguments {
    public:
        Arguments(Evaluator& evaluator, const Node& node, const Frame& frame);
        /// False at the end and after a throw (then `evaluator.failed()`).
        bool next(Datum& argument);

    private:
        Evaluator& evaluator_;
        const Node& node_;
        const Frame& frame_;
        std::uint32_t index_ = 0;
        bool spread_ = false;
        Elements elements_;
        Datum single_;
    };

    Datum evaluate(const Node& node, const Frame& frame);
    Datum evaluate_operator(const Node& node, const Frame& frame);
    [[nodiscard]] bool failed() const { return failed_at_ != nullptr; }
    Datum raise(const Node& node, std::string_view type);
    Datum stop(const Node& node, ThrownReason reason);
    /// Takes steps for work that grows with the data; false when there are no more.
    bool charge(const Node& node, std::uint64_t steps);
    Datum argument(const Node& node, const Frame& frame, std::uint32_t index);
    /// The first arguments, null where there are fewer; false after a throw.
    template <std::size_t Size>
    bool gather(const Node& node, const Frame& frame, std::array<Datum, Size>& out, std::uint32_t& count);

    // Reading the data.
    Datum path(const Node& node, const Frame& frame);
    Datum path_exists(const Node& node, const Frame& frame);
    Datum var(const Node& node, const Frame& frame);
    Datum val(const Node& node, const Frame& frame, bool asks_existence);
    Datum missing(const Node& node, const Frame& frame);
    Datum missing_some(const Node& node, const Frame& frame);
    Datum get(const Node& node, const Frame& frame);
    std::optional<Datum> descend(const Node& node, const Frame& frame, std::uint32_t levels, const Segment* segments,
                                 std::size_t count);
    std::optional<Datum> step(const Node& node, const Datum& container, const Segment& segment);
    std::optional<Datum> whole(const Node& node, const Frame& frame);
    std::optional<Datum> place_in_list(const Node& node, const Frame& frame);
    std::optional<Datum> find(const Node& node, const Frame& frame, std::uint32_t levels, std::string_view dotted);
    /// Keeps those of the names that have no answer; false after a throw.
    bool keep_missing(const Node& node, const Frame& frame, std::vector<Datum>& names);
    Datum array_of(const Node& node, const std::vector<Datum>& elements);

    // Deciding.
    Datum choose(const Node& node, const Frame& frame);
    Datum first_that(const Node& node, const Frame& frame);
    Datum attempt(const Node& node, const Frame& frame);
    Datum raise_argument(const Node& node, const Frame& frame);

    // Comparing.
    Datum compare(const Node& node, const Frame& frame);
    bool compare_pair(const Node& node, const Datum& a, const Datum& b);
    bool strictly_equal(const Node& node, const Datum& a, const Datum& b);
    Datum contains(const Node& node, const Frame& frame);

    // Computing.
    Datum sum_or_product(const Node& node, const Frame& frame);
    Datum subtract_or_divide(const Node& node, const Frame& frame);
    Datum extreme(const Node& node, const Frame& frame);

    // Lists.
    Datum map_or_filter(const Node& node, const Frame& frame);
    Datum reduce(const Node& node, const Frame& frame);
    bool is_flat(const Node& node, const Datum& accumulator);
    Datum quantify(const Node& node, const Frame& frame);
    Datum merge(const Node& node, const Frame& frame);
    Datum list(const Node& node, const Frame& frame);
    Datum* new_elements(const Node& node, std::size_t size);
    Datum finish_array(const Node& node, const Datum* elements, std::size_t size);
    Datum new_object(const Node& node, std::initializer_list<DatumMember> members);

    // Texts.
    Datum cat(const Node& node, const Frame& frame);
    Datum substr(const Node& node, const Frame& frame);
    Datum length(const Node& node, const Frame& frame);
    bool append_text(const Node& node, std::string& out, const Datum& datum);
    Datum keep(const Node& node, std::string_view text);

    // Days.
    Datum days(const Node& node, const Frame& frame);
    Datum today(const Node& node);
    Datum is_date(const Node& node, const Frame& frame);
    Datum age(const Node& node, const Frame& frame);
    Datum days_between(const Node& node, const Frame& frame);
    Datum shift_date(const Node& node, const Frame& frame);
    Datum dates_in_order(const Node& node, const Frame& frame);
    Datum is_workday(const Node& node, const Frame& frame);
    Datum day_text(const Node& node, base::Day day);
    std::optional<base::Day> day_of(const Node& node, const Datum& datum);

    Arena& memory();
    [[nodiscard]] bool fits_result(const Datum& datum, std::size_t& left_bytes) const;
    [[nodiscard]] bool fits_result(json::View view, std::size_t& left_bytes) const;

    const Plan& plan_;
    const Context& context_;
    std::uint32_t steps_left_;
    std::shared_ptr<Arena> arena_;
    const Node* failed_at_ = nullptr;
    ThrownReason reason_ = ThrownReason::Raised;
    Datum raised_;
    Datum nothing_;  ///< where the elements of an empty array would be
};

template <std::size_t Size>
bool Evaluator::gather(const Node& node, const Frame& frame, std::array<Datum, Size>& out, std::uint32_t& count) {
    Arguments arguments(*this, node, frame);
    Datum each;
    for (count = 0; arguments.next(each); ++count) {
        if (count < Size) out[count] = each;
    }
    return !failed();
}

inline constexpr std::string_view not_a_number = "NaN";
inline constexpr std::string_view invalid_arguments = "Invalid Arguments";
inline constexpr std::string_view exceeded_depth = "Exceeded Allowed Depth";
inline constexpr std::string_view invalid_date = "Invalid Date";
inline constexpr std::string_view today_unknown = "Today Unknown";
inline constexpr std::string_view calendar_unknown = "Calendar Unknown";

}  // namespace onetrip::logic
