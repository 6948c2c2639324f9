// Whatever a careless carrier sends, in its own words, in whatever order and however often: one timeline.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/delivery/timeline.h"
#include "core/json/writer.h"

namespace onetrip::delivery {
namespace {

const base::Instant created_at = *base::Instant::parse("2026-12-01T09:00:00+08:00");
const base::Instant read_at = *base::Instant::parse("2026-12-03T09:00:00+08:00");
constexpr std::int64_t hour = 3'600'000;
constexpr std::int64_t day = 24 * hour;
constexpr const char* number = "EA123456785CN";

/// What one carrier sends of one parcel: whole histories as the vendor's text, and single events.
struct Mail {
    std::vector<std::string> pushes;
    std::vector<Event> events;
};

class CarelessCarrier {
public:
    explicit CarelessCarrier(std::uint32_t seed) : random_(seed) {}

    Mail mail() {
        Mail mail;
        for (std::size_t i = 1 + pick(4); i > 0; --i)
            mail.pushes.push_back(push_text());
        for (std::size_t i = pick(4); i > 0; --i)
            mail.events.push_back(single_event());
        return mail;
    }
    std::size_t pick(std::size_t below) { return static_cast<std::size_t>(random_()) % below; }
    std::mt19937& random() { return random_; }

private:
    /// Mostly of this parcel's days; else of the parcel that had the number before, or of a clock that is ahead.
    base::Instant time() {
        const base::Instant usual = created_at + (static_cast<std::int64_t>(pick(30)) - 2) * hour;
        const std::size_t kind = pick(12);
        if (kind == 0) return usual + -60 * day;
        if (kind == 1) return usual + 20 * day;
        return usual;
    }
    /// The same moment as carriers write it: without a zone, without seconds, or with a zone.
    std::string written(base::Instant at) {
        const std::string text = at.text();
        const std::string plain = text.substr(0, 10) + ' ' + text.substr(11, 8);
        switch (pick(3)) {
            case 0: return plain.substr(0, 16);
            case 1: return text;
            default: return plain;
        }
    }
    std::string code() {
        constexpr const char* codes[] = {"103", "1002", "202", "5", "501", "303", "301", "6", "4", "101", "0", "9", ""};
        return codes[pick(std::size(codes))];
    }
    std::string words() { return std::string(1, static_cast<char>('a' + pick(3))); }

    std::string push_text() {
        constexpr const char* watches[] = {"polling", "polling", "shutdown", "abort", "updateall"};
        struct Entry {
            base::Instant at;
            std::string code;
            std::string words;
        };
        std::vector<Entry> entries;
        for (std::size_t i = pick(6); i > 0; --i)
            entries.push_back({time(), code(), words()});
        for (std::size_t i = entries.empty() ? 0 : pick(3); i > 0; --i)
            entries.push_back(entries[pick(entries.size())]);
        std::shuffle(entries.begin(), entries.end(), random_);

        json::Writer out;
        out.begin_object().member("status", watches[pick(std::size(watches))]).name("lastResult").begin_object();
        out.member("state", "0").member("com", "ems").member("nu", number).name("data").begin_array();
        for (const Entry& entry : entries) {
            out.begin_object()
                .member("context", entry.words)
                .member("ftime", written(entry.at))
                .member("statusCode", entry.code)
                .end_object();
        }
        out.end_array().end_object().end_object();
        return out.take();
    }
    Event single_event() {
        Event event;
        event.type = EventType::Tracked;
        event.tracked.at = created_at + (static_cast<std::int64_t>(pick(30)) - 2) * hour;
        event.tracked.code = code();
        event.tracked.status = status_of_kuaidi100(event.tracked.code);
        event.tracked.text = words();
        return event;
    }

    std::mt19937 random_;
};

Shipment labelled() {
    Event label;
    label.type = EventType::LabelReady;
    label.number = number;
    label.carrier = "ems";
    return step(create_shipment(created_at), label, created_at).value();
}

/// Brings every piece at least once, in random order, some several times.
Shipment brought(const Mail& mail, CarelessCarrier& carrier) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < mail.pushes.size() + mail.events.size(); ++i)
        order.insert(order.end(), 1 + carrier.pick(3), i);
    std::shuffle(order.begin(), order.end(), carrier.random());
    Shipment shipment = labelled();
    for (const std::size_t i : order) {
        const bool is_push = i < mail.pushes.size();
        const auto next = is_push ? take_push(shipment, parse_kuaidi100_push(mail.pushes[i]).value(), read_at)
                                  : step(shipment, mail.events[i - mail.pushes.size()], read_at);
        EXPECT_TRUE(next.ok());
        if (next) shipment = *next;
    }
    return shipment;
}

std::string shown(const Shipment& shipment) {
    const Timeline line = timeline(shipment, read_at);
    std::string out = std::string(name_of(line.state)) + " since " + line.since.text();
    if (line.attention) out += ", " + std::string(name_of(*line.attention));
    for (const TimelineEntry& entry : line.entries) {
        out += "\n" + entry.at.text() + " " + (entry.status ? std::string(name_of(*entry.status)) : "-") + " " +
               entry.text;
    }
    return out;
}

TEST(AnyOrder, and_any_repetition_gives_the_same_timeline) {
    CarelessCarrier carrier(20261128);
    for (int round = 0; round < 600; ++round) {
        const Mail mail = carrier.mail();
        const std::string first = shown(brought(mail, carrier));
        for (int again = 0; again < 5; ++again)
            ASSERT_EQ(shown(brought(mail, carrier)), first) << "round " << round;
    }
}

TEST(AnyOrder, reopens_nothing_that_was_delivered) {
    CarelessCarrier carrier(7);
    int delivered = 0;
    for (int round = 0; round < 600; ++round) {
        Shipment shipment = brought(carrier.mail(), carrier);
        const Status before = status_of(shipment);
        if (before != Status::Delivered && before != Status::DeliveredProxy) continue;
        ++delivered;
        for (const std::string& late : carrier.mail().pushes)
            shipment = take_push(shipment, parse_kuaidi100_push(late).value(), read_at).value();
        ASSERT_TRUE(is_final(status_of(shipment))) << "round " << round;
    }
    EXPECT_GT(delivered, 100);
}

TEST(AnyOrder, tells_nothing_of_the_parcel_that_had_the_number_before) {
    CarelessCarrier carrier(11);
    for (int round = 0; round < 600; ++round) {
        for (const TimelineEntry& entry : timeline(brought(carrier.mail(), carrier), read_at).entries) {
            ASSERT_LE(created_at - entry.at, earlier_milliseconds_max) << "round " << round;
            ASSERT_LE(entry.at - read_at, ahead_milliseconds_max) << "round " << round;
        }
    }
}

}  // namespace
}  // namespace onetrip::delivery
