#pragma once

/// Answers as they may be shown again: enough to recognise, too little to use. A name keeps its first character (with
/// more than three also the last), a mobile number 3 and 4 digits, an identity number its first and last character, an
/// address its beginning, a date its year. What the form calls plain is shown as it is; what it calls sensitive and is
/// none of these is not shown at all.

#include <string>
#include <string_view>

#include "core/form/form.h"
#include "core/json/document.h"

namespace onetrip::endpoints {

/// `answers` are the normalised ones of this form; the masked ones as a JSON object in the same order.
[[nodiscard]] std::string masked_answers(const form::Form& form, json::View answers);

[[nodiscard]] std::string masked_name(std::string_view name);
[[nodiscard]] std::string masked_mobile(std::string_view number);
[[nodiscard]] std::string masked_address(std::string_view address);

}  // namespace onetrip::endpoints
