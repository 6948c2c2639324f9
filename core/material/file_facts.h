#pragma once

/// What is left of a file once it was looked at: enough to hold it against what a material asks for without having its
/// bytes at hand, when a whole application is judged. Only what this core saw itself may be put in: a server takes the
/// facts from its own inspection, never from the sender. All findings come back, in the order of the codes below.
///
///     material.empty              no bytes
///     material.kind_unknown       none of the kinds in kind.h
///     material.kind_not_accepted  known, and not among those asked for
///     material.kind_mismatch      its name or claimed type says something else (a PDF called .jpg): a warning where
///                                 the kind is accepted all the same, an error where it is not
///     material.too_large          more bytes than asked for, or than is ever looked at      measured in bytes
///     material.too_small          fewer bytes than asked for                                bytes
///     material.pixels_too_few     narrower or lower than asked for                          pixels of that side
///     material.pixels_too_many    wider or higher than asked for, or more pixels than is ever decoded
///     material.ratio              another shape than asked for                              permille, width to height
///     material.pages_too_many     more pages than asked for                                 pages
///     material.truncated          the end is missing, or the header is damaged
///     material.encrypted          cannot be read without a password
///     material.active_content     it does something by itself: scripts, macros, launching, sending
///     material.embedded_files     other files are inside it, and the material does not allow that
///     material.polyglot           it is two kinds of file at once (polyglot.h)
///     material.bomb               it grows beyond all measure when it is unpacked
///     material.restricted         a warning: a PDF that is encrypted in a way that is not known here; whether it opens
///                                 without a password its reader finds out (on a server)
///     material.unseen_content     a warning: a part of it is packed in a way that nobody can look into here
///     material.damaged            an image that its decoder gives up, or would have to guess at
///     material.too_heavy          an image that takes more memory than is spent on one file
///     material.not_judged         a warning: an image of a kind or variant that is not decoded here, or a photo for a
///                                 document in which no portrait could be measured
///     and what is wrong with the picture itself: picture/limits.h, picture/photo_spec.h

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/finding.h"
#include "core/json/document.h"
#include "core/json/writer.h"
#include "core/material/file_spec.h"
#include "core/material/picture/measures.h"
#include "core/material/picture/portrait.h"

namespace onetrip::material {

/// What is wrong with a file whatever is asked for, in the order of the codes.
enum class Damage : std::uint8_t {
    Truncated,
    Encrypted,
    ActiveContent,
    EmbeddedFiles,
    Polyglot,
    Bomb,
    Restricted,
    UnseenContent,
    Damaged,
    TooHeavy,
    NotJudged
};
inline constexpr std::size_t damage_count = 11;
[[nodiscard]] std::string_view name_of(Damage damage);

struct FileFacts {
    Kind kind = Kind::Unknown;
    std::int64_t size_bytes = 0;
    std::optional<PixelSize> pixels;               ///< of an image whose header is sound
    std::optional<std::int64_t> pages;             ///< of a PDF or a TIFF, as far as it can be seen
    std::string sha256;                            ///< 64 hexadecimal digits; empty for a file that was not looked into
    bool is_misnamed = false;                      ///< its name or claimed type contradicts its kind
    std::vector<Damage> damage;                    ///< in declared order, each once
    std::optional<std::uint64_t> perceptual_hash;  ///< of a decoded image: near pictures have near hashes
    std::optional<picture::Measures> image;        ///< of a decoded image: what was measured in it
    std::optional<picture::Portrait> portrait;     ///< of a small one: what stands before which ground

    [[nodiscard]] bool has(Damage kind_of_damage) const;
};

/// What is looked at in no case, whatever is asked for.
struct InspectLimits {
    std::int64_t size_bytes_max = 20 << 20;
    std::int64_t pixels_max = 64'000'000;
};

/// Reads
/// `{"kind","size_bytes","width"?,"height"?,"sha256"?,"pages"?,"misnamed"?,"damage"?,"perceptual_hash"?,"image"?,"portrait"?}`;
/// further members are the caller's own. nullopt if it cannot be what an inspection said.
[[nodiscard]] std::optional<FileFacts> read_file_facts(json::View facts);

/// The members of the same, into an object that is open: `width`, `height` and `sha256` are null where they are not
/// known, what else is not known or not so is left out.
void write_file_facts(json::Writer& out, const FileFacts& facts);

/// What is wrong with the file. The findings' `field` is empty: whoever knows the material's id puts it in.
[[nodiscard]] std::vector<base::Finding> check_facts(const FileFacts& facts, const FileSpec& spec,
                                                     const InspectLimits& limits = {});

}  // namespace onetrip::material
