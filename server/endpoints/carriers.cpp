#include "server/endpoints/carriers.h"

namespace onetrip::endpoints {
namespace {

constexpr Carrier table[] = {
    {"ems", "中国邮政速递 EMS", "EMS (China Post)"}, {"youzhengguonei", "中国邮政包裹", "China Post parcel"},
    {"shunfeng", "顺丰速运", "SF Express"},          {"jd", "京东快递", "JD Express"},
    {"zhongtong", "中通快递", "ZTO Express"},        {"yuantong", "圆通速递", "YTO Express"},
    {"shentong", "申通快递", "STO Express"},         {"yunda", "韵达快递", "Yunda Express"},
    {"debangkuaidi", "德邦快递", "Deppon Express"},
};

}  // namespace

std::span<const Carrier> carriers() {
    return table;
}

const Carrier* find_carrier(std::string_view code) {
    for (const Carrier& carrier : table) {
        if (carrier.code == code) return &carrier;
    }
    return nullptr;
}

void write_carrier(json::Writer& out, std::string_view code) {
    const Carrier* carrier = find_carrier(code);
    out.member("carrier", code).name("carrier_title").begin_object();
    out.member("zh-CN", carrier != nullptr ? carrier->title_chinese : code);
    out.member("en", carrier != nullptr ? carrier->title_english : code).end_object();
}

}  // namespace onetrip::endpoints
