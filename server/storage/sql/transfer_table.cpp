#include "core/base/assert.h"
#include "server/storage/sql/tables.h"

namespace onetrip::storage::sql {

std::optional<Transfer> TransferTable::find(std::string_view id, base::Instant now) const {
    auto row = desk_.connection.query(
        "SELECT citizen, service, material, size_bytes, offset_bytes, concatenation, metadata, created_at, expires_at, "
        "merged_into, upload, findings FROM transfer WHERE id = ? AND expires_at > ?",
        id, now);
    if (!row.next()) return std::nullopt;
    Transfer transfer;
    transfer.id = id;
    transfer.citizen = row.text(0);
    transfer.service = row.text(1);
    transfer.material = row.text(2);
    transfer.size_bytes = row.integer(3);
    transfer.offset_bytes = row.integer(4);
    transfer.concatenation = row.text(5);
    transfer.metadata = desk_.open_text("transfer.metadata", id, row.bytes(6));
    transfer.created_at = row.instant(7);
    transfer.expires_at = row.instant(8);
    transfer.merged_into = row.text_if(9);
    transfer.upload = row.text_if(10);
    transfer.findings = row.text_if(11);
    return transfer;
}

std::int64_t TransferTable::open_of(std::string_view citizen, base::Instant now) const {
    auto row = desk_.connection.query(
        "SELECT count(*) FROM transfer WHERE citizen = ? AND expires_at > ? AND upload IS NULL AND findings IS NULL "
        "AND merged_into IS NULL",
        citizen, now);
    return row.next() ? row.integer(0) : 0;
}

// A chunk is sealed under its hash, not under its transfer: merging moves it and need not open it.
base::Bytes TransferTable::content(std::string_view id) const {
    base::Bytes whole;
    auto chunks = desk_.connection.query(
        "SELECT sha256, content FROM transfer_chunk WHERE transfer = ? ORDER BY offset_bytes", id);
    while (chunks.next()) {
        const seal::Digest expected = chunks.digest(0);
        const base::Bytes chunk = desk_.open("transfer_chunk", base::to_hex(expected), chunks.bytes(1));
        if (seal::sha256(chunk) != expected) throw Failure(FailureKind::Corrupt, "a chunk is not what its hash says");
        whole.insert(whole.end(), chunk.begin(), chunk.end());
    }
    return whole;
}

void TransferTable::add(const Transfer& transfer) {
    const base::Bytes metadata = desk_.close("transfer.metadata", transfer.id, transfer.metadata);
    desk_.connection.run(
        "INSERT INTO transfer (id, citizen, service, material, size_bytes, offset_bytes, concatenation, metadata, "
        "created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        transfer.id, transfer.citizen, transfer.service, transfer.material, transfer.size_bytes, transfer.offset_bytes,
        transfer.concatenation, metadata, transfer.created_at, transfer.expires_at);
}

bool TransferTable::append(std::string_view id, std::int64_t offset_bytes, base::BytesView chunk) {
    const auto size = static_cast<std::int64_t>(chunk.size());
    const std::int64_t moved =
        desk_.connection.count("UPDATE transfer SET offset_bytes = ? WHERE id = ? AND offset_bytes = ?",
                               offset_bytes + size, id, offset_bytes);
    if (moved != 1) return false;
    if (chunk.empty()) return true;
    const seal::Digest digest = seal::sha256(chunk);
    const base::Bytes closed = desk_.close("transfer_chunk", base::to_hex(digest), chunk);
    desk_.connection.run("INSERT INTO transfer_chunk (transfer, offset_bytes, sha256, content) VALUES (?, ?, ?, ?)", id,
                         offset_bytes, digest, closed);
    return true;
}

void TransferTable::merge(std::string_view whole, std::span<const Transfer> parts) {
    std::int64_t before = 0;
    for (const Transfer& part : parts) {
        ONETRIP_ASSERT(part.has_arrived());
        desk_.connection.run(
            "UPDATE transfer_chunk SET transfer = ?, offset_bytes = offset_bytes + ? WHERE transfer = ?", whole, before,
            part.id);
        desk_.connection.run("UPDATE transfer SET merged_into = ? WHERE id = ?", whole, part.id);
        before += part.size_bytes;
    }
}

void TransferTable::accept(std::string_view id, std::string_view upload) {
    desk_.connection.run("UPDATE transfer SET upload = ? WHERE id = ?", upload, id);
    remove_chunks(id);
}

void TransferTable::refuse(std::string_view id, std::string_view findings) {
    desk_.connection.run("UPDATE transfer SET findings = ? WHERE id = ?", findings, id);
    remove_chunks(id);
}

void TransferTable::remove(std::string_view id) {
    remove_chunks(id);
    desk_.connection.run("DELETE FROM transfer WHERE merged_into = ?", id);
    desk_.connection.run("DELETE FROM transfer WHERE id = ?", id);
}

std::int64_t TransferTable::forget_expired(base::Instant now, std::int64_t limit) {
    std::vector<std::string> expired;
    {
        // A part lives as long as the whole that has its bytes.
        auto rows = desk_.connection.query(
            "SELECT id FROM transfer WHERE expires_at <= ? AND merged_into IS NULL ORDER BY expires_at LIMIT ?", now,
            limit);
        while (rows.next())
            expired.push_back(rows.text(0));
    }
    for (const std::string& id : expired)
        remove(id);
    return static_cast<std::int64_t>(expired.size());
}

void TransferTable::remove_chunks(std::string_view id) {
    desk_.connection.run("DELETE FROM transfer_chunk WHERE transfer = ?", id);
}

}  // namespace onetrip::storage::sql
