// The two harder services of the demo catalogue: a whole application passes, and each rule speaks when it is broken.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <span>

#include "core/catalog/service.h"
#include "core/form/sheet.h"
#include "tests/core/catalog/catalog_under_test.h"

namespace onetrip::catalog {
namespace {

using Json = nlohmann::ordered_json;

const base::Day today = *base::Day::parse("2026-11-28");

/// `code@place` of every finding of the answers, in field order; a question mark where it is only asked about.
std::string findings_of(const Service& service, const Json& answers) {
    const auto document = json::Document::parse(answers.dump());
    const form::Sheet sheet(service.form(), document->root(), today);
    std::string found;
    for (const base::Finding& finding : sheet.findings()) {
        found += found.empty() ? "" : " ";
        found += finding.code + (finding.severity == base::Severity::Warn ? "?@" : "@") + finding.field;
    }
    return found;
}

/// `/a/0/b=VALUE; /c=-`: members that get a value, and (-) members that go.
Json changed(Json answers, std::string_view changes) {
    while (!changes.empty()) {
        const std::size_t end = std::min(changes.find("; "), changes.size());
        const std::string_view change = changes.substr(0, end);
        const std::size_t equals = change.find('=');
        const Json::json_pointer place{std::string(change.substr(0, equals))};
        const std::string_view value = change.substr(equals + 1);
        if (value == "-") {
            answers.at(place.parent_pointer()).erase(place.back());
        } else {
            answers[place] = Json::parse(value);
        }
        changes.remove_prefix(std::min(end + 2, changes.size()));
    }
    return answers;
}

struct Broken {
    const char* changes;
    const char* findings;
};

void expect_findings(const char* file, const char* whole, std::span<const Broken> table) {
    const auto read = read_service(catalog_file(file));
    ASSERT_TRUE(read.ok()) << read.error().code << " " << read.error().at;
    EXPECT_EQ(findings_of(read->service, Json::parse(whole)), "");
    for (const Broken& broken : table)
        EXPECT_EQ(findings_of(read->service, changed(Json::parse(whole), broken.changes)), broken.findings)
            << broken.changes;
}

TEST(NewbornBundle, FindsWhatIsWrong) {
    const char* const whole = R"({"baby_name":"李安","baby_sex":"female","birth_date":"2026-11-20",
        "hospital":"yunchuan-women","nation":"han","mother_name":"王小雪","mother_id_no":"440305200002290264",
        "mother_nation":"hui","mobile":"13800138000","parents":"both","father_name":"李测试",
        "father_id_no":"110101199003078670","father_nation":"han","marriage_date":"2024-05-20","follow":"father",
        "householder_name":"李测试","householder_relation":"child","native_place":"浙江省云川市",
        "earlier_children":[{"child_name":"李乐","child_birth_date":"2025-01-05"}],"insure":true,"card_bank":"icbc",
        "claim_allowance":true,"allowance_account":"6228480402564890018","allowance_bank":"农业银行云川支行",
        "deliver_mode":"mail","mail_address":"云川市城东区学府路8号","consent_share":true,"consent_father":true})";
    const Broken table[] = {
        {"/birth_date=\"2025-11-28\"", "date_early@/birth_date"},
        {"/birth_date=\"2026-11-29\"", "date_late@/birth_date"},
        {"/birth_date=\"2024-12-31\"", "date_early@/birth_date"},  // one finding: the dates against it wait
        {"/baby_name=\"王安\"", ""},
        {"/baby_name=\"赵安\"", "surname_of_neither?@/baby_name"},
        {"/nation=\"hui\"", ""},
        {"/nation=\"miao\"", "nation_of_neither@/nation"},
        {"/mother_id_no=\"44030520000229026X\"", "identity.check_digit@/mother_id_no"},
        {"/father_id_no=\"440305200002290264\"", "same_person_twice@/father_id_no"},
        {"/parents=\"mother\"", "surname_of_neither?@/baby_name nation_of_neither@/nation choice_unavailable@/follow"},
        {"/parents=\"mother\"; /baby_name=\"王安\"; /nation=\"hui\"; /follow=\"mother\"", ""},
        {"/marriage_date=-", ""},
        {"/gestation_weeks=19", "number_low@/gestation_weeks"},
        {"/weight_grams=8001", "number_high@/weight_grams"},
        {"/birth_cert_no=\"320101001X\"", "identity.characters@/birth_cert_no"},
        {"/earlier_children/0/child_birth_date=\"2026-11-21\"", "child_not_older@/earlier_children/0/child_birth_date"},
        {"/earlier_children/0/child_birth_date=\"2026-11-20\"", ""},  // a twin
        {"/earlier_children/0/child_birth_date=\"2026-05-25\"", "child_close?@/earlier_children/0/child_birth_date"},
        {"/earlier_children/0/child_birth_date=\"2026-05-24\"", ""},
        {"/earlier_children/0/child_name=-", "required@/earlier_children/0/child_name"},
        {"/earlier_children=[]", ""},
        {"/insure=false; /card_bank=-", ""},
        {"/card_bank=-", "required@/card_bank"},
        {"/allowance_account=-", "required@/allowance_account"},
        {"/consent_share=false", "must_accept@/consent_share"},
    };
    expect_findings("services/newborn-bundle.json", whole, table);
}

