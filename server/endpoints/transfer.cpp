#include "server/endpoints/transfer.h"

#include "core/base/assert.h"
#include "core/base/text.h"
#include "core/json/writer.h"
#include "server/endpoints/body.h"
#include "server/endpoints/tus.h"
#include "server/http/router.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using base::Result;
using http::Problem;
using http::ProblemCode;

constexpr auto size_bytes_max = static_cast<std::int64_t>(http::upload_bytes_max);

[[noreturn]] void refuse_field(std::string_view name) {
    throw http::Refused(Problem(ProblemCode::BadRequest).with("at", name));
}

void require_size(std::int64_t size_bytes) {
    if (size_bytes <= size_bytes_max) return;
    throw http::Refused(Problem(ProblemCode::BodyTooLarge).with("limit_bytes", size_bytes_max));
}

/// Whom a file is for, said before a byte of it is sent. A part is for nobody yet.
void read_target(const Office& office, const tus::Metadata& metadata, storage::Transfer& transfer) {
    const std::string_view service = metadata.value("service");
    const std::string_view material = metadata.value("material");
    if (service.empty() || service.size() > identifier_bytes_max) refuse_field("Upload-Metadata");
    if (material.empty() || material.size() > identifier_bytes_max) refuse_field("Upload-Metadata");
    const FileTarget target = find_target(office, service, material);
    transfer.service = target.service->service().id();
    transfer.material = target.material->id;
    const std::int64_t limit = target.material->spec.size_bytes_max.value_or(size_bytes_max);
    if (transfer.size_bytes <= limit) return;
    base::Finding finding{"material.too_large", "material:" + transfer.material, base::Severity::Error};
    finding.measure = base::Measure{transfer.size_bytes, limit};
    throw http::Refused(not_accepted(findings_text({finding})));
}

/// The parts, if each has arrived and is nobody else's; merged ones too, for a request that is sent again.
Result<std::vector<storage::Transfer>, Problem> find_parts(const storage::Unit& unit,
                                                           const std::vector<std::string>& ids,
                                                           const storage::Transfer& whole) {
    std::vector<storage::Transfer> parts;
    for (const std::string& id : ids) {
        auto part = find_transfer(unit, id, whole.citizen, whole.created_at);
        if (!part) return Err{Problem(ProblemCode::NotFound)};
        if (part->concatenation != "partial") return Err{Problem(ProblemCode::BadRequest).with("at", "Upload-Concat")};
        if (!part->has_arrived()) {
            return Err{Problem(ProblemCode::TransferUnfinished).with("offset_bytes", part->offset_bytes)};
        }
        parts.push_back(std::move(*part));
    }
    return parts;
}

}  // namespace

void require_tus(const http::Request& request) {
    if (request.header("Tus-Resumable") == tus::version) return;
    throw http::Refused(Problem(ProblemCode::TusVersion).with_header("Tus-Version", tus::version));
}

void require_chunk_type(const http::Request& request) {
    if (request.content_type() == tus::chunk_type) return;
    throw http::Refused(Problem(ProblemCode::ContentTypeUnsupported).with_header("Accept", tus::chunk_type));
}

std::int64_t required_count(const http::Request& request, std::string_view name) {
    const auto count = tus::read_count(request.header(name).value_or(""));
    if (!count) refuse_field(name);
    return *count;
}

boost::asio::awaitable<void> require_checksum(const Office& office, const http::Request& request) {
    const auto field = request.header("Upload-Checksum");
    if (!field) co_return;
    const auto checksum = tus::Checksum::read(*field);
    if (!checksum) refuse_field("Upload-Checksum");
    const bool is_right = co_await office.workers.run([&] { return checksum->is_of(request.body_bytes()); });
    if (!is_right) throw http::Refused(Problem(ProblemCode::ChecksumMismatch));
}

NewTransfer read_new_transfer(const Office& office, const http::Request& request) {
    NewTransfer asked;
    storage::Transfer& transfer = asked.transfer;
    if (const auto concat = request.header("Upload-Concat")) {
        auto concatenation = tus::read_concatenation(*concat, transfers_place);
        if (!concatenation) refuse_field("Upload-Concat");
        asked.parts = std::move(concatenation->parts);
        transfer.concatenation = *concat;
    }
    transfer.metadata = request.header("Upload-Metadata").value_or("");
    const auto metadata = tus::Metadata::read(transfer.metadata);
    if (!metadata) refuse_field("Upload-Metadata");
    if (asked.parts.empty()) {
        transfer.size_bytes = required_count(request, "Upload-Length");
        require_size(transfer.size_bytes);
    } else if (request.header("Upload-Length") || !request.body().empty()) {
        refuse_field("Upload-Length");  // the parts say how long it is
    }
    if (transfer.concatenation != "partial") read_target(office, *metadata, transfer);
    return asked;
}

