#pragma once

/// Pictures as rows of bytes, without gaps: what judging reads and decoding writes. Pure data; nothing here knows a
/// file format.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace onetrip::material::picture {

/// Brightness, one byte a pixel: 0 black, 255 white (BT.601 luma, as JPEG has it).
struct GrayView {
    const std::uint8_t* pixels = nullptr;
    std::uint32_t width = 0;
    std::uint32_t height = 0;

    [[nodiscard]] const std::uint8_t* row(std::uint32_t y) const { return pixels + std::size_t{y} * width; }
};

/// Colour as JPEG has it, three bytes a pixel: Y, Cb, Cr (JFIF: full range, grey is 128).
struct ColourView {
    const std::uint8_t* pixels = nullptr;
    std::uint32_t width = 0;
    std::uint32_t height = 0;

    [[nodiscard]] const std::uint8_t* row(std::uint32_t y) const { return pixels + std::size_t{y} * width * 3; }
};

/// A picture that owns its bytes: `channels` is 1 (brightness) or 3 (Y, Cb, Cr).
struct Plane {
    std::vector<std::uint8_t> pixels;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint32_t channels = 1;

    [[nodiscard]] GrayView gray() const { return {pixels.data(), width, height}; }
    [[nodiscard]] ColourView colour() const { return {pixels.data(), width, height}; }
};

}  // namespace onetrip::material::picture
