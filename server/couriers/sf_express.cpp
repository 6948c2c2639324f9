#include "server/couriers/sf_express.h"

#include "core/delivery/push_form.h"
#include "core/json/document.h"
#include "core/json/writer.h"
#include "server/couriers/digest.h"
#include "server/couriers/form_fields.h"

namespace onetrip::couriers {
namespace {

using ports::InquiryEnd;
using ports::InquiryOutcome;

constexpr std::string_view path = "/std/service";
constexpr std::string_view accepted_code = "A1000";
constexpr std::size_t reason_bytes_max = 24;
/// SF shows a route to those who know the end of a telephone number of the parcel's.
constexpr std::size_t phone_digits = 4;

InquiryEnd end_of(std::string_view code) {
    // Our address, rights, digest, key: no retry mends them.
    if (code == "A1003" || code == "A1004" || code == "A1006" || code == "A1008") return InquiryEnd::NotEntitled;
    if (code == "A1001") return InquiryEnd::Correct;
    return InquiryEnd::Later;
}

std::string message(const ports::Inquiry& inquiry) {
    const std::string_view phone = inquiry.phone;
    json::Writer out;
    out.begin_object().member("trackingType", "1").name("trackingNumber").begin_array().value(inquiry.waybill);
    out.end_array().member("methodType", "1");
    if (phone.size() >= phone_digits) out.member("checkPhoneNo", phone.substr(phone.size() - phone_digits));
    out.end_object();
    return out.take();
}

}  // namespace

std::string sf_digest(std::string_view data, std::string_view timestamp, std::string_view check_word) {
    std::string text(data);
    text += timestamp;
    text += check_word;
    return base64(md5(encode_form_text(text)));
}

std::optional<Call> SfWire::subscription(const ports::Subscription&) const {
    return std::nullopt;
}

ports::SubscriptionOutcome SfWire::read_subscription(std::string_view) const {
    return {ports::SubscriptionEnd::Accepted, "is_asked"};
}

Call SfWire::inquiry(const ports::Inquiry& inquiry, const Stamp& stamp) const {
    const std::string data = message(inquiry);
    const std::string timestamp = std::to_string(stamp.now.milliseconds());
    return {std::string(path), write_form({{"partnerID", account_.partner},
                                           {"requestID", stamp.id},
                                           {"serviceCode", "EXP_RECE_SEARCH_ROUTES"},
                                           {"timestamp", timestamp},
                                           {"msgDigest", sf_digest(data, timestamp, account_.check_word)},
                                           {"msgData", data}})};
}

InquiryOutcome SfWire::read_inquiry(std::string_view body) const {
    const auto reply = json::Document::parse(body);
    const auto code = reply ? reply->root()["apiResultCode"].string() : std::nullopt;
    if (!code || code->size() > reason_bytes_max) return {InquiryEnd::Later, "reply_unreadable", {}, {}};
    const std::string reason = "result_code_" + std::string(*code);
    if (*code != accepted_code) return {end_of(*code), reason, {}, {}};
    const std::string_view data = reply->root()["apiResultData"].string_or({});
    const auto parsed = json::Document::parse(data);
    if (!parsed) return {InquiryEnd::Later, "reply_unreadable", {}, {}};
    const json::View root = parsed->root();
    if (!root["success"].boolean_or(false)) return {InquiryEnd::Correct, "not_successful", {}, {}};
    if (root["msgData"]["routeResps"].at(0)["routes"].size() == 0) return {InquiryEnd::Nothing, reason, {}, {}};
    const std::string form(delivery::name_of(delivery::PushForm::SfAnswer));
    return {InquiryEnd::Told, reason, form, std::string(data)};
}

}  // namespace onetrip::couriers
