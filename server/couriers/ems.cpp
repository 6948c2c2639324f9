#include "server/couriers/ems.h"

#include <stdexcept>

#include "core/delivery/push_form.h"
#include "core/json/document.h"
#include "core/json/writer.h"
#include "server/couriers/digest.h"
#include "server/couriers/form_fields.h"

namespace onetrip::couriers {
namespace {

using ports::InquiryEnd;
using ports::InquiryOutcome;

constexpr std::string_view sealed_prefix = "|$4|";
constexpr std::string_view path = "/amp-prod-api/f/amp/api/open";
constexpr std::string_view track_query = "040001";
constexpr std::string_view accepted_code = "00000";
constexpr std::size_t reason_bytes_max = 24;

/// `2026-11-20 08:00:00`, in China's zone without saying so.
std::string platform_time(base::Instant at) {
    const std::string text = at.text(base::china_offset_minutes);
    return text.substr(0, 10) + ' ' + text.substr(11, 8);
}

}  // namespace

std::optional<std::string> seal_for_ems(std::string_view json, std::string_view key) {
    const auto key_bytes = from_base64(key);
    if (!key_bytes) return std::nullopt;
    const auto closed = sm4_encrypt(*key_bytes, std::string(json) + std::string(key));
    if (!closed) return std::nullopt;
    return std::string(sealed_prefix) + base64(*closed);
}

std::optional<std::string> open_from_ems(std::string_view sealed, std::string_view key) {
    if (!sealed.starts_with(sealed_prefix)) return std::nullopt;
    const auto key_bytes = from_base64(key);
    const auto closed = from_base64(sealed.substr(sealed_prefix.size()));
    if (!key_bytes || !closed) return std::nullopt;
    return sm4_decrypt(*key_bytes, *closed);
}

EmsWire::EmsWire(EmsAccount account) : account_(std::move(account)) {
    if (!seal_for_ems("{}", account_.key)) throw std::invalid_argument("the key of EMS is not base64 of 16 bytes");
}

std::optional<Call> EmsWire::subscription(const ports::Subscription&) const {
    return std::nullopt;
}

ports::SubscriptionOutcome EmsWire::read_subscription(std::string_view) const {
    return {ports::SubscriptionEnd::Accepted, "is_asked"};
}

Call EmsWire::inquiry(const ports::Inquiry& inquiry, const Stamp& stamp) const {
    json::Writer query;
    query.begin_object().member("waybillNo", inquiry.waybill).member("direction", "0").end_object();
    return {std::string(path), write_form({{"apiCode", std::string(track_query)},
                                           {"senderNo", account_.sender},
                                           {"authorization", account_.authorization},
                                           {"timeStamp", platform_time(stamp.now)},
                                           {"msgType", "0"},
                                           {"logitcsInterface", seal_for_ems(query.take(), account_.key).value()}})};
}

InquiryOutcome EmsWire::read_inquiry(std::string_view body) const {
    const auto reply = json::Document::parse(body);
    const auto code = reply ? reply->root()["retCode"].string() : std::nullopt;
    if (!code || code->size() > reason_bytes_max) return {InquiryEnd::Later, "reply_unreadable", {}, {}};
    const std::string reason = "ret_code_" + std::string(*code);
    // Which code means what is not published: a person sees it, and it is tried again.
    if (*code != accepted_code) return {InquiryEnd::Later, reason, {}, {}};
    const std::string_view ret_body = reply->root()["retBody"].string_or({});
    const auto parsed = json::Document::parse(ret_body);
    if (!parsed) return {InquiryEnd::Later, "reply_unreadable", {}, {}};
    if (parsed->root()["responseItems"].size() == 0) return {InquiryEnd::Nothing, reason, {}, {}};
    const std::string form(delivery::name_of(delivery::PushForm::EmsAnswer));
    return {InquiryEnd::Told, reason, form, std::string(ret_body)};
}

}  // namespace onetrip::couriers
