#pragma once

/// One operation of the core: a name, JSON (and bytes) in, JSON out. The table of them is reached from C++ in the
/// server, by `./onetrip call`, by `./onetrip call --wasm` and in the page, and answers the same bytes everywhere.

#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/json/document.h"
#include "core/json/writer.h"

namespace onetrip::wire {

class Sessions;

struct Request {
    json::View input;              ///< the member `input`; absent if there is none
    base::BytesView file;          ///< the bytes beside it; empty if there are none
    Sessions* sessions = nullptr;  ///< what the host keeps between calls; null if it keeps nothing
};

/// Why an operation could not answer. `input_invalid` names what is wrong with the request itself and where; a verdict
/// about a citizen's answers is never a Failure but part of the answer.
struct Failure {
    std::string code;
    std::string at;      ///< JSON Pointer into the input; empty where it does not apply
    std::string detail;  ///< already whole JSON, becomes the member `detail`; empty for none
    std::string type{};  ///< what a rule threw (`logic.thrown`); empty where it does not apply
};

using Outcome = base::Result<base::Done, Failure>;

/// `run` writes exactly one JSON value to `answer`, or returns a Failure (what it wrote until then is thrown away).
struct Operation {
    std::string_view name;
    Outcome (*run)(const Request& request, json::Writer& answer);
};

/// `{"error":{"code":"input_invalid","at":"/days"}}`: the usual failure.
[[nodiscard]] inline base::Err<Failure> input_invalid(std::string_view at) {
    return base::Err{Failure{"input_invalid", std::string(at), {}}};
}

}  // namespace onetrip::wire
