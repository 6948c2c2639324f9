#include "core/seal/pass.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/assert.h"

namespace onetrip::seal {
namespace {

constexpr std::string_view version = "OTP1";
constexpr std::string_view signed_type = "onetrip.pass.v1\n";
/// The parts of the line, in their order.
enum Part : std::size_t { Version, Booking, Hall, Service, Slot, KeyId, SignatureText };
constexpr std::size_t part_count = 7;

bool is_part(std::string_view text) {
    const auto is_ours = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == ':' ||
               c == '-';
    };
    return !text.empty() && text.size() <= pass_part_bytes_max && std::all_of(text.begin(), text.end(), is_ours);
}

/// All seven, or nothing.
std::optional<std::array<std::string_view, part_count>> split(std::string_view text) {
    if (text.size() > pass_bytes_max) return std::nullopt;
    std::array<std::string_view, part_count> parts;
    for (std::size_t i = 0; i < part_count; ++i) {
        const std::size_t end = text.find('.');
        const bool is_last = i + 1 == part_count;
        if ((end == std::string_view::npos) != is_last) return std::nullopt;
        parts[i] = text.substr(0, end);
        if (!is_last) text.remove_prefix(end + 1);
    }
    return parts;
}

std::optional<Signature> read_signature(std::string_view text) {
    const auto bytes = base::from_base64url(text);
    if (!bytes || bytes->size() != signature_bytes) return std::nullopt;
    Signature signature{};
    std::copy(bytes->begin(), bytes->end(), signature.begin());
    return signature;
}

}  // namespace

std::string_view code_of(PassRefusal refusal) {
    switch (refusal) {
        case PassRefusal::Malformed: return "pass.malformed";
        case PassRefusal::KeyUnknown: return "pass.key_unknown";
        case PassRefusal::SignatureInvalid: return "pass.signature_invalid";
    }
    return {};
}

std::string sign_pass(const Pass& pass, const SigningKey& key) {
    std::string text(version);
    for (const std::string* part : {&pass.booking, &pass.hall, &pass.service, &pass.slot}) {
        ONETRIP_ASSERT(is_part(*part));
        text += '.';
        text += *part;
    }
    text += '.';
    text += key.key_id();
    const Signature signature = key.sign(base::as_bytes(std::string(signed_type) + text));
    return text + '.' + base::to_base64url(signature);
}

base::Result<Pass, PassRefusal> verify_pass(std::string_view text, std::span<const VerifyingKey> keys) {
    const auto parts = split(text);
    const bool is_formed =
        parts && (*parts)[Version] == version && std::all_of(parts->begin() + 1, parts->end() - 1, is_part);
    const auto signature = is_formed ? read_signature((*parts)[SignatureText]) : std::nullopt;
    if (!signature) return base::Err{PassRefusal::Malformed};
    const std::string_view key_id = (*parts)[KeyId];
    const auto key = std::find_if(keys.begin(), keys.end(), [&](const VerifyingKey& k) { return k.key_id == key_id; });
    if (key == keys.end()) return base::Err{PassRefusal::KeyUnknown};
    const std::string message = std::string(signed_type) + std::string(text.substr(0, text.rfind('.')));
    if (!is_signed_by(key->public_key, base::as_bytes(message), *signature)) {
        return base::Err{PassRefusal::SignatureInvalid};
    }
    return Pass{std::string((*parts)[Booking]), std::string((*parts)[Hall]), std::string((*parts)[Service]),
                std::string((*parts)[Slot])};
}

}  // namespace onetrip::seal
