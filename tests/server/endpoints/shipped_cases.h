#pragma once

/// Cases on their way, and the courier who tells about them: signed pushes, and the reader that takes them up.

#include <string>
#include <utility>
#include <vector>

#include "server/couriers/form_fields.h"
#include "server/couriers/kuaidi100.h"
#include "server/endpoints/push_reader.h"
#include "tests/server/endpoints/city.h"

namespace onetrip::test {

class ShippedCases : public Endpoints {
protected:
    explicit ShippedCases(const CityOptions& options = {}) : Endpoints(options) {
        citizen.begin();
        clerk.sign_in("clerk", accounts::Roles::all());
        ship(citizen, "1012345678901", "2026-12-01T08:00");
        first_number = number;
        city.clock.advance_minutes(24 * 60);
        clerk.sign_in("clerk", accounts::Roles::all());
    }

    /// A case of this citizen, on its way under this number; `number`, `shipment` and `seen` are then its own.
    void ship(Client& whose, const std::string& waybill, std::string_view slot) {
        number = submit(whose, slot).number;
        act("acceptance", json::object());
        act("decisions", {{"outcome", "granted"}});
        ASSERT_EQ(act("shipments", {{"carrier", "ems"}, {"waybill", waybill}}).status, 201);
        shipment = *storage::read_now(*city.store,
                                      [&](const storage::Unit& unit) { return unit.shipments().find_of_case(number); });
    }
    Answer act(const std::string& what, const json& body) {
        return clerk.post("/api/v1/staff/cases/" + number + '/' + what, body);
    }
    /// A push of the whole history: newest first, as the vendor sends it.
    static std::string push(const std::vector<std::pair<std::string, std::string>>& events,
                            const std::string& waybill = "1012345678901") {
        json data = json::array();
        int minute = 0;
        for (const auto& [code, text] : events) {
            const std::string time = "2026-11-28 1" + std::to_string(minute / 60) + ":" +
                                     (minute % 60 < 10 ? "0" : "") + std::to_string(minute % 60) + ":00";
            minute += 25;
            const json entry = {{"context", text}, {"time", time},       {"ftime", time},
                                {"status", ""},    {"statusCode", code}, {"areaName", "云川市"}};
            data.insert(data.begin(), entry);
        }
        const std::string state = events.back().first.substr(0, 1);
        return json({{"status", state == "3" ? "shutdown" : "polling"},
                     {"message", ""},
                     {"lastResult", {{"state", state}, {"com", "ems"}, {"nu", waybill}, {"data", data}}}})
            .dump();
    }
    Answer call(const std::string& param, const std::string& sign, const std::string& token) {
        return Client(city).post_text("/api/v1/couriers/kuaidi100/callbacks/" + token,
                                      couriers::write_form({{"sign", sign}, {"param", param}}), "-",
                                      "application/x-www-form-urlencoded");
    }
    Answer send_unread(const std::string& param) {
        return call(param, couriers::push_signature(param, shipment.salt), shipment.callback_token);
    }
    /// Everything that waits.
    void read_pushes() {
        boost::asio::io_context idle;
        endpoints::PushReader reader(idle.get_executor(), city.office);
        while (await(reader.look()) > 0) {
        }
    }
    Answer send(const std::string& param) {
        Answer answer = send_unread(param);
        read_pushes();
        return answer;
    }
    json open_history() { return clerk.get("/api/v1/staff/cases/" + number).body["case"]["history"]; }
    json seen() { return (number == first_number ? citizen : neighbour).get("/api/v1/cases/" + number).body["case"]; }

    Client neighbour{city};
    std::string first_number;
    std::string number;
    storage::Shipment shipment;
};

inline const std::pair<std::string, std::string> collected = {"103", "【云川市】已揽收"};
inline const std::pair<std::string, std::string> under_way = {"1002", "离开【云川市】处理中心"};
inline const std::pair<std::string, std::string> out = {"5", "正在派送"};
inline const std::pair<std::string, std::string> delivered = {"301", "已签收，本人"};
inline const std::pair<std::string, std::string> returned = {"4", "已退回签收"};
inline const std::pair<std::string, std::string> by_proxy = {"303", "已签收，他人代收：物业"};
inline const std::pair<std::string, std::string> in_locker = {"501", "已存放至快递柜"};

}  // namespace onetrip::test
