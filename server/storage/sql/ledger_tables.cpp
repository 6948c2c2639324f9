#include "server/storage/sql/tables.h"

namespace onetrip::storage::sql {
namespace {

std::string name_of(std::string_view scope, std::string_view key) {
    return std::string(scope) + '/' + std::string(key);
}

}  // namespace

base::Bytes Desk::close(std::string_view what, std::string_view whose, base::BytesView plain) const {
    return vault.close(std::string(what) + '/' + std::string(whose), plain);
}

base::Bytes Desk::close(std::string_view what, std::string_view whose, std::string_view plain) const {
    return close(what, whose, base::as_bytes(plain));
}

base::Bytes Desk::open(std::string_view what, std::string_view whose, base::BytesView closed) const {
    auto plain = vault.open(std::string(what) + '/' + std::string(whose), closed);
    if (!plain) throw Failure(FailureKind::Corrupt, std::string(what) + " does not open");
    return std::move(*plain);
}

std::string Desk::open_text(std::string_view what, std::string_view whose, base::BytesView closed) const {
    return std::string(base::as_text(open(what, whose, closed)));
}

bool JobTable::add(const Job& job) {
    return desk_.connection.count(
               "INSERT INTO job (id, kind, payload, due_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING", job.id,
               job.kind, job.payload, job.due_at) == 1;
}

std::optional<base::Instant> JobTable::next_due(std::string_view kind) const {
    auto row = desk_.connection.query(
        "SELECT min(CASE WHEN leased_until > due_at THEN leased_until ELSE due_at END) FROM job WHERE kind = ? AND "
        "state = 'open'",
        kind);
    if (!row.next() || row.is_null(0)) return std::nullopt;
    return row.instant(0);
}

std::vector<Job> JobTable::lease(std::string_view kind, base::Instant now, base::Instant until, std::int64_t limit) {
    std::vector<Job> leased;
    {
        auto due = desk_.connection.query(
            "SELECT id, kind, payload, due_at, attempts + 1 FROM job WHERE kind = ? AND state = 'open' AND due_at <= ? "
            "AND (leased_until IS NULL OR leased_until <= ?) ORDER BY due_at, id LIMIT ?",
            kind, now, now, limit);
        while (due.next()) {
            leased.push_back({due.text(0), due.text(1), due.text(2), due.instant(3), due.integer(4)});
        }
    }
    for (const Job& job : leased) {
        desk_.connection.run("UPDATE job SET leased_until = ?, attempts = ? WHERE id = ?", until, job.attempts, job.id);
    }
    return leased;
}

bool JobTable::finish(std::string_view id, std::int64_t attempts, base::Instant at) {
    return desk_.connection.count(
               "UPDATE job SET state = 'done', leased_until = NULL, ended_at = ? "
               "WHERE id = ? AND attempts = ? AND state = 'open'",
               at, id, attempts) == 1;
}

bool JobTable::retry(std::string_view id, std::int64_t attempts, base::Instant due_at, std::string_view reason) {
    return desk_.connection.count(
               "UPDATE job SET due_at = ?, leased_until = NULL, reason = ? "
               "WHERE id = ? AND attempts = ? AND state = 'open'",
               due_at, reason, id, attempts) == 1;
}

bool JobTable::give_up(std::string_view id, std::int64_t attempts, base::Instant at, std::string_view reason) {
    return desk_.connection.count(
               "UPDATE job SET state = 'given_up', leased_until = NULL, ended_at = ?, reason = ? "
               "WHERE id = ? AND attempts = ? AND state = 'open'",
               at, reason, id, attempts) == 1;
}

std::int64_t JobTable::given_up(std::string_view kind) const {
    auto row = desk_.connection.query("SELECT count(*) FROM job WHERE kind = ? AND state = 'given_up'", kind);
    return row.next() ? row.integer(0) : 0;
}

std::optional<KeptAnswer> KeptAnswerTable::find(std::string_view scope, std::string_view key) const {
    auto row = desk_.connection.query(
        "SELECT fingerprint, status, body, created_at FROM kept_answer WHERE scope = ? AND key = ?", scope, key);
    if (!row.next()) return std::nullopt;
    KeptAnswer answer;
    answer.scope = scope;
    answer.key = key;
    answer.fingerprint = row.digest(0);
    answer.status = static_cast<std::int32_t>(row.integer(1));
    answer.body = desk_.open_text("kept_answer", name_of(scope, key), row.bytes(2));
    answer.created_at = row.instant(3);
    return answer;
}

void KeptAnswerTable::add(const KeptAnswer& answer) {
    const base::Bytes body = desk_.close("kept_answer", name_of(answer.scope, answer.key), answer.body);
    desk_.connection.run(
        "INSERT INTO kept_answer (scope, key, fingerprint, status, body, created_at) VALUES (?, ?, ?, ?, ?, ?)",
        answer.scope, answer.key, answer.fingerprint, answer.status, body, answer.created_at);
}

std::int64_t KeptAnswerTable::forget_before(base::Instant created_at, std::int64_t limit) {
    return desk_.connection.count(
        "DELETE FROM kept_answer WHERE (scope, key) IN "
        "(SELECT scope, key FROM kept_answer WHERE created_at < ? ORDER BY created_at LIMIT ?)",
        created_at, limit);
}

std::int64_t CounterTable::next(std::string_view name) {
    auto row = desk_.connection.query(
        "INSERT INTO counter (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 "
        "RETURNING value",
        name);
    if (!row.next()) throw Failure(FailureKind::Broken, "a counter without a value");
    return row.integer(0);
}

std::optional<base::Bytes> SecretTable::find(std::string_view name) const {
    auto row = desk_.connection.query("SELECT value FROM secret WHERE name = ?", name);
    if (!row.next()) return std::nullopt;
    return desk_.open("secret", name, row.bytes(0));
}

void SecretTable::add(std::string_view name, base::BytesView value) {
    desk_.connection.run("INSERT INTO secret (name, value) VALUES (?, ?)", name, desk_.close("secret", name, value));
}

}  // namespace onetrip::storage::sql
