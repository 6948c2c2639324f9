#include "core/material/file_facts.h"

#include <algorithm>

#include "core/material/picture/judge.h"
#include "core/material/picture/say_once_internal.h"
#include "core/seal/hash.h"

namespace onetrip::material {
namespace {

constexpr std::int64_t side_limit = 0x7FFFFFFF;
constexpr std::int64_t pages_limit = 1'000'000'000;
constexpr std::size_t hash_digits = 16;

/// A damage is named as its code, without the room's.
constexpr std::string_view damage_codes[damage_count] = {
    "material.truncated", "material.encrypted", "material.active_content", "material.embedded_files",
    "material.polyglot",  "material.bomb",      "material.restricted",     "material.unseen_content",
    "material.damaged",   "material.too_heavy", "material.not_judged"};

std::optional<std::uint32_t> side_of(json::View value) {
    const auto side = value.integer();
    if (!side || *side < 1 || *side > side_limit) return std::nullopt;
    return static_cast<std::uint32_t>(*side);
}

bool is_left_out(json::View value) {
    return !value || value.is_null();
}

bool read_pixels(json::View facts, FileFacts& out) {
    if (is_left_out(facts["width"]) && is_left_out(facts["height"])) return true;
    const auto width = side_of(facts["width"]);
    const auto height = side_of(facts["height"]);
    if (!width || !height) return false;
    out.pixels = PixelSize{*width, *height};
    return true;
}

bool read_damage(json::View list, FileFacts& out) {
    for (const json::View entry : list.elements()) {
        std::size_t known = 0;
        while (known < damage_count && name_of(static_cast<Damage>(known)) != entry.string_or({}))
            ++known;
        if (known == damage_count) return false;
        out.damage.push_back(static_cast<Damage>(known));
    }
    return std::is_sorted(out.damage.begin(), out.damage.end());
}

bool read_perceptual_hash(json::View value, FileFacts& out) {
    if (is_left_out(value)) return true;
    const auto bytes = base::from_hex(value.string_or({}));
    if (!bytes || bytes->size() != hash_digits / 2) return false;
    std::uint64_t hash = 0;
    for (const std::uint8_t byte : *bytes)
        hash = hash << 8 | byte;
    out.perceptual_hash = hash;
    return true;
}

/// Holds facts against a spec.
class Judge {
public:
    Judge(const FileFacts& facts, const FileSpec& spec, const InspectLimits& limits)
        : facts_(facts), spec_(spec), limits_(limits) {}

    std::vector<base::Finding> run() {
        if (facts_.size_bytes == 0) {
            find("material.empty");
        } else if (facts_.size_bytes > limits_.size_bytes_max) {
            // Nothing else of it was looked at; the smaller limit is the one that counts when it is made smaller.
            const std::int64_t limit =
                std::min(limits_.size_bytes_max, spec_.size_bytes_max.value_or(limits_.size_bytes_max));
            find("material.too_large", {{facts_.size_bytes, limit}});
        } else {
            check_kind();
            check_size();
            check_content();
        }
        return std::move(findings_);
    }

private:
    void find(std::string_view code, std::optional<base::Measure> measure = {},
              base::Severity severity = base::Severity::Error) {
        findings_.push_back({std::string(code), {}, severity, measure});
    }

    void check_kind() {
        const bool is_accepted = spec_.accepts(facts_.kind);
        if (facts_.kind == Kind::Unknown) {
            find("material.kind_unknown");
        } else if (!is_accepted) {
            find("material.kind_not_accepted");
        }
        if (facts_.is_misnamed) {
            find("material.kind_mismatch", {}, is_accepted ? base::Severity::Warn : base::Severity::Error);
        }
    }

    void check_size() {
        const std::int64_t size = facts_.size_bytes;
        if (spec_.size_bytes_max && size > *spec_.size_bytes_max) {
            find("material.too_large", {{size, *spec_.size_bytes_max}});
        }
        if (spec_.size_bytes_min && size < *spec_.size_bytes_min) {
            find("material.too_small", {{size, *spec_.size_bytes_min}});
        }
    }

    void check_content() {
        if (facts_.pixels) check_pixels(*facts_.pixels);
        if (spec_.pages_max && facts_.pages && *facts_.pages > *spec_.pages_max) {
            find("material.pages_too_many", {{*facts_.pages, *spec_.pages_max}});
        }
        const bool is_damaged_image = is_image(facts_.kind) && !facts_.pixels && !facts_.has(Damage::Truncated);
        if (is_damaged_image) find("material.truncated");
        for (const Damage damage : facts_.damage) {
            if (damage == Damage::EmbeddedFiles && spec_.allows_embedded_files) continue;
            find(damage_codes[static_cast<std::size_t>(damage)], {},
                 is_warning(damage) ? base::Severity::Warn : base::Severity::Error);
        }
        check_photo_was_seen();
        if (facts_.image) check_picture(*facts_.image);
        if (facts_.portrait && spec_.image.photo) {
            for (base::Finding& finding : picture::check_photo(*facts_.portrait, *spec_.image.photo))
                findings_.push_back(std::move(finding));
        }
    }

