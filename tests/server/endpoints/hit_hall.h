#pragma once

/// A hall of the demo whose hours a supervisor takes away, and what becomes of visits there.

#include <string>
#include <string_view>

#include "server/endpoints/visit_notices.h"
#include "tests/server/endpoints/city.h"

namespace onetrip::test {

// The clock stands at Saturday 2026-11-28 09:00; four places at each of seven half hours from 08:00 to 11:30.
class HitHall : public Endpoints {
protected:
    HitHall() {
        citizen.begin();
        clerk.sign_in("clerk", {accounts::Role::Intake});
        supervisor.sign_in("supervisor", {accounts::Role::Supervisor});
    }
    /// `2026-12-01T08:00 moved 2026-12-02T08:00` each.
    static std::string fates(const Answer& answer) {
        std::string all;
        for (const json& visit : answer.body["visits"]) {
            all += visit["from"].get<std::string>().substr(0, 16) + ' ' + visit["fate"].get<std::string>();
            all += visit["to"].is_null() ? "\n" : ' ' + visit["to"].get<std::string>().substr(0, 16) + '\n';
        }
        return all;
    }
    int places_on(std::string_view day) {
        const Answer answer =
            citizen.get("/api/v1/halls/demo-hospital/slots?service=medical-check&days=1&from=" + std::string(day));
        int free = 0;
        for (const json& slot : answer.body["days"][0]["slots"])
            free += slot["free"].get<int>();
        return free;
    }
    std::string news() {
        boost::asio::io_context idle;
        endpoints::VisitNotices notices(idle.get_executor(), city.office, &city.sms);
        while (await(notices.work_off()) > 0) {
        }
        std::string all;
        const Answer answer = citizen.get("/api/v1/notices");
        for (const json& notice : answer.body["notices"]) {
            all += notice["news"].get<std::string>() + ' ' + notice["visit_at"].get<std::string>().substr(0, 16) + '\n';
        }
        return all;
    }
    /// Waits for a place there; which one is offered is `offered`.
    static Answer wait(Client& client, std::string_view from, std::string_view to) {
        return client.post(
            "/api/v1/waiting",
            {{"service", "medical-check"}, {"halls", json::array({"demo-hospital"})}, {"from", from}, {"to", to}});
    }
    static std::string offered(Client& client) {
        const json entry = client.get("/api/v1/waiting").body["waiting"].at(0);
        return entry["offer"].is_null() ? entry.value("state", "") : entry["offer"].value("slot", "");
    }

    Client supervisor{city};
};

}  // namespace onetrip::test
