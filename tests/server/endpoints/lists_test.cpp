// Every list that comes in pages is walked to its end by its own cursor: everything once, in order, whatever is added
// meanwhile.

#include <functional>
#include <set>

#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

constexpr int case_count = 55;  // three pages for a citizen, two for the staff

/// 08:00, 08:30 … 11:00, a day further after each seven.
std::string slot(int index) {
    const int half_hours = index % 7;
    const int hour = 8 + half_hours / 2;
    return "2026-12-0" + std::to_string(1 + index / 7) + 'T' + (hour < 10 ? "0" : "") + std::to_string(hour) +
           (half_hours % 2 == 0 ? ":00" : ":30");
}

class Lists : public Endpoints {
protected:
    Lists() {
        citizen.begin();
        for (int i = 0; i < case_count; ++i)
            add_case(i);
        clerk.sign_in("clerk", accounts::Roles::all());
    }

    /// Somebody applies, and our citizen looks the case up, so that it stands in the citizen's own list.
    void add_case(int index) {
        Client somebody(city);
        const Submitted made = submit(somebody.begin(), slot(index / 4));
        const json who{{"number", made.number}, {"query_code", made.query_code}};
        ASSERT_EQ(citizen.post("/api/v1/case-lookups", who).status, 200);
        numbers.push_back(made.number);
        city.clock.advance_minutes(1);
    }

    /// From page to page; `between` happens after the first.
    std::vector<std::string> walk(Client& client, const std::string& target, const std::function<void()>& between) {
        std::vector<std::string> found;
        std::string after;
        for (int page = 0; page < case_count; ++page) {
            const Answer answer = client.get(target + after);
            EXPECT_EQ(answer.status, 200) << answer.text;
            for (const json& listed : answer.body["cases"])
                found.push_back(listed["number"]);
            if (answer.body["next"].is_null()) return found;
            EXPECT_EQ(answer.body["next"], found.back());
            after = "?after=" + answer.body["next"].get<std::string>();
            if (page == 0) between();
        }
        ADD_FAILURE() << target << " has no end";
        return found;
    }

    std::vector<std::string> numbers;
};

TEST_F(Lists, TheTableBelowHasEveryListThatComesInPages) {
    std::set<std::string> paged;
    for (const auto& [path, operations] : city.document.root()["paths"].items()) {
        if (!operations.contains("get")) continue;
        const json& parameters = operations["get"].value("parameters", json::array());
        for (const json& parameter : parameters) {
            if (parameter.value("name", "") == "after") paged.insert(path);
        }
    }
    EXPECT_EQ(paged, (std::set<std::string>{"/cases", "/staff/cases", "/staff/log", "/staff/members"}));
}

TEST_F(Lists, MembersOfTheStaffByTheirNames) {
    Client supervisor(city);
    supervisor.sign_in("supervisor", {accounts::Role::Supervisor});
    std::vector<std::string> expected = {"clerk", "supervisor"};
    for (int i = 0; i < 120; ++i) {
        expected.push_back("member-" + std::to_string(1000 + i));
        city.staff.put(expected.back(), "某", {accounts::Role::Intake}, "yunchuan");
    }
    std::sort(expected.begin(), expected.end());
    std::vector<std::string> found;
    std::string after;
    for (int page = 0; page < 10 && found.size() < expected.size(); ++page) {
        const Answer answer = supervisor.get("/api/v1/staff/members" + after);
        ASSERT_EQ(answer.status, 200) << answer.text;
        for (const json& member : answer.body["members"])
            found.push_back(member["user"]);
        if (!answer.body["next"].is_null()) after = "?after=" + answer.body["next"].get<std::string>();
    }
    EXPECT_EQ(found, expected);
    EXPECT_FALSE(after.empty()) << "one page held them all";
}

TEST_F(Lists, WhatWasDoneToAccountsNewestFirstAndWhatIsNewDoesNotShiftThePages) {
    Client supervisor(city);
    supervisor.sign_in("supervisor", {accounts::Role::Supervisor});
    const auto reset = [&] { ASSERT_EQ(supervisor.remove("/api/v1/staff/members/clerk/second-factor").status, 200); };
    for (int i = 0; i < 120; ++i)
        reset();
    Client auditor(city);
    auditor.sign_in("auditor", {accounts::Role::Auditor});
    std::vector<int> found;
    std::string after;
    for (int page = 0; page < 3; ++page) {
        const Answer answer = auditor.get("/api/v1/staff/log" + after);
        ASSERT_EQ(answer.status, 200) << answer.text;
        for (const json& line : answer.body["lines"])
            found.push_back(line["number"]);
        if (answer.body["next"].is_null()) break;
        after = "?after=" + answer.body["next"].dump();
        reset();
    }
    ASSERT_EQ(found.size(), 120u);
    EXPECT_EQ(found.front(), 120);
    EXPECT_EQ(found.back(), 1);
    EXPECT_TRUE(std::is_sorted(found.rbegin(), found.rend()));
}

TEST_F(Lists, NewestFirstForTheCitizenAndWhatIsNewDoesNotShiftThePages) {
    const std::vector<std::string> expected(numbers.rbegin(), numbers.rend());
    EXPECT_EQ(walk(citizen, "/api/v1/cases", [&] { add_case(case_count); }), expected);
}

TEST_F(Lists, OldestFirstForTheStaffAndWhatIsNewComesLast) {
    const auto found = walk(clerk, "/api/v1/staff/cases", [&] { add_case(case_count); });
    EXPECT_EQ(found, numbers);
    EXPECT_EQ(numbers.size(), std::size_t{case_count} + 1);
}

TEST_F(Lists, ACursorThatNamesNothingStartsNothingAnew) {
    for (Client* client : {&citizen, &clerk}) {
        const std::string target = client == &clerk ? "/api/v1/staff/cases" : "/api/v1/cases";
        EXPECT_EQ(client->get(target + "?after=0000000000000000000").body["cases"], json::array());
    }
}

}  // namespace
}  // namespace onetrip::test
