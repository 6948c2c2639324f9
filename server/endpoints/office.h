#pragma once

/// Everything a handler works with. It outlives the router and all requests; `main.cpp` builds it, tests build a small
/// one.

#include <string>

#include "server/accounts/citizens.h"
#include "server/accounts/phone_sign_in.h"
#include "server/accounts/second_factor.h"
#include "server/accounts/staff.h"
#include "server/accounts/wechat_sign_in.h"
#include "server/couriers/health.h"
#include "server/couriers/kdniao.h"
#include "server/endpoints/catalogue.h"
#include "server/endpoints/courier_counts.h"
#include "server/endpoints/office_keys.h"
#include "server/endpoints/transfer_limits.h"
#include "server/host/worker_pool.h"
#include "server/http/event_stream.h"
#include "server/http/rate_limiter.h"
#include "server/ports/clock.h"
#include "server/ports/inspector.h"
#include "server/ports/randomness.h"
#include "server/ports/registry.h"
#include "server/ports/virus_scanner.h"
#include "server/storage/store.h"
#include "server/wechat/message_template.h"

namespace onetrip::endpoints {

struct Office {
    storage::Store& store;
    const Catalogue& catalogue;
    accounts::Citizens& citizens;
    accounts::PhoneSignIn& phone_sign_in;
    accounts::Staff& staff;
    accounts::StaffSessions& staff_sessions;
    accounts::SecondFactors& second_factors;
    const OfficeKeys& keys;
    const ports::Clock& clock;
    ports::Randomness& randomness;
    host::WorkerPool& workers;
    http::EventHub& events;
    http::RateLimiter& account_rates;  ///< by `citizen/ID` and `staff/USER`
    CourierCounts& courier_counts;
    ports::Inspector& inspector;
    ports::VirusScanner* scanner = nullptr;  ///< null: none is set up
    TransferLimits transfers{};
    const couriers::KdniaoDoor* kdniao_door = nullptr;      ///< null: it pushes nothing
    const couriers::HealthBoard* courier_health = nullptr;  ///< null: no courier is set up
    ports::Registry* registry = nullptr;                    ///< null: no register can be asked
    accounts::WechatSignIn* wechat_sign_in = nullptr;       ///< null: WeChat is not set up
    const wechat::Templates* wechat_templates = nullptr;    ///< null likewise
};

}  // namespace onetrip::endpoints
