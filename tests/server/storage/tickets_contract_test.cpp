// The line in a hall: whoever is called is called by one window.

#include <atomic>
#include <set>
#include <thread>

#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

Ticket ticket(std::int64_t drawn, std::string comer = "walk_in") {
    Ticket made;
    made.id = "t" + std::to_string(drawn);
    made.hall = "city-hall";
    made.day = "2026-11-30";
    made.number = "B" + std::to_string(drawn);
    made.drawn = drawn;
    made.service = "passport";
    made.comer = std::move(comer);
    made.drawn_at = morning + drawn * minute;
    made.turn_at = made.drawn_at;
    made.state = "waiting";
    return made;
}

template <typename Backend>
class TicketsContract : public StoreContract<Backend> {
protected:
    void add(const Ticket& added) {
        this->write([=](Unit& unit) { unit.tickets().add(added); });
    }
    bool save(const Ticket& changed) {
        return this->write([=](Unit& unit) { return unit.tickets().save(changed); });
    }
    std::vector<Ticket> open() {
        return this->read([](const Unit& unit) { return unit.tickets().open_of("city-hall", "2026-11-30"); });
    }
    /// As a handler does: looks who is first, and calls them. Answers whom.
    std::string call_first(const std::string& window) {
        return this->write([=](Unit& unit) -> std::string {
            for (Ticket& first : unit.tickets().open_of("city-hall", "2026-11-30")) {
                if (first.state != "waiting") continue;
                first.state = "called";
                first.window = window;
                first.called_at = morning;
                return unit.tickets().save(first) ? first.id : "lost";
            }
            return "nobody";
        });
    }
};
TYPED_TEST_SUITE(TicketsContract, Backends);

TYPED_TEST(TicketsContract, KeepsEveryMember) {
    Ticket made = ticket(7, "booked");
    made.booking = "b1";
    this->add(made);
    made.service = "photo";
    made.state = "called";
    made.window = "3";
    made.clerk = "clerk";
    made.called_at = morning + 9 * minute;
    made.first_called_at = morning + 8 * minute;
    ASSERT_TRUE(this->save(made));
    this->reopen();
    const auto found = this->read([](const Unit& unit) { return unit.tickets().find_of_booking("b1"); });
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->id + ' ' + found->hall + ' ' + found->day + ' ' + found->number, "t7 city-hall 2026-11-30 B7");
    EXPECT_EQ(found->service + ' ' + found->comer + ' ' + found->state, "photo booked called");
    EXPECT_EQ(found->window + ' ' + found->clerk, "3 clerk");
    EXPECT_EQ(found->drawn, 7);
    EXPECT_EQ(found->drawn_at, made.drawn_at);
    EXPECT_EQ(found->turn_at, made.turn_at);
    EXPECT_EQ(found->called_at, made.called_at);
    EXPECT_EQ(found->first_called_at, made.first_called_at);
    EXPECT_EQ(found->changes, 1);
}

TYPED_TEST(TicketsContract, ListsWhoWaitsOrIsCalledAndWhatWasCalled) {
    for (std::int64_t i = 1; i <= 4; ++i)
        this->add(ticket(i, i % 2 == 0 ? "booked" : "walk_in"));
    for (const auto& [id, state, minutes] : {std::tuple("t1", "served", 1), std::tuple("t2", "missed", 2)}) {
        Ticket over = *this->read([id = id](const Unit& unit) { return unit.tickets().find(id); });
        over.state = state;
        over.first_called_at = morning + minutes * minute;
        ASSERT_TRUE(this->save(over));
    }
    std::string line;
    for (const Ticket& one : this->open())
        line += one.id + ' ';
    EXPECT_EQ(line, "t3 t4 ");
    const auto calls = this->read([](const Unit& unit) { return unit.tickets().calls("city-hall", "2026-11-30", 10); });
    ASSERT_EQ(calls.size(), 2u);
    EXPECT_EQ(calls[0].comer + ' ' + calls[1].comer, "booked walk_in") << "newest first";
    EXPECT_EQ(calls[0].at, morning + 2 * minute);
}

TYPED_TEST(TicketsContract, WhoReadItEarlierChangesNothing) {
    this->add(ticket(1));
    const Ticket read_by_both = *this->read([](const Unit& unit) { return unit.tickets().find("t1"); });
    EXPECT_TRUE(this->save(read_by_both));
    EXPECT_FALSE(this->save(read_by_both));
}

TYPED_TEST(TicketsContract, AWindowHasOnePersonAtATime) {
    this->add(ticket(1));
    this->add(ticket(2));
    EXPECT_EQ(this->call_first("3"), "t1");
    EXPECT_THROW(this->call_first("3"), Failure);
    EXPECT_EQ(this->call_first("4"), "t2");
}

TYPED_TEST(TicketsContract, ManyWindowsCallAtOnceAndNobodyIsCalledTwice) {
    constexpr int people = 60;
    for (std::int64_t i = 1; i <= people; ++i)
        this->add(ticket(i));
    std::vector<std::vector<std::string>> called(8);
    std::vector<std::thread> windows;
    for (std::size_t w = 0; w < called.size(); ++w) {
        windows.emplace_back([&, w] {
            for (int i = 0; i < people; ++i) {
                const std::string who = this->call_first(std::to_string(w) + '-' + std::to_string(i));
                if (who == "nobody") return;
                called[w].push_back(who);
            }
        });
    }
    for (std::thread& window : windows)
        window.join();
    std::multiset<std::string> all;
    for (const auto& some : called)
        all.insert(some.begin(), some.end());
    EXPECT_EQ(all.size(), std::size_t{people});
    EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), std::size_t{people});
}

}  // namespace
}  // namespace onetrip::storage::test
