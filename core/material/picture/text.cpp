#include <algorithm>
#include <array>
#include <vector>

#include "core/material/picture/movement_internal.h"
#include "core/material/picture/text_internal.h"

namespace onetrip::material::picture {
namespace {

constexpr std::uint32_t window_cells = 12;
constexpr std::uint32_t window_side = window_cells * cell_side;
constexpr std::size_t windows_max = 8;
constexpr std::uint32_t busy_cells_min = 12;
constexpr int size_min = 3;
constexpr int size_max = 150;

struct Window : Area {
    std::uint32_t busy = 0;
};

std::vector<Window> find_windows(GrayView view, const Cells& cells, int strength) {
    std::vector<Window> windows;
    for (std::uint32_t row = 0; row < cells.rows; row += window_cells) {
        for (std::uint32_t column = 0; column < cells.columns; column += window_cells) {
            Window window;
            window.left = column * cell_side;
            window.top = row * cell_side;
            window.width = std::min(window_side, view.width - window.left);
            window.height = std::min(window_side, view.height - window.top);
            for (std::uint32_t y = row; y < std::min(row + window_cells, cells.rows); ++y) {
                for (std::uint32_t x = column; x < std::min(column + window_cells, cells.columns); ++x) {
                    if (cells.at(x, y).range() >= strength) ++window.busy;
                }
            }
            if (window.busy >= busy_cells_min) windows.push_back(window);
        }
    }
    std::stable_sort(windows.begin(), windows.end(), [](const Window& a, const Window& b) { return a.busy > b.busy; });
    if (windows.size() > windows_max) windows.resize(windows_max);
    return windows;
}

/// Otsu's threshold, the means on both sides, and how far the two sides stand apart (permille of the whole variance: a
/// single bell has 637, ink on paper far more).
struct Split {
    int threshold = 0;
    int dark = 0;
    int bright = 0;
    std::uint32_t dark_permille = 0;
    std::int64_t apart_permille = 0;
};

Split split(const Histogram& histogram) {
    std::int64_t sum = 0;
    std::int64_t squares = 0;
    for (int value = 0; value < 256; ++value) {
        const std::int64_t count = histogram.counts[static_cast<std::size_t>(value)];
        sum += count * value;
        squares += count * value * value;
    }
    const std::int64_t total = histogram.total;
    const std::int64_t variance = squares - sum * sum / total;  // times total
    Split best;
    std::int64_t best_between = -1;
    std::int64_t count_dark = 0;
    std::int64_t sum_dark = 0;
    for (int value = 0; value < 255; ++value) {
        count_dark += histogram.counts[static_cast<std::size_t>(value)];
        sum_dark += std::int64_t{histogram.counts[static_cast<std::size_t>(value)]} * value;
        const std::int64_t count_bright = total - count_dark;
        if (count_dark == 0 || count_bright == 0) continue;
        const std::int64_t dark = sum_dark * 16 / count_dark;
        const std::int64_t bright = (sum - sum_dark) * 16 / count_bright;
        const std::int64_t between = count_dark * count_bright / total * (bright - dark) * (bright - dark) / 256;
        if (between <= best_between) continue;
        best_between = between;
        best = {value, static_cast<int>(dark / 16), static_cast<int>(bright / 16),
                static_cast<std::uint32_t>(count_dark * 1000 / total), variance == 0 ? 0 : between * 1000 / variance};
    }
    return best;
}

struct Box {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    int area = 0;
    std::size_t joined = 0;  ///< the box this one was merged into; itself if none
};

/// The connected dark areas of a window (eight neighbours), by runs and union.
class Components {
public:
    Components(GrayView view, const Window& window, int threshold)
        : view_(view), window_(window), threshold_(threshold) {}

    [[nodiscard]] std::vector<Box> find() {
        std::vector<Run> above;
        std::vector<Run> here;
        for (std::uint32_t y = 0; y < window_.height; ++y) {
            here.clear();
            read_runs(y, here);
            join(above, here);
            above.swap(here);
        }
        std::vector<Box> out;
        for (std::size_t i = 0; i < boxes_.size(); ++i) {
            if (boxes_[i].joined == i) out.push_back(boxes_[i]);
        }
        return out;
    }

private:
    struct Run {
        int left;
        int right;
        std::size_t box;
    };

