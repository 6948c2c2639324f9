#include <algorithm>

#include "server/storage/sql/tables.h"

#define BOOKING_COLUMNS \
    "id, citizen, hall, service, slot, starts_at, ends_at, state, held_until, moves, case_number, created_at"

namespace onetrip::storage::sql {
namespace {

Booking booking_of(const Query& row) {
    Booking booking;
    booking.id = row.text(0);
    booking.citizen = row.text(1);
    booking.slot = {row.text(2), row.text(3), row.text(4)};
    booking.from = row.instant(5);
    booking.to = row.instant(6);
    booking.state = row.text(7);
    if (!row.is_null(8)) booking.held_until = row.instant(8);
    booking.moves = row.integer(9);
    booking.case_number = row.text_if(10);
    booking.created_at = row.instant(11);
    return booking;
}

std::optional<Booking> only(Query row) {
    if (!row.next()) return std::nullopt;
    return booking_of(row);
}

}  // namespace

std::optional<Booking> BookingTable::find(std::string_view id) const {
    return only(desk_.connection.query("SELECT " BOOKING_COLUMNS " FROM booking WHERE id = ?", id));
}

std::optional<Booking> BookingTable::find_of_case(std::string_view case_number) const {
    return only(desk_.connection.query(
        "SELECT " BOOKING_COLUMNS " FROM booking WHERE case_number = ? ORDER BY created_at DESC LIMIT 1", case_number));
}

std::vector<Booking> BookingTable::open_of(std::string_view citizen, base::Instant now) const {
    auto rows = desk_.connection.query("SELECT " BOOKING_COLUMNS
                                       " FROM booking WHERE citizen = ? AND seat IS NOT NULL AND ends_at > ?"
                                       " AND (held_until IS NULL OR held_until > ?) ORDER BY starts_at, id",
                                       citizen, now, now);
    std::vector<Booking> open;
    while (rows.next())
        open.push_back(booking_of(rows));
    return open;
}

std::vector<SlotUse> BookingTable::use_of(std::string_view hall, std::string_view service, base::Instant from,
                                          base::Instant to, base::Instant now) const {
    auto rows = desk_.connection.query(
        "SELECT slot, count(*) FROM booking WHERE hall = ? AND service = ? AND starts_at >= ? AND starts_at < ? "
        "AND seat IS NOT NULL AND (held_until IS NULL OR held_until > ?) GROUP BY slot ORDER BY slot",
        hall, service, from, to, now);
    std::vector<SlotUse> use;
    while (rows.next())
        use.push_back({rows.text(0), static_cast<std::int32_t>(rows.integer(1))});
    return use;
}

/// The seat above the highest that is taken. What this transaction itself takes is remembered, so that many who want
/// one slot ask the database once: nobody else writes meanwhile, and seats that come free below are found as gaps.
std::int32_t BookingTable::seat_above(const SlotKey& slot) {
    const auto known = seats_above_.find({slot.hall, slot.service, slot.slot});
    if (known != seats_above_.end()) return known->second;
    auto row = desk_.connection.query(
        "SELECT seat FROM booking WHERE hall = ? AND service = ? AND slot = ? AND seat IS NOT NULL "
        "ORDER BY seat DESC LIMIT 1",
        slot.hall, slot.service, slot.slot);
    return row.next() ? static_cast<std::int32_t>(row.integer(0)) + 1 : 0;
}

/// The lowest seat that is free, once lapsed holds have given theirs back.
std::optional<std::int32_t> BookingTable::gap(const SlotKey& slot, std::int32_t capacity, base::Instant now) {
    desk_.connection.run(
        "UPDATE booking SET state = 'expired', seat = NULL, held_until = NULL "
        "WHERE hall = ? AND service = ? AND slot = ? AND held_until <= ?",
        slot.hall, slot.service, slot.slot, now);
    auto seats = desk_.connection.query(
        "SELECT seat FROM booking WHERE hall = ? AND service = ? AND slot = ? AND seat IS NOT NULL ORDER BY seat",
        slot.hall, slot.service, slot.slot);
    std::int32_t lowest = 0;
    while (lowest < capacity && seats.next() && seats.integer(0) == lowest)
        ++lowest;
    if (lowest >= capacity) return std::nullopt;
    return lowest;
}

std::optional<std::int32_t> BookingTable::free_seat(const SlotKey& slot, std::int32_t capacity, base::Instant now) {
    const std::int32_t above = seat_above(slot);
    const auto seat = above < capacity ? above : gap(slot, capacity, now);
    if (seat) seats_above_[{slot.hall, slot.service, slot.slot}] = std::max(above, *seat + 1);
    return seat;
}

bool BookingTable::add(const Booking& booking, std::int32_t capacity, base::Instant now) {
    const auto seat = free_seat(booking.slot, capacity, now);
    if (!seat) return false;
    desk_.connection.run(
        "INSERT INTO booking (id, citizen, hall, service, slot, starts_at, ends_at, state, seat, held_until, moves, "
        "case_number, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        booking.id, booking.citizen, booking.slot.hall, booking.slot.service, booking.slot.slot, booking.from,
        booking.to, booking.state, *seat, booking.held_until, booking.moves, booking.case_number, booking.created_at);
    return true;
}

bool BookingTable::take_seat(const Booking& booking, std::int32_t capacity, base::Instant now) {
    const auto seat = free_seat(booking.slot, capacity, now);
    if (!seat) return false;
    const std::int64_t found = desk_.connection.count(
        "UPDATE booking SET slot = ?, starts_at = ?, ends_at = ?, state = ?, seat = ?, held_until = ?, moves = ?, "
        "case_number = ? WHERE id = ?",
        booking.slot.slot, booking.from, booking.to, booking.state, *seat, booking.held_until, booking.moves,
        booking.case_number, booking.id);
    if (found != 1) throw Failure(FailureKind::Broken, "a seat for a booking that is not there");
    return true;
}

void BookingTable::save(const Booking& booking) {
    desk_.connection.run("UPDATE booking SET state = ?, held_until = ?, moves = ?, case_number = ? WHERE id = ?",
                         booking.state, booking.held_until, booking.moves, booking.case_number, booking.id);
}

void BookingTable::leave_seat(const Booking& booking) {
    desk_.connection.run("UPDATE booking SET state = ?, seat = NULL, held_until = NULL, case_number = ? WHERE id = ?",
                         booking.state, booking.case_number, booking.id);
}

std::int64_t BookingTable::expire(base::Instant now, std::int64_t limit) {
    return desk_.connection.count(
        "UPDATE booking SET state = 'expired', seat = NULL, held_until = NULL WHERE id IN "
        "(SELECT id FROM booking WHERE held_until <= ? ORDER BY held_until LIMIT ?)",
        now, limit);
}

}  // namespace onetrip::storage::sql
