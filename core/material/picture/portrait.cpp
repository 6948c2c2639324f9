#include "core/material/picture/portrait.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "core/material/picture/ground_internal.h"
#include "core/material/picture/write_if_internal.h"

namespace onetrip::material::picture {
namespace {

constexpr std::uint32_t side_min = 64;
/// A head rises from what is beside it by so much of the height.
constexpr int rise_permille = 100;
constexpr std::uint32_t top_run_permille = 40;  // of the width: less is a hair, or noise

struct Head {
    int top = 0;
    int left = 0;   ///< of the widest row above the neck
    int right = 0;  ///< one past it
    std::optional<int> neck;
};

/// The first row of each column from where on the person is seen for a while; the number of rows where it is not.
std::vector<int> skyline_of(const Ground& ground) {
    std::vector<int> skyline;
    constexpr std::uint32_t run = 3;
    for (std::uint32_t column = 0; column < ground.columns; ++column) {
        std::uint32_t row = 0;
        std::uint32_t seen = 0;
        while (row < ground.rows && seen < run) {
            seen = ground.at(column, row) ? 0 : seen + 1;
            ++row;
        }
        skyline.push_back(static_cast<int>(seen == run ? row - run : ground.rows));
    }
    return skyline;
}

/// The columns where the skyline is highest between two valleys.
std::vector<int> peaks_of(const std::vector<int>& skyline, int rows) {
    std::vector<int> peaks;
    const int rise = rows * rise_permille / 1000;
    const int size = static_cast<int>(skyline.size());
    int highest = -1;
    int valley = rows;  // the lowest place since the last peak was closed, as a row
    for (int column = 0; column < size; ++column) {
        const int row = skyline[static_cast<std::size_t>(column)];
        if (highest < 0) {
            valley = std::max(valley, row);
            if (row + rise <= valley) highest = column;
        } else if (row < skyline[static_cast<std::size_t>(highest)]) {
            highest = column;
        } else if (row >= skyline[static_cast<std::size_t>(highest)] + rise) {
            peaks.push_back(highest);
            highest = -1;
            valley = row;
        }
    }
    if (highest >= 0) peaks.push_back(highest);
    return peaks;
}

/// The person's part of a row that holds a column, between two others.
struct Run {
    int left = 0;
    int right = 0;
    [[nodiscard]] int width() const { return right - left; }
};
Run run_at(const Ground& ground, int row, int column, int from, int to) {
    const auto is_person = [&](int at) {
        return !ground.at(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(row));
    };
    if (!is_person(column)) return {column, column};
    Run run{column, column + 1};
    while (run.left > from && is_person(run.left - 1))
        --run.left;
    while (run.right < to && is_person(run.right))
        ++run.right;
    return run;
}

/// Follows a head down from its top, between the columns `from` and `to` that the next heads leave it.
std::optional<Head> follow(const Ground& ground, int peak, int top, int from, int to) {
    const int run_min = static_cast<int>(ground.columns * top_run_permille / 1000);
    std::optional<Head> head;
    Run widest;
    Run narrowest;
    int narrowest_row = 0;
    int middle = peak;
    for (int row = top; row < static_cast<int>(ground.rows); ++row) {
        const Run run = run_at(ground, row, middle, from, to);
        if (run.width() < run_min) continue;
        middle = (run.left + run.right) / 2;
        if (!head) head = Head{row, run.left, run.right, std::nullopt};
        // Shoulders: a quarter wider than the head, below something a tenth narrower than it.
        const bool has_neck = narrowest.width() > 0 && narrowest.width() * 10 <= widest.width() * 9;
        if (has_neck && run.width() * 4 >= widest.width() * 5) {
            head->neck = narrowest_row;
            break;
        }
        if (run.width() > widest.width() && !has_neck) {
            widest = run;
            narrowest = run;
        } else if (run.width() < narrowest.width()) {
            narrowest = run;
            narrowest_row = row;
        }
    }
    if (!head) return std::nullopt;
    head->left = widest.left;
    head->right = widest.right;
    return head;
}

std::vector<Head> heads_of(const Ground& ground) {
    const std::vector<int> skyline = skyline_of(ground);
    const std::vector<int> peaks = peaks_of(skyline, static_cast<int>(ground.rows));
    std::vector<Head> heads;
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        const int from = i == 0 ? 0 : (peaks[i - 1] + peaks[i]) / 2;
        const int to = i + 1 == peaks.size() ? static_cast<int>(ground.columns) : (peaks[i] + peaks[i + 1]) / 2;
        const auto head = follow(ground, peaks[i], skyline[static_cast<std::size_t>(peaks[i])], from, to);
        if (head) heads.push_back(*head);
    }
    return heads;
}

void widen(std::optional<Spread>& spread, int value) {
    spread = spread ? Spread{std::min(spread->least, value), std::max(spread->most, value)} : Spread{value, value};
}

std::optional<Spread> permille_of(const std::optional<Spread>& spread, int whole) {
    if (!spread) return std::nullopt;
    return Spread{spread->least * 1000 / whole, spread->most * 1000 / whole};
}

void write_spread(json::Writer& out, std::string_view name, const std::optional<Spread>& spread) {
    out.name(name);
    if (spread) {
        out.begin_array().value(spread->least).value(spread->most).end_array();
    } else {
        out.null();
    }
}

}  // namespace

