#include "server/storage/sql/tables.h"

#define SHIPMENT_COLUMNS                                                                                        \
    "id, case_number, carrier, waybill, state, salt, callback_token, phone, subscription, tracking, asked_at, " \
    "created_at, updated_at, from_province, to_province, purpose, label, handed_over_at, handed_over_by, "      \
    "quiet_from, reported, settled, collected_at, arrived_at, first_attempt_failed"

namespace onetrip::storage {
std::string_view name_of(PushOutcome outcome) {
    switch (outcome) {
        case PushOutcome::Taken: return "taken";
        case PushOutcome::MixedUp: return "mixed_up";
        case PushOutcome::Unreadable: return "unreadable";
        case PushOutcome::Failed: return "failed";
    }
    return {};
}

seal::Digest push_hash(std::string_view shipment, std::string_view param) {
    std::string bytes(shipment);
    bytes += '\0';
    bytes += param;
    return seal::sha256(base::as_bytes(bytes));
}

namespace sql {
namespace {

seal::Digest hash_of(std::string_view token) {
    return seal::sha256(base::as_bytes(token));
}

}  // namespace

std::optional<Shipment> ShipmentTable::read_one(Query row) const {
    if (!row.next()) return std::nullopt;
    return read(row);
}

Shipment ShipmentTable::read(const Query& row) const {
    Shipment shipment;
    shipment.id = row.text(0);
    shipment.case_number = row.text(1);
    shipment.carrier = row.text(2);
    shipment.waybill = row.text(3);
    shipment.state = row.text(4);
    shipment.salt = desk_.open_text("shipment.salt", shipment.id, row.bytes(5));
    shipment.callback_token = desk_.open_text("shipment.callback_token", shipment.id, row.bytes(6));
    shipment.phone = desk_.open_text("shipment.phone", shipment.id, row.bytes(7));
    shipment.subscription = row.text(8);
    shipment.tracking = desk_.open_text("shipment.tracking", shipment.id, row.bytes(9));
    shipment.asked_at = row.instant_if(10);
    shipment.created_at = row.instant(11);
    shipment.updated_at = row.instant(12);
    shipment.from_province = row.text(13);
    shipment.to_province = row.text(14);
    shipment.purpose = row.text(15);
    shipment.label = row.text(16);
    shipment.handed_over_at = row.instant_if(17);
    shipment.handed_over_by = row.text(18);
    shipment.quiet_from = row.instant_if(19);
    shipment.reported = row.text(20);
    shipment.is_settled = row.integer(21) != 0;
    shipment.collected_at = row.instant_if(22);
    shipment.arrived_at = row.instant_if(23);
    shipment.first_attempt_failed = row.integer(24) != 0;
    return shipment;
}

std::vector<Shipment> ShipmentTable::read_all(Query row) const {
    std::vector<Shipment> shipments;
    while (row.next())
        shipments.push_back(read(row));
    return shipments;
}

std::optional<Shipment> ShipmentTable::find(std::string_view id) const {
    return read_one(desk_.connection.query("SELECT " SHIPMENT_COLUMNS " FROM shipment WHERE id = ?", id));
}

std::optional<Shipment> ShipmentTable::find_of_case(std::string_view case_number) const {
    return read_one(desk_.connection.query("SELECT " SHIPMENT_COLUMNS
                                           " FROM shipment WHERE case_number = ? AND purpose = 'certificate' "
                                           "ORDER BY created_at DESC LIMIT 1",
                                           case_number));
}

std::vector<Shipment> ShipmentTable::of_case(std::string_view case_number) const {
    return read_all(desk_.connection.query(
        "SELECT " SHIPMENT_COLUMNS " FROM shipment WHERE case_number = ? ORDER BY created_at, id", case_number));
}

std::vector<Shipment> ShipmentTable::with_waybill(std::string_view waybill) const {
    return read_all(desk_.connection.query(
        "SELECT " SHIPMENT_COLUMNS " FROM shipment WHERE waybill = ? ORDER BY created_at, id", waybill));
}

std::vector<Shipment> ShipmentTable::to_hand_over(std::int64_t limit) const {
    return read_all(desk_.connection.query("SELECT " SHIPMENT_COLUMNS
                                           " FROM shipment WHERE settled = 0 AND state = 'label_ready' "
                                           "AND purpose <> 'materials' ORDER BY updated_at, id LIMIT ?",
                                           limit));
}

std::vector<Shipment> ShipmentTable::expected_materials(std::int64_t limit) const {
    return read_all(desk_.connection.query("SELECT " SHIPMENT_COLUMNS
                                           " FROM shipment WHERE settled = 0 AND purpose = 'materials' "
                                           "AND handed_over_at IS NULL ORDER BY updated_at, id LIMIT ?",
                                           limit));
}

std::vector<Shipment> ShipmentTable::needing_attention(base::Instant now, std::int64_t limit) const {
    return read_all(
        desk_.connection.query("SELECT " SHIPMENT_COLUMNS
                               " FROM shipment WHERE settled = 0 AND (quiet_from < ? OR reported <> '' OR "
                               "state IN ('problem', 'returning', 'returned', 'lost', 'delivered_proxy', 'in_locker')) "
                               "ORDER BY updated_at, id LIMIT ?",
                               now, limit));
}

std::vector<Shipment> ShipmentTable::handed_over(base::Instant from, base::Instant to, std::int64_t limit) const {
    return read_all(desk_.connection.query(
        "SELECT " SHIPMENT_COLUMNS
        " FROM shipment WHERE handed_over_at >= ? AND handed_over_at < ? AND purpose <> 'materials' "
        "ORDER BY handed_over_at, id LIMIT ?",
        from, to, limit));
}

std::vector<DeliveryFigures> ShipmentTable::figures(base::Instant from, base::Instant to) const {
    Query row = desk_.connection.query(
        "SELECT carrier, (arrived_at + 28800000) / 86400000 - (collected_at + 28800000) / 86400000 AS days, "
        "count(*), "
        "CAST(sum(first_attempt_failed) AS BIGINT), CAST(sum(CASE WHEN state = 'returned' THEN 1 ELSE 0 END) AS "
        "BIGINT) "
        "FROM shipment WHERE collected_at >= ? AND collected_at < ? AND purpose = 'certificate' "
        "GROUP BY carrier, days ORDER BY carrier, days",
        from, to);
    std::vector<DeliveryFigures> figures;
    while (row.next())
        figures.push_back({row.text(0), row.integer_if(1), row.integer(2), row.integer(3), row.integer(4)});
    return figures;
}

std::optional<base::Instant> ShipmentTable::last_told_at() const {
    Query row = desk_.connection.query(
        "SELECT received_at FROM push WHERE outcome IS NOT NULL ORDER BY received_at DESC LIMIT 1");
    if (!row.next()) return std::nullopt;
    return row.instant(0);
}

void ShipmentTable::settle(std::string_view case_number) {
    desk_.connection.run(
        "UPDATE shipment SET settled = 1 WHERE case_number = ? AND settled = 0 AND purpose = 'certificate'",
        case_number);
}

std::optional<CallbackDoor> ShipmentTable::find_door(std::string_view callback_token) const {
    Query row =
        desk_.connection.query("SELECT id, salt FROM shipment WHERE callback_token_hash = ?", hash_of(callback_token));
    if (!row.next()) return std::nullopt;
    const std::string id = row.text(0);
    return CallbackDoor{id, desk_.open_text("shipment.salt", id, row.bytes(1))};
}

void ShipmentTable::add(const Shipment& shipment) {
    const base::Bytes salt = desk_.close("shipment.salt", shipment.id, shipment.salt);
    const base::Bytes token = desk_.close("shipment.callback_token", shipment.id, shipment.callback_token);
    const base::Bytes tracking = desk_.close("shipment.tracking", shipment.id, shipment.tracking);
    const base::Bytes phone = desk_.close("shipment.phone", shipment.id, shipment.phone);
    desk_.connection.run(
        "INSERT INTO shipment (" SHIPMENT_COLUMNS
        ", callback_token_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?)",
        shipment.id, shipment.case_number, shipment.carrier, shipment.waybill, shipment.state, salt, token, phone,
        shipment.subscription, tracking, shipment.asked_at, shipment.created_at, shipment.updated_at,
        shipment.from_province, shipment.to_province, shipment.purpose, shipment.label, shipment.handed_over_at,
        shipment.handed_over_by, shipment.quiet_from, shipment.reported, shipment.is_settled, shipment.collected_at,
        shipment.arrived_at, shipment.first_attempt_failed, hash_of(shipment.callback_token));
}

void ShipmentTable::save(const Shipment& shipment) {
    const base::Bytes tracking = desk_.close("shipment.tracking", shipment.id, shipment.tracking);
    const base::Bytes phone = desk_.close("shipment.phone", shipment.id, shipment.phone);
    desk_.connection.run(
        "UPDATE shipment SET carrier = ?, state = ?, to_province = ?, phone = ?, subscription = ?, tracking = ?, "
        "asked_at = ?, updated_at = ?, label = ?, handed_over_at = ?, handed_over_by = ?, quiet_from = ?, "
        "reported = ?, settled = ?, collected_at = ?, arrived_at = ?, first_attempt_failed = ? WHERE id = ?",
        shipment.carrier, shipment.state, shipment.to_province, phone, shipment.subscription, tracking,
        shipment.asked_at, shipment.updated_at, shipment.label, shipment.handed_over_at, shipment.handed_over_by,
        shipment.quiet_from, shipment.reported, shipment.is_settled, shipment.collected_at, shipment.arrived_at,
        shipment.first_attempt_failed, shipment.id);
}

bool ShipmentTable::add_push(const Push& push) {
    const base::Bytes param = desk_.close("push.param", base::to_hex(push.content_hash), push.param);
    return desk_.connection.count(
               "INSERT INTO push (content_hash, shipment, received_at, form, param) VALUES (?, ?, ?, ?, ?) "
               "ON CONFLICT (content_hash) DO NOTHING",
               push.content_hash, push.shipment, push.received_at, push.form, param) == 1;
}

bool ShipmentTable::has_waiting_pushes() const {
    return desk_.connection.query("SELECT 1 FROM push WHERE outcome IS NULL LIMIT 1").next();
}

std::vector<Push> ShipmentTable::waiting_pushes(std::int64_t limit) const {
    Query row = desk_.connection.query(
        "SELECT content_hash, shipment, received_at, form, param FROM push WHERE outcome IS NULL "
        "ORDER BY received_at LIMIT ?",
        limit);
    std::vector<Push> pushes;
    while (row.next()) {
        Push push;
        push.content_hash = row.digest(0);
        push.shipment = row.text(1);
        push.received_at = row.instant(2);
        push.form = row.text(3);
        push.param = desk_.open_text("push.param", base::to_hex(push.content_hash), row.bytes(4));
        pushes.push_back(std::move(push));
    }
    return pushes;
}

void ShipmentTable::end_push(const seal::Digest& content_hash, PushOutcome outcome) {
    desk_.connection.run("UPDATE push SET outcome = ? WHERE content_hash = ?", name_of(outcome), content_hash);
}

std::int64_t ShipmentTable::forget_pushes(base::Instant before, std::int64_t limit) {
    return desk_.connection.count(
        "DELETE FROM push WHERE content_hash IN (SELECT content_hash FROM push "
        "WHERE outcome IS NOT NULL AND received_at < ? ORDER BY received_at LIMIT ?)",
        before, limit);
}

}  // namespace sql
}  // namespace onetrip::storage
