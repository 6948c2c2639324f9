#include "server/storage/sql/hall_tables.h"

namespace onetrip::storage::sql {

bool NoticeTable::add(const Notice& notice) {
    return desk_.connection.count(
               "INSERT INTO notice (id, citizen, booking, news, visit_at, told_at) VALUES (?, ?, ?, ?, ?, ?) "
               "ON CONFLICT (id) DO NOTHING",
               notice.id, notice.citizen, notice.booking, notice.news, notice.visit_at, notice.told_at) == 1;
}

std::vector<Notice> NoticeTable::of(std::string_view citizen, std::int64_t limit) const {
    auto rows = desk_.connection.query(
        "SELECT id, citizen, booking, news, visit_at, told_at FROM notice WHERE citizen = ? AND put_away_at IS NULL "
        "ORDER BY told_at DESC, id LIMIT ?",
        citizen, limit);
    std::vector<Notice> notices;
    while (rows.next())
        notices.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.instant(4), rows.instant(5)});
    return notices;
}

bool NoticeTable::put_away(std::string_view citizen, std::string_view id, base::Instant at) {
    return desk_.connection.count("UPDATE notice SET put_away_at = ? WHERE id = ? AND citizen = ?", at, id, citizen) ==
           1;
}

std::int64_t NoticeTable::forget_before(base::Instant told_at, std::int64_t limit) {
    return desk_.connection.count(
        "DELETE FROM notice WHERE id IN (SELECT id FROM notice WHERE told_at < ? ORDER BY told_at LIMIT ?)", told_at,
        limit);
}

}  // namespace onetrip::storage::sql
