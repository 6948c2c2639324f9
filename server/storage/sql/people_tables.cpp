#include <string>

#include "server/storage/sql/tables.h"

namespace onetrip::storage::sql {
namespace {

/// Six columns from the first one on.
StaffMember member_of(const Query& row) {
    return {row.text(0), row.text(1), row.text(2), split_words(row.text(3)), row.integer(4) != 0, row.digest_if(5)};
}

}  // namespace

std::vector<std::string> split_words(const std::string& line) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        if (end > at) words.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::string join_words(const std::vector<std::string>& words) {
    std::string line;
    for (const std::string& word : words) {
        if (!line.empty()) line += ' ';
        line += word;
    }
    return line;
}

std::optional<StaffMember> StaffTable::find(std::string_view user) const {
    auto row = desk_.connection.query(
        R"(SELECT "user", name, password_hash, roles, disabled, enrolment_code_hash FROM staff WHERE "user" = ?)",
        user);
    if (!row.next()) return std::nullopt;
    return member_of(row);
}

void StaffTable::put(const StaffMember& member) {
    desk_.connection.run(
        "INSERT INTO staff (\"user\", name, password_hash, roles, disabled, enrolment_code_hash) VALUES (?, ?, ?, ?, "
        "?, ?) "
        "ON CONFLICT (\"user\") DO UPDATE SET name = excluded.name, password_hash = excluded.password_hash, "
        "roles = excluded.roles, disabled = excluded.disabled, enrolment_code_hash = excluded.enrolment_code_hash",
        member.user, member.name, member.password_hash, join_words(member.roles), member.disabled,
        member.enrolment_code_hash);
}

std::vector<StaffListed> StaffTable::list(std::string_view after, std::int64_t limit) const {
    auto row = desk_.connection.query(
        "SELECT \"user\", name, password_hash, roles, disabled, enrolment_code_hash, "
        "(SELECT count(*) FROM second_factor WHERE \"user\" = staff.\"user\" AND in_force = 1) "
        "FROM staff WHERE \"user\" > ? ORDER BY \"user\" LIMIT ?",
        after, limit);
    std::vector<StaffListed> members;
    while (row.next())
        members.push_back({member_of(row), row.integer(6) != 0});
    return members;
}

std::int64_t ThrottleTable::count(const seal::Digest& key, base::Instant window) const {
    auto row = desk_.connection.query("SELECT count FROM throttle WHERE key = ? AND window_at = ?", key, window);
    return row.next() ? row.integer(0) : 0;
}

std::int64_t ThrottleTable::add(const seal::Digest& key, base::Instant window) {
    auto row = desk_.connection.query(
        "INSERT INTO throttle (key, window_at, count) VALUES (?, ?, 1) "
        "ON CONFLICT (key, window_at) DO UPDATE SET count = throttle.count + 1 RETURNING count",
        key, window);
    return row.next() ? row.integer(0) : 0;
}

void ThrottleTable::forget(const seal::Digest& key) {
    desk_.connection.run("DELETE FROM throttle WHERE key = ?", key);
}

void ThrottleTable::forget_before(base::Instant window) {
    desk_.connection.run("DELETE FROM throttle WHERE window_at < ?", window);
}

}  // namespace onetrip::storage::sql