    /// A photo that was decoded and not measured passes its check, and somebody has to know; what is refused for
    /// something else comes again. Facts without `image` are of a file that was only looked at.
    void check_photo_was_seen() {
        if (!spec_.image.photo || !facts_.image || facts_.portrait) return;
        const bool is_refused = std::any_of(findings_.begin(), findings_.end(), [](const base::Finding& finding) {
            return finding.severity == base::Severity::Error;
        });
        if (!is_refused) find(damage_codes[static_cast<std::size_t>(Damage::NotJudged)], {}, base::Severity::Warn);
    }

    [[nodiscard]] static bool is_warning(Damage damage) {
        return damage == Damage::Restricted || damage == Damage::UnseenContent || damage == Damage::NotJudged;
    }

    void check_picture(const picture::Measures& measures) {
        for (const picture::Verdict& verdict : picture::judge(measures, spec_.image)) {
            if (verdict.outcome == picture::Outcome::Pass) continue;
            const bool is_error = verdict.outcome == picture::Outcome::Error;
            picture::say_once(findings_,
                              {std::string(verdict.row->code),
                               {},
                               is_error ? base::Severity::Error : base::Severity::Warn,
                               base::Measure{*verdict.value, is_error ? verdict.limits.error : verdict.limits.warn}});
        }
    }

    void check_pixels(PixelSize size) {
        const std::int64_t width = size.width;
        const std::int64_t height = size.height;
        if (width < spec_.width_min.value_or(0)) {
            find("material.pixels_too_few", {{width, *spec_.width_min}});
        } else if (height < spec_.height_min.value_or(0)) {
            find("material.pixels_too_few", {{height, *spec_.height_min}});
        }
        if (width > spec_.width_max.value_or(width)) {
            find("material.pixels_too_many", {{width, *spec_.width_max}});
        } else if (height > spec_.height_max.value_or(height)) {
            find("material.pixels_too_many", {{height, *spec_.height_max}});
        } else if (width * height > limits_.pixels_max) {
            find("material.pixels_too_many", {{width * height, limits_.pixels_max}});
        }
        if (!spec_.fits_ratio(size)) {
            find("material.ratio",
                 {{width * 1000 / height, std::int64_t{spec_.ratio->width} * 1000 / spec_.ratio->height}});
        }
    }

    const FileFacts& facts_;
    const FileSpec& spec_;
    const InspectLimits& limits_;
    std::vector<base::Finding> findings_;
};

}  // namespace

std::string_view name_of(Damage damage) {
    return damage_codes[static_cast<std::size_t>(damage)].substr(sizeof("material"));
}

bool FileFacts::has(Damage kind_of_damage) const {
    return std::find(damage.begin(), damage.end(), kind_of_damage) != damage.end();
}

std::optional<FileFacts> read_file_facts(json::View facts) {
    FileFacts read;
    const auto kind = kind_of(facts["kind"].string_or({}));
    const auto size = facts["size_bytes"].integer();
    if (!kind || !size || *size < 0) return std::nullopt;
    read.kind = *kind;
    read.size_bytes = *size;
    if (!read_pixels(facts, read)) return std::nullopt;
    const std::string_view sha256 = facts["sha256"].string_or({});
    if (seal::is_digest_hex(sha256)) read.sha256 = sha256;
    if (!is_left_out(facts["pages"])) {
        const auto pages = facts["pages"].integer();
        if (!pages || *pages < 0 || *pages > pages_limit) return std::nullopt;
        read.pages = pages;
    }
    read.is_misnamed = facts["misnamed"].boolean_or(false);
    if (!read_damage(facts["damage"], read)) return std::nullopt;
    if (!read_perceptual_hash(facts["perceptual_hash"], read)) return std::nullopt;
    if (!is_left_out(facts["image"])) {
        read.image = picture::read_measures(facts["image"]);
        if (!read.image) return std::nullopt;
    }
    if (!is_left_out(facts["portrait"])) {
        read.portrait = picture::read_portrait(facts["portrait"]);
        if (!read.portrait) return std::nullopt;
    }
    return read;
}

void write_file_facts(json::Writer& out, const FileFacts& facts) {
    const auto write_if = [&](std::string_view name, auto value) {
        out.name(name);
        value ? out.value(*value) : out.null();
    };
    const auto& pixels = facts.pixels;
    out.member("kind", name_of(facts.kind)).member("size_bytes", facts.size_bytes);
    write_if("width", pixels ? std::optional(pixels->width) : std::nullopt);
    write_if("height", pixels ? std::optional(pixels->height) : std::nullopt);
    write_if("sha256", facts.sha256.empty() ? std::nullopt : std::optional(facts.sha256));
    if (facts.pages) out.member("pages", *facts.pages);
    if (facts.is_misnamed) out.member("misnamed", true);
    if (facts.perceptual_hash) {
        base::Bytes bytes;
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes.push_back(static_cast<std::uint8_t>(*facts.perceptual_hash >> shift));
        out.member("perceptual_hash", base::to_hex(bytes));
    }
    if (facts.image) {
        out.name("image");
        picture::write_measures(out, *facts.image);
    }
    if (facts.portrait) {
        out.name("portrait");
        picture::write_portrait(out, *facts.portrait);
    }
    if (facts.damage.empty()) return;
    out.name("damage").begin_array();
    for (const Damage damage : facts.damage)
        out.value(name_of(damage));
    out.end_array();
}

std::vector<base::Finding> check_facts(const FileFacts& facts, const FileSpec& spec, const InspectLimits& limits) {
    return Judge(facts, spec, limits).run();
}

}  // namespace onetrip::material
