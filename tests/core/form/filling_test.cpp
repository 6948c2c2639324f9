#include "core/form/filling.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/core/form/form_under_test.h"
#include "tests/core/form/random_form.h"

namespace onetrip::form {
namespace {

using Json = nlohmann::json;

struct FillingUnderTest {
    Parsed answers;
    Filling filling;

    FillingUnderTest(const Form& form, std::string_view text)
        : answers(parse(text)), filling(form, answers.root(), day(today_text)) {
        filling.show(0);
    }

    /// What has changed after an answer, as text; `no` if the pointer leads nowhere.
    std::string change(std::string_view pointer, std::string_view value) {
        if (!filling.change(pointer, parse(value).root())) return "no";
        json::Writer out;
        filling.write_changes(out);
        return out.take();
    }
    [[nodiscard]] std::string answered() const {
        json::Writer out;
        filling.sheet().write_answers(out);
        return out.take();
    }
};

Json screen_of(const Sheet& sheet, std::size_t step) {
    json::Writer out;
    write_screen(out, sheet, step);
    return Json::parse(out.text());
}

/// What a page does with the changes.
void apply(const Json& changes, Json& screen) {
    std::map<std::string, Json> fields;
    std::vector<std::string> order;
    for (const Json& field : screen["fields"]) {
        order.push_back(field["pointer"]);
        fields[order.back()] = field;
    }
    for (const Json& changed : changes["changed"])
        fields.at(changed["pointer"]).update(changed);
    for (const Json& shown : changes.value("shown", Json::array()))
        fields[shown["pointer"]] = shown;
    if (changes.contains("order")) order = changes["order"].get<std::vector<std::string>>();
    screen["fields"] = Json::array();
    for (const std::string& pointer : order)
        screen["fields"].push_back(fields.at(pointer));
    for (const char* name : {"previous", "next", "steps", "findings"}) {
        if (changes.contains(name)) screen[name] = changes[name];
    }
}

TEST(Filling, WritesOnlyWhatChanged) {
    const FormUnderTest under_test(form_of(R"([{"id":"name","type":"text","required":true},
        {"id":"reply","type":"boolean"},{"id":"mobile","type":"text","required":true,"visible":{"var":"reply"}},
        {"id":"kind","type":"choice","choices":[{"value":"a"},{"value":"b","visible":{"var":"reply"}}]}])"));
    ASSERT_EQ(under_test.errors(), "");
    FillingUnderTest filled(under_test.form, R"({"name":"安"})");
    struct Row {
        const char* pointer;
        const char* value;
        const char* changes;
    };
    const Row rows[] = {
        {"/name", R"("安安")",
         R"({"step":"only","changed":[{"pointer":"/name","required":true,"value":"安安","findings":[]}]})"},
        {"/name", R"("安安")", R"({"step":"only","changed":[]})"},
        {"/name", "null",
         R"({"step":"only","changed":[{"pointer":"/name","required":true,"value":null,)"
         R"("findings":[{"code":"required","severity":"error"}]}],)"
         R"("findings":[{"code":"required","field":"/name","severity":"error"}]})"},
        {"/name", R"("安")",
         R"({"step":"only","changed":[{"pointer":"/name","required":true,"value":"安","findings":[]}],"findings":[]})"},
        {"/reply", "true",
         R"({"step":"only","changed":[{"pointer":"/reply","required":false,"value":true,"findings":[]},)"
         R"({"pointer":"/kind","required":false,"value":null,"choices":[{"value":"a"},{"value":"b"}],"findings":[]}],)"
         R"("shown":[{"id":"mobile","pointer":"/mobile","widget":"text","required":true,"value":null,)"
         R"("code_points_max":200,"sensitivity":"personal","findings":[{"code":"required","severity":"error"}]}],)"
         R"("order":["/name","/reply","/mobile","/kind"],)"
         R"("findings":[{"code":"required","field":"/mobile","severity":"error"}]})"},
        {"/reply", "false",
         R"({"step":"only","changed":[{"pointer":"/reply","required":false,"value":false,"findings":[]},)"
         R"({"pointer":"/kind","required":false,"value":null,"choices":[{"value":"a"}],"findings":[]}],)"
         R"("shown":[],"order":["/name","/reply","/kind"],"findings":[]})"},
        {"/no_such", "1", "no"},
        {"", "1", "no"},
        {"name", "1", "no"},
        {"/name/0", "1", "no"},
    };
    for (const Row& row : rows)
        EXPECT_EQ(filled.change(row.pointer, row.value), row.changes) << row.pointer << " " << row.value;
}

TEST(Filling, ChangesAFieldOfARow) {
    const FormUnderTest under_test(form_of(R"([{"id":"heirs","type":"group","fields":[{"id":"name","type":"text"},
        {"id":"share","type":"number"}]}])"));
    ASSERT_EQ(under_test.errors(), "");
    FillingUnderTest filled(under_test.form, R"({"heirs":[{"name":"安","share":1},{}]})");
    struct Row {
        const char* pointer;
        const char* value;
        const char* answers;
    };
    const Row rows[] = {
        {"/heirs/1/share", "2", R"({"heirs":[{"name":"安","share":1},{"share":2}]})"},
        {"/heirs/0/name", "null", R"({"heirs":[{"share":1},{"share":2}]})"},
        {"/heirs", R"([{"name":"乐"}])", R"({"heirs":[{"name":"乐"}]})"},
        {"/heirs/1/share", "2", nullptr},
        {"/heirs/0", "{}", nullptr},
        {"/heirs/0/no_such", "2", nullptr},
        {"/heirs/0/name/0", "2", nullptr},
        {"/heirs/x/name", "2", nullptr},
        {"/heirs", "null", "{}"},
    };
    for (const Row& row : rows) {
        const std::string before = filled.answered();
        EXPECT_EQ(filled.change(row.pointer, row.value) == "no", row.answers == nullptr) << row.pointer;
        EXPECT_EQ(filled.answered(), row.answers ? row.answers : before) << row.pointer << " " << row.value;
    }
}

