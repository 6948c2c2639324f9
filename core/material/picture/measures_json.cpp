#include "core/material/picture/measures.h"
#include "core/material/picture/write_if_internal.h"

namespace onetrip::material::picture {
namespace {

constexpr std::int64_t number_max = 10'000'000;

/// Reads numbers by name, and remembers whether one was none.
class Reader {
public:
    explicit Reader(json::View facts) : facts_(facts) {}

    std::optional<int> number_if(std::string_view name, std::int64_t least = 0) {
        const json::View value = facts_[name];
        if (!value || value.is_null()) return std::nullopt;
        const auto number = value.integer();
        if (number && *number >= least && *number <= number_max) return static_cast<int>(*number);
        is_sound_ = false;
        return std::nullopt;
    }
    int number(std::string_view name) {
        const auto value = number_if(name);
        if (!value) is_sound_ = false;
        return value.value_or(0);
    }
    [[nodiscard]] bool is_sound() const { return is_sound_; }

private:
    json::View facts_;
    bool is_sound_ = true;
};

}  // namespace

void write_measures(json::Writer& out, const Measures& measures) {
    out.begin_object();
    write_if(out, "edge_width", measures.edge_width_hundredths);
    write_if(out, "balance", measures.slope_balance);
    write_if(out, "contrast", measures.contrast);
    out.member("paper", measures.paper);
    write_if(out, "ink", measures.ink);
    out.member("grain", measures.grain_tenths);
    write_if(out, "quantiser", measures.quantiser_tenths);
    out.member("glare", measures.glare_permille).member("edges", measures.edge_density);
    write_if(out, "skew", measures.skew_tenths);
    out.member("cut", measures.cut_permille);
    write_if(out, "text_height", measures.text_height_tenths);
    out.end_object();
}

std::optional<Measures> read_measures(json::View facts) {
    constexpr std::int64_t skew_min = -450;
    Reader read(facts);
    Measures out;
    out.edge_width_hundredths = read.number_if("edge_width");
    out.slope_balance = read.number_if("balance");
    out.contrast = read.number_if("contrast");
    out.paper = read.number("paper");
    out.ink = read.number_if("ink");
    out.grain_tenths = read.number("grain");
    out.quantiser_tenths = read.number_if("quantiser");
    out.glare_permille = static_cast<std::uint32_t>(read.number("glare"));
    out.edge_density = static_cast<std::uint32_t>(read.number("edges"));
    out.skew_tenths = read.number_if("skew", skew_min);
    out.cut_permille = static_cast<std::uint32_t>(read.number("cut"));
    out.text_height_tenths = read.number_if("text_height");
    if (!read.is_sound()) return std::nullopt;
    return out;
}

}  // namespace onetrip::material::picture
