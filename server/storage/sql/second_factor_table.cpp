#include "server/storage/sql/staff_tables.h"

namespace onetrip::storage::sql {

std::optional<SecondFactor> SecondFactorTable::read(std::string_view user, bool in_force) const {
    auto row = desk_.connection.query("SELECT secret, last_step FROM second_factor WHERE \"user\" = ? AND in_force = ?",
                                      user, in_force);
    if (!row.next()) return std::nullopt;
    return SecondFactor{desk_.open("second_factor", user, row.bytes(0)), row.integer(1)};
}

std::optional<SecondFactor> SecondFactorTable::find(std::string_view user) const {
    return read(user, true);
}

std::optional<SecondFactor> SecondFactorTable::find_pending(std::string_view user) const {
    return read(user, false);
}

void SecondFactorTable::put_pending(std::string_view user, const SecondFactor& factor) {
    desk_.connection.run(
        "INSERT INTO second_factor (\"user\", in_force, secret, last_step) VALUES (?, 0, ?, ?) "
        "ON CONFLICT (\"user\", in_force) DO UPDATE SET secret = excluded.secret, last_step = excluded.last_step",
        user, desk_.close("second_factor", user, factor.secret), factor.last_step);
}

void SecondFactorTable::confirm(std::string_view user, std::int64_t last_step,
                                std::span<const seal::Digest> code_hashes) {
    auto& connection = desk_.connection;
    connection.run("DELETE FROM second_factor WHERE \"user\" = ? AND in_force = 1", user);
    connection.run("UPDATE second_factor SET in_force = 1, last_step = ? WHERE \"user\" = ?", last_step, user);
    connection.run("DELETE FROM recovery_code WHERE \"user\" = ?", user);
    for (const seal::Digest& hash : code_hashes)
        connection.run("INSERT INTO recovery_code (\"user\", code_hash) VALUES (?, ?)", user, hash);
}

void SecondFactorTable::took(std::string_view user, std::int64_t step) {
    desk_.connection.run("UPDATE second_factor SET last_step = ? WHERE \"user\" = ? AND in_force = 1", step, user);
}

bool SecondFactorTable::spend(std::string_view user, const seal::Digest& code_hash) {
    return desk_.connection.count("DELETE FROM recovery_code WHERE \"user\" = ? AND code_hash = ?", user, code_hash) ==
           1;
}

std::int64_t SecondFactorTable::recovery_codes_left(std::string_view user) const {
    auto row = desk_.connection.query("SELECT count(*) FROM recovery_code WHERE \"user\" = ?", user);
    return row.next() ? row.integer(0) : 0;
}

void SecondFactorTable::forget(std::string_view user) {
    desk_.connection.run("DELETE FROM second_factor WHERE \"user\" = ?", user);
    desk_.connection.run("DELETE FROM recovery_code WHERE \"user\" = ?", user);
}

}  // namespace onetrip::storage::sql
