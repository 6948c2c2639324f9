#include "core/wire/call.h"

#include "core/json/document.h"
#include "core/json/pointer.h"
#include "core/json/writer.h"
#include "core/wire/operations.h"

namespace onetrip::wire {
namespace {

std::string failed(const Failure& failure) {
    json::Writer out;
    out.begin_object().name("error").begin_object().member("code", failure.code);
    if (!failure.type.empty()) out.member("type", failure.type);
    if (!failure.at.empty()) out.member("at", failure.at);
    if (!failure.detail.empty()) out.name("detail").raw(failure.detail);
    out.end_object().end_object();
    return out.take();
}

}  // namespace

std::string call(std::string_view text, base::BytesView file, Sessions* sessions) {
    const auto parsed = json::Document::parse(text);
    if (!parsed) return failed({std::string(json::code_of(parsed.error().refusal)), {}, {}});
    const json::View request = parsed->root();
    const auto name = request["op"].string();
    if (!name) return failed({"request_invalid", "/op", {}});
    for (const json::Member member : request.members()) {
        const bool known = member.name == "op" || member.name == "input" || member.name == "file";
        const bool is_file_of_no_name = member.name == "file" && !member.value.is_string();
        if (known && !is_file_of_no_name) continue;
        std::string at;
        json::append_token(at, member.name);
        return failed({"request_invalid", at, {}});
    }
    const Operation* operation = find_operation(*name);
    if (operation == nullptr) return failed({"operation_unknown", "/op", {}});
    json::Writer answer;
    const Outcome outcome = operation->run({request["input"], file, sessions}, answer);
    if (!outcome) return failed(outcome.error());
    std::string whole;
    whole.reserve(answer.text().size() + 7);
    whole += R"({"ok":)";
    whole += answer.text();
    whole += '}';
    return whole;
}

}  // namespace onetrip::wire
