#pragma once

/// Reads the pushes that were acknowledged and moves their parcels and cases on: after the courier has its answer, by
/// whichever server gets to it, in the order in which they came. A server that dies in the middle leaves them waiting;
/// reading one twice changes nothing.

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>

#include "server/endpoints/office.h"

namespace onetrip::endpoints {

struct PushReaderSettings {
    std::int64_t look_milliseconds = 200;  ///< a page shows what was pushed within two seconds
    /// In one unit of work, which keeps every other waiting.
    std::int64_t pushes_per_unit = 16;
};

class PushReader {
public:
    /// Both must outlive the reader.
    PushReader(boost::asio::any_io_executor executor, const Office& office, PushReaderSettings settings = {});

    /// Until the executor ends; to be spawned on it.
    boost::asio::awaitable<void> run();

    /// Reads what is waiting, at most `pushes_per_unit`, and answers how many that were.
    boost::asio::awaitable<std::size_t> look();

private:
    boost::asio::awaitable<std::size_t> read_some(std::int64_t limit);
    boost::asio::awaitable<void> set_first_aside();

    boost::asio::steady_timer timer_;
    const Office& office_;
    const PushReaderSettings settings_;
};

}  // namespace onetrip::endpoints
