#include "core/appointment/line.h"

#include <algorithm>

#include "core/base/assert.h"

namespace onetrip::appointment {
namespace {

constexpr std::int32_t called_enough = 3;

/// Those of one kind in the order of their turns; who is next is at the front.
class Kind {
public:
    Kind(std::span<const InLine> waiting, Comer comer) : waiting_(waiting) {
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            if (waiting[i].comer == comer) order_.push_back(i);
        }
        std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
            if (waiting[a].turn_at != waiting[b].turn_at) return waiting[a].turn_at < waiting[b].turn_at;
            return waiting[a].drawn < waiting[b].drawn;
        });
    }

    [[nodiscard]] bool is_empty() const { return next_ == order_.size(); }
    [[nodiscard]] bool has_turn(base::Instant now) const {
        return !is_empty() && waiting_[order_[next_]].turn_at <= now;
    }
    std::size_t take() { return order_[next_++]; }

private:
    std::span<const InLine> waiting_;
    std::vector<std::size_t> order_;
    std::size_t next_ = 0;
};

}  // namespace

base::Instant turn_of_booked(base::Instant slot_from, base::Instant arrived_at) {
    return std::max(slot_from, arrived_at);
}

std::vector<std::size_t> line_order(std::span<const InLine> waiting, std::int32_t booked_before, base::Instant now,
                                    const BookingRules& rules) {
    Kind priority(waiting, Comer::Priority);
    Kind booked(waiting, Comer::Booked);
    Kind walk_in(waiting, Comer::WalkIn);
    std::vector<std::size_t> order;
    order.reserve(waiting.size());
    std::int32_t in_a_row = booked_before;
    while (order.size() < waiting.size()) {
        const bool walk_in_is_due = !walk_in.is_empty() && in_a_row >= rules.booked_in_a_row;
        const bool booked_is_due = booked.has_turn(now) && !walk_in_is_due;
        if (!priority.is_empty()) {
            order.push_back(priority.take());
        } else if (booked_is_due || walk_in.is_empty()) {
            order.push_back(booked.take());
            ++in_a_row;
        } else {
            order.push_back(walk_in.take());
            in_a_row = 0;
        }
    }
    return order;
}

std::int32_t wait_minutes(std::int32_t ahead, const Pace& pace) {
    ONETRIP_ASSERT(ahead >= 0 && pace.places > 0 && pace.slot_minutes > 0);
    const bool is_measured = pace.called >= called_enough;
    const std::int64_t minutes = is_measured ? pace.lately_minutes : pace.slot_minutes;
    const std::int64_t people = is_measured ? pace.called : pace.places;
    return static_cast<std::int32_t>((ahead * minutes + people - 1) / people);
}

}  // namespace onetrip::appointment
