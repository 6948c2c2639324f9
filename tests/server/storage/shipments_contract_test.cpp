// Parcels and what couriers tell of them; what is counted of those that came.

#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

template <typename Backend>
class ShipmentsContract : public StoreContract<Backend> {
protected:
    void add(const Case& made) {
        this->write([&](Unit& unit) { unit.cases().add(made, {}); });
    }
};
TYPED_TEST_SUITE(ShipmentsContract, Backends);

Shipment shipment(std::string id) {
    Shipment made;
    made.id = std::move(id);
    made.case_number = "1";
    made.carrier = "ems";
    made.waybill = "1012345678901";
    made.state = "created";
    made.salt = "salt";
    made.callback_token = "token-" + made.id;
    made.from_province = "99";
    made.to_province = "33";
    made.phone = "13800138000";
    made.subscription = "pending";
    made.tracking = "[]";
    made.created_at = morning;
    made.updated_at = morning;
    return made;
}

TYPED_TEST(ShipmentsContract, ShipmentsAreFoundByCaseAndToken) {
    this->add(new_case("1", "ann"));
    Shipment made = shipment("s1");
    this->write([&](Unit& unit) { unit.shipments().add(made); });
    made.carrier = "yunda";
    made.to_province = "11";
    made.phone = "13900139000";
    made.state = "collected";
    made.subscription = "subscribed";
    made.tracking = R"([{"text":"已揽收"}])";
    made.asked_at = morning + 1;
    made.updated_at = morning + minute;
    made.label = "printed";
    made.handed_over_at = morning + 2;
    made.handed_over_by = "clerk";
    made.quiet_from = morning + 3;
    made.reported = "damaged";
    made.is_settled = true;
    made.collected_at = morning + 4;
    made.arrived_at = morning + 5;
    made.first_attempt_failed = true;
    this->write([&](Unit& unit) { unit.shipments().save(made); });
    this->reopen();
    const auto found = this->read([](const Unit& unit) { return unit.shipments().find("s1"); });
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->id, "s1");
    EXPECT_EQ(found->carrier, "yunda");
    EXPECT_EQ(found->waybill, "1012345678901");
    EXPECT_EQ(found->state, "collected");
    EXPECT_EQ(found->salt, "salt");
    EXPECT_EQ(found->callback_token, "token-s1");
    EXPECT_EQ(found->from_province, "99");
    EXPECT_EQ(found->to_province, "11");
    EXPECT_EQ(found->phone, "13900139000");
    EXPECT_EQ(found->subscription, "subscribed");
    EXPECT_EQ(found->tracking, R"([{"text":"已揽收"}])");
    EXPECT_EQ(found->asked_at, morning + 1);
    EXPECT_EQ(found->updated_at, morning + minute);
    EXPECT_EQ(found->purpose, "certificate");
    EXPECT_EQ(found->label, "printed");
    EXPECT_EQ(found->handed_over_at, morning + 2);
    EXPECT_EQ(found->handed_over_by, "clerk");
    EXPECT_EQ(found->quiet_from, morning + 3);
    EXPECT_EQ(found->reported, "damaged");
    EXPECT_TRUE(found->is_settled);
    EXPECT_EQ(found->collected_at, morning + 4);
    EXPECT_EQ(found->arrived_at, morning + 5);
    EXPECT_TRUE(found->first_attempt_failed);
    EXPECT_EQ(this->read([](const Unit& unit) { return unit.shipments().find_of_case("1")->id; }), "s1");
}

TYPED_TEST(ShipmentsContract, ACallbacksTokenLeadsToItsShipmentAndNoOther) {
    this->add(new_case("1", "ann"));
    this->write([&](Unit& unit) { unit.shipments().add(shipment("s1")); });
    const auto door = [&](std::string_view token) {
        return this->read([&](const Unit& unit) { return unit.shipments().find_door(token); });
    };
    ASSERT_TRUE(door("token-s1").has_value());
    EXPECT_EQ(door("token-s1")->shipment, "s1");
    EXPECT_EQ(door("token-s1")->salt, "salt");
    EXPECT_FALSE(door("token").has_value());
    EXPECT_FALSE(door("").has_value());
}

TYPED_TEST(ShipmentsContract, OneNumberMayCarrySeveralShipments) {
    this->add(new_case("1", "ann"));
    this->add(new_case("2", "ann"));
    this->write([&](Unit& unit) {
        Shipment second = shipment("s1");
        second.created_at = morning + 1;
        unit.shipments().add(second);
        Shipment first = shipment("s2");
        first.case_number = "2";
        unit.shipments().add(first);
        Shipment other = shipment("s3");
        other.waybill = "1012345678999";
        unit.shipments().add(other);
    });
    std::string ids;
    for (const Shipment& one :
         this->read([](const Unit& unit) { return unit.shipments().with_waybill("1012345678901"); }))
        ids += one.id + ' ';
    EXPECT_EQ(ids, "s2 s1 ");
}

