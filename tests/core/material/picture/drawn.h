#pragma once

/// Pictures that tests draw: a page with strokes on it, and what a camera does to it. Whole numbers, no files.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/material/picture/plane.h"

namespace onetrip::material::picture::drawn {

inline constexpr std::uint32_t width = 960;
inline constexpr std::uint32_t height = 1280;

inline Plane plain(std::uint8_t value) {
    Plane plane{{}, width, height, 1};
    plane.pixels.assign(std::size_t{width} * height, value);
    return plane;
}

inline void fill(Plane& plane, std::uint32_t left, std::uint32_t top, std::uint32_t right, std::uint32_t bottom,
                 std::uint8_t value) {
    for (std::uint32_t y = top; y < std::min(bottom, plane.height); ++y) {
        for (std::uint32_t x = left; x < std::min(right, plane.width); ++x)
            plane.pixels[std::size_t{y} * plane.width + x] = value;
    }
}

/// A character as far as strokes go: three across, two down, `size` high and wide.
inline void character(Plane& plane, std::uint32_t x, std::uint32_t y, std::uint32_t size, std::uint8_t ink) {
    const std::uint32_t stroke = std::max(size / 10, 1u);
    for (const std::uint32_t down : {0u, (size - stroke) / 2, size - stroke})
        fill(plane, x, y + down, x + size, y + down + stroke, ink);
    for (const std::uint32_t across : {size / 6, size - size / 4})
        fill(plane, x + across, y, x + across + stroke, y + size, ink);
}

struct Page {
    std::uint8_t desk = 90;
    std::uint8_t paper = 210;
    std::uint8_t ink = 40;
    std::uint32_t margin = 60;  ///< of desk around the page
    std::uint32_t inset = 60;   ///< of paper around the writing
    std::uint32_t size = 30;    ///< of a character; 0 writes nothing
};

inline Plane page(const Page& how) {
    Plane plane = plain(how.desk);
    fill(plane, how.margin, how.margin, width - how.margin, height - how.margin, how.paper);
    const std::uint32_t first = how.margin + how.inset;
    for (std::uint32_t y = first; how.size > 0 && y + how.size <= height - first; y += how.size * 5 / 3) {
        for (std::uint32_t x = first; x + how.size <= width - first; x += how.size * 6 / 5)
            character(plane, x, y, how.size, how.ink);
    }
    return plane;
}

/// Averages each pixel with its neighbours in a square, `times` over: nearly a Gaussian of sqrt(times * (n * n - 1) /
/// 12).
inline Plane blurred(const Plane& sharp, int reach, int times) {
    Plane out = sharp;
    for (int time = 0; time < times; ++time) {
        for (const bool is_across : {true, false}) {
            const Plane before = out;
            for (int y = 0; y < static_cast<int>(height); ++y) {
                for (int x = 0; x < static_cast<int>(width); ++x) {
                    int sum = 0;
                    for (int step = -reach; step <= reach; ++step) {
                        const int at_x = std::clamp(is_across ? x + step : x, 0, static_cast<int>(width) - 1);
                        const int at_y = std::clamp(is_across ? y : y + step, 0, static_cast<int>(height) - 1);
                        sum += before.gray().row(static_cast<std::uint32_t>(at_y))[at_x];
                    }
                    const int count = 2 * reach + 1;
                    out.pixels[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] =
                        static_cast<std::uint8_t>((sum + count / 2) / count);
                }
            }
        }
    }
    return out;
}

/// What the camera sees while it moves to the side by 2 * reach + 1 pixels.
inline Plane moved(const Plane& still, int reach) {
    Plane out = still;
    for (std::uint32_t y = 0; y < height; ++y) {
        const std::uint8_t* row = still.gray().row(y);
        for (int x = 0; x < static_cast<int>(width); ++x) {
            int sum = 0;
            for (int step = -reach; step <= reach; ++step)
                sum += row[std::clamp(x + step, 0, static_cast<int>(width) - 1)];
            out.pixels[std::size_t{y} * width + static_cast<std::size_t>(x)] =
                static_cast<std::uint8_t>(sum / (2 * reach + 1));
        }
    }
    return out;
}

/// Noise of up to `amplitude` steps either way, each as often.
inline Plane noisy(Plane plane, int amplitude) {
    std::uint32_t state = 1;
    for (std::uint8_t& value : plane.pixels) {
        state = state * 1664525 + 1013904223;
        const int step = static_cast<int>(state >> 16) % (2 * amplitude + 1) - amplitude;
        value = static_cast<std::uint8_t>(std::clamp(value + step, 0, 255));
    }
    return plane;
}

/// `page` with every brightness put through a + b * value / 256.
inline Plane toned(Plane plane, int a, int b) {
    for (std::uint8_t& value : plane.pixels)
        value = static_cast<std::uint8_t>(std::clamp(a + b * value / 256, 0, 255));
    return plane;
}

/// Turned by the angle whose tangent is `rise` / 1000, about the middle; what comes in from outside is desk.
inline Plane turned(const Plane& straight, int rise, std::uint8_t desk) {
    Plane out = plain(desk);
    const int middle_x = static_cast<int>(width) / 2;
    const int middle_y = static_cast<int>(height) / 2;
    for (int y = 0; y < static_cast<int>(height); ++y) {
        for (int x = 0; x < static_cast<int>(width); ++x) {
            const int from_x = x * 1000 + (y - middle_y) * rise;
            const int from_y = y * 1000 - (x - middle_x) * rise;
            const bool is_inside = from_x >= 0 && from_y >= 0 && from_x / 1000 + 1 < static_cast<int>(width) &&
                                   from_y / 1000 + 1 < static_cast<int>(height);
            if (!is_inside) continue;
            const std::uint8_t* above = straight.gray().row(static_cast<std::uint32_t>(from_y / 1000)) + from_x / 1000;
            const std::uint8_t* below = above + width;
            const int right = from_x % 1000;
            const int down = from_y % 1000;
            const int upper = above[0] * (1000 - right) + above[1] * right;
            const int lower = below[0] * (1000 - right) + below[1] * right;
            out.pixels[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] =
                static_cast<std::uint8_t>((upper / 1000 * (1000 - down) + lower / 1000 * down) / 1000);
        }
    }
    return out;
}

/// A lamp mirrored at (x, y): white within `radius`, fading to the picture at twice that.
inline Plane with_lamp(Plane plane, int x, int y, int radius) {
    for (int row = 0; row < static_cast<int>(plane.height); ++row) {
        for (int column = 0; column < static_cast<int>(plane.width); ++column) {
            const int far = ((row - y) * (row - y) + (column - x) * (column - x)) * 16 / (radius * radius);
            std::uint8_t& value =
                plane.pixels[static_cast<std::size_t>(row) * plane.width + static_cast<std::size_t>(column)];
            if (far <= 16) {
                value = 255;
            } else if (far < 64) {
                value = static_cast<std::uint8_t>(value + (255 - value) * (64 - far) / 48);
            }
        }
    }
    return plane;
}

}  // namespace onetrip::material::picture::drawn
