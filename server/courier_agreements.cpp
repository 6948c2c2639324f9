#include "server/courier_agreements.h"

#include "server/couriers/ems.h"
#include "server/couriers/guarded_courier.h"
#include "server/couriers/http_courier.h"
#include "server/couriers/kdniao.h"
#include "server/couriers/kuaidi100.h"
#include "server/couriers/sf_express.h"

namespace onetrip {

std::unique_ptr<couriers::CourierDesk> make_courier_desk(const CourierAgreements& agreements, const ports::Clock& clock,
                                                         ports::Randomness& randomness, couriers::HealthBoard& health) {
    auto desk = std::make_unique<couriers::CourierDesk>();
    const auto guarded = [&](std::string name, std::unique_ptr<const couriers::Wire> wire, const std::string& url) {
        auto courier = std::make_unique<couriers::HttpCourier>(std::move(wire), url, clock, randomness);
        const couriers::GuardSettings settings{.calls_per_second = agreements.calls_per_second, .breaker = {}};
        return std::make_unique<couriers::GuardedCourier>(std::move(courier), clock, settings,
                                                          &health.emplace_back(std::move(name)));
    };
    if (!agreements.ems_url.empty()) {
        const couriers::EmsAccount account{agreements.ems_sender, agreements.ems_authorization, agreements.ems_key};
        desk->add({"ems", "youzhengguonei"},
                  guarded("ems", std::make_unique<couriers::EmsWire>(account), agreements.ems_url));
    }
    if (!agreements.sf_url.empty()) {
        const couriers::SfAccount account{agreements.sf_partner, agreements.sf_check_word};
        desk->add({"shunfeng"}, guarded("sf", std::make_unique<couriers::SfWire>(account), agreements.sf_url));
    }
    if (!agreements.kuaidi100_url.empty()) {
        const couriers::Kuaidi100Account account{agreements.kuaidi100_key, agreements.kuaidi100_customer};
        desk->set_general(
            guarded("kuaidi100", std::make_unique<couriers::Kuaidi100Wire>(account), agreements.kuaidi100_url));
    } else if (!agreements.kdniao_url.empty()) {
        const couriers::KdniaoAccount account{.business = agreements.kdniao_business,
                                              .key = agreements.kdniao_key,
                                              .is_pushed = !agreements.kdniao_push_token.empty()};
        desk->set_general(guarded("kdniao", std::make_unique<couriers::KdniaoWire>(account), agreements.kdniao_url));
    }
    return desk;
}

}  // namespace onetrip