/// `ID ID …` of these shipments.
std::string ids_of(const std::vector<Shipment>& shipments) {
    std::string ids;
    for (const Shipment& one : shipments)
        ids += one.id + ' ';
    return ids;
}

TYPED_TEST(ShipmentsContract, TheDeskFindsWhatItLooksAfter) {
    this->add(new_case("1", "ann"));
    const auto add = [&](std::string id, std::string state, auto change) {
        Shipment made = shipment(std::move(id));
        made.state = std::move(state);
        change(made);
        this->write([&](Unit& unit) { unit.shipments().add(made); });
    };
    const auto as_it_is = [](Shipment&) {};
    add("labelled", "label_ready", as_it_is);
    add("materials", "label_ready", [](Shipment& made) { made.purpose = "materials"; });
    add("handed", "collected", [](Shipment& made) { made.handed_over_at = morning + minute; });
    add("silent", "in_transit", [](Shipment& made) { made.quiet_from = morning; });
    add("reported", "delivered", [](Shipment& made) { made.reported = "damaged"; });
    add("problem", "problem", as_it_is);
    add("settled", "problem", [](Shipment& made) { made.is_settled = true; });
    add("locker", "in_locker", [](Shipment& made) { made.updated_at = morning + -1; });
    add("arrived", "delivered", as_it_is);
    const auto attention = [&](base::Instant now, std::int64_t limit = 9) {
        return this->read([&](const Unit& unit) { return ids_of(unit.shipments().needing_attention(now, limit)); });
    };
    EXPECT_EQ(this->read([](const Unit& unit) { return ids_of(unit.shipments().to_hand_over(9)); }), "labelled ");
    EXPECT_EQ(this->read([](const Unit& unit) { return ids_of(unit.shipments().expected_materials(9)); }),
              "materials ");
    EXPECT_EQ(attention(morning), "locker problem reported ");
    EXPECT_EQ(attention(morning + 1), "locker problem reported silent ");
    EXPECT_EQ(attention(morning + 1, 2), "locker problem ");
    const auto handed = [&](base::Instant from) {
        return this->read(
            [&](const Unit& unit) { return ids_of(unit.shipments().handed_over(from, from + minute, 9)); });
    };
    EXPECT_EQ(handed(morning + minute), "handed ");
    EXPECT_EQ(handed(morning), "") << "until before the end";
    this->write([](Unit& unit) { unit.shipments().settle("1"); });
    EXPECT_EQ(attention(morning + 1), "");
    EXPECT_EQ(this->read([](const Unit& unit) { return unit.shipments().of_case("1").size(); }), 9u);
}

TYPED_TEST(ShipmentsContract, DeliveriesAreCountedByCarrierAndDays) {
    this->add(new_case("1", "ann"));
    const base::Instant midnight = base::Instant::at(base::Day(20785), 0, base::china_offset_minutes);
    int made_count = 0;
    const auto add = [&](std::string carrier, std::int64_t collected_hour, std::optional<std::int64_t> arrived_hour,
                         std::string state = "delivered", bool failed = false) {
        Shipment made = shipment("s" + std::to_string(++made_count));
        made.carrier = std::move(carrier);
        made.state = std::move(state);
        made.collected_at = midnight + collected_hour * 60 * minute;
        if (arrived_hour) made.arrived_at = midnight + *arrived_hour * 60 * minute;
        made.first_attempt_failed = failed;
        this->write([&](Unit& unit) { unit.shipments().add(made); });
    };
    add("ems", 23, 25);  // over midnight is a day
    add("ems", 1, 23);
    add("ems", 1, 47, "delivered", true);
    add("ems", 2, std::nullopt, "returned", true);
    add("ems", -1, 3);  // collected the day before
    add("yunda", 0, std::nullopt, "in_transit");
    std::string counted;
    for (const DeliveryFigures& row : this->read([&](const Unit& unit) {
             return unit.shipments().figures(midnight, midnight + base::milliseconds_per_day);
         })) {
        counted += row.carrier + ' ' + (row.days ? std::to_string(*row.days) : "-") + ':' +
                   std::to_string(row.parcels) + '/' + std::to_string(row.first_attempt_failed) + '/' +
                   std::to_string(row.returned) + ' ';
    }
    // Where NULL stands in an order is the backend's.
    EXPECT_NE(counted.find("ems 0:1/0/0 ems 1:2/1/0 "), std::string::npos) << counted;
    EXPECT_NE(counted.find("ems -:1/1/1 "), std::string::npos) << counted;
    EXPECT_NE(counted.find("yunda -:1/0/0 "), std::string::npos) << counted;
}

