#include "server/couriers/kuaidi100.h"

#include <openssl/crypto.h>

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
using ports::SubscriptionOutcome;

constexpr json::Limits reply_limits{.size_bytes_max = 16u << 10, .depth_max = 8, .values_max = 256};
constexpr std::size_t return_code_bytes_max = 8;

SubscriptionEnd subscription_end(std::string_view return_code) {
    // 501: the number is already watched for us, which is what was wanted.
    if (return_code == "200" || return_code == "501") return SubscriptionEnd::Accepted;
    if (return_code == "600" || return_code == "601") return SubscriptionEnd::NotEntitled;
    if (return_code == "700" || return_code == "701" || return_code == "702") return SubscriptionEnd::Correct;
    return SubscriptionEnd::Later;
}

InquiryEnd inquiry_end(std::string_view return_code) {
    if (return_code == "500") return InquiryEnd::Nothing;
    if (return_code == "400" || return_code == "408") return InquiryEnd::Correct;
    if (return_code == "503" || return_code == "600" || return_code == "601") return InquiryEnd::NotEntitled;
    return InquiryEnd::Later;
}

/// nullopt for a text that has none, or one that no vendor would send.
std::optional<std::string> return_code_of(json::View reply) {
    const auto code = reply["returnCode"].string();
    if (!code || code->size() > return_code_bytes_max) return std::nullopt;
    return std::string(*code);
}

}  // namespace

std::string push_signature(std::string_view param, std::string_view salt) {
    std::string signed_bytes(param);
    signed_bytes += salt;
    return upper_hex(md5(signed_bytes));
}

bool push_signature_matches(std::string_view param, std::string_view salt, std::string_view sign) {
    const std::string expected = push_signature(param, salt);
    return sign.size() == expected.size() && CRYPTO_memcmp(sign.data(), expected.data(), expected.size()) == 0;
}

std::string query_signature(std::string_view param, std::string_view key, std::string_view customer) {
    return push_signature(param, std::string(key) + std::string(customer));
}

std::optional<Call> Kuaidi100Wire::subscription(const ports::Subscription& subscription) const {
    json::Writer param;
    param.begin_object()
        .member("company", subscription.carrier)
        .member("number", subscription.waybill)
        .member("key", account_.key)
        .name("parameters")
        .begin_object()
        .member("callbackurl", subscription.callback_url)
        .member("salt", subscription.salt)
        .member("resultv2", "4")
        .member("autoCom", "0")
        .member("interCom", "0")
        .member("phone", subscription.phone)
        .end_object()
        .end_object();
    return Call{"/poll", write_form({{"schema", "json"}, {"param", param.take()}})};
}

SubscriptionOutcome Kuaidi100Wire::read_subscription(std::string_view body) const {
    const auto reply = json::Document::parse(body, reply_limits);
    const auto code = reply ? return_code_of(reply->root()) : std::nullopt;
    if (!code) return {SubscriptionEnd::Later, "reply_unreadable"};
    return {subscription_end(*code), "return_code_" + *code};
}

Call Kuaidi100Wire::inquiry(const ports::Inquiry& inquiry, const Stamp&) const {
    json::Writer out;
    out.begin_object().member("com", inquiry.carrier).member("num", inquiry.waybill);
    if (!inquiry.phone.empty()) out.member("phone", inquiry.phone);
    out.member("resultv2", "4").member("show", "0").member("order", "desc").end_object();
    const std::string param = out.take();
    return {"/poll/query.do", write_form({{"customer", account_.customer},
                                          {"sign", query_signature(param, account_.key, account_.customer)},
                                          {"param", param}})};
}

InquiryOutcome Kuaidi100Wire::read_inquiry(std::string_view body) const {
    const auto reply = json::Document::parse(body);
    if (!reply || !reply->root().is_object()) return {InquiryEnd::Later, "reply_unreadable", {}, {}};
    const json::View root = reply->root();
    if (!root["data"].is_array()) {
        const auto code = return_code_of(root);
        if (!code) return {InquiryEnd::Later, "reply_unreadable", {}, {}};
        return {inquiry_end(*code), "return_code_" + *code, {}, {}};
    }
    if (root["data"].size() == 0) return {InquiryEnd::Nothing, "no_data", {}, {}};
    const std::string form(delivery::name_of(delivery::PushForm::Kuaidi100Answer));
    return {InquiryEnd::Told, "data", form, std::string(body)};
}

}  // namespace onetrip::couriers
