// Raw bytes as they come from a socket: whatever they are, each request they hold is refused or answered by the real
// application as the interface document says, and never by "something went wrong on our side".

#include <cstdlib>
#include <iostream>

#include "core/base/assert.h"
#include "server/http/message_parser.h"
#include "tests/server/endpoints/city.h"

namespace {

using namespace onetrip;

/// One request from the front of the bytes; what is left of them, or nothing where the connection would end.
std::string_view serve_one(test::City& city, const http::Limits& limits, std::string_view bytes) {
    http::Request request;
    http::MessageParser parser(limits, request);
    for (;;) {
        std::size_t used = 0;
        const auto progress = parser.feed(bytes, used);
        ONETRIP_ASSERT(used <= bytes.size());
        bytes.remove_prefix(used);
        if (progress == http::MessageParser::Progress::Refused) {
            ONETRIP_ASSERT(http::Problem(parser.refusal()).reply(request).status() >= 400);
            return {};
        }
        if (progress == http::MessageParser::Progress::Done) break;
        if (bytes.empty() || used == 0) return {};
    }
    request.with_client_address("10.0.0.1").with_id("0123456789abcdef");
    const test::Answer answer = city.send(request);
    ONETRIP_ASSERT(answer.status != 500 && !::testing::Test::HasFailure());
    return parser.keep_alive() ? bytes : std::string_view();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // An answer that the interface document does not know is a finding like any other.
    static auto& city = *new test::City();
    static const http::Limits limits;
    std::string_view bytes(reinterpret_cast<const char*>(data), size);
    while (!bytes.empty())
        bytes = serve_one(city, limits, bytes);
    return 0;
}
