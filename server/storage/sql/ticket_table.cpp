#include <algorithm>

#include "server/storage/sql/hall_tables.h"

#define TICKET_COLUMNS                                                                                                \
    "id, hall, day, number, drawn, service, comer, booking, drawn_at, turn_at, state, \"window\", clerk, called_at, " \
    "first_called_at, changes"

namespace onetrip::storage::sql {
namespace {

Ticket ticket_of(const Query& row) {
    Ticket ticket;
    ticket.id = row.text(0);
    ticket.hall = row.text(1);
    ticket.day = row.text(2);
    ticket.number = row.text(3);
    ticket.drawn = row.integer(4);
    ticket.service = row.text(5);
    ticket.comer = row.text(6);
    ticket.booking = row.text_if(7);
    ticket.drawn_at = row.instant(8);
    ticket.turn_at = row.instant(9);
    ticket.state = row.text(10);
    ticket.window = row.text(11);
    ticket.clerk = row.text(12);
    ticket.called_at = row.instant_if(13);
    ticket.first_called_at = row.instant_if(14);
    ticket.changes = row.integer(15);
    return ticket;
}

std::optional<Ticket> only(Query row) {
    if (!row.next()) return std::nullopt;
    return ticket_of(row);
}

}  // namespace

std::optional<Ticket> TicketTable::find(std::string_view id) const {
    return only(desk_.connection.query("SELECT " TICKET_COLUMNS " FROM ticket WHERE id = ?", id));
}

std::optional<Ticket> TicketTable::find_of_booking(std::string_view booking) const {
    return only(desk_.connection.query(
        "SELECT " TICKET_COLUMNS " FROM ticket WHERE booking = ? ORDER BY drawn_at DESC LIMIT 1", booking));
}

std::vector<Ticket> TicketTable::open_of(std::string_view hall, std::string_view day) const {
    auto rows = desk_.connection.query(
        "SELECT " TICKET_COLUMNS
        " FROM ticket WHERE hall = ? AND day = ? AND state IN ('waiting', 'called') ORDER BY drawn",
        hall, day);
    std::vector<Ticket> open;
    while (rows.next())
        open.push_back(ticket_of(rows));
    return open;
}

std::vector<PastCall> TicketTable::calls(std::string_view hall, std::string_view day, std::int64_t limit) const {
    auto rows = desk_.connection.query(
        "SELECT comer, first_called_at FROM ticket WHERE hall = ? AND day = ? AND first_called_at IS NOT NULL "
        "ORDER BY first_called_at DESC, changes DESC LIMIT ?",
        hall, day, limit);
    std::vector<PastCall> calls;
    while (rows.next())
        calls.push_back({rows.text(0), rows.instant(1)});
    return calls;
}

std::vector<TicketFigures> TicketTable::figures(std::string_view hall, std::string_view from_day,
                                                std::string_view to_day) const {
    auto rows = desk_.connection.query(
        "SELECT day, COUNT(*), COUNT(CASE WHEN comer = 'walk_in' THEN 1 END), COUNT(first_called_at), "
        "COUNT(CASE WHEN state = 'served' THEN 1 END), COUNT(CASE WHEN state = 'missed' THEN 1 END), "
        "CAST(COALESCE(SUM(CASE WHEN first_called_at > turn_at THEN first_called_at - turn_at END), 0) AS BIGINT), "
        "COALESCE(MAX(first_called_at - turn_at), 0) "
        "FROM ticket WHERE hall = ? AND day >= ? AND day <= ? GROUP BY day ORDER BY day",
        hall, from_day, to_day);
    std::vector<TicketFigures> days;
    while (rows.next()) {
        days.push_back({rows.text(0), rows.integer(1), rows.integer(2), rows.integer(3), rows.integer(4),
                        rows.integer(5), rows.integer(6) / 1000, std::max<std::int64_t>(0, rows.integer(7)) / 1000});
    }
    return days;
}

void TicketTable::add(const Ticket& ticket) {
    desk_.connection.run(
        "INSERT INTO ticket (id, hall, day, number, drawn, service, comer, booking, drawn_at, turn_at, state, "
        "\"window\", clerk, called_at, first_called_at, changes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?)",
        ticket.id, ticket.hall, ticket.day, ticket.number, ticket.drawn, ticket.service, ticket.comer, ticket.booking,
        ticket.drawn_at, ticket.turn_at, ticket.state, ticket.window, ticket.clerk, ticket.called_at,
        ticket.first_called_at, ticket.changes);
}

bool TicketTable::save(const Ticket& ticket) {
    return desk_.connection.count(
               "UPDATE ticket SET service = ?, state = ?, \"window\" = ?, clerk = ?, called_at = ?, "
               "first_called_at = ?, changes = changes + 1 WHERE id = ? AND changes = ?",
               ticket.service, ticket.state, ticket.window, ticket.clerk, ticket.called_at, ticket.first_called_at,
               ticket.id, ticket.changes) == 1;
}

}  // namespace onetrip::storage::sql
