#include "core/delivery/push_form.h"

#include <gtest/gtest.h>

namespace onetrip::delivery {
namespace {

TEST(PushForm, names_read_back) {
    for (const char* name : {"kuaidi100_push", "kuaidi100_answer", "ems_answer", "sf_answer", "kdniao_answer"}) {
        const auto form = push_form_of(name);
        ASSERT_TRUE(form) << name;
        EXPECT_EQ(name_of(*form), name);
    }
    EXPECT_FALSE(push_form_of("ems"));
    EXPECT_FALSE(push_form_of(""));
}

// The same parcel told in each form.
TEST(PushForm, each_is_read_by_its_own_reader) {
    const struct {
        PushForm form;
        const char* text;
    } table[] = {
        {PushForm::Kuaidi100Push, R"({"status":"polling","lastResult":{"nu":"1272448151316","data":[]}})"},
        {PushForm::Kuaidi100Answer, R"({"message":"ok","nu":"1272448151316","data":[]})"},
        {PushForm::EmsAnswer, R"({"responseItems":[{"waybillNo":"1272448151316"}]})"},
        {PushForm::SfAnswer, R"({"success":true,"msgData":{"routeResps":[{"mailNo":"1272448151316","routes":[]}]}})"},
        {PushForm::KdniaoAnswer, R"({"LogisticCode":"1272448151316","Success":true,"Traces":[]})"},
    };
    for (const auto& row : table) {
        const auto push = parse_push(row.form, row.text);
        ASSERT_TRUE(push.ok()) << name_of(row.form);
        EXPECT_EQ(push->number, "1272448151316");
        for (const auto& other : table) {
            EXPECT_EQ(parse_push(other.form, row.text).ok(), other.form == row.form) << name_of(other.form);
        }
    }
}

}  // namespace
}  // namespace onetrip::delivery
