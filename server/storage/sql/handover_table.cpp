#include "server/storage/sql/tables.h"

namespace onetrip::storage::sql {

void HandoverTable::put(const Handover& handover) {
    desk_.connection.run(
        "INSERT INTO handover (code_hash, citizen, closed, expires_at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (code_hash) DO UPDATE SET citizen = excluded.citizen, closed = excluded.closed, "
        "expires_at = excluded.expires_at, taken_by = NULL",
        handover.code_hash, handover.citizen, handover.closed, handover.expires_at);
}

std::optional<Handover> HandoverTable::take(const seal::Digest& code_hash, std::string_view citizen,
                                            base::Instant now) {
    auto row = desk_.connection.query(
        "UPDATE handover SET taken_by = ? WHERE code_hash = ? AND expires_at > ? AND (taken_by IS NULL OR taken_by = "
        "?) "
        "RETURNING citizen, closed, expires_at",
        citizen, code_hash, now, citizen);
    if (!row.next()) return std::nullopt;
    const base::BytesView closed = row.bytes(1);
    return Handover{code_hash, row.text(0), base::Bytes(closed.begin(), closed.end()), row.instant(2)};
}

std::int64_t HandoverTable::forget_before(base::Instant expires_at, std::int64_t limit) {
    return desk_.connection.count(
        "DELETE FROM handover WHERE code_hash IN "
        "(SELECT code_hash FROM handover WHERE expires_at < ? ORDER BY expires_at LIMIT ?)",
        expires_at, limit);
}

}  // namespace onetrip::storage::sql
