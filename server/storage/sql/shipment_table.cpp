#include "server/storage/sql/tables.h"

#define SHIPMENT_COLUMNS                                                                                          \
    "id, case_number, carrier, waybill, state, salt, callback_token, phone, subscription, tracking, created_at, " \
    "updated_at"

namespace onetrip::storage::sql {
namespace {

seal::Digest hash_of(std::string_view token) {
    return seal::sha256(base::as_bytes(token));
}

}  // namespace

std::optional<Shipment> ShipmentTable::read(Query row) const {
    if (!row.next()) return std::nullopt;
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
    shipment.created_at = row.instant(10);
    shipment.updated_at = row.instant(11);
    return shipment;
}

std::optional<Shipment> ShipmentTable::find(std::string_view id) const {
    return read(desk_.connection.query("SELECT " SHIPMENT_COLUMNS " FROM shipment WHERE id = ?", id));
}

std::optional<Shipment> ShipmentTable::find_of_case(std::string_view case_number) const {
    return read(desk_.connection.query("SELECT " SHIPMENT_COLUMNS
                                       " FROM shipment WHERE case_number = ? ORDER BY created_at DESC LIMIT 1",
                                       case_number));
}

std::optional<Shipment> ShipmentTable::find_by_token(std::string_view callback_token) const {
    return read(desk_.connection.query("SELECT " SHIPMENT_COLUMNS " FROM shipment WHERE callback_token_hash = ?",
                                       hash_of(callback_token)));
}

void ShipmentTable::add(const Shipment& shipment) {
    const base::Bytes salt = desk_.close("shipment.salt", shipment.id, shipment.salt);
    const base::Bytes token = desk_.close("shipment.callback_token", shipment.id, shipment.callback_token);
    const base::Bytes tracking = desk_.close("shipment.tracking", shipment.id, shipment.tracking);
    const base::Bytes phone = desk_.close("shipment.phone", shipment.id, shipment.phone);
    desk_.connection.run("INSERT INTO shipment (" SHIPMENT_COLUMNS
                         ", callback_token_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                         shipment.id, shipment.case_number, shipment.carrier, shipment.waybill, shipment.state, salt,
                         token, phone, shipment.subscription, tracking, shipment.created_at, shipment.updated_at,
                         hash_of(shipment.callback_token));
}

void ShipmentTable::save(const Shipment& shipment) {
    const base::Bytes tracking = desk_.close("shipment.tracking", shipment.id, shipment.tracking);
    desk_.connection.run("UPDATE shipment SET state = ?, subscription = ?, tracking = ?, updated_at = ? WHERE id = ?",
                         shipment.state, shipment.subscription, tracking, shipment.updated_at, shipment.id);
}

bool ShipmentTable::add_push(const Push& push) {
    const base::Bytes param = desk_.close("push.param", base::to_hex(push.param_sha256), push.param);
    return desk_.connection.count(
               "INSERT INTO push (param_sha256, shipment, received_at, param) VALUES (?, ?, ?, ?) "
               "ON CONFLICT (param_sha256) DO NOTHING",
               push.param_sha256, push.shipment, push.received_at, param) == 1;
}

}  // namespace onetrip::storage::sql