std::optional<Portrait> measure_portrait(ColourView view) {
    if (view.width < side_min || view.height < side_min) return std::nullopt;
    const Ground ground = find_ground(view);
    const auto columns = static_cast<int>(ground.columns);
    const auto rows = static_cast<int>(ground.rows);
    const std::vector<Head> heads = heads_of(ground);
    Portrait out;
    out.ground = ground.colour;
    out.ground_uneven = ground.uneven;
    out.heads = static_cast<int>(heads.size());
    if (heads.empty()) return out;
    std::optional<Spread> top;
    std::optional<Spread> width;
    std::optional<Spread> height;
    int middles = 0;
    for (const Head& head : heads) {
        widen(top, head.top);
        widen(width, head.right - head.left);
        if (head.neck) widen(height, *head.neck - head.top);
        middles += head.left + head.right;
    }
    const auto count = static_cast<int>(heads.size());
    out.head_top_permille = permille_of(top, rows);
    out.head_width_permille = permille_of(width, columns);
    out.head_height_permille = permille_of(height, rows);
    out.off_centre_permille = std::abs(middles * 500 / count - columns * 500) / columns;
    if (count > 1) out.level_permille = (top->most - top->least) * 1000 / rows;
    return out;
}

void write_portrait(json::Writer& out, const Portrait& portrait) {
    out.begin_object().name("ground").begin_array();
    out.value(portrait.ground.y);
    out.value(portrait.ground.cb);
    out.value(portrait.ground.cr);
    out.end_array().member("uneven", portrait.ground_uneven).member("heads", portrait.heads);
    write_spread(out, "head_top", portrait.head_top_permille);
    write_spread(out, "head_width", portrait.head_width_permille);
    write_spread(out, "head_height", portrait.head_height_permille);
    write_if(out, "off_centre", portrait.off_centre_permille);
    write_if(out, "level", portrait.level_permille);
    out.end_object();
}

std::optional<Portrait> read_portrait(json::View facts) {
    Portrait out;
    bool is_sound = facts["ground"].size() == 3;
    const auto number = [&](json::View value, bool is_needed) -> std::optional<int> {
        constexpr std::int64_t number_max = 1000;
        const auto read = value.integer();
        const bool is_left_out = !value || value.is_null();
        if (read && *read >= 0 && *read <= number_max) return static_cast<int>(*read);
        if (is_needed || !is_left_out) is_sound = false;
        return std::nullopt;
    };
    const auto spread = [&](json::View value) -> std::optional<Spread> {
        const bool is_left_out = !value || value.is_null();
        if (is_left_out) return std::nullopt;
        const auto least = number(value.at(0), true);
        const auto most = number(value.at(1), true);
        if (value.size() != 2 || !least || !most || *most < *least) is_sound = false;
        return Spread{least.value_or(0), most.value_or(0)};
    };
    out.ground.y = number(facts["ground"].at(0), true).value_or(0);
    out.ground.cb = number(facts["ground"].at(1), true).value_or(0);
    out.ground.cr = number(facts["ground"].at(2), true).value_or(0);
    out.ground_uneven = number(facts["uneven"], true).value_or(0);
    out.heads = number(facts["heads"], true).value_or(0);
    out.head_top_permille = spread(facts["head_top"]);
    out.head_width_permille = spread(facts["head_width"]);
    out.head_height_permille = spread(facts["head_height"]);
    out.off_centre_permille = number(facts["off_centre"], false);
    out.level_permille = number(facts["level"], false);
    if (!is_sound) return std::nullopt;
    return out;
}

}  // namespace onetrip::material::picture