    void read_runs(std::uint32_t y, std::vector<Run>& runs) {
        const std::uint8_t* row = view_.row(window_.top + y) + window_.left;
        const int width = static_cast<int>(window_.width);
        for (int x = 0; x < width; ++x) {
            if (row[x] > threshold_) continue;
            const int left = x;
            while (x + 1 < width && row[x + 1] <= threshold_)
                ++x;
            const int line = static_cast<int>(y);
            runs.push_back({left, x, boxes_.size()});
            boxes_.push_back({left, line, x, line, x - left + 1, boxes_.size()});
        }
    }

    std::size_t root(std::size_t box) {
        while (boxes_[box].joined != box)
            box = boxes_[box].joined = boxes_[boxes_[box].joined].joined;
        return box;
    }

    void join(const std::vector<Run>& above, const std::vector<Run>& here) {
        std::size_t from = 0;
        for (const Run& run : here) {
            while (from < above.size() && above[from].right + 1 < run.left)
                ++from;
            for (std::size_t i = from; i < above.size() && above[i].left <= run.right + 1; ++i)
                merge(root(above[i].box), root(run.box));
        }
    }

    void merge(std::size_t into, std::size_t other) {
        if (into == other) return;
        Box& a = boxes_[into];
        const Box& b = boxes_[other];
        a = {std::min(a.left, b.left),     std::min(a.top, b.top), std::max(a.right, b.right),
             std::max(a.bottom, b.bottom), a.area + b.area,        into};
        boxes_[other].joined = into;
    }

    GrayView view_;
    Window window_;
    int threshold_;
    std::vector<Box> boxes_;
};

/// The height of the writing that a dark area is part of; 0 if it is none: a table line, a speck, a picture.
int size_of(const Box& box, const Window& window) {
    const bool is_cut = box.left == 0 || box.top == 0 || box.right + 1 == static_cast<int>(window.width) ||
                        box.bottom + 1 == static_cast<int>(window.height);
    const int width = box.right - box.left + 1;
    const int height = box.bottom - box.top + 1;
    const int longer = std::max(width, height);
    const int shorter = std::min(width, height);
    if (is_cut || longer < size_min || longer > size_max * 4) return 0;
    const bool is_long = longer * 2 > shorter * 5;
    if (!is_long) return longer <= size_max ? longer : 0;
    // A word whose letters touch is as high as its letters; a stroke or a line is full of ink.
    const bool is_full = box.area * 4 > width * height * 3;
    return is_full || shorter < size_min ? 0 : shorter;
}

}  // namespace

std::optional<Text> read_text(GrayView view, const Cells& cells, int strength) {
    std::array<std::uint32_t, size_max + 1> weights{};
    std::uint32_t total = 0;
    std::uint32_t characters = 0;
    constexpr std::uint32_t characters_min = 2;  // in a window
    constexpr std::uint32_t all_characters_min = 6;
    std::vector<int> papers;
    std::vector<int> inks;
    std::vector<int> balances;
    for (const Window& window : find_windows(view, cells, strength)) {
        Histogram histogram;
        for (std::uint32_t y = 0; y < window.height; ++y) {
            const std::uint8_t* row = view.row(window.top + y) + window.left;
            for (std::uint32_t x = 0; x < window.width; x += 2)
                histogram.add(row[x]);
        }
        const Split sides = split(histogram);
        constexpr std::int64_t apart_permille_min = 700;
        constexpr std::uint32_t ink_permille_min = 10;
        constexpr std::uint32_t ink_permille_max = 400;
        if (sides.apart_permille < apart_permille_min || sides.dark_permille < ink_permille_min ||
            sides.dark_permille > ink_permille_max) {
            continue;
        }
        std::uint32_t found = 0;
        for (const Box& box : Components(view, window, sides.threshold).find()) {
            const int size = size_of(box, window);
            if (size == 0) continue;
            weights[static_cast<std::size_t>(size)] += static_cast<std::uint32_t>(size);
            total += static_cast<std::uint32_t>(size);
            ++found;
        }
        if (found < characters_min) continue;
        characters += found;
        papers.push_back(sides.bright);
        inks.push_back(sides.dark);
        balances.push_back(read_slope_balance(view, window));
    }
    if (characters < all_characters_min) return std::nullopt;
    std::uint32_t below = 0;
    int size = 0;
    constexpr std::uint32_t quantile_tenths = 6;
    while (size < size_max && below * 10 < total * quantile_tenths)
        below += weights[static_cast<std::size_t>(++size)];
    const auto middle = [](std::vector<int>& values) {
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    };
    return Text{size * 10, middle(papers), middle(inks), middle(balances)};
}

}  // namespace onetrip::material::picture
