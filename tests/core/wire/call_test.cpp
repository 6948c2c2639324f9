#include "core/wire/call.h"

#include <gtest/gtest.h>

namespace onetrip::wire {
namespace {

struct Row {
    const char* request;
    const char* answer;
};

TEST(Call, AnswersEveryBrokenRequestWithItsCode) {
    const Row table[] = {
        {"", R"({"error":{"code":"json.malformed"}})"},
        {"{", R"({"error":{"code":"json.malformed"}})"},
        {"[]", R"({"error":{"code":"request_invalid","at":"/op"}})"},
        {R"({"op":1})", R"({"error":{"code":"request_invalid","at":"/op"}})"},
        {R"({"op":"no.such"})", R"({"error":{"code":"operation_unknown","at":"/op"}})"},
        {R"({"op":"wire.operations","other":1})", R"({"error":{"code":"request_invalid","at":"/other"}})"},
        {R"({"op":"wire.operations","a/b~c":1})", R"({"error":{"code":"request_invalid","at":"/a~1b~0c"}})"},
        {R"({"op":"wire.operations","file":1})", R"({"error":{"code":"request_invalid","at":"/file"}})"},
        {R"({"op":"wire.operations","input":{"x":1}})", R"({"error":{"code":"input_invalid","at":"/x"}})"},
        {"{\"op\":\"\xFF\"}", R"({"error":{"code":"json.bad_text"}})"},
    };
    for (const Row& row : table)
        EXPECT_EQ(call(row.request), row.answer) << row.request;
}

}  // namespace
}  // namespace onetrip::wire
