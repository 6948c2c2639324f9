#pragma once

/// A person before a wall, as far as an outline goes: an oval head, a neck, shoulders. 300 x 400 pixels of Y, Cb, Cr.

#include <cstdint>
#include <cstdlib>

#include "core/material/picture/portrait.h"

namespace onetrip::material::picture::drawn {

struct Person {
    Colour ground{250, 128, 128};
    int middle = 150;  ///< of the head, in pixels from the left
    int top = 40;
    int head_width = 150;
    int head_height = 240;  ///< to the shoulders; the neck begins at five sixths
    int shadow = 0;         ///< taken from the ground's brightness towards the right
};

inline constexpr int person_width = 300;
inline constexpr int person_height = 400;

inline Plane wall(const Person& how) {
    Plane plane{{}, person_width, person_height, 3};
    for (int y = 0; y < person_height; ++y) {
        for (int x = 0; x < person_width; ++x) {
            plane.pixels.push_back(static_cast<std::uint8_t>(how.ground.y - how.shadow * x / person_width));
            plane.pixels.push_back(static_cast<std::uint8_t>(how.ground.cb));
            plane.pixels.push_back(static_cast<std::uint8_t>(how.ground.cr));
        }
    }
    return plane;
}

inline void add_person(Plane& plane, const Person& how) {
    const auto put = [&](int x, int y, const Colour& colour) {
        if (x < 0 || x >= person_width || y < 0 || y >= person_height) return;
        std::uint8_t* pixel =
            plane.pixels.data() + (static_cast<std::size_t>(y) * person_width + static_cast<std::size_t>(x)) * 3;
        pixel[0] = static_cast<std::uint8_t>(colour.y);
        pixel[1] = static_cast<std::uint8_t>(colour.cb);
        pixel[2] = static_cast<std::uint8_t>(colour.cr);
    };
    constexpr Colour skin{170, 110, 150};
    constexpr Colour cloth{60, 130, 126};
    const int half = how.head_width / 2;
    const int oval = how.head_height * 9 / 10;
    for (int y = how.top; y < person_height; ++y) {
        for (int x = how.middle - how.head_width; x < how.middle + how.head_width; ++x) {
            const std::int64_t dx = std::abs(x - how.middle);
            const std::int64_t dy = 2 * (y - how.top) - oval;
            const bool is_head = dx * dx * oval * oval + dy * dy * half * half <= half * half * oval * oval;
            const bool is_neck = dx < half / 2 && y > how.top + oval / 2;
            const bool is_cloth =
                y >= how.top + how.head_height + 8 && dx < half / 2 + 4 * (y - how.top - how.head_height);
            if (is_cloth) {
                put(x, y, cloth);
            } else if (is_head || is_neck) {
                put(x, y, skin);
            }
        }
    }
}

inline Plane person(const Person& how) {
    Plane plane = wall(how);
    add_person(plane, how);
    return plane;
}

}  // namespace onetrip::material::picture::drawn
