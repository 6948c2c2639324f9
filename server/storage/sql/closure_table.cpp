#include "server/storage/sql/hall_tables.h"

namespace onetrip::storage::sql {

void ClosureTable::add(const Closure& closure) {
    desk_.connection.run(
        "INSERT INTO closure (id, hall, team, from_at, to_at, reason, staff, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        closure.id, closure.hall, closure.team, closure.from, closure.to, closure.reason, closure.staff,
        closure.made_at);
}

std::vector<Closure> ClosureTable::of(std::string_view hall, base::Instant from, base::Instant to) const {
    auto rows = desk_.connection.query(
        "SELECT id, hall, team, from_at, to_at, reason, staff, made_at FROM closure "
        "WHERE hall = ? AND to_at > ? AND from_at < ? ORDER BY from_at, id",
        hall, from, to);
    std::vector<Closure> closures;
    while (rows.next()) {
        closures.push_back({rows.text(0), rows.text(1), rows.text(2), rows.instant(3), rows.instant(4), rows.text(5),
                            rows.text(6), rows.instant(7)});
    }
    return closures;
}

std::int64_t ClosureTable::close_seats(std::string_view closure, const ClosedSlot& slot, base::Instant now) {
    Booking seat;
    seat.slot = slot.key;
    seat.from = slot.from;
    seat.to = slot.to;
    seat.state = closed_state;
    seat.created_at = now;
    const std::string slot_id = std::string(closure) + '/' + slot.key.team + '/' + slot.key.slot;
    auto before =
        desk_.connection.query("SELECT count(*) FROM booking WHERE id > ? AND id < ?", slot_id + '/', slot_id + '0');
    before.next();
    std::int64_t next = before.integer(0);
    std::int64_t taken = 0;
    for (;; ++taken, ++next) {
        seat.id = slot_id + '/' + std::to_string(next);
        if (!bookings_.add(seat, slot.capacity, now)) return taken;
    }
}

bool ClosureTable::lift(std::string_view hall, std::string_view id) {
    if (desk_.connection.count("DELETE FROM closure WHERE hall = ? AND id = ?", hall, id) == 0) return false;
    // Ids of its seats begin with its own and a slash, which in order of bytes is followed by a zero.
    desk_.connection.run("DELETE FROM booking WHERE state = ? AND id > ? AND id < ?", closed_state,
                         std::string(id) + '/', std::string(id) + '0');
    return true;
}

}  // namespace onetrip::storage::sql
