#pragma once

/// The steps that the doors for files in chunks share: `transfers.cpp` (the tus protocol) and `transferred_files.cpp`
/// (what becomes of a file that has arrived).

#include <boost/asio/awaitable.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/endpoints/office.h"
#include "server/endpoints/once.h"
#include "server/endpoints/received_file.h"

namespace onetrip::endpoints {

/// What a transfer's id follows in its URL.
inline constexpr std::string_view transfers_place = "/api/v1/transfers/";

// What the protocol asks of a request; each throws http::Refused.

/// Tus-Resumable is the version we speak; else tus_version_not_supported, before anything else is looked at.
void require_tus(const http::Request& request);
void require_chunk_type(const http::Request& request);
/// A header field that is a count of bytes; else bad_request at its name.
[[nodiscard]] std::int64_t required_count(const http::Request& request, std::string_view name);
/// The body is what Upload-Checksum says, where there is one; else checksum_mismatch.
[[nodiscard]] boost::asio::awaitable<void> require_checksum(const Office& office, const http::Request& request);

/// What POST /transfers asks for.
struct NewTransfer {
    storage::Transfer transfer;      ///< without id, citizen and times
    std::vector<std::string> parts;  ///< ids, where it is the whole of these
};
[[nodiscard]] NewTransfer read_new_transfer(const Office& office, const http::Request& request);
/// Idempotency-Key may be left out; with one, the same beginning is answered the same.
[[nodiscard]] Keyed keyed_as_asked(const http::Request& request, const std::string& citizen);

/// This citizen's, if it has not expired.
[[nodiscard]] std::optional<storage::Transfer> find_transfer(const storage::Unit& unit, std::string_view id,
                                                             std::string_view citizen, base::Instant now);
/// Inside a unit: begins a transfer, with its first chunk where that came along.
[[nodiscard]] base::Result<storage::Transfer, http::Problem> add_transfer(storage::Unit& unit,
                                                                          const TransferLimits& limits,
                                                                          storage::Transfer transfer,
                                                                          base::BytesView chunk);
/// Inside a unit: joins parts that have arrived. The same parts in the same order, joined before, are the same whole.
[[nodiscard]] base::Result<storage::Transfer, http::Problem> add_whole_of_parts(storage::Unit& unit,
                                                                                const Office& office,
                                                                                storage::Transfer whole,
                                                                                const std::vector<std::string>& parts);

/// `{"transfer":{"id","offset_bytes","expires_at"}}`, and back.
[[nodiscard]] std::string transfer_text(const storage::Transfer& transfer);
[[nodiscard]] storage::Transfer read_transfer_text(std::string_view text);

}  // namespace onetrip::endpoints