Keyed keyed_as_asked(const http::Request& request, const std::string& citizen) {
    Keyed key = keyed(request, "citizen/" + citizen, KeyDuty::Optional);
    std::string text(base::as_text(key.fingerprint));
    for (const std::string_view name : {"Upload-Length", "Upload-Metadata", "Upload-Concat"}) {
        text += request.header(name).value_or("");
        text += '\n';
    }
    key.fingerprint = seal::blake2b(base::as_bytes(text));
    return key;
}

std::optional<storage::Transfer> find_transfer(const storage::Unit& unit, std::string_view id, std::string_view citizen,
                                               base::Instant now) {
    auto transfer = unit.transfers().find(id, now);
    return transfer && transfer->citizen == citizen ? std::move(transfer) : std::nullopt;
}

Result<storage::Transfer, Problem> add_transfer(storage::Unit& unit, const TransferLimits& limits,
                                                storage::Transfer transfer, base::BytesView chunk) {
    if (unit.transfers().open_of(transfer.citizen, transfer.created_at) >= limits.open_max) {
        return Err{Problem(ProblemCode::TransfersOpen).with("limit", limits.open_max)};
    }
    const auto size = static_cast<std::int64_t>(chunk.size());
    if (size > transfer.size_bytes) {
        return Err{Problem(ProblemCode::BodyTooLarge).with("limit_bytes", transfer.size_bytes)};
    }
    unit.transfers().add(transfer);
    if (size > 0) ONETRIP_ASSERT(unit.transfers().append(transfer.id, 0, chunk));
    transfer.offset_bytes = size;
    return transfer;
}

Result<storage::Transfer, Problem> add_whole_of_parts(storage::Unit& unit, const Office& office,
                                                      storage::Transfer whole, const std::vector<std::string>& ids) {
    const auto parts = find_parts(unit, ids, whole);
    if (!parts) return Err{parts.error()};
    const auto& joined = parts->front().merged_into;
    for (const storage::Transfer& part : *parts) {
        if (part.merged_into != joined) return Err{Problem(ProblemCode::NotFound)};
        whole.size_bytes += part.size_bytes;
    }
    if (joined) {
        auto before = find_transfer(unit, *joined, whole.citizen, whole.created_at);
        const bool is_same = before && before->concatenation == whole.concatenation;
        if (!is_same) return Err{Problem(ProblemCode::NotFound)};
        return std::move(*before);
    }
    if (whole.size_bytes > size_bytes_max) {
        return Err{Problem(ProblemCode::BodyTooLarge).with("limit_bytes", size_bytes_max)};
    }
    if (unit.transfers().open_of(whole.citizen, whole.created_at) > office.transfers.open_max) {
        return Err{Problem(ProblemCode::TransfersOpen).with("limit", office.transfers.open_max)};
    }
    whole.offset_bytes = whole.size_bytes;
    unit.transfers().add(whole);
    unit.transfers().merge(whole.id, *parts);
    return whole;
}

std::string transfer_text(const storage::Transfer& transfer) {
    json::Writer out;
    out.begin_object().name("transfer").begin_object().member("id", transfer.id);
    out.member("offset_bytes", transfer.offset_bytes);
    out.member("expires_at", transfer.expires_at.text(base::china_offset_minutes)).end_object().end_object();
    return out.take();
}

storage::Transfer read_transfer_text(std::string_view text) {
    const auto document = json::Document::parse(text);
    ONETRIP_ASSERT(document.ok());  // written above
    const json::View told = document->root()["transfer"];
    storage::Transfer transfer;
    transfer.id = told["id"].string_or({});
    transfer.offset_bytes = told["offset_bytes"].integer_or(0);
    transfer.expires_at = base::Instant::parse(told["expires_at"].string_or({})).value_or(base::Instant(0));
    return transfer;
}

}  // namespace onetrip::endpoints
