#pragma once

/// Files on their way here in chunks (the tus protocol 1.0). What has arrived is durable; until the whole was checked
/// it lies in quarantine, where only its sender can add to it and nothing refers to it.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/instant.h"

namespace onetrip::storage {

struct Transfer {
    std::string id;
    std::string citizen;
    std::string service;  ///< empty for a part of a file: only the whole is for a material
    std::string material;
    std::int64_t size_bytes = 0;
    std::int64_t offset_bytes = 0;  ///< how much of it has arrived
    std::string concatenation;      ///< Upload-Concat as it was sent: empty, `partial`, `final;URL …`
    std::string metadata;           ///< Upload-Metadata as it was sent; holds the file's name: personal, sealed
    base::Instant created_at;
    base::Instant expires_at;
    std::optional<std::string> merged_into;  ///< of a part: the transfer that has its bytes
    std::optional<std::string> upload;       ///< settled: what it became
    std::optional<std::string> findings;     ///< settled: why it was not accepted, as JSON

    [[nodiscard]] bool has_arrived() const { return offset_bytes == size_bytes; }
};

class Transfers {
public:
    virtual ~Transfers() = default;

    /// nullopt for one that has expired, whether it was already taken away or not.
    [[nodiscard]] virtual std::optional<Transfer> find(std::string_view id, base::Instant now) const = 0;
    /// How many of this citizen's are neither settled nor merged nor expired.
    [[nodiscard]] virtual std::int64_t open_of(std::string_view citizen, base::Instant now) const = 0;
    /// Everything that has arrived, in order. Throws Corrupt where a chunk is no longer what its hash says.
    [[nodiscard]] virtual base::Bytes content(std::string_view id) const = 0;

    virtual void add(const Transfer& transfer) = 0;
    /// False, and nothing is changed, unless exactly `offset_bytes` have arrived before. The chunk must fit.
    virtual bool append(std::string_view id, std::int64_t offset_bytes, base::BytesView chunk) = 0;
    /// Gives the bytes of these parts, one after the other, to `whole`, which was added with their whole size.
    virtual void merge(std::string_view whole, std::span<const Transfer> parts) = 0;
    /// The quarantine ends: it became an upload, or was not accepted. The chunks go.
    virtual void accept(std::string_view id, std::string_view upload) = 0;
    virtual void refuse(std::string_view id, std::string_view findings) = 0;
    /// Takes it away with its bytes and the parts it was made of.
    virtual void remove(std::string_view id) = 0;
    /// Takes away what has expired; at most `limit`; answers how many.
    virtual std::int64_t forget_expired(base::Instant now, std::int64_t limit) = 0;
};

}  // namespace onetrip::storage
