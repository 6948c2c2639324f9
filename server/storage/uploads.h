#pragma once

/// Files that citizens sent, each for one material of one service. The bytes are addressed by what they are: the same
/// file sent twice is kept once. They pass the vault on their way to the disk.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/instant.h"

namespace onetrip::storage {

struct Upload {
    std::string id;
    std::string citizen;
    std::string service;
    std::string material;
    std::string sha256;  ///< of the bytes as they were sent, 64 lower-case hexadecimal digits
    std::string kind;    ///< by content: `jpeg`, `png`, `pdf`
    std::int64_t size_bytes = 0;
    std::optional<std::int64_t> width;
    std::optional<std::int64_t> height;
    std::string file_name;   ///< as the citizen called it; personal, sealed; may be empty
    std::string inspection;  ///< what this server's own inspection saw, as JSON
    base::Instant created_at;
    std::optional<std::string> case_number;  ///< once a case was made with it
};

class Uploads {
public:
    virtual ~Uploads() = default;

    [[nodiscard]] virtual std::optional<Upload> find(std::string_view id) const = 0;
    [[nodiscard]] virtual std::optional<base::Bytes> content(std::string_view sha256) const = 0;
    virtual void add(const Upload& upload, base::BytesView content) = 0;
    /// Another one of bytes that are kept already, which are neither read nor opened; false if they are not there.
    [[nodiscard]] virtual bool add_again(const Upload& upload) = 0;
    virtual void attach(std::string_view id, std::string_view case_number) = 0;
    /// Makes it `to`'s if it is `from`'s and no case was made with it.
    virtual void hand_over(std::string_view id, std::string_view from, std::string_view to) = 0;
    /// Takes away what no case was made with and is older than `before`, with bytes nobody else refers to; at most
    /// `limit`; answers how many.
    virtual std::int64_t forget_unused(base::Instant before, std::int64_t limit) = 0;
};

}  // namespace onetrip::storage
