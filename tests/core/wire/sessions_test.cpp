#include "core/wire/sessions.h"

#include <gtest/gtest.h>

#include "core/wire/call.h"
#include "tests/core/form/random_form.h"

namespace onetrip::wire {
namespace {

const std::string letter =
    R"({"version":1,"steps":[{"id":"only","title":{"zh-CN":"一","en":"One"},"fields":[{"id":"a","type":"text","required":true}]}]})";

std::string open_form(Sessions* sessions, const std::string& definition = letter) {
    return call(R"({"op":"form.open","input":{"service":)" + definition + R"(,"today":"2026-11-28"}})", {}, sessions);
}

TEST(Sessions, AreNumberedAndBounded) {
    Sessions sessions;
    for (std::size_t number = 1; number <= sessions_max; ++number)
        EXPECT_EQ(open_form(&sessions), R"({"ok":{"session":)" + std::to_string(number) + "}}");
    EXPECT_EQ(open_form(&sessions), R"({"error":{"code":"sessions_too_many"}})");
    EXPECT_EQ(call(R"({"op":"form.close","input":{"session":3}})", {}, &sessions), R"({"ok":{"session":3}})");
    // A number is never given out again.
    EXPECT_EQ(open_form(&sessions), R"({"ok":{"session":17}})");
    // Another kind has numbers of its own.
    EXPECT_EQ(call(R"({"op":"schema.open","input":{"schema":true}})", {}, &sessions), R"({"ok":{"session":1}})");
}

TEST(Sessions, AnswerWhatIsAskedWrongly) {
    struct Row {
        const char* request;
        const char* answer;
    };
    const Row table[] = {
        {R"({"op":"form.screen","input":{"session":9}})", R"({"error":{"code":"session_unknown","at":"/session"}})"},
        {R"({"op":"form.screen","input":{"session":0}})", R"({"error":{"code":"input_invalid","at":"/session"}})"},
        {R"({"op":"form.screen","input":{"session":"1"}})", R"({"error":{"code":"input_invalid","at":"/session"}})"},
        {R"({"op":"form.screen","input":{"session":1,"today":"2026-11-28"}})",
         R"({"error":{"code":"input_invalid","at":"/today"}})"},
        {R"({"op":"form.change","input":{"session":1,"field":"/a","step":"only"}})",
         R"({"error":{"code":"input_invalid","at":"/step"}})"},
        {R"({"op":"form.change","input":{"session":1,"field":"/b","value":1}})",
         R"({"error":{"code":"input_invalid","at":"/field"}})"},
        {R"({"op":"form.open","input":{"service":{},"today":"2026-11-28","x":1}})",
         R"({"error":{"code":"input_invalid","at":"/x"}})"},
        {R"({"op":"form.open","input":{"service":{"steps":[]},"today":"2026-11-28"}})",
         R"({"error":{"code":"definition_invalid","at":"/service/steps","detail":[{"code":"version_missing","at":"/service","severity":"warn"}]}})"},
        {R"({"op":"schema.check","input":{"session":1,"instance":1}})",
         R"({"error":{"code":"session_unknown","at":"/session"}})"},
        {R"({"op":"schema.check","input":{"session":1,"schema":true,"instance":1}})",
         R"({"error":{"code":"input_invalid","at":"/schema"}})"},
    };
    Sessions sessions;
    ASSERT_EQ(open_form(&sessions), R"({"ok":{"session":1}})");
    for (const Row& row : table) {
        const std::string answer = call(row.request, {}, &sessions);
        // What is wrong with a definition is told in full; its place is enough here.
        EXPECT_EQ(answer.substr(0, 60), std::string(row.answer).substr(0, 60)) << row.request;
    }
}

TEST(Sessions, NeedAHostThatKeepsThem) {
    EXPECT_EQ(open_form(nullptr), R"({"error":{"code":"session_unavailable"}})");
    EXPECT_EQ(call(R"({"op":"form.change","input":{"session":1,"field":"/a"}})"),
              R"({"error":{"code":"session_unavailable"}})");
}

TEST(Sessions, CompileASchemaOnce) {
    Sessions sessions;
    EXPECT_EQ(call(R"({"op":"schema.open","input":{"schema":{"type":"integer"}}})", {}, &sessions),
              R"({"ok":{"session":1}})");
    EXPECT_EQ(call(R"({"op":"schema.check","input":{"session":1,"instance":1}})", {}, &sessions),
              R"({"ok":{"valid":true,"findings":[]}})");
    EXPECT_EQ(call(R"({"op":"schema.check","input":{"session":1,"instance":"1"}})", {}, &sessions),
              R"({"ok":{"valid":false,"findings":[{"code":"schema.type","instance":"","schema":"/type"}]}})");
}

/// Whatever was changed in a session, what it says is what the form says when it is given all answers anew.
TEST(Sessions, AnswerAsTheStatelessOperations) {
    constexpr std::uint64_t forms = 60;
    constexpr std::size_t edits = 12;
    for (std::uint64_t seed = 0; seed < forms; ++seed) {
        form::RandomForm random(seed);
        const std::string definition = random.definition();
        Sessions sessions;
        ASSERT_EQ(open_form(&sessions, definition), R"({"ok":{"session":1}})");
        std::vector<std::string> values(random.field_count(), "null");
        for (std::size_t edit = 0; edit < edits; ++edit) {
            const std::size_t index = random.dice().roll(values.size());
            values[index] = random.value(index);
            std::string answers = "{";
            for (std::size_t each = 0; each < values.size(); ++each)
                answers += (each > 0 ? ",\"" : "\"") + random.id(each) + "\":" + values[each];
            const std::string changed = call(R"({"op":"form.change","input":{"session":1,"field":"/)" +
                                                 random.id(index) + R"(","value":)" + values[index] + "}}",
                                             {}, &sessions);
            ASSERT_EQ(changed.substr(0, 6), R"({"ok":)") << changed;
            for (const std::string op : {"form.check", "form.screen"}) {
                const std::string in_session = call(R"({"op":")" + op + R"(","input":{"session":1}})", {}, &sessions);
                const std::string anew = call(R"({"op":")" + op + R"(","input":{"service":)" + definition +
                                              R"(,"answers":)" + answers + R"(},"today":"2026-11-28"}})");
                ASSERT_EQ(in_session, anew) << "seed " << seed << " edit " << edit << " " << answers;
            }
        }
    }
}

}  // namespace
}  // namespace onetrip::wire
