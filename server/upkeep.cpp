#include "server/upkeep.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <string_view>

#include "server/endpoints/given_back.h"

namespace onetrip {
namespace {

namespace asio = boost::asio;

constexpr std::string_view upkeep_job = "upkeep";
/// A unit of work keeps every other waiting: more is left to the next look.
constexpr std::int64_t rows_max = 500;
constexpr std::int64_t throttles_kept_hours = 24;  // far longer than any window
constexpr std::int64_t notices_kept_hours = 90 * 24;
constexpr std::int64_t pushes_kept_hours = 30 * 24;          // far longer than a courier repeats itself
constexpr std::int64_t subscriptions_kept_hours = 365 * 24;  // a case that long without news is told by nobody

constexpr std::int64_t milliseconds_per_hour = 60 * base::milliseconds_per_minute;

base::Instant hours_before(base::Instant now, std::int64_t hours) {
    return now + -(hours * milliseconds_per_hour);
}

/// A wished day of any hall's is over once it is over everywhere.
std::string today_where_it_is_last(base::Instant now) {
    constexpr std::int32_t last_offset_minutes = -12 * 60;
    return now.day_in(last_offset_minutes).text();
}

UpkeepDone put_in_order(storage::Unit& unit, const UpkeepSettings& settings, const endpoints::GiveBack& giving_back) {
    const base::Instant now = giving_back.now;
    UpkeepDone done;
    done.passed_offers = giving_back.pass_on_lapsed(unit, rows_max);
    done.ended_waits = unit.waiting_list().end_before(today_where_it_is_last(now), rows_max);
    done.expired_holds = unit.bookings().expire(now, rows_max);
    done.forgotten_uploads = unit.uploads().forget_unused(hours_before(now, settings.uploads_kept_hours), rows_max);
    done.forgotten_answers =
        unit.kept_answers().forget_before(hours_before(now, settings.answers_kept_hours), rows_max);
    done.forgotten_sessions = unit.citizen_sessions().forget_before(now, rows_max);
    unit.phone_codes().forget_before(now, rows_max);
    unit.handovers().forget_before(now, rows_max);
    unit.wechat_subscriptions().forget_before(hours_before(now, subscriptions_kept_hours), rows_max);
    unit.staff_sessions().forget_before(now, rows_max);
    done.forgotten_transfers = unit.transfers().forget_expired(now, rows_max);
    unit.throttles().forget_before(hours_before(now, throttles_kept_hours));
    unit.notices().forget_before(hours_before(now, notices_kept_hours), rows_max);
    unit.shipments().forget_pushes(hours_before(now, pushes_kept_hours), rows_max);
    return done;
}

}  // namespace

Upkeep::Upkeep(asio::any_io_executor executor, UpkeepTools tools, UpkeepSettings settings)
    : timer_(std::move(executor)), tools_(tools), settings_(settings) {}

asio::awaitable<void> Upkeep::run() {
    for (;;) {
        try {
            const auto done = co_await look();
            if (done && !done->is_nothing()) {
                tools_.log.write(host::Level::Info, "upkeep",
                                 {{"expired_holds", done->expired_holds},
                                  {"passed_offers", done->passed_offers},
                                  {"ended_waits", done->ended_waits},
                                  {"forgotten_uploads", done->forgotten_uploads},
                                  {"forgotten_answers", done->forgotten_answers},
                                  {"forgotten_sessions", done->forgotten_sessions},
                                  {"forgotten_transfers", done->forgotten_transfers}});
            }
        } catch (const std::exception&) {
            // The store is in trouble or shutting down; it tells so itself. The job is still there.
        }
        timer_.expires_after(std::chrono::seconds(settings_.interval_seconds));
        co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

asio::awaitable<std::optional<UpkeepDone>> Upkeep::look() {
    const base::Instant now = tools_.clock.now();
    const base::Instant next = now + settings_.interval_seconds * 1000;
    const auto due = co_await storage::read(tools_.store,
                                            [](const storage::Unit& unit) { return unit.jobs().next_due(upkeep_job); });
    if (due && now < *due) co_return std::nullopt;
    const endpoints::GiveBack giving_back{tools_.catalogue, now, endpoints::draw_number(tools_.randomness)};
    co_return co_await storage::write(tools_.store, [&](storage::Unit& unit) -> std::optional<UpkeepDone> {
        unit.jobs().add({std::string(upkeep_job), std::string(upkeep_job), "{}", now});
        const auto ours = unit.jobs().lease(upkeep_job, now, next, 1);
        if (ours.empty()) return std::nullopt;
        const UpkeepDone done = put_in_order(unit, settings_, giving_back);
        unit.jobs().retry(ours.front().id, ours.front().attempts, next, "");
        return done;
    });
}

}  // namespace onetrip
