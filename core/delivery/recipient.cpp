#include "core/delivery/recipient.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace onetrip::delivery {
namespace {

constexpr std::array<std::string_view, 2> recipient_names{"applicant", "agent"};
constexpr std::array<std::string_view, 3> refusal_codes{"delivery.agent_missing", "delivery.document_invalid",
                                                        "delivery.document_differs"};

bool is_letter_or_digit(char c) {
    return base::is_ascii_digit(c) || base::is_ascii_upper(c);
}

}  // namespace

std::optional<std::string> document_end(std::string_view number) {
    const std::string document = base::normalise_identifier(number);
    const bool is_document = document.size() >= document_end_characters && document.size() <= document_characters_max &&
                             std::all_of(document.begin(), document.end(), is_letter_or_digit);
    if (!is_document) return std::nullopt;
    return document.substr(document.size() - document_end_characters);
}

std::string_view name_of(Recipient recipient) {
    return recipient_names[static_cast<std::size_t>(recipient)];
}

std::optional<Recipient> recipient_of(std::string_view name) {
    for (const Recipient recipient : {Recipient::Applicant, Recipient::Agent}) {
        if (name == name_of(recipient)) return recipient;
    }
    return std::nullopt;
}

std::string_view code_of(RecipientRefusal refusal) {
    return refusal_codes[static_cast<std::size_t>(refusal)];
}

std::optional<RecipientRefusal> refuse_recipient(const Entitled& entitled, Recipient recipient,
                                                 std::string_view shown_document) {
    const bool is_agent = recipient == Recipient::Agent;
    if (is_agent && !entitled.agent_document) return RecipientRefusal::AgentMissing;
    const auto shown = document_end(shown_document);
    if (!shown) return RecipientRefusal::DocumentInvalid;
    if (!is_agent && entitled.applicant_document.empty()) return std::nullopt;
    const auto known = document_end(is_agent ? *entitled.agent_document : entitled.applicant_document);
    if (known != shown) return RecipientRefusal::DocumentDiffers;
    return std::nullopt;
}

}  // namespace onetrip::delivery
