#pragma once

/// The demo carrier's side of Kuaidi100: takes a subscription, answers with its return codes, and tells what the pushes
/// of one parcel say. It speaks the vendor's documented form, so that the server's real adapter and real callback are
/// what a demo city runs on.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/instant.h"

namespace onetrip::couriers {

struct DemoParcel {
    std::string carrier;
    std::string waybill;
    std::string callback_url;
    std::string salt;
};

/// What `POST /poll` is answered, and the parcel to push for where it was accepted.
struct DemoReply {
    std::string body;
    std::optional<DemoParcel> parcel;
};
[[nodiscard]] DemoReply take_subscription(std::string_view form_body);

/// How many pushes a parcel gets: collected, in transit, arrived, out for delivery, delivered.
inline constexpr std::size_t demo_push_count = 5;

/// The form body (`param` and `sign`) of a push with the whole history so far, newest first: one event for each of
/// `times` (1 to `demo_push_count`, oldest first).
[[nodiscard]] std::string push_body(const DemoParcel& parcel, std::span<const base::Instant> times);

}  // namespace onetrip::couriers
