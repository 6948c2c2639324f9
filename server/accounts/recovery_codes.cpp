#include "server/accounts/recovery_codes.h"

#include <cstdint>

#include "server/accounts/base32.h"

namespace onetrip::accounts {
namespace {

constexpr std::size_t code_bytes = 10;
constexpr std::size_t code_characters = 16;  // what Base32 makes of them
constexpr std::size_t group_characters = 4;

std::string in_groups(std::string_view code) {
    std::string text;
    for (std::size_t at = 0; at < code.size(); at += group_characters) {
        if (at > 0) text += '-';
        text += code.substr(at, group_characters);
    }
    return text;
}

}  // namespace

std::string draw_written_code(ports::Randomness& randomness) {
    std::array<std::uint8_t, code_bytes> bytes{};
    randomness.fill(bytes);
    return in_groups(to_base32(bytes));
}

RecoveryCodes draw_recovery_codes(ports::Randomness& randomness) {
    RecoveryCodes codes;
    for (std::string& code : codes)
        code = draw_written_code(randomness);
    return codes;
}

std::optional<seal::Digest> hash_of_recovery_code(std::string_view user, std::string_view typed) {
    std::string code;
    for (const char c : typed) {
        if (c == '-' || c == ' ') continue;
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (!((upper >= 'A' && upper <= 'Z') || (upper >= '2' && upper <= '7'))) return std::nullopt;
        code += upper;
    }
    if (code.size() != code_characters) return std::nullopt;
    std::string text("recovery_code\n");
    text.append(user).append("\n").append(code);
    return seal::blake2b(base::as_bytes(text));
}

}  // namespace onetrip::accounts
