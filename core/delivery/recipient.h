#pragma once

/// Who may take papers into their hands: the applicant, or the one agent the applicant has named (代领人). A name is
/// compared by whoever stands in front of them; of an identity document, its end is compared here. Only the end of an
/// agent's number is kept: enough to recognise the document, too little to use.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onetrip::delivery {

inline constexpr std::size_t document_end_characters = 4;
/// Longer than the number of any identity document.
inline constexpr std::size_t document_characters_max = 30;

/// The last four letters or digits of an identity document's number, of whatever kind: given whole, as a card reader
/// types it, or its end alone. `１１０１…００２ｘ` ends in `002X`. nullopt if it is shorter, longer than any, or holds
/// anything but letters, digits, blanks and hyphens.
[[nodiscard]] std::optional<std::string> document_end(std::string_view number);

enum class Recipient : std::uint8_t { Applicant, Agent };
[[nodiscard]] std::string_view name_of(Recipient recipient);
[[nodiscard]] std::optional<Recipient> recipient_of(std::string_view name);

/// The documents of those who may receive. An applicant whose case knows no document is compared by eye alone.
struct Entitled {
    std::string applicant_document;             ///< whole or its end; empty: the case knows none
    std::optional<std::string> agent_document;  ///< the same; none: nobody is named
};

/// In the order in which they are looked for.
enum class RecipientRefusal : std::uint8_t {
    AgentMissing,     ///< `delivery.agent_missing`: nobody is named to receive for the applicant
    DocumentInvalid,  ///< `delivery.document_invalid`: what was shown is no document's number
    DocumentDiffers   ///< `delivery.document_differs`: another document than the one that is known
};
[[nodiscard]] std::string_view code_of(RecipientRefusal refusal);

/// nullopt: whoever showed this document may have the papers.
[[nodiscard]] std::optional<RecipientRefusal> refuse_recipient(const Entitled& entitled, Recipient recipient,
                                                               std::string_view shown_document);

}  // namespace onetrip::delivery