TYPED_TEST(ShipmentsContract, PastParcelsAreCountedByWayWeekdayAndDays) {
    const auto add = [&](std::string carrier, base::Weekday weekday, std::int64_t days, std::string to = "33") {
        this->write([&](Unit& unit) { unit.past_parcels().add({carrier, "99", to, weekday, days, 2}); });
    };
    add("ems", base::Weekday::Tuesday, 3);
    add("ems", base::Weekday::Tuesday, 2);
    add("ems", base::Weekday::Tuesday, 3);
    add("ems", base::Weekday::Monday, 3);
    add("yunda", base::Weekday::Sunday, 0);
    add("ems", base::Weekday::Tuesday, 3, "11");
    this->reopen();
    std::string counted;
    for (const PastCount& count : this->read([](const Unit& unit) { return unit.past_parcels().between("99", "33"); }))
        counted += count.carrier + std::to_string(static_cast<int>(count.collected_on)) + '/' +
                   std::to_string(count.days) + ':' + std::to_string(count.parcels) + ' ';
    EXPECT_EQ(counted, "ems1/3:2 ems2/2:2 ems2/3:4 yunda7/0:2 ");
    EXPECT_TRUE(this->read([](const Unit& unit) { return unit.past_parcels().between("33", "99"); }).empty());
}

Push push(std::string_view param, std::int64_t minutes_later = 0) {
    return {push_hash("s1", param), "s1", morning + minutes_later * minute, "ems_answer", std::string(param)};
}

TYPED_TEST(ShipmentsContract, APushIsKeptOnceAndWaitsUntilItIsDealtWith) {
    this->add(new_case("1", "ann"));
    this->write([](Unit& unit) { unit.shipments().add(shipment("s1")); });
    const auto add = [&](const Push& one) {
        return this->write([&](Unit& unit) { return unit.shipments().add_push(one); });
    };
    const auto waiting = [&](std::int64_t limit) {
        std::string params;
        for (const Push& one : this->read([&](const Unit& unit) { return unit.shipments().waiting_pushes(limit); }))
            params += one.shipment + ':' + one.form + ':' + one.param + ' ';
        return params;
    };
    EXPECT_FALSE(this->read([](const Unit& unit) { return unit.shipments().has_waiting_pushes(); }));
    EXPECT_TRUE(add(push("b", 2)));
    EXPECT_TRUE(add(push("a", 1)));
    EXPECT_FALSE(add(push("b", 3)));
    this->reopen();
    EXPECT_TRUE(this->read([](const Unit& unit) { return unit.shipments().has_waiting_pushes(); }));
    EXPECT_EQ(waiting(10), "s1:ems_answer:a s1:ems_answer:b ");
    EXPECT_EQ(waiting(1), "s1:ems_answer:a ");
    this->write([](Unit& unit) { unit.shipments().end_push(push("a").content_hash, PushOutcome::Taken); });
    EXPECT_EQ(waiting(10), "s1:ems_answer:b ");
    EXPECT_FALSE(add(push("a", 4))) << "dealt with, and still known";
    this->write([](Unit& unit) { unit.shipments().end_push(push("b").content_hash, PushOutcome::MixedUp); });
    EXPECT_FALSE(this->read([](const Unit& unit) { return unit.shipments().has_waiting_pushes(); }));
}

TEST(PushHash, TellsShipmentsAndContentsApart) {
    EXPECT_NE(push_hash("s1", "a"), push_hash("s2", "a"));
    EXPECT_NE(push_hash("s1", "a"), push_hash("s1", "b"));
    EXPECT_NE(push_hash("s1", "a"), push_hash("s1a", ""));
    EXPECT_EQ(push_hash("s1", "a"), push_hash("s1", "a"));
}

TYPED_TEST(ShipmentsContract, OldPushesThatWereDealtWithAreForgotten) {
    this->add(new_case("1", "ann"));
    this->write([](Unit& unit) {
        unit.shipments().add(shipment("s1"));
        for (const auto& one : {push("a", 1), push("b", 2), push("c", 3), push("waiting", 1)})
            EXPECT_TRUE(unit.shipments().add_push(one));
        for (const std::string_view dealt_with : {"a", "b", "c"})
            unit.shipments().end_push(push(dealt_with).content_hash, PushOutcome::Taken);
    });
    const auto forget = [&](std::int64_t limit) {
        return this->write([&](Unit& unit) { return unit.shipments().forget_pushes(morning + 3 * minute, limit); });
    };
    EXPECT_EQ(forget(1), 1);
    EXPECT_EQ(forget(10), 1);
    EXPECT_EQ(forget(10), 0);
    EXPECT_TRUE(this->read([](const Unit& unit) { return unit.shipments().has_waiting_pushes(); }));
}

}  // namespace
}  // namespace onetrip::storage::test
