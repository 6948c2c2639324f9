#include "core/identity/credit_code.h"

#include "tests/core/identity/judged.h"

namespace onetrip::identity {
namespace {

TEST(CreditCode, Gb32100) {
    const JudgedRow rows[] = {
        {"91110000600037341L", "valid authority=9 category=1 region=110000 organisation_code=600037341"},
        {"92371000MA3MXH0E3W", "valid authority=9 category=2 region=371000 organisation_code=MA3MXH0E3"},
        {"91230184MA1BUFLT44", "valid authority=9 category=1 region=230184 organisation_code=MA1BUFLT4"},
        {"11100000000013338W", "valid authority=1 category=1 region=100000 organisation_code=000013338"},
        {"A11100000000000187",
         "valid ?organisation_code authority=A category=1 region=110000 organisation_code=000000018"},
        // A pilot code that stands on a real licence: a form asks.
        {"91350211M00013FA1N", "invalid ?check_digit authority=9 category=1 region=350211 organisation_code=M00013FA1"},
        {"91110000600037341l",
         "invalid ?spelling ->91110000600037341L authority=9 category=1 region=110000 organisation_code=600037341"},
        {"91110000600037341I", "invalid !characters"},
        {"911100006O0037341L", "invalid !characters"},
        {"911A0000600037341L", "invalid !characters"},
        {"12345", "invalid !length"},
        {"911101085923662400", "valid authority=9 category=1 region=110108 organisation_code=592366240"},
        {"B1110000600037341Q",
         "invalid ?authority_unknown ?check_digit authority=B category=1 region=110000 organisation_code=600037341"},
        {"91777777600037341L",
         "invalid ?region_unknown ?check_digit authority=9 category=1 region=777777 organisation_code=600037341"},
    };
    expect_judged("uscc", rows);
}

TEST(CreditCode, Gb11714) {
    const JudgedRow rows[] = {
        {"D2143569-X", "valid ->D2143569X"},
        {"D2143569X", "valid"},
        {"MA1BUFLT-4", "valid ->MA1BUFLT4"},
        {"D-2143569X", "invalid ?spelling ->D2143569X"},
        {"d2143569-x", "invalid ?spelling ->D2143569X"},
        {"D2143569-1", "invalid !check_digit ->D21435691"},
        {"D2143569-A", "invalid !characters ?spelling ->D2143569A"},
        {"D2143569", "invalid !length"},
    };
    expect_judged("org_code_gb11714", rows);
}

}  // namespace
}  // namespace onetrip::identity
