#include "server/storage/sql/tables.h"

namespace onetrip::storage::sql {
namespace {

CitizenSession session_of(const Query& row) {
    return {row.digest(0), row.text(1), row.instant(2), row.instant(3), row.instant_if(4)};
}

}  // namespace

std::optional<CitizenSession> CitizenSessionTable::find(const TokenHash& token_hash, base::Instant now) const {
    auto row = desk_.connection.query(
        "SELECT token_hash, citizen, created_at, expires_at, signed_in_at FROM citizen_session "
        "WHERE token_hash = ? AND revoked_at IS NULL AND expires_at > ?",
        token_hash, now);
    if (!row.next()) return std::nullopt;
    return session_of(row);
}

std::vector<CitizenSession> CitizenSessionTable::signed_in_of(std::string_view citizen, base::Instant now) const {
    auto row = desk_.connection.query(
        "SELECT token_hash, citizen, created_at, expires_at, signed_in_at FROM citizen_session "
        "WHERE citizen = ? AND signed_in_at IS NOT NULL AND revoked_at IS NULL AND expires_at > ? "
        "ORDER BY created_at DESC, token_hash",
        citizen, now);
    std::vector<CitizenSession> sessions;
    while (row.next())
        sessions.push_back(session_of(row));
    return sessions;
}

void CitizenSessionTable::add(const CitizenSession& session) {
    desk_.connection.run(
        "INSERT INTO citizen_session (token_hash, citizen, created_at, expires_at, signed_in_at) "
        "VALUES (?, ?, ?, ?, ?)",
        session.token_hash, session.citizen, session.created_at, session.expires_at, session.signed_in_at);
}

void CitizenSessionTable::revoke(const TokenHash& token_hash, base::Instant at) {
    desk_.connection.run("UPDATE citizen_session SET revoked_at = ? WHERE token_hash = ? AND revoked_at IS NULL", at,
                         token_hash);
}

std::int64_t CitizenSessionTable::forget_before(base::Instant expires_at, std::int64_t limit) {
    return desk_.connection.count(
        "DELETE FROM citizen_session WHERE token_hash IN "
        "(SELECT token_hash FROM citizen_session WHERE expires_at < ? ORDER BY expires_at LIMIT ?)",
        expires_at, limit);
}

std::optional<Citizen> CitizenTable::read(Query row) const {
    if (!row.next()) return std::nullopt;
    Citizen citizen;
    citizen.id = row.text(0);
    citizen.phone_key = row.digest(1);
    citizen.phone = desk_.open_text("citizen.phone", citizen.id, row.bytes(2));
    citizen.created_at = row.instant(3);
    return citizen;
}

std::optional<Citizen> CitizenTable::find(std::string_view id) const {
    return read(desk_.connection.query("SELECT id, phone_key, phone, created_at FROM citizen WHERE id = ?", id));
}

std::optional<Citizen> CitizenTable::find_by_phone(const seal::Digest& phone_key) const {
    return read(
        desk_.connection.query("SELECT id, phone_key, phone, created_at FROM citizen WHERE phone_key = ?", phone_key));
}

void CitizenTable::add(const Citizen& citizen) {
    desk_.connection.run("INSERT INTO citizen (id, phone_key, phone, created_at) VALUES (?, ?, ?, ?)", citizen.id,
                         citizen.phone_key, desk_.close("citizen.phone", citizen.id, citizen.phone),
                         citizen.created_at);
}

// Whose a case is, is said in three places; what can be seen tells which cases to look at, so that no table is read
// from end to end.
void CitizenTable::move_belongings(std::string_view from, std::string_view to) {
    auto& connection = desk_.connection;
    connection.run(
        "UPDATE cases SET citizen = ? WHERE citizen = ? "
        "AND number IN (SELECT case_number FROM case_viewer WHERE citizen = ?)",
        to, from, from);
    connection.run(
        "UPDATE upload SET citizen = ? WHERE citizen = ? "
        "AND case_number IN (SELECT case_number FROM case_viewer WHERE citizen = ?)",
        to, from, from);
    connection.run("UPDATE upload SET citizen = ? WHERE citizen = ? AND case_number IS NULL", to, from);
    connection.run("UPDATE booking SET citizen = ? WHERE citizen = ? AND seat IS NOT NULL", to, from);
    connection.run("UPDATE handover SET citizen = ? WHERE citizen = ?", to, from);
    connection.run("UPDATE notice SET citizen = ? WHERE citizen = ? AND put_away_at IS NULL", to, from);
    connection.run(
        "INSERT INTO case_viewer (citizen, case_number) SELECT ?, case_number FROM case_viewer WHERE citizen = ? "
        "ON CONFLICT (citizen, case_number) DO NOTHING",
        to, from);
    connection.run("DELETE FROM case_viewer WHERE citizen = ?", from);
}

bool CitizenTable::is_muted(std::string_view citizen, std::string_view topic) const {
    return desk_.connection.query("SELECT 1 FROM muted_notice WHERE citizen = ? AND topic = ?", citizen, topic).next();
}

void CitizenTable::set_muted(std::string_view citizen, std::string_view topic, bool muted) {
    if (muted) {
        desk_.connection.run("INSERT INTO muted_notice (citizen, topic) VALUES (?, ?) ON CONFLICT DO NOTHING", citizen,
                             topic);
    } else {
        desk_.connection.run("DELETE FROM muted_notice WHERE citizen = ? AND topic = ?", citizen, topic);
    }
}

std::optional<PhoneCode> PhoneCodeTable::find(const TokenHash& session, const seal::Digest& phone_key) const {
    auto row = desk_.connection.query(
        "SELECT code_hash, sent_at, expires_at, tries FROM phone_code WHERE session = ? AND phone_key = ?", session,
        phone_key);
    if (!row.next()) return std::nullopt;
    return PhoneCode{session, phone_key, row.digest(0), row.instant(1), row.instant(2), row.integer(3)};
}

void PhoneCodeTable::put(const PhoneCode& code) {
    desk_.connection.run(
        "INSERT INTO phone_code (session, phone_key, code_hash, sent_at, expires_at, tries) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (session, phone_key) DO UPDATE SET code_hash = excluded.code_hash, sent_at = excluded.sent_at, "
        "expires_at = excluded.expires_at, tries = excluded.tries",
        code.session, code.phone_key, code.code_hash, code.sent_at, code.expires_at, code.tries);
}

void PhoneCodeTable::add_try(const TokenHash& session, const seal::Digest& phone_key) {
    desk_.connection.run("UPDATE phone_code SET tries = tries + 1 WHERE session = ? AND phone_key = ?", session,
                         phone_key);
}

void PhoneCodeTable::forget(const TokenHash& session, const seal::Digest& phone_key) {
    desk_.connection.run("DELETE FROM phone_code WHERE session = ? AND phone_key = ?", session, phone_key);
}

std::int64_t PhoneCodeTable::forget_before(base::Instant expires_at, std::int64_t limit) {
    return desk_.connection.count(
        "DELETE FROM phone_code WHERE (session, phone_key) IN "
        "(SELECT session, phone_key FROM phone_code WHERE expires_at < ? ORDER BY expires_at LIMIT ?)",
        expires_at, limit);
}

}  // namespace onetrip::storage::sql
