#pragma once

/// A store with one parcel, `s1`, that waits to be subscribed.

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "server/couriers/job_worker.h"
#include "server/storage/open.h"
#include "tests/server/await.h"
#include "tests/server/doubles.h"
#include "tests/server/temporary_folder.h"

namespace onetrip::test {

class ParcelStore : public ::testing::Test {
protected:
    ParcelStore() { add_parcel("1", "s1"); }

    static storage::Shipment parcel(std::string case_number, std::string id) {
        storage::Shipment shipment;
        shipment.id = std::move(id);
        shipment.case_number = std::move(case_number);
        shipment.carrier = "ems";
        shipment.waybill = "1130012345678";
        shipment.state = "label_ready";
        shipment.salt = "s4lt";
        shipment.callback_token = "token-" + shipment.id;
        shipment.phone = "13800138000";
        shipment.subscription = "pending";
        shipment.tracking = "{}";
        shipment.created_at = test_morning;
        shipment.updated_at = test_morning;
        return shipment;
    }
    void add_parcel(std::string case_number, std::string id) {
        storage::write_now(*store, [&](storage::Unit& unit) {
            storage::Case made;
            made.number = case_number;
            made.citizen = "ann";
            made.service = "teacher-qualification";
            made.state = "delivering";
            made.submitted_at = test_morning;
            made.received_day = base::Day(20785);
            made.answers = "{}";
            made.record = "{}";
            unit.cases().add(made, {});
            unit.shipments().add(parcel(case_number, id));
        });
    }
    void add_job(const storage::Job& job) {
        storage::write_now(*store, [&](storage::Unit& unit) { unit.jobs().add(job); });
    }
    [[nodiscard]] storage::Shipment shipment(std::string_view id = "s1") const {
        return storage::read_now(*store, [&](const storage::Unit& unit) { return *unit.shipments().find(id); });
    }
    [[nodiscard]] std::int64_t given_up(std::string_view kind) const {
        return storage::read_now(*store, [&](const storage::Unit& unit) { return unit.jobs().given_up(kind); });
    }
    /// Minutes from now to the next job of the kind; -1 if there is none.
    [[nodiscard]] std::int64_t due_in_minutes(std::string_view kind) const {
        const auto due =
            storage::read_now(*store, [&](const storage::Unit& unit) { return unit.jobs().next_due(kind); });
        return due ? (*due - clock.now()) / base::milliseconds_per_minute : -1;
    }

    TemporaryFolder folder;
    std::unique_ptr<storage::Store> store = storage::open("sqlite:" + folder.path("onetrip.db"));
    SetClock clock;
    CountedRandomness randomness;
};

}  // namespace onetrip::test
