#include "server/storage/bookings.h"
#include "server/storage/failure.h"

namespace onetrip::storage {

std::string_view name_of(FailureKind kind) {
    switch (kind) {
        case FailureKind::Busy: return "busy";
        case FailureKind::Full: return "full";
        case FailureKind::ReadOnly: return "read_only";
        case FailureKind::Unreadable: return "unreadable";
        case FailureKind::Corrupt: return "corrupt";
        case FailureKind::Foreign: return "foreign";
        case FailureKind::TooNew: return "too_new";
        case FailureKind::InUse: return "in_use";
        case FailureKind::Closed: return "closed";
        case FailureKind::Broken: return "broken";
    }
    return "broken";
}

std::string_view name_of(BookingState state) {
    switch (state) {
        case BookingState::Held: return "held";
        case BookingState::Confirmed: return "confirmed";
        case BookingState::Cancelled: return "cancelled";
        case BookingState::Expired: return "expired";
    }
    return "held";
}

std::optional<BookingState> booking_state_named(std::string_view name) {
    for (const BookingState state :
         {BookingState::Held, BookingState::Confirmed, BookingState::Cancelled, BookingState::Expired}) {
        if (name_of(state) == name) return state;
    }
    return std::nullopt;
}

}  // namespace onetrip::storage
