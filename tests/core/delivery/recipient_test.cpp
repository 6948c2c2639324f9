#include "core/delivery/recipient.h"

#include <gtest/gtest.h>

namespace onetrip::delivery {
namespace {

TEST(Recipient, OfADocumentOnlyItsEndCounts) {
    const std::string longest(document_characters_max, '7');
    const struct {
        std::string_view number;
        std::string_view end;
    } table[] = {
        {"11010519491231002X", "002X"},
        {"11010519491231002x", "002X"},
        {"１１０１０５１９４９１２３１００２ｘ", "002X"},
        {"110105 19491231 002X", "002X"},
        {"002X", "002X"},
        {"E12345678", "5678"},
        {"H-1234567(8)", "none"},
        {"02X", "none"},
        {"", "none"},
        {"身份证002X", "none"},
        {longest, "7777"},
    };
    for (const auto& line : table)
        EXPECT_EQ(document_end(line.number).value_or("none"), line.end) << line.number;
    EXPECT_FALSE(document_end(longest + '7')) << "longer than any";
}

TEST(Recipient, MayHaveThePapersIfTheDocumentIsTheirs) {
    constexpr auto applicant = Recipient::Applicant;
    constexpr auto agent = Recipient::Agent;
    const Entitled alone{"11010519491231002X", std::nullopt};
    const Entitled both{"11010519491231002X", "5678"};
    const Entitled unknown{"", "5678"};
    const struct {
        const Entitled& entitled;
        Recipient recipient;
        std::string_view shown;
        std::string_view refusal;
    } table[] = {
        {alone, applicant, "11010519491231002X", "-"},
        {alone, applicant, "002x", "-"},
        {alone, applicant, "5678", "delivery.document_differs"},
        {alone, applicant, "", "delivery.document_invalid"},
        {alone, agent, "5678", "delivery.agent_missing"},
        {alone, agent, "", "delivery.agent_missing"},
        {both, agent, "5678", "-"},
        {both, agent, "E12345678", "-"},
        {both, agent, "002X", "delivery.document_differs"},
        {both, applicant, "5678", "delivery.document_differs"},
        {both, agent, "56", "delivery.document_invalid"},
        {unknown, applicant, "5678", "-"},
        {unknown, applicant, "56", "delivery.document_invalid"},
        {unknown, agent, "002X", "delivery.document_differs"},
    };
    for (const auto& line : table) {
        const auto refusal = refuse_recipient(line.entitled, line.recipient, line.shown);
        EXPECT_EQ(refusal ? code_of(*refusal) : "-", line.refusal) << name_of(line.recipient) << ' ' << line.shown;
    }
}

TEST(Recipient, IsKnownByName) {
    EXPECT_EQ(recipient_of("applicant"), Recipient::Applicant);
    EXPECT_EQ(recipient_of("agent"), Recipient::Agent);
    EXPECT_FALSE(recipient_of("Agent"));
    EXPECT_FALSE(recipient_of(""));
}

}  // namespace
}  // namespace onetrip::delivery
