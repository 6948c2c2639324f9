// When a parcel is to be expected: what came is counted, and what is under way is told by the counts.

#include "server/endpoints/parcel_expectation.h"

#include <iostream>
#include <utility>

#include "server/endpoints/case_file.h"
#include "tests/server/endpoints/shipped_cases.h"

namespace onetrip::test {
namespace {

#define SAME_PART(Part, name)                                  \
    storage::Part& name() override {                           \
        return unit_.name();                                   \
    }                                                          \
    [[nodiscard]] const storage::Part& name() const override { \
        return std::as_const(unit_).name();                    \
    }

/// A unit that counts how often somebody turns to the counts of past parcels.
class CountingUnit final : public storage::Unit {
public:
    explicit CountingUnit(storage::Unit& unit) : unit_(unit) {}

    SAME_PART(CitizenSessions, citizen_sessions)
    SAME_PART(Citizens, citizens)
    SAME_PART(PhoneCodes, phone_codes)
    SAME_PART(StaffAccounts, staff)
    SAME_PART(StaffSessions, staff_sessions)
    SAME_PART(StaffLog, staff_log)
    SAME_PART(SecondFactors, second_factors)
    SAME_PART(Throttles, throttles)
    SAME_PART(Bookings, bookings)
    SAME_PART(WaitingList, waiting_list)
    SAME_PART(Tickets, tickets)
    SAME_PART(Notices, notices)
    SAME_PART(Closures, closures)
    SAME_PART(HallChanges, hall_changes)
    SAME_PART(Uploads, uploads)
    SAME_PART(Transfers, transfers)
    SAME_PART(Handovers, handovers)
    SAME_PART(WechatSubscriptions, wechat_subscriptions)
    SAME_PART(Cases, cases)
    SAME_PART(Shipments, shipments)
    SAME_PART(Jobs, jobs)
    SAME_PART(KeptAnswers, kept_answers)
    SAME_PART(Secrets, secrets)
    SAME_PART(Addresses, addresses)
    storage::Counters& counters() override { return unit_.counters(); }
    storage::PastParcels& past_parcels() override { return unit_.past_parcels(); }
    [[nodiscard]] const storage::PastParcels& past_parcels() const override {
        ++reads;
        return std::as_const(unit_).past_parcels();
    }
    void announce(storage::Change change) override { unit_.announce(std::move(change)); }
    void give_up() override { unit_.give_up(); }

