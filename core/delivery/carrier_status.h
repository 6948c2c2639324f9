#pragma once

/// Where a parcel is, in our own few words, and how the carriers' codes read in them.

#include <cstdint>
#include <optional>
#include <string_view>

namespace onetrip::delivery {

/// In the order in which events of the same second are read: what is later on the way stands later.
enum class Status : std::uint8_t {
    Created,         ///< wanted, nothing printed yet
    LabelReady,      ///< a waybill exists
    Collected,       ///< 揽收
    InTransit,       ///< 在途
    Problem,         ///< 疑难: held, refused, damaged, unreachable …
    Returning,       ///< 退回 on its way back
    OutForDelivery,  ///< 派件
    InLocker,        ///< in a locker or at a station; not in anybody's hands
    DeliveredProxy,  ///< 代签
    Delivered,       ///< 签收
    Returned,        ///< 退签 back with the sender
    Cancelled,       ///< before it was collected
    Lost             ///< declared by a person
};
inline constexpr std::size_t status_count = 13;

[[nodiscard]] std::string_view name_of(Status status);
[[nodiscard]] std::optional<Status> status_of(std::string_view name);

/// Delivered (also by proxy), returned or cancelled: what comes later does not change it.
[[nodiscard]] bool is_final(Status status);

/// Kuaidi100's `state` or `statusCode` (快递100, the table of basic and advanced states): 0..8 and 14, three- and
/// four-digit codes; a code it added since reads as its family (1009 as 0, 509 as 5). nullopt for anything else.
[[nodiscard]] std::optional<Status> status_of_kuaidi100(std::string_view code);

}  // namespace onetrip::delivery
