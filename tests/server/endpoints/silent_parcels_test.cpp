// A parcel of which nothing is heard for longer than usual: the desk has it on its list and the citizen reads so before
// asking, on either store.

#include "tests/server/endpoints/shipped_cases.h"
#include "tests/server/storage/postgresql_server.h"

namespace onetrip::test {
namespace {

enum class Backend { Sqlite, Postgresql };

CityOptions on(Backend backend) {
    CityOptions options;
    if (backend == Backend::Postgresql) options.store = storage::test::PostgresqlServer::shared().create_database();
    return options;
}

class SilentParcels : public ShippedCases, public ::testing::WithParamInterface<Backend> {
protected:
    SilentParcels() : ShippedCases(on(GetParam())) {}

    /// What the desk's list says of it, and what the citizen's page does.
    std::string told() {
        const json listed = clerk.get("/api/v1/staff/parcels?list=attention").body["parcels"];
        const std::string desk = listed.empty() ? "-" : listed[0]["reasons"].dump();
        return desk + ' ' + seen()["shipment"]["attention"].dump();
    }
    void wait_minutes(std::int64_t minutes) {
        city.clock.advance_minutes(minutes);
        clerk.sign_in("clerk", accounts::Roles::all());
    }
};

INSTANTIATE_TEST_SUITE_P(Stores, SilentParcels, ::testing::Values(Backend::Sqlite, Backend::Postgresql),
                         [](const auto& backend) {
                             return std::string(backend.param == Backend::Sqlite ? "Sqlite" : "Postgresql");
                         });

constexpr std::int64_t day_minutes = 24 * 60;

TEST_P(SilentParcels, AreFlaggedOnceTheUsualSpanIsOver) {
    send(push({collected}));
    const auto heard = base::Instant::parse(seen()["shipment"]["events"].back()["at"].get<std::string>());
    wait_minutes(2 * day_minutes - (city.clock.now() - *heard) / base::milliseconds_per_minute);
    EXPECT_EQ(told(), "- null") << "to the minute";
    wait_minutes(1);
    EXPECT_EQ(told(), R"(["silent"] "silent")");
}

TEST_P(SilentParcels, AreSeenToOnceUntilThereAreNews) {
    send(push({collected}));
    wait_minutes(3 * day_minutes);
    EXPECT_EQ(clerk.post("/api/v1/staff/parcels/1012345678901/settlement", json::object(), "-").status, 200);
    EXPECT_EQ(told(), R"(- "silent")") << "seen to at the desk";
    send(push({collected, under_way}));
    EXPECT_EQ(told(), R"(["silent"] "silent")") << "what is heard is as old as before";
    send(push({collected, under_way, out, delivered}));
    EXPECT_EQ(told(), "- null") << "it has come";
}

}  // namespace
}  // namespace onetrip::test
