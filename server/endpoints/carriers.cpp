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

}  // namespace onetrip::endpoints
