#include "core/material/decode/giving_up.h"

namespace onetrip::material::decode {
namespace {

bool given_up = false;

}  // namespace

void give_up() {
    given_up = true;
}

bool has_given_up() {
    return given_up;
}

bool take_given_up() {
    // Natively it is never set, and is only read: any number of threads may ask.
    if (!given_up) return false;
    given_up = false;
    return true;
}

}  // namespace onetrip::material::decode