TEST(Filling, SaysWhenItsStepIsGone) {
    const FormUnderTest under_test(R"({"version":1,"steps":[{"id":"one","title":"1","fields":[{"id":"a","type":"text",
        "visible":{"!":{"var":"b"}}}]},{"id":"two","title":"2","fields":[{"id":"b","type":"boolean"}]}]})");
    ASSERT_EQ(under_test.errors(), "");
    FillingUnderTest filled(under_test.form, "{}");
    EXPECT_EQ(filled.change("/b", "true"),
              R"({"step":"one","changed":[],"shown":[],"order":[],"previous":null,"next":"two",)"
              R"("steps":[{"id":"two","title":"2","state":"complete"}]})");
}

/// Random forms, every step looked at now and then, fields of the form and of rows changed.
TEST(Filling, ChangesMakeTheScreenThatIsDrawnAnew) {
    constexpr std::uint64_t forms = 300;
    constexpr std::size_t edits = 30;
    std::size_t inner_edits = 0;
    for (std::uint64_t seed = 0; seed < forms; ++seed) {
        RandomForm random(seed);
        const std::string definition = random.definition();
        const FormUnderTest under_test(definition);
        ASSERT_EQ(under_test.errors(), "") << definition;
        FillingUnderTest filled(under_test.form, "{}");
        Json answers = Json::object();
        Json screen;
        for (std::size_t edit = 0; edit < edits; ++edit) {
            const Sheet& sheet = filled.filling.sheet();
            const std::size_t wanted = random.dice().roll(2);
            const bool is_lost = edit == 0 || !is_step_shown(sheet, filled.filling.step());
            if (is_lost || random.dice().chance(15)) {
                const auto first = first_step(sheet);
                if (!first) break;
                filled.filling.show(is_step_shown(sheet, wanted) ? wanted : *first);
                screen = screen_of(sheet, filled.filling.step());
            }
            const std::size_t index = random.dice().roll(random.field_count());
            const auto& rows = sheet.slot(*under_test.form.find(random.id(index))).rows;
            std::string pointer = "/" + random.id(index);
            std::string value = random.value(index);
            if (!rows.empty() && random.dice().chance(70)) {
                pointer += "/" + std::to_string(random.dice().roll(rows.size())) + "/x";
                value = random.dice().chance(20) ? "null" : std::to_string(random.dice().roll(4));
                ++inner_edits;
            }
            const Json::json_pointer place(pointer);
            // In a row, what is unanswered is taken away.
            if (value == "null" && place.back() == "x") {
                answers[place.parent_pointer()].erase("x");
            } else {
                answers[place] = Json::parse(value);
            }
            const Json changes = Json::parse(filled.change(pointer, value));
            const SheetUnderTest fresh(under_test.form, answers.dump());
            const std::string about = "seed " + std::to_string(seed) + " edit " + std::to_string(edit) + " " + pointer;
            if (!is_step_shown(fresh.sheet, filled.filling.step())) {
                EXPECT_EQ(changes["order"], Json::array()) << about;
                continue;
            }
            apply(changes, screen);
            ASSERT_EQ(screen, screen_of(fresh.sheet, filled.filling.step())) << about << "\n" << definition;
            ASSERT_EQ(filled.answered(), fresh.normalised()) << about;
        }
    }
    EXPECT_GT(inner_edits, 400U);
}

}  // namespace
}  // namespace onetrip::form
