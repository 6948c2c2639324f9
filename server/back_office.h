#pragma once

/// Everything behind the routes: the store, the catalogue, who is who, the office's keys, and the thread that works
/// unasked: upkeep, telling the courier about parcels, reading what it pushes, telling citizens of it.

#include <boost/asio/io_context.hpp>
#include <memory>
#include <optional>
#include <thread>

#include "server/config.h"
#include "server/couriers/inquirer.h"
#include "server/couriers/subscriber.h"
#include "server/endpoints/case_notices.h"
#include "server/endpoints/parcel_notices.h"
#include "server/endpoints/push_reader.h"
#include "server/endpoints/receipt_waiter.h"
#include "server/endpoints/routes.h"
#include "server/endpoints/visit_notices.h"
#include "server/endpoints/wechat_messages.h"
#include "server/host/log.h"
#include "server/inspection/child_inspector.h"
#include "server/inspection/clamd_scanner.h"
#include "server/ports/sms.h"
#include "server/registers/http_registry.h"
#include "server/upkeep.h"
#include "server/wechat/wechat_server.h"

namespace onetrip {

/// Who can sign in to a demo city. Known to everybody: laid only with `--demo`.
inline constexpr std::string_view demo_user = "clerk";
inline constexpr std::string_view demo_supervisor = "supervisor";
inline constexpr std::string_view demo_password = "yunchuan-demo-2026";

class BackOffice {
public:
    /// Reads the catalogue and opens the store; throws std::exception with one line saying what is wrong. The rest must
    /// outlive it.
    BackOffice(const Config& config, const ports::Clock& clock, ports::Randomness& randomness,
               host::WorkerPool& workers, http::EventHub& hub, host::Log& log);
    ~BackOffice();
    BackOffice(const BackOffice&) = delete;
    BackOffice& operator=(const BackOffice&) = delete;

    void add_routes(http::Router& router) { endpoints::add_routes(router, office_); }
    /// What couriers' callbacks came to.
    [[nodiscard]] const endpoints::CourierCounts& courier_counts() const { return courier_counts_; }
    /// Whether the store takes writes.
    [[nodiscard]] bool is_ready() const { return !store_->trouble(); }
    /// Begins upkeep, to read what couriers push, and to tell the courier where one is set, once it is known where
    /// people and couriers reach the server.
    void start_work(const std::string& public_url, host::Log& log);
    /// Ends its threads; every unit that was begun is finished. No request may run any more.
    void close();

private:
    void open_wechat(host::Log& log);
    void start_courier(const std::string& public_url, host::Log& log);

    const Config& config_;
    const ports::Clock& clock_;
    ports::Randomness& randomness_;
    endpoints::Catalogue catalogue_;
    std::unique_ptr<storage::Store> store_;
    accounts::Citizens citizens_;
    accounts::StaffSessions staff_sessions_;
    accounts::Staff staff_;
    endpoints::OfficeKeys keys_;
    std::unique_ptr<ports::Sms> sms_;
    std::optional<registers::HttpRegistry> registry_;
    accounts::PhoneSignIn phone_sign_in_;
    std::optional<wechat::WechatServer> wechat_;  // none: WeChat is not set up
    std::optional<accounts::WechatSignIn> wechat_sign_in_;
    accounts::SecondFactors second_factors_;
    http::RateLimiter account_rates_;
    endpoints::CourierCounts courier_counts_;
    couriers::HealthBoard courier_health_;
    couriers::KdniaoDoor kdniao_door_;
    inspection::ChildInspector inspector_;
    std::optional<inspection::ClamdScanner> scanner_;
    endpoints::Office office_;

    boost::asio::io_context work_loop_{1};  // what nobody waits for: upkeep, couriers
    std::optional<Upkeep> upkeep_;
    std::optional<endpoints::PushReader> push_reader_;
    std::optional<endpoints::ReceiptWaiter> receipt_waiter_;
    std::optional<endpoints::ParcelNotices> parcel_notices_;
    std::optional<endpoints::VisitNotices> visit_notices_;
    std::optional<endpoints::CaseNotices> case_notices_;
    std::optional<endpoints::WechatMessages> wechat_messages_;
    std::unique_ptr<couriers::CourierDesk> courier_;
    std::optional<couriers::Subscriber> subscriber_;
    std::optional<couriers::Inquirer> inquirer_;
    std::thread work_thread_;
};

}  // namespace onetrip
