#include "server/storage/sql/tables.h"

namespace onetrip::storage::sql {

std::vector<PastCount> PastParcelTable::between(std::string_view from, std::string_view to) const {
    Query row = desk_.connection.query(
        "SELECT carrier, weekday, days, parcels FROM past_parcel WHERE from_province = ? AND to_province = ? "
        "ORDER BY carrier, weekday, days",
        from, to);
    std::vector<PastCount> counts;
    while (row.next()) {
        counts.push_back({row.text(0), std::string(from), std::string(to), static_cast<base::Weekday>(row.integer(1)),
                          row.integer(2), row.integer(3)});
    }
    return counts;
}

void PastParcelTable::add(const PastCount& more) {
    desk_.connection.run(
        "INSERT INTO past_parcel (from_province, to_province, carrier, weekday, days, parcels) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (from_province, to_province, carrier, weekday, days) "
        "DO UPDATE SET parcels = past_parcel.parcels + excluded.parcels",
        more.from, more.to, more.carrier, static_cast<std::int64_t>(more.collected_on), more.days, more.parcels);
}

}  // namespace onetrip::storage::sql
