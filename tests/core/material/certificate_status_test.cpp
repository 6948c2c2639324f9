#include "core/material/certificate_status.h"

#include <gtest/gtest.h>

#include <string>

namespace onetrip::material {
namespace {

TEST(CertificateStatus, BecomesWhatTheTableSays) {
    // From (down) to (across): valid, suspended, revoked, cancelled, expired.
    const char* const table[] = {
        "-yyy-",  // valid
        "y-yy-",  // suspended
        "-----",  // revoked
        "-----",  // cancelled
        "-----",  // expired
    };
    for (int before = 0; before < 5; ++before) {
        for (int after = 0; after < 5; ++after) {
            const auto from = static_cast<CertificateStatus>(before);
            const auto to = static_cast<CertificateStatus>(after);
            EXPECT_EQ(may_become(from, to), table[before][after] == 'y') << name_of(from) << " " << name_of(to);
            EXPECT_EQ(certificate_status_of(name_of(to)), to);
            const std::string held = R"({"certificates":[{"id":"1","type":"t","consent":true,"status":")" +
                                     std::string(name_of(to)) + "\"}]}";
            const auto document = json::Document::parse(held);
            EXPECT_EQ(read_holdings(document->root())->certificates.at(0).status, to) << "called alike everywhere";
        }
    }
    EXPECT_EQ(certificate_status_of("lost"), std::nullopt);
}

}  // namespace
}  // namespace onetrip::material
