#include "server/endpoints/push_intake.h"

#include <gtest/gtest.h>

#include <chrono>
#include <future>

#include "server/storage/open.h"
#include "tests/server/await.h"
#include "tests/server/doubles.h"
#include "tests/server/temporary_folder.h"

namespace onetrip::endpoints {
namespace {

using namespace std::chrono_literals;

class PushIntake : public ::testing::Test {
protected:
    PushIntake() {
        storage::write_now(*store, [](storage::Unit& unit) {
            storage::Case made;
            made.number = "1";
            made.citizen = "ann";
            made.service = "teacher-qualification";
            made.state = "delivering";
            made.answers = "{}";
            made.record = "{}";
            unit.cases().add(made, {});
            storage::Shipment shipment;
            shipment.id = "s1";
            shipment.case_number = "1";
            shipment.subscription = "pending";
            unit.shipments().add(shipment);
        });
    }
    storage::Push push(const std::string& param) {
        return {storage::push_hash("s1", param), "s1", test::test_morning, "kuaidi100_push", param};
    }

    test::TemporaryFolder folder;
    std::unique_ptr<storage::Store> store = storage::open("sqlite:" + folder.path("onetrip.db"));
};

TEST_F(PushIntake, KeepsEachContentOnce) {
    EXPECT_EQ(test::await(take_in(*store, push("a"))), Intake::Kept);
    EXPECT_EQ(test::await(take_in(*store, push("a"))), Intake::Repeated);
    EXPECT_EQ(test::await(take_in(*store, push("b"))), Intake::Kept);
}

TEST_F(PushIntake, AStoreThatIsLateIsNotWaitedForAndKeepsItAllTheSame) {
    std::promise<void> release;
    store->submit_write([gate = release.get_future().share()](storage::Unit&) { gate.wait(); },
                        [](const std::exception_ptr&) {});
    boost::asio::io_context loop;
    auto alive = boost::asio::make_work_guard(loop);
    std::optional<Intake> intake;
    const auto began = std::chrono::steady_clock::now();
    boost::asio::co_spawn(loop, take_in(*store, push("a"), 50ms), [&](std::exception_ptr, Intake found) {
        intake = found;
        alive.reset();
    });
    loop.run();
    EXPECT_EQ(intake, Intake::NotKept);
    EXPECT_LT(std::chrono::steady_clock::now() - began, 1s);
    release.set_value();
    store->close();
    loop.restart();
    loop.run();
    store.reset();
    store = storage::open("sqlite:" + folder.path("onetrip.db"));
    EXPECT_EQ(test::await(take_in(*store, push("a"))), Intake::Repeated);
}

TEST_F(PushIntake, AStoreThatIsClosedKeepsNothing) {
    store->close();
    EXPECT_EQ(test::await(take_in(*store, push("a"))), Intake::NotKept);
}

}  // namespace
}  // namespace onetrip::endpoints
