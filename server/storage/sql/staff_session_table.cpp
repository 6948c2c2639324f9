#include "server/storage/sql/staff_tables.h"

namespace onetrip::storage::sql {
namespace {

/// Nine columns from the first one on.
StaffSession session_of(const Query& row) {
    return {row.digest(0),  row.text(1),    row.text(2),       row.integer(3) != 0, row.instant(4),
            row.instant(5), row.instant(6), row.instant_if(7), row.instant_if(8)};
}

}  // namespace

std::optional<StaffSignedIn> StaffSessionTable::find(const TokenHash& token_hash, base::Instant now) const {
    auto row = desk_.connection.query(
        "SELECT token_hash, session, staff_token.\"user\", proven, begun_at, drawn_at, expires_at, seen_at, "
        "succeeded_at, name, password_hash, roles, disabled, "
        "(SELECT count(*) FROM second_factor WHERE \"user\" = staff.\"user\" AND in_force = 1), enrolment_code_hash "
        "FROM staff_token JOIN staff ON staff.\"user\" = staff_token.\"user\" "
        "WHERE token_hash = ? AND expires_at > ? AND disabled = 0",
        token_hash, now);
    if (!row.next()) return std::nullopt;
    StaffSignedIn found;
    found.session = session_of(row);
    found.member = {found.session.user,        row.text(9),          row.text(10),
                    split_words(row.text(11)), row.integer(12) != 0, row.digest_if(14)};
    found.has_second_factor = row.integer(13) != 0;
    return found;
}

std::vector<StaffSession> StaffSessionTable::of(std::string_view user, base::Instant now) const {
    auto row = desk_.connection.query(
        "SELECT token_hash, session, \"user\", proven, begun_at, drawn_at, expires_at, seen_at, succeeded_at "
        "FROM staff_token WHERE \"user\" = ? AND expires_at > ? "
        "ORDER BY begun_at DESC, session, drawn_at DESC, token_hash",
        user, now);
    std::vector<StaffSession> sessions;
    while (row.next())
        sessions.push_back(session_of(row));
    return sessions;
}

void StaffSessionTable::add(const StaffSession& session) {
    desk_.connection.run(
        "INSERT INTO staff_token (token_hash, session, \"user\", proven, begun_at, drawn_at, expires_at, seen_at, "
        "succeeded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        session.token_hash, session.session, session.user, session.proven, session.begun_at, session.drawn_at,
        session.expires_at, session.seen_at, session.succeeded_at);
}

void StaffSessionTable::mark(const StaffSession& session) {
    desk_.connection.run("UPDATE staff_token SET seen_at = ?, succeeded_at = ? WHERE token_hash = ?", session.seen_at,
                         session.succeeded_at, session.token_hash);
}

void StaffSessionTable::end_other_tokens(std::string_view session, const TokenHash& token_hash, base::Instant at) {
    desk_.connection.run(
        "UPDATE staff_token SET expires_at = ? WHERE session = ? AND token_hash <> ? AND expires_at > ?", at, session,
        token_hash, at);
}

bool StaffSessionTable::end(std::string_view user, std::string_view session) {
    return desk_.connection.count("DELETE FROM staff_token WHERE \"user\" = ? AND session = ?", user, session) > 0;
}

void StaffSessionTable::end_all_of(std::string_view user) {
    desk_.connection.run("DELETE FROM staff_token WHERE \"user\" = ?", user);
}

std::int64_t StaffSessionTable::forget_before(base::Instant expires_at, std::int64_t limit) {
    return desk_.connection.count(
        "DELETE FROM staff_token WHERE token_hash IN "
        "(SELECT token_hash FROM staff_token WHERE expires_at < ? ORDER BY expires_at LIMIT ?)",
        expires_at, limit);
}

}  // namespace onetrip::storage::sql
