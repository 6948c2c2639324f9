#include "server/couriers/demo_carrier.h"

#include "core/base/assert.h"
#include "core/json/document.h"
#include "core/json/writer.h"
#include "server/couriers/form_fields.h"
#include "server/couriers/kuaidi100.h"
#include "server/host/http_client.h"

namespace onetrip::couriers {
namespace {

struct DemoEvent {
    std::string_view state;        ///< Kuaidi100's basic state once this event is the newest
    std::string_view status;       ///< its name for the event
    std::string_view status_code;  ///< its advanced code
    std::string_view area;
    std::string_view context;
};

// A fictional city, and nobody's name or number.
constexpr DemoEvent demo_events[demo_push_count] = {
    {"1", "揽收", "103", "云川,云川市", "【云川市】云川市民中心营业部已收寄，揽投员已取件"},
    {"0", "在途", "1002", "云川,云川市", "【云川市】邮件已离开云川处理中心，发往下一站"},
    {"0", "到达派件城市", "1001", "云川,云川市", "【云川市】邮件已到达城东营业部"},
    {"5", "派件", "5", "云川,云川市", "【云川市】邮件正在派送中，请保持电话畅通"},
    {"3", "签收", "301", "云川,云川市", "【云川市】邮件已签收，签收人：本人"},
};

std::string reply(bool result, std::string_view code, std::string_view message) {
    json::Writer out;
    out.begin_object().member("result", result).member("returnCode", code).member("message", message).end_object();
    return out.take();
}

/// `2026-11-20 08:00:00`, without a zone, as the vendor writes it.
std::string vendor_time(base::Instant at) {
    const std::string text = at.text(base::china_offset_minutes);
    return text.substr(0, 10) + " " + text.substr(11, 8);
}

}  // namespace

DemoReply take_subscription(std::string_view form_body) {
    const auto fields = parse_form(form_body);
    const auto param_text = fields ? field(*fields, "param") : std::nullopt;
    const auto param = param_text ? json::Document::parse(*param_text) : json::Document::parse("");
    if (!param || field(*fields, "schema") != "json") return {reply(false, "700", "提交的数据不合法"), {}};
    const json::View root = param->root();
    const json::View parameters = root["parameters"];
    DemoParcel parcel{std::string(root["company"].string_or({})), std::string(root["number"].string_or({})),
                      std::string(parameters["callbackurl"].string_or({})),
                      std::string(parameters["salt"].string_or({}))};
    if (root["key"].string_or({}).empty()) return {reply(false, "600", "您不是合法的订阅者"), {}};
    const bool number_fits = parcel.waybill.size() >= 6 && parcel.waybill.size() <= 32;
    if (parcel.carrier.empty() || !number_fits) return {reply(false, "701", "拒绝订阅的快递公司"), {}};
    if (!host::parse_http_address(parcel.callback_url)) return {reply(false, "700", "回调地址不合法"), {}};
    return {reply(true, "200", "提交成功"), std::move(parcel)};
}

std::string push_body(const DemoParcel& parcel, std::span<const base::Instant> times) {
    ONETRIP_ASSERT(!times.empty() && times.size() <= demo_push_count);
    const std::size_t index = times.size() - 1;
    const bool last = index + 1 == demo_push_count;
    json::Writer out;
    out.begin_object()
        .member("status", last ? "shutdown" : "polling")
        .member("billstatus", last ? "check" : "got")
        .member("message", "")
        .member("autoCheck", "0")
        .member("comOld", "")
        .member("comNew", "")
        .name("lastResult")
        .begin_object()
        .member("message", "ok")
        .member("state", demo_events[index].state)
        .member("status", "200")
        .member("condition", "F00")
        .member("ischeck", last ? "1" : "0")
        .member("com", parcel.carrier)
        .member("nu", parcel.waybill)
        .name("data")
        .begin_array();
    for (std::size_t back = 0; back <= index; ++back) {
        const DemoEvent& event = demo_events[index - back];
        const std::string time = vendor_time(times[index - back]);
        out.begin_object()
            .member("context", event.context)
            .member("time", time)
            .member("ftime", time)
            .member("status", event.status)
            .member("statusCode", event.status_code)
            .member("areaCode", "")
            .member("areaName", event.area)
            .member("areaCenter", "")
            .member("areaPinYin", "")
            .member("location", "")
            .end_object();
    }
    out.end_array().end_object().name("destResult").null().end_object();
    const std::string param = out.take();
    return write_form({{"sign", push_signature(param, parcel.salt)}, {"param", param}});
}

}  // namespace onetrip::couriers
