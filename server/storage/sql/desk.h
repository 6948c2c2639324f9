#pragma once

/// What every table works with: a connection, and the vault for what is personal or secret.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "server/storage/sql/connection.h"
#include "server/storage/vault.h"

namespace onetrip::storage::sql {

struct Desk {
    Connection& connection;
    const Vault& vault;

    [[nodiscard]] base::Bytes close(std::string_view what, std::string_view whose, base::BytesView plain) const;
    [[nodiscard]] base::Bytes close(std::string_view what, std::string_view whose, std::string_view plain) const;
    /// Throws Corrupt if the vault does not know the bytes.
    [[nodiscard]] base::Bytes open(std::string_view what, std::string_view whose, base::BytesView closed) const;
    [[nodiscard]] std::string open_text(std::string_view what, std::string_view whose, base::BytesView closed) const;
};

/// Words that a column holds separated by blanks.
[[nodiscard]] std::vector<std::string> split_words(const std::string& line);
[[nodiscard]] std::string join_words(const std::vector<std::string>& words);

}  // namespace onetrip::storage::sql
