#include <algorithm>

#include "server/storage/sql/tables.h"

#define BOOKING_COLUMNS                                                                                               \
    "id, citizen, service, hall, team, slot, starts_at, ends_at, state, held_until, moves, case_number, created_at, " \
    "called_at"

namespace onetrip::storage::sql {
namespace {

Booking booking_of(const Query& row) {
    Booking booking;
    booking.id = row.text(0);
    booking.citizen = row.text(1);
    booking.service = row.text(2);
    booking.slot = {row.text(3), row.text(4), row.text(5)};
    booking.from = row.instant(6);
    booking.to = row.instant(7);
    booking.state = row.text(8);
    if (!row.is_null(9)) booking.held_until = row.instant(9);
    booking.moves = row.integer(10);
    booking.case_number = row.text_if(11);
    booking.created_at = row.instant(12);
    booking.called_at = row.instant_if(13);
    return booking;
}

std::optional<Booking> only(Query row) {
    if (!row.next()) return std::nullopt;
    return booking_of(row);
}

/// All that a booking has a seat in.
std::vector<SlotKey> slots_of(const Booking& booking) {
    std::vector<SlotKey> slots{booking.slot};
    for (const std::string& slot : booking.more_slots)
        slots.push_back({booking.slot.hall, booking.slot.team, slot});
    return slots;
}

}  // namespace

std::optional<Booking> BookingTable::find(std::string_view id) const {
    return only(desk_.connection.query("SELECT " BOOKING_COLUMNS " FROM booking WHERE id = ? AND part_of IS NULL", id));
}

std::optional<Booking> BookingTable::find_of_case(std::string_view case_number) const {
    return only(desk_.connection.query("SELECT " BOOKING_COLUMNS
                                       " FROM booking WHERE case_number = ? AND part_of IS NULL "
                                       "ORDER BY created_at DESC LIMIT 1",
                                       case_number));
}

std::vector<Booking> BookingTable::open_of(std::string_view citizen, base::Instant now) const {
    auto rows = desk_.connection.query("SELECT " BOOKING_COLUMNS
                                       " FROM booking WHERE citizen = ? AND seat IS NOT NULL AND part_of IS NULL "
                                       "AND ends_at > ? AND (held_until IS NULL OR held_until > ?) "
                                       "ORDER BY starts_at, id",
                                       citizen, now, now);
    std::vector<Booking> open;
    while (rows.next())
        open.push_back(booking_of(rows));
    return open;
}

BookingsOf BookingTable::standing_of(std::string_view citizen, base::Instant now, base::Instant missed_since) const {
    // One question for both, each by its own index: everybody who books waits for the answer.
    auto rows = desk_.connection.query("SELECT " BOOKING_COLUMNS
                                       " FROM booking WHERE citizen = ? AND seat IS NOT NULL AND part_of IS NULL "
                                       "AND ends_at > ? AND (held_until IS NULL OR held_until > ?) "
                                       "UNION ALL SELECT " BOOKING_COLUMNS
                                       " FROM booking WHERE citizen = ? AND state = 'missed' AND starts_at >= ? "
                                       "ORDER BY starts_at, id",
                                       citizen, now, now, citizen, missed_since);
    BookingsOf known;
    while (rows.next()) {
        Booking booking = booking_of(rows);
        if (booking.state == "missed") {
            known.missed.push_back(booking.from);
        } else {
            known.open.push_back(std::move(booking));
        }
    }
    return known;
}

std::vector<Booking> BookingTable::expected(std::string_view hall, base::Instant from, base::Instant to) const {
    auto rows = desk_.connection.query(
        "SELECT " BOOKING_COLUMNS
        " FROM booking WHERE hall = ? AND starts_at >= ? AND starts_at < ? "
        "AND seat IS NOT NULL AND state = 'confirmed' AND part_of IS NULL ORDER BY starts_at, id",
        hall, from, to);
    std::vector<Booking> expected;
    while (rows.next())
        expected.push_back(booking_of(rows));
    return expected;
}

std::vector<Booking> BookingTable::hit(std::string_view hall, std::string_view team, base::Instant from,
                                       base::Instant to) const {
    auto rows = desk_.connection.query(
        "SELECT " BOOKING_COLUMNS
        " FROM booking WHERE hall = ? AND team = ? AND starts_at < ? AND ends_at > ? AND seat IS NOT NULL "
        "AND state IN ('held', 'kept', 'confirmed') AND part_of IS NULL ORDER BY created_at, id",
        hall, team, to, from);
    std::vector<Booking> hit;
    while (rows.next())
        hit.push_back(booking_of(rows));
    return hit;
}

std::vector<StateCount> BookingTable::states(std::string_view hall, base::Instant from, base::Instant to) const {
    // What is over and what is open have an index each.
    auto rows = desk_.connection.query(
        "SELECT state, count(*) FROM booking WHERE hall = ? AND starts_at >= ? AND starts_at < ? AND seat IS NULL "
        "AND part_of IS NULL GROUP BY state UNION ALL SELECT state, count(*) FROM booking "
        "WHERE hall = ? AND starts_at >= ? AND starts_at < ? AND seat IS NOT NULL AND part_of IS NULL GROUP BY state",
        hall, from, to, hall, from, to);
    std::vector<StateCount> states;
    while (rows.next())
        states.push_back({rows.text(0), rows.integer(1)});
    return states;
}

std::vector<SlotUse> BookingTable::use_of(std::string_view hall, std::string_view team, base::Instant from,
                                          base::Instant to, base::Instant now) const {
    auto rows = desk_.connection.query(
        "SELECT slot, count(*) FROM booking WHERE hall = ? AND team = ? AND starts_at >= ? AND starts_at < ? "
        "AND seat IS NOT NULL AND (held_until IS NULL OR held_until > ?) GROUP BY slot ORDER BY slot",
        hall, team, from, to, now);
    std::vector<SlotUse> use;
    while (rows.next())
        use.push_back({rows.text(0), static_cast<std::int32_t>(rows.integer(1))});
    return use;
}

/// The seat above the highest that is taken. What this transaction itself takes is remembered, so that many who want
/// one slot ask the database once: nobody else writes meanwhile, and seats that come free below are found as gaps.
std::int32_t BookingTable::seat_above(const SlotKey& slot) {
    const auto known = seats_above_.find({slot.hall, slot.team, slot.slot});
    if (known != seats_above_.end()) return known->second;
    auto row = desk_.connection.query(
        "SELECT seat FROM booking WHERE hall = ? AND team = ? AND slot = ? AND seat IS NOT NULL "
        "ORDER BY seat DESC LIMIT 1",
        slot.hall, slot.team, slot.slot);
    const std::int32_t above = row.next() ? static_cast<std::int32_t>(row.integer(0)) + 1 : 0;
    seats_above_[{slot.hall, slot.team, slot.slot}] = above;
    return above;
}

/// The lowest seat that is free, once lapsed holds have given theirs back.
std::optional<std::int32_t> BookingTable::gap(const SlotKey& slot, std::int32_t capacity, base::Instant now) {
    desk_.connection.run(
        "UPDATE booking SET state = 'expired', seat = NULL, held_until = NULL "
        "WHERE hall = ? AND team = ? AND slot = ? AND held_until <= ?",
        slot.hall, slot.team, slot.slot, now);
    auto seats = desk_.connection.query(
        "SELECT seat FROM booking WHERE hall = ? AND team = ? AND slot = ? AND seat IS NOT NULL ORDER BY seat",
        slot.hall, slot.team, slot.slot);
    std::int32_t lowest = 0;
    while (lowest < capacity && seats.next() && seats.integer(0) == lowest)
        ++lowest;
    if (lowest >= capacity) return std::nullopt;
    return lowest;
}

std::optional<std::int32_t> BookingTable::free_seat(const SlotKey& slot, std::int32_t capacity, base::Instant now) {
    const std::int32_t above = seat_above(slot);
    return above < capacity ? above : gap(slot, capacity, now);
}

std::optional<std::vector<std::int32_t>> BookingTable::free_seats(const std::vector<SlotKey>& slots,
                                                                  std::int32_t capacity, base::Instant now) {
    std::vector<std::int32_t> seats;
    for (const SlotKey& slot : slots) {
        const auto seat = free_seat(slot, capacity, now);
        if (!seat) return std::nullopt;
        seats.push_back(*seat);
    }
    for (std::size_t i = 0; i < seats.size(); ++i) {
        const SlotKey& slot = slots[i];
        std::int32_t& above = seats_above_[{slot.hall, slot.team, slot.slot}];
        above = std::max(above, seats[i] + 1);
    }
    return seats;
}

/// The row of a booking itself, or of its further slot number `part`: each begins where the one before it ends.
void BookingTable::insert(const Booking& booking, std::size_t part, const SlotKey& slot, std::int32_t seat) {
    const std::int64_t parts = 1 + static_cast<std::int64_t>(booking.more_slots.size());
    const base::Instant from = booking.from + (booking.to - booking.from) / parts * static_cast<std::int64_t>(part);
    const auto part_of = part == 0 ? std::nullopt : std::optional(booking.id);
    desk_.connection.run(
        "INSERT INTO booking (id, citizen, service, hall, team, slot, starts_at, ends_at, state, seat, held_until, "
        "moves, case_number, created_at, part_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        part == 0 ? booking.id : booking.id + "/" + std::to_string(part), booking.citizen, booking.service, slot.hall,
        slot.team, slot.slot, from, booking.to, booking.state, seat, booking.held_until, booking.moves,
        booking.case_number, booking.created_at, part_of);
}

bool BookingTable::add(const Booking& booking, std::int32_t capacity, base::Instant now) {
    const std::vector<SlotKey> slots = slots_of(booking);
    const auto seats = free_seats(slots, capacity, now);
    if (!seats) return false;
    for (std::size_t part = 0; part < slots.size(); ++part)
        insert(booking, part, slots[part], (*seats)[part]);
    return true;
}

bool BookingTable::take_seat(const Booking& booking, std::int32_t capacity, base::Instant now) {
    const std::vector<SlotKey> slots = slots_of(booking);
    const auto seats = free_seats(slots, capacity, now);
    if (!seats) return false;
    const std::int64_t found = desk_.connection.count(
        "UPDATE booking SET hall = ?, team = ?, slot = ?, starts_at = ?, ends_at = ?, state = ?, seat = ?, "
        "held_until = ?, moves = ?, case_number = ? WHERE id = ?",
        booking.slot.hall, booking.slot.team, booking.slot.slot, booking.from, booking.to, booking.state,
        seats->front(), booking.held_until, booking.moves, booking.case_number, booking.id);
    if (found != 1) throw Failure(FailureKind::Broken, "a seat for a booking that is not there");
    desk_.connection.run("DELETE FROM booking WHERE part_of = ?", booking.id);
    for (std::size_t part = 1; part < slots.size(); ++part)
        insert(booking, part, slots[part], (*seats)[part]);
    return true;
}

void BookingTable::save(const Booking& booking) {
    desk_.connection.run(
        "UPDATE booking SET state = ?, held_until = ?, called_at = ?, moves = ?, case_number = ? WHERE id = ?",
        booking.state, booking.held_until, booking.called_at, booking.moves, booking.case_number, booking.id);
    desk_.connection.run("UPDATE booking SET state = ?, held_until = ? WHERE part_of = ?", booking.state,
                         booking.held_until, booking.id);
}

void BookingTable::leave_seat(const Booking& booking) {
    desk_.connection.run(
        "UPDATE booking SET state = ?, seat = NULL, held_until = NULL, called_at = NULL, case_number = ? WHERE id = ?",
        booking.state, booking.case_number, booking.id);
    desk_.connection.run("DELETE FROM booking WHERE part_of = ?", booking.id);
}

std::int64_t BookingTable::expire(base::Instant now, std::int64_t limit) {
    return desk_.connection.count(
        "UPDATE booking SET state = 'expired', seat = NULL, held_until = NULL WHERE id IN "
        "(SELECT id FROM booking WHERE held_until <= ? ORDER BY held_until LIMIT ?)",
        now, limit);
}

}  // namespace onetrip::storage::sql
