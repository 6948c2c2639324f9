#include "server/accounts/base32.h"

#include <string_view>

namespace onetrip::accounts {

std::string to_base32(base::BytesView bytes) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    std::uint32_t held = 0;
    int held_bits = 0;
    for (const std::uint8_t byte : bytes) {
        held = held << 8 | byte;
        for (held_bits += 8; held_bits >= 5; held_bits -= 5)
            text += alphabet[held >> (held_bits - 5) & 0x1F];
    }
    if (held_bits > 0) text += alphabet[held << (5 - held_bits) & 0x1F];
    return text;
}

}  // namespace onetrip::accounts
