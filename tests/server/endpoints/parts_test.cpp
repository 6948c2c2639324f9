// Small parts that need no city: masking, lamps, records.

#include <gtest/gtest.h>

#include "server/endpoints/case_record.h"
#include "server/endpoints/lamp.h"
#include "server/endpoints/masking.h"
#include "server/storage/failure.h"

namespace onetrip::endpoints {
namespace {

TEST(Masking, ANameKeepsWhatIsNeededToRecogniseIt) {
    struct Line {
        std::string_view name;
        std::string_view masked;
    };
    for (const Line& line : {Line{"张三", "张*"}, Line{"张三丰", "张**"}, Line{"欧阳测试", "欧**试"},
                             Line{"阿不都·测试", "阿****试"}, Line{"王", "王"}, Line{"", ""}}) {
        EXPECT_EQ(masked_name(line.name), line.masked);
    }
}

TEST(Lamp, FollowsTheLimits) {
    const calendar::WorkCalendar& calendar = calendar::WorkCalendar::built_in();
    const auto day = [](std::string_view text) { return *base::Day::parse(text); };
    struct Line {
        std::string_view today;
        std::optional<base::Day> promised;
        std::optional<base::Day> legal;
        std::int32_t promised_days;
        std::string_view lamp;
    };
    const base::Day promised = day("2026-12-25");
    const base::Day legal = day("2027-01-12");
    const Line lines[] = {
        {"2026-12-18", promised, legal, 20, "green"},        // five working days are left, four would be a fifth
        {"2026-12-21", promised, legal, 20, "pre_warning"},  //
        {"2026-12-25", promised, legal, 20, "pre_warning"},  // the last day
        {"2026-12-26", promised, legal, 20, "yellow"},       //
        {"2027-01-12", promised, legal, 20, "yellow"},       //
        {"2027-01-13", promised, legal, 20, "red"},          //
        {"2026-12-23", promised, legal, 3, "green"},         // at least one working day
        {"2026-12-24", promised, legal, 3, "pre_warning"},   //
        {"2027-06-01", std::nullopt, std::nullopt, 20, "green"},
    };
    for (const Line& line : lines) {
        EXPECT_EQ(name_of(lamp_of(line.promised, line.legal, line.promised_days, calendar, day(line.today))), line.lamp)
            << line.today;
    }
}

TEST(CaseRecord, ComesBackAsItWasWritten) {
    CaseRecord record;
    record.process = casework::open_case(base::Instant(1'795'827'600'000));
    record.materials = {{"photo", "u1", std::string(64, 'a'), "jpeg", 20'000}};
    record.booking = "b1";
    record.consents = {"processing"};
    record.applicant_masked = "张**";
    record.answers_masked = R"({"name":"张**"})";
    record.notice_number = "云教补字〔2026〕00001号";
    record.decision = Decision{casework::Outcome::Refused, base::Instant(1'795'827'600'000), "学历不符"};
    record.issued_at = base::Instant(1'795'827'600'000);
    const std::string text = write_record(record);
    EXPECT_EQ(write_record(read_record(text)), text);
    EXPECT_EQ(read_record(text).decision->reason, "学历不符");
    EXPECT_EQ(read_record(write_record({})).booking, "");
}

TEST(CaseRecord, ABrokenOneIsSaid) {
    for (const std::string_view text : {"", "{}", R"({"process":{"state":"lost"}})"}) {
        EXPECT_THROW(static_cast<void>(read_record(text)), storage::Failure) << text;
    }
}

TEST(PublicState, NamesEveryStateOfTheProcess) {
    using casework::State;
    EXPECT_EQ(public_state(State::Suspended), "accepted");
    EXPECT_EQ(public_state(State::Issuing), "granted");
    EXPECT_EQ(public_state(State::NotAccepted), "refused");
    EXPECT_EQ(public_state(State::Delivered), "closed");
    EXPECT_EQ(public_state(State::Voided), "closed");
}

}  // namespace
}  // namespace onetrip::endpoints
