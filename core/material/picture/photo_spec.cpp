#include "core/material/picture/photo_spec.h"

#include <algorithm>

#include "core/material/picture/say_once_internal.h"

namespace onetrip::material::picture {
namespace {

constexpr std::int64_t permille = 1000;

struct Thresholds {
    int warn;
    int error;
};
constexpr Thresholds background_limits{0, 25};
constexpr Thresholds uneven_limits{30, 60};
constexpr Thresholds off_centre_limits{50, 100};
constexpr Thresholds level_limits{30, 80};
constexpr int bound_slack_least = 20;

struct Remedy {
    std::string_view code;
    std::string_view remedy;
};
constexpr Remedy remedies[] = {
    {"material.photo_background", "background"}, {"material.photo_background_uneven", "even_background"},
    {"material.photo_heads", "alone"},           {"material.photo_head_size", "crop"},
    {"material.photo_head_place", "crop"},       {"material.photo_heads_level", "level"},
};

std::optional<Bounds> read_bounds(json::Shape& shape, std::string_view name) {
    const json::View pair = shape.array_if(name);
    if (!pair) return std::nullopt;
    const std::int64_t least = pair.at(0).integer_or(-1);
    const std::int64_t most = pair.at(1).integer_or(-1);
    if (pair.size() != 2 || least < 0 || most < least || most > permille) {
        shape.wrong(name);
        return std::nullopt;
    }
    return Bounds{static_cast<int>(least), static_cast<int>(most)};
}

std::optional<Background> background_of(std::string_view name) {
    if (name == "white") return Background::White;
    if (name == "blue") return Background::Blue;
    if (name == "red") return Background::Red;
    return std::nullopt;
}

class Judge {
public:
    void at_most(std::string_view code, std::optional<int> value, const Thresholds& limits) {
        if (!value || *value <= limits.warn) return;
        const bool is_error = *value > limits.error;
        find(code, *value, is_error ? limits.error : limits.warn, is_error);
    }
    /// Each head has to be within the bounds.
    void within(std::string_view code, const std::optional<Spread>& heads, const std::optional<Bounds>& bounds) {
        if (!heads || !bounds) return;
        hold(code, heads->least, bounds->least, bounds->least - heads->least);
        hold(code, heads->most, bounds->most, heads->most - bounds->most);
    }
    void find(std::string_view code, int measured, int limit, bool is_error) {
        say_once(findings_, {std::string(code),
                             {},
                             is_error ? base::Severity::Error : base::Severity::Warn,
                             base::Measure{measured, limit}});
    }
    std::vector<base::Finding> take() { return std::move(findings_); }

private:
    void hold(std::string_view code, int value, int bound, int beyond) {
        if (beyond > 0) find(code, value, bound, beyond > std::max(bound / 8, bound_slack_least));
    }

    std::vector<base::Finding> findings_;
};

}  // namespace

base::Result<PhotoSpec, json::Fault> read_photo_spec(json::View given, std::string_view at) {
    constexpr std::int64_t heads_max = 2;
    json::Shape shape(given, at);
    PhotoSpec spec;
    if (const auto name = shape.text_if("background")) {
        spec.background = background_of(*name);
        if (!spec.background) shape.wrong("background");
    }
    spec.heads = static_cast<int>(shape.integer_if("heads", 1, heads_max).value_or(spec.heads));
    spec.head_top = read_bounds(shape, "head_top");
    spec.head_width = read_bounds(shape, "head_width");
    spec.head_height = read_bounds(shape, "head_height");
    shape.only({"background", "heads", "head_top", "head_width", "head_height"});
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return spec;
}

int background_misses(const Colour& ground, Background wanted) {
    // Bounds of brightness and of the two colours: printed studio blue is 0x438EDB, red 0xFF0000 to 0xC01020.
    struct Range {
        int y_least, y_most, cb_least, cb_most, cr_least, cr_most;
    };
    constexpr Range ranges[] = {
        {225, 255, 118, 138, 118, 138},
        {60, 200, 145, 255, 0, 122},
        {30, 130, 60, 128, 180, 255},
    };
    const Range& range = ranges[static_cast<std::size_t>(wanted)];
    return std::max({0, range.y_least - ground.y, ground.y - range.y_most, range.cb_least - ground.cb,
                     ground.cb - range.cb_most, range.cr_least - ground.cr, ground.cr - range.cr_most});
}

std::vector<base::Finding> check_photo(const Portrait& portrait, const PhotoSpec& spec) {
    Judge judge;
    if (spec.background) {
        judge.at_most("material.photo_background", background_misses(portrait.ground, *spec.background),
                      background_limits);
    }
    judge.at_most("material.photo_background_uneven", portrait.ground_uneven, uneven_limits);
    if (portrait.ground_uneven > uneven_limits.error) return judge.take();
    if (portrait.heads != spec.heads) {
        // Without the right heads nothing else can be said of them.
        judge.find("material.photo_heads", portrait.heads, spec.heads, true);
        return judge.take();
    }
    judge.within("material.photo_head_size", portrait.head_width_permille, spec.head_width);
    judge.within("material.photo_head_size", portrait.head_height_permille, spec.head_height);
    judge.within("material.photo_head_place", portrait.head_top_permille, spec.head_top);
    judge.at_most("material.photo_head_place", portrait.off_centre_permille, off_centre_limits);
    judge.at_most("material.photo_heads_level", portrait.level_permille, level_limits);
    return judge.take();
}

std::string_view photo_remedy_of(std::string_view code) {
    for (const Remedy& row : remedies) {
        if (row.code == code) return row.remedy;
    }
    return {};
}

}  // namespace onetrip::material::picture
