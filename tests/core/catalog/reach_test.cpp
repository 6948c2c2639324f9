#include "core/catalog/reach.h"

#include <gtest/gtest.h>

#include "core/catalog/service.h"
#include "tests/core/catalog/catalog_under_test.h"

namespace onetrip::catalog {
namespace {

/// The codes `find_unreachable` says of a definition that can be run.
std::string unreachable_in(const std::string& text) {
    const auto document = json::Document::parse(text);
    EXPECT_TRUE(document.ok());
    json::Defects loading;
    const Service service = Service::load(document->root(), loading);
    EXPECT_TRUE(loading.can_run());
    json::Defects found;
    find_unreachable(service, found);
    std::string codes;
    for (const json::Defect& defect : found.list())
        codes += std::string(defect.code) + "\n";
    return codes;
}

TEST(Reach, EverythingInTheCatalogueCanBeSeen) {
    EXPECT_EQ(unreachable_in(teacher_qualification()), "");
}

TEST(Reach, WhatNoChoiceLeadsToIsNamed) {
    struct Row {
        const char* from;
        const char* to;
        const char* codes;
    };
    const Row table[] = {
        {R"("when": { "==": [{ "var": "deliver_mode" }, "window"] })",
         R"("when": { "==": [{ "var": "deliver_mode" }, "pigeon"] })", "visit_unreachable\n"},
        {R"("when": { "==": [{ "var": "deliver_mode" }, "window"] })",
         R"("when": { "!=": [{ "var": "deliver_mode" }, "pigeon"] })", ""},
    };
    for (const Row& row : table)
        EXPECT_EQ(unreachable_in(replaced(teacher_qualification(), row.from, row.to)), row.codes) << row.to;
}

}  // namespace
}  // namespace onetrip::catalog
