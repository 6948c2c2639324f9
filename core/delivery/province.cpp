#include "core/delivery/province.h"

#include <array>

namespace onetrip::delivery {
namespace {

struct Province {
    std::string_view name;  ///< without 省, 市, 自治区 and 特别行政区
    std::string_view code;
};

constexpr std::array<Province, 34> provinces{{
    {"北京", "11"},   {"天津", "12"}, {"河北", "13"}, {"山西", "14"}, {"内蒙古", "15"}, {"辽宁", "21"}, {"吉林", "22"},
    {"黑龙江", "23"}, {"上海", "31"}, {"江苏", "32"}, {"浙江", "33"}, {"安徽", "34"},   {"福建", "35"}, {"江西", "36"},
    {"山东", "37"},   {"河南", "41"}, {"湖北", "42"}, {"湖南", "43"}, {"广东", "44"},   {"广西", "45"}, {"海南", "46"},
    {"重庆", "50"},   {"四川", "51"}, {"贵州", "52"}, {"云南", "53"}, {"西藏", "54"},   {"陕西", "61"}, {"甘肃", "62"},
    {"青海", "63"},   {"宁夏", "64"}, {"新疆", "65"}, {"台湾", "71"}, {"香港", "81"},   {"澳门", "82"},
}};

bool take(std::string_view& text, std::string_view prefix) {
    if (text.substr(0, prefix.size()) != prefix) return false;
    text.remove_prefix(prefix.size());
    return true;
}

void take_spaces(std::string_view& text) {
    while (take(text, " ") || take(text, "\u3000")) {
    }
}

}  // namespace

std::optional<std::string_view> province_of_address(std::string_view address) {
    take_spaces(address);
    if (take(address, "中国")) take_spaces(address);
    for (const Province& province : provinces) {
        if (take(address, province.name)) return province.code;
    }
    return std::nullopt;
}

}  // namespace onetrip::delivery
