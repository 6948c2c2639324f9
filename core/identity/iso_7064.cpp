#include "core/identity/iso_7064.h"

#include "core/base/assert.h"
#include "core/base/text.h"

namespace onetrip::identity {

char mod_11_2(std::string_view digits) {
    int remainder = 0;
    for (const char c : digits) {
        ONETRIP_ASSERT(base::is_ascii_digit(c));
        remainder = (remainder + (c - '0')) * 2 % 11;
    }
    return "10X98765432"[remainder];
}

char mod_37_36(std::string_view characters) {
    int product = 36;
    for (const char c : characters) {
        ONETRIP_ASSERT(alphanumeric_value(c) >= 0);
        const int sum = (product + alphanumeric_value(c)) % 36;
        product = (sum == 0 ? 36 : sum) * 2 % 37;
    }
    return "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(37 - product) % 36];
}

}  // namespace onetrip::identity
