#pragma once

/// What has to be put in order as time passes: holds that lapsed give their seats back, what was offered down the
/// waiting list and let pass goes on, and what is no longer needed is forgotten. The store's job `upkeep` says when it
/// is next due; whichever server looks first takes it, does it and says when it is due again, all in one unit of work:
/// among several servers it happens once, and a server that dies in the middle has done nothing.
///
/// Nothing waits for upkeep: a lapsed hold takes no seat from anybody even before it is marked.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <optional>

#include "server/endpoints/catalogue.h"
#include "server/host/log.h"
#include "server/ports/clock.h"
#include "server/ports/randomness.h"
#include "server/storage/store.h"

namespace onetrip {

struct UpkeepSettings {
    std::int64_t interval_seconds = 30;
    std::int64_t uploads_kept_hours = 168;  ///< files that no case was made with
    std::int64_t answers_kept_hours = 72;   ///< for requests that are sent again
};

/// How many of each were put in order.
struct UpkeepDone {
    std::int64_t expired_holds = 0;
    std::int64_t passed_offers = 0;
    std::int64_t ended_waits = 0;
    std::int64_t forgotten_uploads = 0;
    std::int64_t forgotten_answers = 0;
    std::int64_t forgotten_sessions = 0;
    std::int64_t forgotten_transfers = 0;
    [[nodiscard]] bool is_nothing() const {
        return expired_holds + passed_offers + ended_waits + forgotten_uploads + forgotten_answers +
                   forgotten_sessions + forgotten_transfers ==
               0;
    }
};

/// What upkeep works with; all of it must outlive it.
struct UpkeepTools {
    storage::Store& store;
    const endpoints::Catalogue& catalogue;
    const ports::Clock& clock;
    ports::Randomness& randomness;
    host::Log& log;
};

class Upkeep {
public:
    Upkeep(boost::asio::any_io_executor executor, UpkeepTools tools, UpkeepSettings settings);

    /// Until its loop is stopped; to be spawned on the executor.
    boost::asio::awaitable<void> run();
    /// One look: does what is due; nullopt if it is not due, or another server's to do.
    boost::asio::awaitable<std::optional<UpkeepDone>> look();

private:
    boost::asio::steady_timer timer_;
    const UpkeepTools tools_;
    const UpkeepSettings settings_;
};

}  // namespace onetrip
