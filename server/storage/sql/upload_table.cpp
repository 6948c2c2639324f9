#include "server/storage/sql/tables.h"

#include "core/base/assert.h"

namespace onetrip::storage::sql {
namespace {

base::Bytes digest_of(std::string_view hex) {
    auto digest = base::from_hex(hex);
    if (!digest || digest->size() != seal::digest_bytes) throw Failure(FailureKind::Broken, "not a sha256");
    return std::move(*digest);
}

}  // namespace

std::optional<Upload> UploadTable::find(std::string_view id) const {
    auto row = desk_.connection.query(
        "SELECT citizen, service, material, sha256, kind, size_bytes, width, height, file_name, inspection, "
        "created_at, case_number FROM upload WHERE id = ?",
        id);
    if (!row.next()) return std::nullopt;
    Upload upload;
    upload.id = id;
    upload.citizen = row.text(0);
    upload.service = row.text(1);
    upload.material = row.text(2);
    upload.sha256 = base::to_hex(row.bytes(3));
    upload.kind = row.text(4);
    upload.size_bytes = row.integer(5);
    upload.width = row.integer_if(6);
    upload.height = row.integer_if(7);
    upload.file_name = desk_.open_text("upload.file_name", id, row.bytes(8));
    upload.inspection = row.text(9);
    upload.created_at = row.instant(10);
    upload.case_number = row.text_if(11);
    return upload;
}

std::optional<base::Bytes> UploadTable::content(std::string_view sha256) const {
    auto row = desk_.connection.query("SELECT content FROM file WHERE sha256 = ?", digest_of(sha256));
    if (!row.next()) return std::nullopt;
    return desk_.open("file", sha256, row.bytes(0));
}

void UploadTable::add(const Upload& upload, base::BytesView content) {
    if (add_again(upload)) return;
    const base::Bytes closed = desk_.close("file", upload.sha256, content);
    desk_.connection.run("INSERT INTO file (sha256, content) VALUES (?, ?)", digest_of(upload.sha256), closed);
    ONETRIP_ASSERT(add_again(upload));
}

bool UploadTable::add_again(const Upload& upload) {
    const base::Bytes digest = digest_of(upload.sha256);
    if (!desk_.connection.query("SELECT 1 FROM file WHERE sha256 = ?", digest).next()) return false;
    const base::Bytes file_name = desk_.close("upload.file_name", upload.id, upload.file_name);
    desk_.connection.run(
        "INSERT INTO upload (id, citizen, service, material, sha256, kind, size_bytes, width, height, file_name, "
        "inspection, created_at, case_number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        upload.id, upload.citizen, upload.service, upload.material, digest, upload.kind, upload.size_bytes,
        upload.width, upload.height, file_name, upload.inspection, upload.created_at, upload.case_number);
    return true;
}

void UploadTable::hand_over(std::string_view id, std::string_view from, std::string_view to) {
    desk_.connection.run("UPDATE upload SET citizen = ? WHERE id = ? AND citizen = ? AND case_number IS NULL", to, id,
                         from);
}

void UploadTable::attach(std::string_view id, std::string_view case_number) {
    desk_.connection.run("UPDATE upload SET case_number = ? WHERE id = ?", case_number, id);
}

std::int64_t UploadTable::forget_unused(base::Instant before, std::int64_t limit) {
    const std::int64_t forgotten = desk_.connection.count(
        "DELETE FROM upload WHERE id IN "
        "(SELECT id FROM upload WHERE case_number IS NULL AND created_at < ? ORDER BY created_at LIMIT ?)",
        before, limit);
    if (forgotten > 0) {
        desk_.connection.run(
            "DELETE FROM file WHERE NOT EXISTS (SELECT 1 FROM upload WHERE upload.sha256 = file.sha256)");
    }
    return forgotten;
}

}  // namespace onetrip::storage::sql
