#include "core/identity/passport.h"

#include "tests/core/identity/judged.h"

namespace onetrip::identity {
namespace {

TEST(Passport, Chinese) {
    const JudgedRow rows[] = {
        {"E12345678", "valid type=ordinary"},
        {"EA1234567", "valid type=ordinary"},
        {"G12345678", "valid type=ordinary"},
        {"141234567", "valid type=ordinary"},
        {"159203084", "valid type=ordinary"},
        {"SE1234567", "valid type=service"},
        {"S12345678", "valid type=service"},
        {"DE1234567", "valid type=diplomatic"},
        {"D1234567", "valid type=diplomatic"},
        {"PE12345678", "valid type=public_affairs"},
        {"K12345678", "valid type=hong_kong"},
        {"KJ1234567", "valid type=hong_kong"},
        {"H12345678", "valid type=hong_kong"},
        {"MA1234567", "valid type=macao"},
        {"EI1234567", "invalid ?letter_unused type=ordinary"},
        {"161234567", "invalid !characters"},
        {"MC1234567", "invalid !characters"},
        {"E1234567", "invalid !characters"},
        {"E123456", "invalid !length"},
        {"s28233515", "invalid ?spelling ->S28233515 type=service"},
    };
    expect_judged("cn_passport", rows);
}

TEST(Passport, Foreign) {
    const JudgedRow rows[] = {
        {"L898902C3", "valid"},       {"AB12<", "valid"},
        {"123456789012345", "valid"}, {"1234567890123456", "invalid !length"},
        {"AB12", "invalid !length"},  {"AB_123", "invalid !characters"},
    };
    expect_judged("foreign_passport", rows);
}

}  // namespace
}  // namespace onetrip::identity
