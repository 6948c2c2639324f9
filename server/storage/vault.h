#pragma once

/// The one narrow place that answers, records, receipts, files and secrets pass on their way to the disk and back. What
/// is written begins with one byte that names the form it was written in, so that a later form (sealed with a key) can
/// be told from an earlier one and both be read.
///
/// `context` names what the bytes are and whose (`case.answers/NUMBER`): a sealing vault binds it in, so that bytes
/// moved to another row do not open there.

#include <memory>
#include <optional>
#include <string_view>

#include "core/base/bytes.h"

namespace onetrip::storage {

class Vault {
public:
    virtual ~Vault() = default;

    [[nodiscard]] virtual base::Bytes close(std::string_view context, base::BytesView plain) const = 0;
    /// nullopt for bytes that this vault did not close, or not for this context.
    [[nodiscard]] virtual std::optional<base::Bytes> open(std::string_view context, base::BytesView closed) const = 0;
};

/// Form 0: the bytes as they are.
[[nodiscard]] std::shared_ptr<const Vault> plain_vault();

}  // namespace onetrip::storage
