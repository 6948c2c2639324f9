#pragma once

/// What other offices' registers say of an applicant, asked with consent: each material that these answers let be drawn
/// from a register, once.

#include <boost/asio/awaitable.hpp>
#include <string>
#include <vector>

#include "core/json/document.h"
#include "server/endpoints/office.h"
#include "server/ports/registry.h"

namespace onetrip::endpoints {

/// In the member `consents` of an application.
inline constexpr std::string_view registers_consent = "registers";
/// So many registers are asked for one application; a service that names more leaves the others to the office.
inline constexpr std::size_t registers_asked_max = 8;

struct RegisterAnswer {
    std::string material;
    std::string source_register;
    ports::RegistryReply reply;
};

/// Empty where no platform is set up, or the answers do not say yet who applies.
[[nodiscard]] boost::asio::awaitable<std::vector<RegisterAnswer>> ask_registers(const Office& office,
                                                                                const ServiceEntry& service,
                                                                                json::View answers, base::Day today);

}  // namespace onetrip::endpoints
