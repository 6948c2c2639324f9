#include "core/material/inspect.h"

#include <algorithm>

#include "core/material/compound_file.h"
#include "core/material/image_header.h"
#include "core/material/pdf_scan.h"
#include "core/material/polyglot.h"
#include "core/material/tiff_reader_internal.h"
#include "core/material/zip_directory.h"
#include "core/seal/hash.h"

namespace onetrip::material {
namespace {

constexpr std::size_t head_bytes = 4096;

/// An image this dense and this large is made to burst its reader: a white page of a scanner has a tenth of it.
constexpr std::int64_t pixels_per_byte_max = 2000;
constexpr std::int64_t dense_pixels_min = 16'000'000;
/// A progressive JPEG has about ten scans; each makes the decoder go over the whole picture.
constexpr std::size_t scans_max = 100;

/// Collects what is wrong, in the order of the codes.
class Look {
public:
    Look(base::BytesView file, FileFacts& facts) : file_(file), facts_(facts) {}

    void run() {
        if (is_image(facts_.kind)) {
            look_at_image();
        } else if (facts_.kind == Kind::Pdf) {
            look_at_pdf();
        } else if (facts_.kind == Kind::Doc) {
            const CompoundFile read = read_compound_file(file_);
            note(Damage::Truncated, !read.is_whole);
            note(Damage::Encrypted, read.is_encrypted);
            note(Damage::ActiveContent, read.has_macros);
        } else if (is_zip(facts_.kind)) {
            look_at_zip();
        }
        note(Damage::Polyglot, is_polyglot(facts_.kind, file_, end_bytes_));
        std::sort(facts_.damage.begin(), facts_.damage.end());
    }

private:
    void note(Damage damage, bool is_there) {
        if (is_there) facts_.damage.push_back(damage);
    }

    void look_at_image() {
        const ImageHeader header = read_image_header(facts_.kind, file_);
        facts_.pixels = header.size;
        end_bytes_ = header.end_bytes;
        note(Damage::Truncated, !header.is_whole || !header.size);
        if (facts_.kind == Kind::Tiff) facts_.pages = TiffReader(file_).count_pages();
        if (!header.size) return;
        const std::int64_t pixels = std::int64_t{header.size->width} * header.size->height;
        const bool is_dense = pixels > dense_pixels_min && pixels / facts_.size_bytes > pixels_per_byte_max;
        note(Damage::Bomb, is_dense || header.scans > scans_max);
    }

    void look_at_pdf() {
        const PdfScan scan = scan_pdf(file_);
        note(Damage::Truncated, !scan.is_whole);
        note(Damage::Encrypted, scan.lock == PdfLock::Closed);
        note(Damage::Restricted, scan.lock == PdfLock::Unknown);
        note(Damage::ActiveContent, scan.has_active_content);
        note(Damage::EmbeddedFiles, scan.has_embedded_files);
        note(Damage::Bomb, scan.is_bomb);
        note(Damage::UnseenContent, scan.has_unseen_content);
        facts_.pages = scan.pages;
    }

    void look_at_zip() {
        const ZipDirectory read = read_zip_directory(file_);
        note(Damage::Truncated, !read.is_whole);
        note(Damage::Encrypted, read.is_encrypted);
        note(Damage::ActiveContent, read.has_macros);
        note(Damage::EmbeddedFiles, read.has_embedded_files);
        note(Damage::Bomb, read.is_bomb);
    }

    base::BytesView file_;
    FileFacts& facts_;
    std::size_t end_bytes_ = 0;
};

bool is_misnamed(Kind kind, std::string_view name, std::string_view claimed_type) {
    const auto contradicts = [&](std::optional<Kind> claimed) { return claimed && !may_be_called(kind, *claimed); };
    return contradicts(kind_of_name(name)) || contradicts(kind_of_media_type(claimed_type));
}

}  // namespace

FileFacts look_at(base::BytesView file, std::string_view name, std::string_view claimed_type,
                  const InspectLimits& limits) {
    FileFacts facts;
    facts.size_bytes = static_cast<std::int64_t>(file.size());
    if (file.empty()) return facts;
    if (facts.size_bytes > limits.size_bytes_max) {
        // The first bytes say what it is; more of it is not looked at.
        facts.kind = detect_kind(file.first(std::min(file.size(), head_bytes)));
        return facts;
    }
    facts.kind = detect_kind(file);
    facts.sha256 = seal::sha256_hex(file);
    facts.is_misnamed = is_misnamed(facts.kind, name, claimed_type);
    Look(file, facts).run();
    return facts;
}

Inspection inspect(base::BytesView file, const FileSpec& spec, std::string_view name, std::string_view claimed_type,
                   const InspectLimits& limits) {
    Inspection out{look_at(file, name, claimed_type, limits), {}};
    out.findings = check_facts(out, spec, limits);
    return out;
}

}  // namespace onetrip::material
