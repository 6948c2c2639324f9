#pragma once

/// What a picture tells besides the picture: where and when it was taken, with which device, small copies of what was
/// cut away. It is taken out before the picture leaves the phone, without decoding or encoding anything: the answer is
/// which parts of the file to put together again. What is needed to show it right stays: colours (JFIF, ICC, Adobe;
/// PNG's gamma, chromaticities, profile, resolution) and the orientation, in an EXIF of its own that holds nothing
/// else.
///
/// JPEG (ITU T.81 Annex B): SOI, the segments DQT, DHT, DAC, DRI, SOF, SOS with their data, APP0 JFIF, APP2 ICC_PROFILE
/// and APP14 Adobe, and EOI stay, and what fills up before their markers. JFIF without its small copy and Adobe's
/// segment, both no longer than they need to be. PNG (W3C, 3rd edition): of the ancillary chunks tRNS, gAMA, cHRM,
/// sRGB, iCCP, cICP, sBIT, bKGD and pHYs stay. What follows the picture's end (a phone's motion picture) goes.

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/material/kind.h"

namespace onetrip::material {

/// In the order in which they are named.
enum class Metadata : std::uint8_t {
    Location,  ///< EXIF with a GPS directory
    Exif,      ///< other EXIF than the orientation
    Xmp,
    Comment,  ///< JPEG's COM, PNG's texts
    Other,    ///< makers' own segments, thumbnails, times, unknown chunks
    Trailer   ///< what follows the end
};
inline constexpr std::size_t metadata_count = 6;
[[nodiscard]] std::string_view name_of(Metadata what);

/// A part of the file (`from` up to `to`), or bytes that were not in it.
struct Part {
    std::size_t from = 0;
    std::size_t to = 0;
    base::Bytes added;
};

struct Stripped {
    std::vector<Part> parts;        ///< put together they are the file without its metadata
    std::vector<Metadata> removed;  ///< each once; empty if the file was as it should be
};

/// A picture comes apart into about ten; one of more was made to be a burden.
inline constexpr std::size_t parts_max = 4096;

/// nullopt for what is neither a JPEG nor a PNG, does not reach its own end, comes apart into more than `parts_max`, or
/// is larger than any file that is looked at (file_facts.h, InspectLimits).
[[nodiscard]] std::optional<Stripped> strip_metadata(Kind kind, base::BytesView file);

/// The parts in a row.
[[nodiscard]] base::Bytes put_together(base::BytesView file, const std::vector<Part>& parts);

}  // namespace onetrip::material
