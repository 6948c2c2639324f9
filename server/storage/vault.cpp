#include "server/storage/vault.h"

namespace onetrip::storage {
namespace {

constexpr std::uint8_t form_plain = 0;

class PlainVault final : public Vault {
public:
    base::Bytes close(std::string_view, base::BytesView plain) const override {
        base::Bytes closed;
        closed.reserve(plain.size() + 1);
        closed.push_back(form_plain);
        closed.insert(closed.end(), plain.begin(), plain.end());
        return closed;
    }

    std::optional<base::Bytes> open(std::string_view, base::BytesView closed) const override {
        if (closed.empty() || closed.front() != form_plain) return std::nullopt;
        return base::Bytes(closed.begin() + 1, closed.end());
    }
};

}  // namespace

std::shared_ptr<const Vault> plain_vault() {
    static const auto vault = std::make_shared<const PlainVault>();
    return vault;
}

}  // namespace onetrip::storage
