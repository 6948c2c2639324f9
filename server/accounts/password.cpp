#include "server/accounts/password.h"

#include <sodium.h>

#include <new>

#include "core/base/assert.h"

namespace onetrip::accounts {
namespace {

void have_sodium() {
    static const bool ready = sodium_init() >= 0;
    ONETRIP_ASSERT(ready);
}

}  // namespace

std::string hash_password(std::string_view password, PasswordCost cost) {
    have_sodium();
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str(hash, password.data(), password.size(), cost.passes, cost.memory_bytes) != 0) {
        throw std::bad_alloc();
    }
    return hash;
}

bool is_password(std::string_view hash, std::string_view password) {
    have_sodium();
    if (hash.size() >= crypto_pwhash_STRBYTES) return false;
    char padded[crypto_pwhash_STRBYTES] = {};
    hash.copy(padded, hash.size());
    return crypto_pwhash_str_verify(padded, password.data(), password.size()) == 0;
}

}  // namespace onetrip::accounts
