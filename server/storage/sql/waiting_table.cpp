#include "server/storage/sql/tables.h"

#define WAITING_COLUMNS \
    "id, citizen, service, from_day, to_day, booking, earlier_than, state, offers, offered_until, offer, created_at"

namespace onetrip::storage::sql {
namespace {

Waiting waiting_of(const Query& row) {
    Waiting waiting;
    waiting.id = row.text(0);
    waiting.citizen = row.text(1);
    waiting.service = row.text(2);
    waiting.from_day = row.text(3);
    waiting.to_day = row.text(4);
    waiting.booking = row.text_if(5);
    waiting.earlier_than = row.text_if(6);
    waiting.state = row.text(7);
    waiting.offers = row.integer(8);
    if (!row.is_null(9)) waiting.offered_until = row.instant(9);
    waiting.offer = row.text_if(10);
    waiting.created_at = row.instant(11);
    return waiting;
}

}  // namespace

std::vector<Waiting> WaitingTable::read_all(Query rows) const {
    std::vector<Waiting> all;
    while (rows.next())
        all.push_back(waiting_of(rows));
    for (Waiting& waiting : all) {
        auto halls = desk_.connection.query("SELECT hall FROM waiting_hall WHERE entry = ? ORDER BY hall", waiting.id);
        while (halls.next())
            waiting.halls.push_back(halls.text(0));
    }
    return all;
}

std::optional<Waiting> WaitingTable::read(Query row) const {
    std::vector<Waiting> found = read_all(std::move(row));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::optional<Waiting> WaitingTable::find(std::string_view id) const {
    return read(desk_.connection.query("SELECT " WAITING_COLUMNS " FROM waiting WHERE id = ?", id));
}

std::vector<Waiting> WaitingTable::open_of(std::string_view citizen) const {
    return read_all(desk_.connection.query("SELECT " WAITING_COLUMNS
                                           " FROM waiting WHERE citizen = ? AND state IN ('waiting', 'offered') "
                                           "ORDER BY created_at, id",
                                           citizen));
}

std::optional<Waiting> WaitingTable::first_for(const OfferedSlot& slot) const {
    const std::string_view day = slot.slot.substr(0, 10);
    const std::string passed(slot.passed);  // an empty view may have no bytes at all, which would be NULL
    return read(desk_.connection.query(
        "SELECT " WAITING_COLUMNS
        " FROM waiting WHERE service = ? AND state = 'waiting' AND from_day <= ? AND to_day >= ? "
        "AND (earlier_than IS NULL OR earlier_than > ?) "
        "AND id <> ? AND EXISTS (SELECT 1 FROM waiting_hall WHERE entry = waiting.id AND hall = ?) "
        "ORDER BY offers, created_at, id LIMIT 1",
        slot.service, day, day, slot.slot, passed, slot.hall));
}

std::vector<std::string> WaitingTable::services_in(std::string_view hall) const {
    auto rows = desk_.connection.query(
        "SELECT DISTINCT service FROM waiting WHERE state = 'waiting' "
        "AND EXISTS (SELECT 1 FROM waiting_hall WHERE entry = waiting.id AND hall = ?) ORDER BY service",
        hall);
    std::vector<std::string> services;
    while (rows.next())
        services.push_back(rows.text(0));
    return services;
}

std::int64_t WaitingTable::ahead_of(const Waiting& waiting) const {
    auto row = desk_.connection.query(
        "SELECT count(*) FROM waiting WHERE service = ? AND state = 'waiting' "
        "AND (offers, created_at, id) < (?, ?, ?)",
        waiting.service, waiting.offers, waiting.created_at, waiting.id);
    return row.next() ? row.integer(0) : 0;
}

std::vector<Waiting> WaitingTable::lapsed(base::Instant now, std::int64_t limit) const {
    return read_all(desk_.connection.query("SELECT " WAITING_COLUMNS
                                           " FROM waiting WHERE state = 'offered' AND offered_until <= ? "
                                           "ORDER BY offered_until, id LIMIT ?",
                                           now, limit));
}

void WaitingTable::add(const Waiting& waiting) {
    desk_.connection.run(
        "INSERT INTO waiting (id, citizen, service, from_day, to_day, booking, earlier_than, state, offers, "
        "offered_until, offer, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        waiting.id, waiting.citizen, waiting.service, waiting.from_day, waiting.to_day, waiting.booking,
        waiting.earlier_than, waiting.state, waiting.offers, waiting.offered_until, waiting.offer, waiting.created_at);
    for (const std::string& hall : waiting.halls)
        desk_.connection.run("INSERT INTO waiting_hall (entry, hall) VALUES (?, ?)", waiting.id, hall);
}

std::int64_t WaitingTable::end_before(std::string_view day, std::int64_t limit) {
    return desk_.connection.count(
        "UPDATE waiting SET state = 'ended' WHERE id IN "
        "(SELECT id FROM waiting WHERE state = 'waiting' AND to_day < ? LIMIT ?)",
        day, limit);
}

void WaitingTable::save(const Waiting& waiting) {
    desk_.connection.run(
        "UPDATE waiting SET booking = ?, earlier_than = ?, state = ?, offers = ?, offered_until = ?, offer = ? "
        "WHERE id = ?",
        waiting.booking, waiting.earlier_than, waiting.state, waiting.offers, waiting.offered_until, waiting.offer,
        waiting.id);
}

}  // namespace onetrip::storage::sql
