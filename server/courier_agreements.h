#pragma once

/// The couriers that we have an agreement with, by the settings; each behind its own pace and breaker.

#include <cstdint>
#include <memory>
#include <string>

#include "server/couriers/courier_desk.h"
#include "server/couriers/health.h"
#include "server/ports/clock.h"
#include "server/ports/randomness.h"

namespace onetrip {

/// An empty url: no agreement.
struct CourierAgreements {
    std::string kuaidi100_url;
    std::string kuaidi100_key;
    std::string kuaidi100_customer;
    std::string ems_url;
    std::string ems_sender;
    std::string ems_authorization;
    std::string ems_key;
    std::string sf_url;
    std::string sf_partner;
    std::string sf_check_word;
    std::string kdniao_url;
    std::string kdniao_business;
    std::string kdniao_key;
    std::string kdniao_push_token;
    std::int64_t calls_per_second = 10;
};

/// EMS and SF carry their own parcels where they are set; Kuaidi100, else Kdniao, follows all others. Throws
/// std::invalid_argument with one line saying what is wrong with a key. `health`, which must outlive them, gets an
/// entry for each.
[[nodiscard]] std::unique_ptr<couriers::CourierDesk> make_courier_desk(const CourierAgreements& agreements,
                                                                       const ports::Clock& clock,
                                                                       ports::Randomness& randomness,
                                                                       couriers::HealthBoard& health);

}  // namespace onetrip
