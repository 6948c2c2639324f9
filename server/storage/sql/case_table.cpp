#include "server/storage/sql/tables.h"

#define CASE_COLUMNS                                                                                     \
    "number, cases.citizen, service, service_version, state, submitted_at, received_day, promised_due, " \
    "legal_due, query_code_hash, sequence, answers, record"

namespace onetrip::storage::sql {

Case CaseTable::read(const Query& row) const {
    Case found;
    found.number = row.text(0);
    found.citizen = row.text(1);
    found.service = row.text(2);
    found.service_version = row.integer(3);
    found.state = row.text(4);
    found.submitted_at = row.instant(5);
    found.received_day = row.day(6);
    found.promised_due = row.day_if(7);
    found.legal_due = row.day_if(8);
    found.query_code_hash = row.digest(9);
    found.sequence = row.integer(10);
    found.answers = desk_.open_text("case.answers", found.number, row.bytes(11));
    found.record = desk_.open_text("case.record", found.number, row.bytes(12));
    return found;
}

std::vector<Case> CaseTable::read_all(Query rows) const {
    std::vector<Case> found;
    while (rows.next())
        found.push_back(read(rows));
    return found;
}

std::optional<Case> CaseTable::find(std::string_view number) const {
    auto row = desk_.connection.query("SELECT " CASE_COLUMNS " FROM cases WHERE number = ?", number);
    if (!row.next()) return std::nullopt;
    return read(row);
}

// What they may see tells which cases to look at: those have an index.
std::vector<Case> CaseTable::of_citizen(std::string_view citizen, std::int64_t limit) const {
    return read_all(desk_.connection.query("SELECT " CASE_COLUMNS
                                           " FROM case_viewer JOIN cases ON number = case_number "
                                           "WHERE case_viewer.citizen = ? AND cases.citizen = ? "
                                           "ORDER BY submitted_at DESC, number DESC LIMIT ?",
                                           citizen, citizen, limit));
}

std::vector<Case> CaseTable::seen_by(std::string_view citizen, std::optional<std::string_view> after,
                                     std::int64_t limit) const {
    if (!after) {
        return read_all(desk_.connection.query("SELECT " CASE_COLUMNS
                                               " FROM case_viewer JOIN cases ON number = case_number "
                                               "WHERE case_viewer.citizen = ? "
                                               "ORDER BY submitted_at DESC, number DESC LIMIT ?",
                                               citizen, limit));
    }
    return read_all(desk_.connection.query("SELECT " CASE_COLUMNS
                                           " FROM case_viewer JOIN cases ON number = case_number "
                                           "WHERE case_viewer.citizen = ? AND (submitted_at, number) < "
                                           "(SELECT submitted_at, number FROM cases WHERE number = ?) "
                                           "ORDER BY submitted_at DESC, number DESC LIMIT ?",
                                           citizen, *after, limit));
}

std::vector<Case> CaseTable::queue(std::optional<std::string_view> state, std::optional<std::string_view> after,
                                   std::int64_t limit) const {
    // An empty place before the first case: no cursor means all of them.
    std::int64_t after_time = INT64_MIN;
    if (after) {
        auto place = desk_.connection.query("SELECT submitted_at FROM cases WHERE number = ?", *after);
        if (!place.next()) return {};
        after_time = place.integer(0);
    }
    const std::string_view after_number = after.value_or("");
    if (state) {
        return read_all(desk_.connection.query("SELECT " CASE_COLUMNS
                                               " FROM cases WHERE state = ? AND (submitted_at, number) > (?, ?) "
                                               "ORDER BY submitted_at, number LIMIT ?",
                                               *state, after_time, after_number, limit));
    }
    return read_all(desk_.connection.query("SELECT " CASE_COLUMNS " FROM cases WHERE (submitted_at, number) > (?, ?) "
                                           "ORDER BY submitted_at, number LIMIT ?",
                                           after_time, after_number, limit));
}

std::vector<CaseEvent> CaseTable::events(std::string_view number) const {
    auto rows = desk_.connection.query(
        "SELECT sequence, at, kind, code, actor, data FROM case_event WHERE case_number = ? ORDER BY sequence", number);
    std::vector<CaseEvent> events;
    while (rows.next()) {
        CaseEvent event{rows.integer(0), rows.instant(1), rows.text(2), rows.text(3), rows.text(4), {}};
        if (!rows.is_null(5)) event.data = desk_.open_text("case_event.data", number, rows.bytes(5));
        events.push_back(std::move(event));
    }
    return events;
}

std::optional<Receipt> CaseTable::receipt(std::string_view number) const {
    auto row = desk_.connection.query("SELECT receipt, content FROM receipt WHERE case_number = ?", number);
    if (!row.next()) return std::nullopt;
    Receipt receipt;
    receipt.receipt = desk_.open_text("receipt.receipt", number, row.bytes(0));
    receipt.content = desk_.open_text("receipt.content", number, row.bytes(1));
    return receipt;
}

bool CaseTable::may_see(std::string_view number, std::string_view citizen) const {
    return desk_.connection.query("SELECT 1 FROM case_viewer WHERE citizen = ? AND case_number = ?", citizen, number)
        .next();
}

void CaseTable::add(const Case& added, const Receipt& receipt) {
    const base::Bytes answers = desk_.close("case.answers", added.number, added.answers);
    const base::Bytes record = desk_.close("case.record", added.number, added.record);
    desk_.connection.run(
        "INSERT INTO cases (number, citizen, service, service_version, state, submitted_at, received_day, "
        "promised_due, legal_due, query_code_hash, sequence, answers, record) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)",
        added.number, added.citizen, added.service, added.service_version, added.state, added.submitted_at,
        added.received_day, added.promised_due, added.legal_due, added.query_code_hash, answers, record);
    const base::Bytes signed_text = desk_.close("receipt.receipt", added.number, receipt.receipt);
    const base::Bytes content = desk_.close("receipt.content", added.number, receipt.content);
    desk_.connection.run("INSERT INTO receipt (case_number, receipt, content) VALUES (?, ?, ?)", added.number,
                         signed_text, content);
    let_see(added.number, added.citizen);
}

bool CaseTable::save(const Case& changed) {
    const base::Bytes answers = desk_.close("case.answers", changed.number, changed.answers);
    const base::Bytes record = desk_.close("case.record", changed.number, changed.record);
    return desk_.connection.count(
               "UPDATE cases SET state = ?, promised_due = ?, legal_due = ?, answers = ?, record = ? "
               "WHERE number = ? AND sequence = ?",
               changed.state, changed.promised_due, changed.legal_due, answers, record, changed.number,
               changed.sequence) == 1;
}

std::int64_t CaseTable::append(std::string_view number, const CaseEvent& event) {
    std::int64_t sequence = 0;
    {
        auto row = desk_.connection.query(
            "UPDATE cases SET sequence = sequence + 1 WHERE number = ? RETURNING sequence", number);
        if (!row.next()) throw Failure(FailureKind::Broken, "an event for a case that is not there");
        sequence = row.integer(0);
    }
    std::optional<base::Bytes> data;
    if (!event.data.empty()) data = desk_.close("case_event.data", number, event.data);
    desk_.connection.run(
        "INSERT INTO case_event (case_number, sequence, at, kind, code, actor, data) VALUES (?, ?, ?, ?, ?, ?, ?)",
        number, sequence, event.at, event.kind, event.code, event.actor, data);
    return sequence;
}

void CaseTable::let_see(std::string_view number, std::string_view citizen) {
    desk_.connection.run("INSERT INTO case_viewer (citizen, case_number) VALUES (?, ?) ON CONFLICT DO NOTHING", citizen,
                         number);
}

}  // namespace onetrip::storage::sql
