#include "core/delivery/push.h"

#include <gtest/gtest.h>

namespace onetrip::delivery {
namespace {

TEST(ChinaTime, without_a_zone_is_chinas) {
    const struct {
        const char* text;
        const char* at;
    } table[] = {
        {"2026-11-20 08:00:00", "2026-11-20T08:00:00+08:00"},
        {"2026-11-20 08:00", "2026-11-20T08:00:00+08:00"},
        {"2026-11-20T00:00:00Z", "2026-11-20T08:00:00+08:00"},
        {"2026-11-20 24:00:00", "-"},
        {"2026-11-20", "-"},
        {"1999-11-20 08:00:00", "-"},
        {"2026/11/20 08:00:00", "-"},
        {"", "-"},
    };
    for (const auto& row : table) {
        const auto at = read_china_time(row.text);
        EXPECT_EQ(at ? at->text() : "-", row.at) << row.text;
    }
}

TEST(Watch, names_read_back) {
    for (const Watch watch : {Watch::Polling, Watch::Shutdown, Watch::Abort})
        EXPECT_EQ(watch_of(name_of(watch)), watch);
    EXPECT_EQ(watch_of("updateall"), std::nullopt);
}

TEST(SignedStatus, is_read_by_the_carriers_words) {
    const struct {
        const char* words;
        const char* status;
    } table[] = {
        {"您的邮件已签收，签收人：本人", "delivered"},
        {"已签收，他人代收：物业", "delivered_proxy"},
        {"已代签收，签收人：前台", "delivered_proxy"},
        {"已存放在快递柜，请凭取件码领取", "in_locker"},
        {"已由驿站代收", "in_locker"},
        {"", "delivered"},
    };
    for (const auto& row : table)
        EXPECT_EQ(name_of(signed_status(row.words)), row.status) << row.words;
}

TEST(Conclude, lets_the_whole_count_where_the_events_say_less) {
    const auto at = [](int hour, std::optional<Status> status) {
        TrackEvent event;
        event.at = base::Instant(hour * 3'600'000);
        event.status = status;
        return event;
    };
    const struct {
        const char* what;
        std::vector<TrackEvent> events;
        std::optional<Status> state;
        std::optional<Status> newest;
    } table[] = {
        {"no status of its own", {at(2, std::nullopt), at(1, Status::Collected)}, Status::Problem, Status::Problem},
        {"the whole has ended", {at(1, Status::OutForDelivery)}, Status::Delivered, Status::Delivered},
        {"an event has ended", {at(1, Status::DeliveredProxy)}, Status::Delivered, Status::DeliveredProxy},
        {"the event knows better", {at(1, Status::OutForDelivery)}, Status::InTransit, Status::OutForDelivery},
        {"nothing is said of the whole", {at(1, std::nullopt)}, std::nullopt, std::nullopt},
    };
    for (const auto& row : table) {
        Push push;
        push.events = row.events;
        conclude(push, row.state);
        EXPECT_EQ(push.events.back().status, row.newest) << row.what;
    }
    Push silent;
    conclude(silent, Status::Delivered);
    EXPECT_TRUE(silent.events.empty());
    EXPECT_EQ(silent.state, Status::Delivered);
}

}  // namespace
}  // namespace onetrip::delivery