    mutable int reads = 0;

private:
    storage::Unit& unit_;
};

#undef SAME_PART

class ParcelExpectation : public ShippedCases {
protected:
    /// The demo city lies in a province of its own.
    void lay_past(std::int64_t days, std::int64_t parcels, const std::string& to = "99") {
        storage::write_now(*city.store, [&](storage::Unit& unit) {
            unit.past_parcels().add({"ems", "99", to, base::Weekday::Saturday, days, parcels});
        });
    }
    std::string counted(const std::string& to = "99") {
        std::string text;
        for (const storage::PastCount& count : storage::read_now(
                 *city.store, [&](const storage::Unit& unit) { return unit.past_parcels().between("99", to); })) {
            text += count.carrier + ' ' + std::to_string(static_cast<int>(count.collected_on)) + ' ' +
                    std::to_string(count.days) + ':' + std::to_string(count.parcels) + ' ';
        }
        return text;
    }
};

// The pushes are of Saturday 2026-11-28; it is Sunday.
TEST_F(ParcelExpectation, APageSaysWhenHalfOfThemCameAndWhenNineInTen) {
    lay_past(3, 15);
    lay_past(4, 5);
    EXPECT_EQ(seen()["shipment"]["expected"], nullptr) << "nobody has collected it";
    send(push({collected}));
    const json expected = {{"likely", "2026-12-01"}, {"latest", "2026-12-02"}};
    EXPECT_EQ(seen()["shipment"]["expected"], expected);
    send(push({collected, under_way, out}));
    EXPECT_EQ(seen()["shipment"]["expected"], expected);
    send(push({collected, under_way, out, delivered}));
    EXPECT_EQ(seen()["shipment"]["expected"], nullptr) << "it is there";
}

TEST_F(ParcelExpectation, TheCountsAreReadWhereACaseIsToldAlone) {
    send(push({collected}));
    storage::write_now(*city.store, [&](storage::Unit& unit) {
        const CountingUnit counting(unit);
        const auto file = endpoints::find_case(counting, city.catalogue, number);
        EXPECT_TRUE(file.has_value());
        EXPECT_EQ(counting.reads, 0) << "a list reads hundreds of cases";
    });
}

TEST_F(ParcelExpectation, NothingIsPromisedOnTooFewOrWhereSomethingIsWrong) {
    lay_past(3, 19);
    send(push({collected}));
    EXPECT_EQ(seen()["shipment"]["expected"], nullptr);
    lay_past(3, 1);
    EXPECT_NE(seen()["shipment"]["expected"], nullptr);
    send(push({collected, {"204", "包裹异常"}}));
    EXPECT_EQ(seen()["shipment"]["expected"], nullptr);
}

TEST_F(ParcelExpectation, WhatArrivesIsCountedOnceHoweverOftenItIsTold) {
    EXPECT_EQ(counted(), "");
    send(push({collected, under_way}));
    EXPECT_EQ(counted(), "");
    send(push({collected, under_way, out, by_proxy}));
    EXPECT_EQ(counted(), "ems 6 0:1 ");
    send(push({collected, under_way, out, by_proxy, delivered}));
    send(push({collected, under_way, out, delivered}));
    EXPECT_EQ(counted(), "ems 6 0:1 ");
}

TEST_F(ParcelExpectation, OneParcelWithThePapersOfTwoCasesIsOneParcel) {
    neighbour.begin();
    const storage::Shipment first = shipment;
    ship(neighbour, "1012345678901", "2026-12-01T08:30");
    shipment = first;
    send(push({collected, out, delivered}));
    EXPECT_EQ(counted(), "ems 6 0:1 ");
}

TEST_F(ParcelExpectation, AnAddressThatNamesAProvinceLeadsThere) {
    neighbour.begin();
    Application application = prepare(neighbour, "2026-12-01T09:00");
    application.body["answers"]["mail_address"] = "浙江省杭州市西湖区文三路18号";
    number = neighbour.post("/api/v1/cases", application.body).body["case"]["number"];
    act("acceptance", json::object());
    act("decisions", {{"outcome", "granted"}});
    ASSERT_EQ(act("shipments", {{"carrier", "ems"}, {"waybill", "1012345678999"}}).status, 201);
    shipment = *storage::read_now(*city.store,
                                  [&](const storage::Unit& unit) { return unit.shipments().find_of_case(number); });
    send(push({collected, out, delivered}, "1012345678999"));
    EXPECT_EQ(counted("33"), "ems 6 0:1 ");
    EXPECT_EQ(counted(), "");
}

/// A carrier whose parcels take two to four days, on Sundays a day longer.
std::int32_t days_taken(base::Day collected, std::uint32_t& seed) {
    seed = seed * 1'664'525u + 1'013'904'223u;
    const std::uint32_t drawn = (seed >> 8) % 100;
    const std::int32_t days = drawn < 50 ? 2 : drawn < 85 ? 3 : drawn < 96 ? 4 : 7;
    return (collected + days).weekday() == base::Weekday::Sunday ? days + 1 : days;
}

/// Each parcel is told about before it counts: the table grows as the deployment's does.
TEST_F(ParcelExpectation, KeepsItsWordWhileTheTableGrows) {
    std::uint32_t seed = 20261129;
    std::int32_t told = 0;
    std::int32_t by_latest = 0;
    std::int32_t within_a_day = 0;
    const base::Day first = *base::Day::parse("2026-01-05");
    storage::Shipment parcel = shipment;
    parcel.from_province = parcel.to_province = "98";
    parcel.state = "collected";
    storage::write_now(*city.store, [&](storage::Unit& unit) {
        for (std::int32_t i = 0; i < 3'000; ++i) {
            const base::Day day = first + i / 10;
            const std::int32_t days = days_taken(day, seed);
            const auto expected = delivery::expect(endpoints::past_of(unit, parcel), {"ems", "98", "98"}, day, day);
            unit.past_parcels().add({"ems", "98", "98", day.weekday(), days, 1});
            if (!expected) continue;
            ++told;
            if (day + days <= expected->latest) ++by_latest;
            const std::int32_t off = day + days - expected->likely;
            if (off >= -1 && off <= 1) ++within_a_day;
        }
    });
    std::cout << "note: of " << told << " parcels told about, " << by_latest * 100 / told
              << " % came by the latest day, " << within_a_day * 100 / told << " % within a day of the likely one\n";
    EXPECT_GE(told, 2'900);
    EXPECT_GE(by_latest * 100, told * 88);
    EXPECT_GE(within_a_day * 100, told * 80);
}

}  // namespace
}  // namespace onetrip::test
