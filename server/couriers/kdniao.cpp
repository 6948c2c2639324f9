#include "server/couriers/kdniao.h"

#include <array>

#include "core/delivery/push.h"
#include "core/delivery/push_form.h"
#include "core/json/document.h"
#include "core/json/writer.h"
#include "server/couriers/digest.h"
#include "server/couriers/form_fields.h"

namespace onetrip::couriers {
namespace {

using ports::InquiryEnd;
using ports::InquiryOutcome;
using ports::SubscriptionEnd;

constexpr std::string_view path = "/Ebusiness/EbusinessOrderHandle.aspx";
constexpr std::string_view subscription_path = "/api/dist";
constexpr std::size_t result_code_bytes_max = 8;
constexpr std::size_t phone_digits = 4;

struct Row {
    std::string_view ours;
    std::string_view theirs;
};
constexpr std::array<Row, 10> carriers{{{"ems", "EMS"},
                                        {"youzhengguonei", "YZPY"},
                                        {"shunfeng", "SF"},
                                        {"jd", "JD"},
                                        {"zhongtong", "ZTO"},
                                        {"yuantong", "YTO"},
                                        {"shentong", "STO"},
                                        {"yunda", "YD"},
                                        {"jtexpress", "JTSD"},
                                        {"debangkuaidi", "DBL"}}};

std::string request_data(std::string_view carrier, std::string_view waybill, std::string_view phone) {
    json::Writer out;
    out.begin_object()
        .member("OrderCode", "")
        .member("ShipperCode", kdniao_carrier(carrier).value_or(""))
        .member("LogisticCode", waybill);
    // The vendor's name for it; compulsory for SF alone.
    if (phone.size() >= phone_digits) out.member("CustomerName", phone.substr(phone.size() - phone_digits));
    out.end_object();
    return out.take();
}

SubscriptionEnd subscription_end(std::string_view code) {
    if (code == "106") return SubscriptionEnd::Accepted;
    if (code == "101" || code == "103") return SubscriptionEnd::Correct;
    if (code == "102" || code == "104") return SubscriptionEnd::NotEntitled;
    return SubscriptionEnd::Later;
}

}  // namespace

std::string kdniao_push_answer(std::string_view business, std::string_view reason, base::Instant now) {
    std::string time = now.text().substr(0, 19);  // China's, without its zone
    time[10] = ' ';
    json::Writer out;
    out.begin_object().member("EBusinessID", business).member("UpdateTime", time).member("Success", reason.empty());
    out.member("Reason", reason).end_object();
    return out.take();
}

std::string kdniao_signature(std::string_view request_data, std::string_view key) {
    std::string text(request_data);
    text += key;
    return base64(base::as_bytes(lower_hex(md5(text))));
}

std::optional<std::string_view> kdniao_carrier(std::string_view code) {
    for (const Row& row : carriers) {
        if (row.ours == code) return row.theirs;
    }
    return std::nullopt;
}

std::string KdniaoWire::signed_form(const std::string& data, const std::string& request_type) const {
    // write_form percent-encodes once, which is the vendor's "urlencode" of both.
    return write_form({{"RequestData", data},
                       {"EBusinessID", account_.business},
                       {"RequestType", request_type},
                       {"DataSign", kdniao_signature(data, account_.key)},
                       {"DataType", "2"}});
}

std::optional<Call> KdniaoWire::subscription(const ports::Subscription& subscription) const {
    if (!account_.is_pushed) return std::nullopt;
    const std::string data = request_data(subscription.carrier, subscription.waybill, subscription.phone);
    return Call{std::string(subscription_path), signed_form(data, "1008")};
}

ports::SubscriptionOutcome KdniaoWire::read_subscription(std::string_view body) const {
    const auto reply = json::Document::parse(body);
    const auto success = reply ? reply->root()["Success"].boolean() : std::nullopt;
    if (!success) return {SubscriptionEnd::Later, "reply_unreadable"};
    if (*success) return {SubscriptionEnd::Accepted, "success"};
    const std::string code = delivery::code_text(reply->root()["ResultCode"]);
    // The vendor may say why in words alone; they may carry the number and are not kept.
    if (code.empty() || code.size() > result_code_bytes_max) return {SubscriptionEnd::Later, "not_successful"};
    return {subscription_end(code), "result_code_" + code};
}

Call KdniaoWire::inquiry(const ports::Inquiry& inquiry, const Stamp&) const {
    return {std::string(path),
            signed_form(request_data(inquiry.carrier, inquiry.waybill, inquiry.phone), account_.query_type)};
}

InquiryOutcome KdniaoWire::read_inquiry(std::string_view body) const {
    const auto reply = json::Document::parse(body);
    const auto success = reply ? reply->root()["Success"].boolean() : std::nullopt;
    if (!success) return {InquiryEnd::Later, "reply_unreadable", {}, {}};
    // The vendor says why in words alone; they may carry the number and are not kept.
    if (!*success) return {InquiryEnd::Later, "not_successful", {}, {}};
    if (reply->root()["Traces"].size() == 0) return {InquiryEnd::Nothing, "no_traces", {}, {}};
    const std::string form(delivery::name_of(delivery::PushForm::KdniaoAnswer));
    return {InquiryEnd::Told, "traces", form, std::string(body)};
}

}  // namespace onetrip::couriers
