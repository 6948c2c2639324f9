#include "server/couriers/kuaidi100.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <stdexcept>

#include "core/json/document.h"
#include "core/json/writer.h"
#include "server/couriers/form_fields.h"

namespace onetrip::couriers {
namespace {

constexpr json::Limits reply_limits{.size_bytes_max = 16u << 10, .depth_max = 8, .values_max = 256};

ports::SubscriptionEnd end_of(std::string_view return_code) {
    // 501: the number is already watched for us, which is what was wanted.
    if (return_code == "200" || return_code == "501") return ports::SubscriptionEnd::Accepted;
    if (return_code == "600" || return_code == "601") return ports::SubscriptionEnd::NotEntitled;
    if (return_code == "700" || return_code == "701" || return_code == "702") return ports::SubscriptionEnd::Correct;
    return ports::SubscriptionEnd::Later;
}

}  // namespace

std::string push_signature(std::string_view param, std::string_view salt) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string signed_bytes(param);
    signed_bytes += salt;
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (EVP_Digest(signed_bytes.data(), signed_bytes.size(), digest.data(), &size, EVP_md5(), nullptr) != 1) {
        throw std::runtime_error("OpenSSL has no MD5");
    }
    std::string out;
    for (unsigned at = 0; at < size; ++at) {
        out += hex[digest[at] >> 4];
        out += hex[digest[at] & 0x0F];
    }
    return out;
}

bool push_signature_matches(std::string_view param, std::string_view salt, std::string_view sign) {
    const std::string expected = push_signature(param, salt);
    return sign.size() == expected.size() && CRYPTO_memcmp(sign.data(), expected.data(), expected.size()) == 0;
}

std::string subscription_body(const ports::Subscription& subscription, std::string_view key) {
    json::Writer param;
    param.begin_object()
        .member("company", subscription.carrier)
        .member("number", subscription.waybill)
        .member("key", key)
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
    return write_form({{"schema", "json"}, {"param", param.take()}});
}

ports::SubscriptionOutcome read_subscription_reply(unsigned http_status, std::string_view body) {
    if (http_status != 200) return {ports::SubscriptionEnd::Later, "http_" + std::to_string(http_status)};
    const auto reply = json::Document::parse(body, reply_limits);
    if (!reply) return {ports::SubscriptionEnd::Later, "reply_unreadable"};
    const auto return_code = reply->root()["returnCode"].string();
    if (!return_code || return_code->size() > 8) return {ports::SubscriptionEnd::Later, "reply_unreadable"};
    return {end_of(*return_code), "return_code_" + std::string(*return_code)};
}

}  // namespace onetrip::couriers
