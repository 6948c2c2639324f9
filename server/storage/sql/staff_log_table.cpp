#include <limits>

#include "server/storage/sql/staff_tables.h"

namespace onetrip::storage::sql {

void StaffLogTable::append(const StaffLogLine& line) {
    desk_.connection.run(
        "INSERT INTO staff_log (number, at, \"user\", act, roles, actor) "
        "VALUES ((SELECT coalesce(max(number), 0) + 1 FROM staff_log), ?, ?, ?, ?, ?)",
        line.at, line.user, line.act, join_words(line.roles), line.actor);
}

std::vector<StaffLogLine> StaffLogTable::list(std::optional<std::int64_t> before, std::int64_t limit) const {
    auto row = desk_.connection.query(
        "SELECT number, at, \"user\", act, roles, actor FROM staff_log WHERE number < ? ORDER BY number DESC LIMIT ?",
        before.value_or(std::numeric_limits<std::int64_t>::max()), limit);
    std::vector<StaffLogLine> lines;
    while (row.next()) {
        lines.push_back(
            {row.integer(0), row.instant(1), row.text(2), row.text(3), split_words(row.text(4)), row.text(5)});
    }
    return lines;
}

}  // namespace onetrip::storage::sql
