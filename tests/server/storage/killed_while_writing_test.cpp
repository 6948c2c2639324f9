// A process is killed with SIGKILL while it writes: what it had been told is durable is there afterwards, whole, and
// nothing is sold twice. (The long rounds over HTTP are in tests/faults.)

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstring>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

constexpr std::int32_t capacity = 3;

std::string slot_of(int writer, int round) {
    return "slot-" + std::to_string((writer + round) % 40);
}

/// Each unit makes a case, its event and a booking: all three or none must survive.
bool write_one(Store& store, int writer, int round, const std::string& id) {
    return write_now(store, [&](Unit& unit) {
        unit.cases().add(new_case(id, "citizen"), {"{}", "{}"});
        unit.cases().append(id, event("case.submitted"));
        Booking wanted = booking(id, id, slot_of(writer, round));
        wanted.state = "confirmed";
        wanted.held_until.reset();
        wanted.case_number = id;
        return unit.bookings().add(wanted, capacity, morning);
    });
}

/// Runs in the child and never returns: every acknowledged id goes down the pipe as one line.
template <typename Backend>
[[noreturn]] void write_until_killed(const Backend& backend, int run, int pipe) {
    const auto store = backend.open();
    std::vector<std::thread> writers;
    for (int writer = 0; writer < 4; ++writer) {
        writers.emplace_back([&, writer] {
            for (int round = 0;; ++round) {
                const std::string id = std::to_string(run) + "." + std::to_string(writer) + "." + std::to_string(round);
                const std::string line = id + (write_one(*store, writer, round, id) ? "+\n" : "-\n");
                if (::write(pipe, line.data(), line.size()) < 0) std::_Exit(1);
            }
        });
    }
    for (std::thread& writer : writers)
        writer.join();
    std::_Exit(0);
}

template <typename Backend>
std::vector<std::string> acknowledged_until_killed(const Backend& backend, int run) {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        write_until_killed(backend, run, ends[1]);
    }
    ::close(ends[1]);
    // Killed at some moment after the first acknowledgement.
    std::string text;
    char buffer[4096];
    ssize_t count = ::read(ends[0], buffer, sizeof buffer);
    if (count > 0) text.append(buffer, static_cast<std::size_t>(count));
    std::this_thread::sleep_for(std::chrono::milliseconds(30 + 17 * run));
    ::kill(child, SIGKILL);
    while ((count = ::read(ends[0], buffer, sizeof buffer)) > 0)
        text.append(buffer, static_cast<std::size_t>(count));
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    std::vector<std::string> lines;
    for (std::size_t at = 0, end; (end = text.find('\n', at)) != std::string::npos; at = end + 1) {
        lines.push_back(text.substr(at, end - at));
    }
    return lines;
}

template <typename Backend>
class KilledWhileWriting : public ::testing::Test {};
TYPED_TEST_SUITE(KilledWhileWriting, Backends);

TYPED_TEST(KilledWhileWriting, LosesNothingAcknowledgedAndSellsNothingTwice) {
    const TypeParam backend;
    std::size_t acknowledged = 0;
    for (int run = 0; run < 6; ++run) {
        const auto lines = acknowledged_until_killed(backend, run);
        ASSERT_FALSE(lines.empty());
        acknowledged += lines.size();
        const auto store = backend.open();
        read_now(*store, [&](const Unit& unit) {
            for (const std::string& line : lines) {
                const std::string id = line.substr(0, line.size() - 1);
                ASSERT_TRUE(unit.cases().find(id).has_value()) << id << " was acknowledged and is gone";
                EXPECT_EQ(unit.cases().events(id).size(), 1u);
                EXPECT_TRUE(unit.cases().receipt(id).has_value());
                EXPECT_EQ(unit.bookings().find(id).has_value(), line.back() == '+');
            }
            for (const SlotUse& use : unit.bookings().use_of("demo-hospital", "medical-check", morning,
                                                             morning + 30 * base::milliseconds_per_day, morning)) {
                EXPECT_LE(use.taken, capacity) << use.slot;
            }
        });
    }
    this->RecordProperty("acknowledged", static_cast<int>(acknowledged));
}

}  // namespace
}  // namespace onetrip::storage::test
