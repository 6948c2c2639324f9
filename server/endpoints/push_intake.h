#pragma once

/// Puts a courier's push on the disk within the time a courier waits for its answer. It is read afterwards
/// (push_reader.h): nothing that takes long stands between a courier and its answer.

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <vector>

#include "server/storage/store.h"

namespace onetrip::endpoints {

/// The whole answer must be there within a second.
inline constexpr std::chrono::milliseconds push_intake_time_max{900};

enum class Intake : std::uint8_t {
    Kept,      ///< new, and on the disk
    Repeated,  ///< the same was on the disk before
    NotKept    ///< the store is too busy, or in trouble; it may be on the disk later, and is then Repeated
};

/// Resumes on the caller's event loop, which must outlive the store's threads.
[[nodiscard]] boost::asio::awaitable<Intake> take_in(storage::Store& store, storage::Push push,
                                                     std::chrono::milliseconds time_max = push_intake_time_max);
/// Several that came together: all of them or none. Kept if any is new.
[[nodiscard]] boost::asio::awaitable<Intake> take_in(storage::Store& store, std::vector<storage::Push> pushes,
                                                     std::chrono::milliseconds time_max = push_intake_time_max);

}  // namespace onetrip::endpoints
