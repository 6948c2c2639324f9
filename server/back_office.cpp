#include "server/back_office.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "server/notices/demo_sms.h"
#include "server/notices/sms_gateway.h"
#include "server/open_store.h"

namespace onetrip {
namespace {

/// Null: codes go nowhere, and nobody can sign in.
std::unique_ptr<ports::Sms> open_sms(const Config& config, host::Log& log) {
    if (!config.sms_url.empty()) {
        return std::make_unique<notices::SmsGateway>(notices::SmsGatewaySettings{config.sms_url, config.sms_key}, log);
    }
    if (config.demo) return std::make_unique<notices::DemoSms>(log);
    log.write(host::Level::Warning, "no_sms_gateway", {{"note", "citizens cannot sign in until sms-url is set"}});
    return nullptr;
}

/// Everything a clerk of one window does, so that one account shows the whole way.
constexpr accounts::Roles demo_roles{accounts::Role::Intake, accounts::Role::Reviewer, accounts::Role::Decider,
                                     accounts::Role::Issuer};

}  // namespace

BackOffice::BackOffice(const Config& config, const ports::Clock& clock, ports::Randomness& randomness,
                       host::WorkerPool& workers, http::EventHub& hub, host::Log& log)
    : config_(config),
      clock_(clock),
      randomness_(randomness),
      catalogue_(config.catalog_folder),
      store_(open_store(config)),
      citizens_(*store_, clock, randomness, config.is_reached_by_tls()),
      staff_sessions_(*store_, clock, randomness, config.staff_policy(), config.is_reached_by_tls()),
      staff_(*store_, clock, randomness, workers, staff_sessions_),
      keys_(endpoints::load_keys(*store_, randomness)),
      sms_(open_sms(config, log)),
      phone_sign_in_(*store_, clock, randomness, citizens_, sms_.get(), keys_.phone),
      second_factors_(*store_, clock, randomness, staff_sessions_, keys_.staff_device),
      account_rates_(config.account_rate, config.http.limits.rate_clients_max, randomness),
      inspector_(inspection::ChildInspector::program_beside_this(), config.inspector),
      office_{*store_,         catalogue_,      citizens_,  phone_sign_in_, staff_,          staff_sessions_,
              second_factors_, keys_,           clock,      randomness,     workers,         hub,
              account_rates_,  courier_counts_, inspector_, nullptr,        config.transfers} {
    if (!inspector_.find_seal()) {
        log.write(host::Level::Warning, "inspection_not_sealed",
                  {{"note", "the kernel refuses seccomp: who looks at received files keeps its system calls"}});
    }
    if (config.scanner) office_.scanner = &scanner_.emplace(*config.scanner, config.scanner_limits);
    if (!config.registry_url.empty()) {
        const registers::HttpRegistrySettings settings{config.registry_url, config.registry_key};
        office_.registry = &registry_.emplace(settings, log);
    }
    CourierAgreements agreements = config.couriers;
    // The demo carrier takes any key that is not empty.
    if (agreements.kuaidi100_key.empty() && config.demo) agreements.kuaidi100_key = "demo";
    courier_ = make_courier_desk(agreements, clock, randomness, courier_health_);
    office_.courier_health = &courier_health_;
    kdniao_door_ = {agreements.kdniao_push_token, agreements.kdniao_business, agreements.kdniao_key};
    if (!kdniao_door_.token.empty()) office_.kdniao_door = &kdniao_door_;
    if (!config.wechat_url.empty()) open_wechat(log);
    endpoints::tell_watchers(office_);
    if (config.demo) {
        staff_.put(demo_user, "综合窗口（演示）", demo_roles, demo_password);
        staff_.put(demo_supervisor, "主管（演示）", {accounts::Role::Supervisor}, demo_password);
    }
}

BackOffice::~BackOffice() {
    close();
}

void BackOffice::open_wechat(host::Log& log) {
    wechat_.emplace(wechat::ServerSettings{.url = config_.wechat_url, .account = config_.wechat_account}, clock_, log);
    wechat_sign_in_.emplace(*store_, clock_, &*wechat_, keys_.phone);
    office_.wechat_sign_in = &*wechat_sign_in_;
    office_.wechat_templates = &config_.wechat_templates;
    log.write(host::Level::Info, "wechat", {{"url", config_.wechat_url}, {"app_id", config_.wechat_account.app_id}});
}

void BackOffice::start_work(const std::string& public_url, host::Log& log) {
    upkeep_.emplace(work_loop_.get_executor(), UpkeepTools{*store_, catalogue_, clock_, randomness_, log},
                    config_.upkeep);
    boost::asio::co_spawn(work_loop_, upkeep_->run(), boost::asio::detached);
    push_reader_.emplace(work_loop_.get_executor(), office_);
    boost::asio::co_spawn(work_loop_, push_reader_->run(), boost::asio::detached);
    receipt_waiter_.emplace(work_loop_.get_executor(), office_);
    boost::asio::co_spawn(work_loop_, receipt_waiter_->run(), boost::asio::detached);
    parcel_notices_.emplace(work_loop_.get_executor(), office_, sms_.get());
    boost::asio::co_spawn(work_loop_, parcel_notices_->run(), boost::asio::detached);
    visit_notices_.emplace(work_loop_.get_executor(), office_, sms_.get());
    boost::asio::co_spawn(work_loop_, visit_notices_->run(), boost::asio::detached);
    case_notices_.emplace(work_loop_.get_executor(), office_, sms_.get());
    boost::asio::co_spawn(work_loop_, case_notices_->run(), boost::asio::detached);
    if (wechat_) {
        wechat_messages_.emplace(work_loop_.get_executor(), office_, *wechat_);
        boost::asio::co_spawn(work_loop_, wechat_messages_->run(), boost::asio::detached);
    }
    start_courier(public_url, log);
    work_thread_ = std::thread([this] { work_loop_.run(); });
}

void BackOffice::start_courier(const std::string& public_url, host::Log& log) {
    if (courier_->is_empty()) return;
    const auto executor = work_loop_.get_executor();
    subscriber_.emplace(executor, *store_, *courier_, clock_, randomness_,
                        couriers::SubscriberSettings{.public_url = public_url});
    inquirer_.emplace(executor, *store_, *courier_, clock_, randomness_);
    boost::asio::co_spawn(work_loop_, subscriber_->run(), boost::asio::detached);
    boost::asio::co_spawn(work_loop_, inquirer_->run(), boost::asio::detached);
    const CourierAgreements& agreements = config_.couriers;
    for (const std::string& url :
         {agreements.kuaidi100_url, agreements.ems_url, agreements.sf_url, agreements.kdniao_url}) {
        if (!url.empty()) log.write(host::Level::Info, "courier", {{"url", url}});
    }
}

void BackOffice::close() {
    // A subscription that is under way is abandoned: its lease runs out and it is made again after the next start.
    work_loop_.stop();
    if (work_thread_.joinable()) work_thread_.join();
    store_->close();
}

}  // namespace onetrip
