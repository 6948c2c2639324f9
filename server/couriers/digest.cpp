#include "server/couriers/digest.h"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

namespace onetrip::couriers {
namespace {

struct FreeContext {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

std::string hex_of(const Md5& digest, std::string_view digits) {
    std::string out;
    for (const std::uint8_t byte : digest) {
        out += digits[byte >> 4];
        out += digits[byte & 0x0F];
    }
    return out;
}

/// Both directions of SM4-ECB.
std::optional<base::Bytes> sm4(base::BytesView key, base::BytesView in, bool encrypts) {
    if (key.size() != sm4_key_bytes) return std::nullopt;
    const CipherContext context(EVP_CIPHER_CTX_new());
    if (!context) throw std::bad_alloc();
    base::Bytes out(in.size() + sm4_key_bytes);
    int written = 0;
    int rest = 0;
    const bool done =
        EVP_CipherInit_ex(context.get(), EVP_sm4_ecb(), nullptr, key.data(), nullptr, encrypts ? 1 : 0) == 1 &&
        EVP_CipherUpdate(context.get(), out.data(), &written, in.data(), static_cast<int>(in.size())) == 1 &&
        EVP_CipherFinal_ex(context.get(), out.data() + written, &rest) == 1;
    if (!done) return std::nullopt;
    out.resize(static_cast<std::size_t>(written + rest));
    return out;
}

}  // namespace

Md5 md5(std::string_view bytes) {
    Md5 digest{};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_md5(), nullptr) != 1) {
        throw std::runtime_error("OpenSSL has no MD5");
    }
    return digest;
}

std::string upper_hex(const Md5& digest) {
    return hex_of(digest, "0123456789ABCDEF");
}

std::string lower_hex(const Md5& digest) {
    return hex_of(digest, "0123456789abcdef");
}

std::string base64(base::BytesView bytes) {
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
    const int size =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes.data(), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

std::optional<base::Bytes> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    base::Bytes bytes(text.size() / 4 * 3);
    const int size = EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char*>(text.data()),
                                     static_cast<int>(text.size()));
    if (size < 0) return std::nullopt;
    const std::size_t padding = text.size() - text.find_last_not_of('=') - 1;
    if (padding > 2 || base64(base::BytesView(bytes).first(bytes.size() - padding)) != text) return std::nullopt;
    bytes.resize(bytes.size() - padding);
    return bytes;
}

std::optional<base::Bytes> sm4_encrypt(base::BytesView key, std::string_view plain) {
    return sm4(key, base::as_bytes(plain), true);
}

std::optional<std::string> sm4_decrypt(base::BytesView key, base::BytesView closed) {
    const auto plain = sm4(key, closed, false);
    if (!plain) return std::nullopt;
    return std::string(base::as_text(*plain));
}

}  // namespace onetrip::couriers
