#pragma once

/// A citizen's session as its holder sees it.

#include <string>
#include <string_view>

#include "server/storage/citizens.h"

namespace onetrip::endpoints {

/// `{"session":{…}}`; `phone` (shown masked) is empty for an anonymous session.
[[nodiscard]] std::string session_text(const storage::CitizenSession& session, std::string_view phone);

}  // namespace onetrip::endpoints
