#include "server/storage/sql/hall_tables.h"

#define HALL_CHANGE_COLUMNS "id, hall, team, from_day, to_day, plan, reason, staff, made_at, ended_by"

namespace onetrip::storage::sql {
namespace {

std::vector<HallChange> read_all(Query rows) {
    std::vector<HallChange> changes;
    while (rows.next()) {
        changes.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text_if(4), rows.text(5),
                           rows.text(6), rows.text(7), rows.instant(8), rows.text(9)});
    }
    return changes;
}

}  // namespace

void HallChangeTable::add(const HallChange& change) {
    desk_.connection.run("INSERT INTO hall_change (" HALL_CHANGE_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                         change.id, change.hall, change.team, change.from_day, change.to_day, change.plan,
                         change.reason, change.staff, change.made_at, change.ended_by);
}

std::vector<HallChange> HallChangeTable::of(std::string_view hall, std::string_view day) const {
    return read_all(desk_.connection.query("SELECT " HALL_CHANGE_COLUMNS
                                           " FROM hall_change WHERE hall = ? AND (to_day IS NULL OR "
                                           "(to_day >= ? AND to_day >= from_day)) ORDER BY made_at DESC, id DESC",
                                           hall, day));
}

std::vector<HallChange> HallChangeTable::list(std::string_view hall, std::int64_t limit) const {
    return read_all(desk_.connection.query("SELECT " HALL_CHANGE_COLUMNS
                                           " FROM hall_change WHERE hall = ? ORDER BY made_at DESC, id DESC LIMIT ?",
                                           hall, limit));
}

bool HallChangeTable::end(std::string_view hall, std::string_view id, std::string_view last_day,
                          std::string_view staff) {
    return desk_.connection.count(
               "UPDATE hall_change SET to_day = ?, ended_by = ? WHERE hall = ? AND id = ? AND (to_day IS NULL OR "
               "to_day > ?)",
               last_day, staff, hall, id, last_day) == 1;
}

}  // namespace onetrip::storage::sql
