#include "core/material/pdf_password.h"

#include <mbedtls/aes.h>
#include <mbedtls/arc4.h>
#include <mbedtls/md5.h>
#include <mbedtls/sha256.h>
#include <mbedtls/sha512.h>

#include <algorithm>
#include <array>
#include <vector>

#include "core/base/assert.h"
#include "core/material/pdf_dictionary.h"

namespace onetrip::material {
namespace {

constexpr std::size_t short_value_bytes = 32;  ///< of `/O` and `/U` up to revision 4; some writers fill up with zeros
constexpr std::size_t long_value_bytes = 48;   ///< later: a hash, and two salts of 8 bytes
constexpr std::size_t salt_bytes = 8;
constexpr std::size_t string_bytes_max = 1024;

/// What a short password is filled up with (ISO 32000-1, algorithm 2, step a): the whole of an empty one.
constexpr std::array<unsigned char, 32> padding = {0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E,
                                                   0x56, 0xFF, 0xFA, 0x01, 0x08, 0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68,
                                                   0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A};

std::string padding_text() {
    return std::string(padding.begin(), padding.end());
}

const unsigned char* bytes_of(const std::string& text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

std::string md5(const std::string& text) {
    std::string hash(16, '\0');
    ONETRIP_ASSERT(mbedtls_md5_ret(bytes_of(text), text.size(), bytes_of(hash)) == 0);
    return hash;
}

/// 32, 48 or 64 bytes.
std::string sha2(const std::string& text, std::size_t hash_bytes) {
    std::string hash(64, '\0');
    const int refused = hash_bytes == 32
                            ? mbedtls_sha256_ret(bytes_of(text), text.size(), bytes_of(hash), 0)
                            : mbedtls_sha512_ret(bytes_of(text), text.size(), bytes_of(hash), hash_bytes == 48 ? 1 : 0);
    ONETRIP_ASSERT(refused == 0);
    hash.resize(hash_bytes);
    return hash;
}

std::string rc4(const std::string& key, std::string text) {
    mbedtls_arc4_context cipher;
    mbedtls_arc4_init(&cipher);
    mbedtls_arc4_setup(&cipher, bytes_of(key), static_cast<unsigned int>(key.size()));
    ONETRIP_ASSERT(mbedtls_arc4_crypt(&cipher, text.size(), bytes_of(text), bytes_of(text)) == 0);
    mbedtls_arc4_free(&cipher);
    return text;
}

/// AES-128, chained, without padding: whole blocks go in.
std::string aes_128_cbc(const std::string& key, std::string vector, std::string text) {
    mbedtls_aes_context cipher;
    mbedtls_aes_init(&cipher);
    int refused = mbedtls_aes_setkey_enc(&cipher, bytes_of(key), 128);
    refused |= mbedtls_aes_crypt_cbc(&cipher, MBEDTLS_AES_ENCRYPT, text.size(), bytes_of(vector), bytes_of(text),
                                     bytes_of(text));
    ONETRIP_ASSERT(refused == 0);
    mbedtls_aes_free(&cipher);
    return text;
}

/// ISO 32000-1, algorithm 2, for the empty password.
std::string early_key(const PdfEncryption& encryption, const std::string& file_id, std::size_t key_bytes) {
    std::string text = padding_text() + encryption.owner_value.substr(0, short_value_bytes);
    for (int shift = 0; shift < 32; shift += 8)
        text += static_cast<char>(static_cast<std::uint64_t>(*encryption.permissions) >> shift & 0xFF);
    text += file_id;
    if (encryption.revision >= 4 && !encryption.is_metadata_encrypted) text.append(4, '\xFF');
    std::string key = md5(text);
    const int more_rounds = encryption.revision >= 3 ? 50 : 0;
    for (int round = 0; round < more_rounds; ++round)
        key = md5(key.substr(0, key_bytes));
    return key.substr(0, key_bytes);
}

/// ISO 32000-1, algorithm 6 by way of 4 and 5.
bool early_value_fits(const PdfEncryption& encryption, const std::string& file_id, std::size_t key_bytes) {
    const std::string key = early_key(encryption, file_id, key_bytes);
    if (encryption.revision == 2) return rc4(key, padding_text()) == encryption.user_value.substr(0, short_value_bytes);
    std::string value = md5(padding_text() + file_id);
    for (char round = 0; round < 20; ++round) {
        std::string round_key = key;
        for (char& byte : round_key)
            byte = static_cast<char>(byte ^ round);
        value = rc4(round_key, value);
    }
    // The other 16 bytes of the value are arbitrary.
    return value == encryption.user_value.substr(0, value.size());
}

/// ISO 32000-2, algorithm 2.B, for the empty password of a user.
std::string late_hash(const std::string& salt) {
    constexpr int rounds_min = 64;
    constexpr std::size_t repeated = 64;
    std::string hash = sha2(salt, 32);
    for (int round = 1;; ++round) {
        std::string text;
        for (std::size_t i = 0; i < repeated; ++i)
            text += hash;
        const std::string packed = aes_128_cbc(hash.substr(0, 16), hash.substr(16, 16), text);
        // The first 16 bytes as one number, modulo 3: as 256 leaves 1, so does their sum.
        unsigned int sum = 0;
        for (std::size_t i = 0; i < 16; ++i)
            sum += static_cast<unsigned char>(packed[i]);
        hash = sha2(packed, 32 + 16 * (sum % 3));
        if (round >= rounds_min && static_cast<unsigned char>(packed.back()) <= round - 32) return hash.substr(0, 32);
    }
}

/// ISO 32000-2, algorithm 11; revision 5 hashed once.
bool late_value_fits(const PdfEncryption& encryption) {
    const std::string salt = encryption.user_value.substr(32, salt_bytes);
    const std::string hash = encryption.revision == 5 ? sha2(salt, 32) : late_hash(salt);
    return hash == encryption.user_value.substr(0, 32);
}

constexpr std::size_t short_key_bytes = 5;
constexpr std::size_t long_key_bytes = 16;

std::vector<std::size_t> possible_key_bytes(const PdfEncryption& encryption) {
    if (encryption.version == 1) return {short_key_bytes};
    if (encryption.version == 4) return {long_key_bytes};
    std::vector<std::size_t> lengths = {short_key_bytes, long_key_bytes};
    const std::int64_t declared = encryption.key_bits / 8;
    const bool is_possible = encryption.key_bits % 8 == 0 && declared > 5 && declared < 16;
    if (is_possible) lengths.push_back(static_cast<std::size_t>(declared));
    return lengths;
}

}  // namespace

std::optional<PdfEncryption> read_pdf_encryption(base::BytesView file, std::size_t at) {
    const auto value_of = [&](std::string_view key) { return find_pdf_value(file, at, key).value_or(file.size()); };
    const auto string_of = [&](std::string_view key) {
        return read_pdf_string(file, value_of(key), string_bytes_max).value_or(std::string());
    };
    if (read_pdf_name(file, value_of("Filter")) != "Standard") return std::nullopt;
    PdfEncryption out;
    out.version = read_pdf_integer(file, value_of("V")).value_or(0);
    out.revision = read_pdf_integer(file, value_of("R")).value_or(0);
    out.key_bits = read_pdf_integer(file, value_of("Length")).value_or(40);
    out.permissions = read_pdf_integer(file, value_of("P"));
    out.is_metadata_encrypted = !is_pdf_false(file, value_of("EncryptMetadata"));
    out.owner_value = string_of("O");
    out.user_value = string_of("U");
    return out;
}

PdfLock try_empty_password(const PdfEncryption& encryption, const std::string& file_id) {
    const auto verdict = [](bool fits) { return fits ? PdfLock::Open : PdfLock::Closed; };
    const std::size_t value_bytes = std::min(encryption.owner_value.size(), encryption.user_value.size());
    if (encryption.version == 5 && (encryption.revision == 5 || encryption.revision == 6)) {
        return value_bytes < long_value_bytes ? PdfLock::Unknown : verdict(late_value_fits(encryption));
    }
    const bool is_early = encryption.version == 1 || encryption.version == 2 || encryption.version == 4;
    if (!is_early || encryption.revision < 2 || encryption.revision > 4) return PdfLock::Unknown;
    if (value_bytes < short_value_bytes || !encryption.permissions) return PdfLock::Unknown;
    const auto lengths = possible_key_bytes(encryption);
    return verdict(std::any_of(lengths.begin(), lengths.end(), [&](std::size_t key_bytes) {
        return early_value_fits(encryption, file_id, key_bytes);
    }));
}

}  // namespace onetrip::material
