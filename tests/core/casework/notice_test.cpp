#include "core/casework/notice.h"

#include <gtest/gtest.h>

namespace onetrip::casework {
namespace {

NoticeItem item(ItemKind kind, std::string id, std::string reason = "missing", std::string text = "请补交") {
    return {{kind, std::move(id)}, std::move(reason), std::move(text)};
}

TEST(Notice, is_a_list_with_a_rule) {
    const auto photo = item(ItemKind::Material, "photo");
    const auto name = item(ItemKind::Field, "/name");
    const struct {
        const char* what;
        std::vector<NoticeItem> items;
        std::optional<NoticeFault> fault;
    } table[] = {
        {"one material", {photo}, std::nullopt},
        {"a material and a field", {photo, name}, std::nullopt},
        {"one id as material and as field", {photo, item(ItemKind::Field, "photo")}, std::nullopt},
        {"nothing", {}, NoticeFault::Empty},
        {"as many as are let in, but double", std::vector<NoticeItem>(notice_items_max, photo), NoticeFault::Double},
        {"one too many", std::vector<NoticeItem>(notice_items_max + 1, photo), NoticeFault::TooMany},
        {"no id", {photo, item(ItemKind::Field, "")}, NoticeFault::Incomplete},
        {"no reason", {item(ItemKind::Material, "photo", "")}, NoticeFault::Incomplete},
        {"no text", {item(ItemKind::Material, "photo", "missing", "")}, NoticeFault::Incomplete},
        {"longest text", {item(ItemKind::Material, "p", "m", std::string(text_bytes_max, 'x'))}, std::nullopt},
        {"too long a text",
         {item(ItemKind::Material, "p", "m", std::string(text_bytes_max + 1, 'x'))},
         NoticeFault::TooLong},
        {"too long a code",
         {item(ItemKind::Material, "p", std::string(code_bytes_max + 1, 'x'))},
         NoticeFault::TooLong},
        {"too long an id", {item(ItemKind::Material, std::string(id_bytes_max + 1, 'x'))}, NoticeFault::TooLong},
        {"twice", {photo, name, photo}, NoticeFault::Double},
    };
    for (const auto& row : table)
        EXPECT_EQ(fault_of(row.items), row.fault) << row.what;
}

TEST(Notice, says_what_is_still_open) {
    Notice notice;
    notice.items = {item(ItemKind::Material, "photo"), item(ItemKind::Field, "/name")};
    EXPECT_EQ(unanswered(notice, {}).size(), 2u);
    const auto open = unanswered(notice, {{ItemKind::Material, "photo"}, {ItemKind::Material, "extra"}});
    ASSERT_EQ(open.size(), 1u);
    EXPECT_EQ(open[0], (ItemPlace{ItemKind::Field, "/name"}));
    EXPECT_TRUE(unanswered(notice, {{ItemKind::Field, "/name"}, {ItemKind::Material, "photo"}}).empty());
}

TEST(ItemKind, names_read_back) {
    EXPECT_EQ(item_kind_of(name_of(ItemKind::Material)), ItemKind::Material);
    EXPECT_EQ(item_kind_of(name_of(ItemKind::Field)), ItemKind::Field);
    EXPECT_EQ(item_kind_of("form"), std::nullopt);
}

}  // namespace
}  // namespace onetrip::casework
