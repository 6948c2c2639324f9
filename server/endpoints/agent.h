#pragma once

/// The one person whom an applicant has named to receive in their place (代领人): the name, and the end of an identity
/// document's number, by which the desk and the courier recognise them. Kept in the case's record, which is sealed;
/// shown masked to all but the desk that compares it with a document.

#include <optional>
#include <string>
#include <vector>

#include "core/base/finding.h"
#include "core/json/writer.h"
#include "server/http/request.h"

namespace onetrip::endpoints {

/// What anybody types as a document's number, in full-width characters with blanks between them.
inline constexpr std::size_t document_bytes_max = 200;

struct Agent {
    std::string name;
    std::string document_end;  ///< as core/delivery/recipient.h makes it
};

/// Reads a body `{"name","document"}`; adds what is wrong with either. Of the document only its end is kept.
[[nodiscard]] Agent read_agent(const http::Request& request, std::vector<base::Finding>& findings);

/// `{"name","document_end"}`, with the name masked where it is not for the record.
void write_agent(json::Writer& out, const Agent& agent, bool is_masked);
/// Reads what `write_agent` wrote.
[[nodiscard]] Agent kept_agent(json::View view);

}  // namespace onetrip::endpoints
