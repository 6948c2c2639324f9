#pragma once

/// Reads numbers of a file format at any place: what lies beyond the end reads as zero, so that a cut file is never
/// read past; a parser that must know asks `has`.

#include <cstdint>
#include <string_view>

#include "core/base/bytes.h"

namespace onetrip::material {

class ByteReader {
public:
    explicit ByteReader(base::BytesView bytes) : bytes_(bytes) {}

    [[nodiscard]] std::size_t size() const { return bytes_.size(); }
    [[nodiscard]] bool has(std::size_t at, std::size_t count) const {
        return at <= bytes_.size() && count <= bytes_.size() - at;
    }
    [[nodiscard]] std::uint32_t byte(std::size_t at) const { return at < bytes_.size() ? bytes_[at] : 0; }
    [[nodiscard]] std::uint32_t big16(std::size_t at) const { return byte(at) << 8 | byte(at + 1); }
    [[nodiscard]] std::uint32_t big32(std::size_t at) const { return big16(at) << 16 | big16(at + 2); }
    [[nodiscard]] std::uint32_t little16(std::size_t at) const { return byte(at) | byte(at + 1) << 8; }
    [[nodiscard]] std::uint32_t little24(std::size_t at) const { return little16(at) | byte(at + 2) << 16; }
    [[nodiscard]] std::uint32_t little32(std::size_t at) const { return little16(at) | little16(at + 2) << 16; }
    [[nodiscard]] bool starts(std::size_t at, std::string_view text) const {
        return has(at, text.size()) && base::as_text(bytes_.subspan(at, text.size())) == text;
    }
    /// Where `text` next begins, from `at` on and below `end`; the size if nowhere.
    [[nodiscard]] std::size_t find(std::string_view text, std::size_t at, std::size_t end) const {
        const std::string_view within = base::as_text(bytes_).substr(0, end);
        const std::size_t found = within.find(text, at);
        return found == std::string_view::npos ? bytes_.size() : found;
    }
    [[nodiscard]] std::string_view text(std::size_t at, std::size_t count) const {
        return has(at, count) ? base::as_text(bytes_.subspan(at, count)) : std::string_view();
    }

private:
    base::BytesView bytes_;
};

}  // namespace onetrip::material
