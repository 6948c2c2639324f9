#pragma once

/// Where the certificate is mailed to: told masked, and changed by its citizen until the parcel is in the courier's
/// hands. What the form calls these fields, the service's definition says by role.

#include "core/json/writer.h"
#include "server/endpoints/case_file.h"
#include "server/storage/unit.h"

namespace onetrip::endpoints {

/// Whether the address can still be changed: nothing was mailed yet, or only the label is printed.
[[nodiscard]] bool may_change_address(const CaseFile& file);

/// What is said of the recipient has changed: what waits for the courier needs a new label.
void outdate_labels(storage::Unit& unit, CaseFile& file, base::Instant now);

/// The member `mail_to`: null where nothing is mailed.
void write_mail_to(json::Writer& out, const CaseFile& file);

}  // namespace onetrip::endpoints
