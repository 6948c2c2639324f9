#include "server/storage/sql/tables.h"

namespace onetrip::storage::sql {

Address AddressTable::read(const Query& row) const {
    Address address;
    address.id = row.text(0);
    address.citizen = row.text(1);
    address.content = desk_.open_text("address.content", address.id, row.bytes(2));
    address.updated_at = row.instant(3);
    return address;
}

std::vector<Address> AddressTable::of_citizen(std::string_view citizen) const {
    Query row = desk_.connection.query(
        "SELECT id, citizen, content, updated_at FROM address WHERE citizen = ? ORDER BY updated_at DESC, id", citizen);
    std::vector<Address> addresses;
    while (row.next())
        addresses.push_back(read(row));
    return addresses;
}

std::optional<Address> AddressTable::find(std::string_view citizen, std::string_view id) const {
    Query row = desk_.connection.query(
        "SELECT id, citizen, content, updated_at FROM address WHERE citizen = ? AND id = ?", citizen, id);
    if (!row.next()) return std::nullopt;
    return read(row);
}

void AddressTable::put(const Address& address) {
    desk_.connection.run(
        "INSERT INTO address (citizen, id, content, updated_at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (citizen, id) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at",
        address.citizen, address.id, desk_.close("address.content", address.id, address.content), address.updated_at);
}

bool AddressTable::remove(std::string_view citizen, std::string_view id) {
    return desk_.connection.count("DELETE FROM address WHERE citizen = ? AND id = ?", citizen, id) > 0;
}

}  // namespace onetrip::storage::sql