TEST(InheritanceRealestate, FindsWhatIsWrong) {
    const char* const whole = R"({"name":"张测试","id_no":"110101199003078670","mobile":"13800138000","role":"heir",
        "deceased_name":"张老","deceased_id_no":"11010519491231002X","death_date":"2025-03-02",
        "estate_cert":"云(2015)云川市不动产权第0000001号","location":"云川市城东区学府路8号3幢201室","estate_use":"home",
        "route":"statutory","share_whole":4,"heirs":[
          {"heir_name":"周测试","relation":"spouse","died":"no","heir_id_no":"610104196209276908","accepts":"accept",
           "share_parts":1},
          {"heir_name":"张测试","relation":"child","died":"no","heir_id_no":"110101199003078670","accepts":"accept",
           "share_parts":3},
          {"heir_name":"张远","relation":"child","died":"no","heir_id_no":"440305200002290264","accepts":"waive"}],
        "all_heirs_named":true,"no_dispute":true,"deliver_mode":"mail","mail_address":"云川市城东区学府路8号"})";
    const Broken table[] = {
        {"/deceased_id_no=\"110101199003078670\"",
         "deceased_applies@/deceased_id_no heir_is_deceased@/heirs/1/heir_id_no"},
        {"/death_date=\"2026-11-29\"", "date_late@/death_date"},
        {"/death_date=\"1949-12-30\"", "died_before_birth@/death_date"},
        {"/estate_unit=\"330106001001GB00001F0001000\"", "text_short@/estate_unit"},
        {"/share_whole=5", "shares_not_whole@/share_whole"},
        {"/heirs/0/share_parts=2", "shares_not_whole@/share_whole"},
        {"/share_whole=0", "number_low@/share_whole"},
        {"/heirs/1/share_parts=-", "required@/heirs/1/share_parts"},
        {"/heirs/1/heir_name=\"张测试\"; /id_no=\"610104196209276908\"", ""},
        {"/heirs=[]", "required@/heirs"},
        {"/id_no=\"37062019950510012x\"", "identity.check_digit@/id_no"},
        {"/id_no=\"370620199505100123\"", "applicant_not_heir@/heirs"},
        {"/id_no=\"370620199505100123\"; /role=\"administrator\"", "required@/administrator_name"},
        {"/id_no=\"370620199505100123\"; /role=\"administrator\"; /administrator_name=\"吴测试\"", ""},
        {"/heirs/2/relation=\"spouse\"", "spouses_too_many@/heirs"},
        {"/heirs/2/relation=\"sibling\"", "second_order_too_early@/heirs"},
        {"/heirs/2/relation=\"legatee\"", "choice_unavailable@/heirs/2/relation"},
        {"/heirs/2/relation=\"grandchild\"", "grandchild_without_place@/heirs"},
        // A child who died before the deceased: not asked whether it accepts, and its child takes its place.
        {"/heirs/2/died=\"yes\"; /heirs/2/heir_death_date=\"2020-01-01\"", ""},
        {"/heirs/2/died=\"yes\"; /heirs/2/heir_death_date=\"2020-01-01\"; /heirs/1/relation=\"grandchild\"", ""},
        {"/heirs/2/died=\"yes\"; /heirs/2/heir_death_date=\"2025-03-02\"; /heirs/1/relation=\"grandchild\"",
         "grandchild_without_place@/heirs"},
        {"/heirs/2/died=\"yes\"", "required@/heirs/2/heir_death_date"},
        {"/heirs/0/accepts=\"waive\"; /heirs/1/accepts=\"waive\"",
         "shares_not_whole@/share_whole nobody_inherits@/heirs"},
        {"/route=\"will\"", "required@/will_date required@/will_form required@/only_will"},
        {"/route=\"will\"; /will_date=\"2025-03-03\"; /will_form=\"own_hand\"; /only_will=true",
         "will_after_death@/will_date"},
        {"/route=\"judgment\"", "required@/paper_number"},
        {"/all_heirs_named=false", "must_accept@/all_heirs_named"},
    };
    expect_findings("services/inheritance-realestate.json", whole, table);
}

}  // namespace
}  // namespace onetrip::catalog
