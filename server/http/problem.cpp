#include "server/http/problem.h"

#include "core/json/writer.h"

namespace onetrip::http {

Problem& Problem::with(std::string_view name, std::string_view text) & {
    std::string json;
    json::append_string(json, text);
    return with_json(name, std::move(json));
}

Problem& Problem::with(std::string_view name, std::int64_t number) & {
    return with_json(name, std::to_string(number));
}

Problem& Problem::with_json(std::string_view name, std::string json) & {
    members_.emplace_back(name, std::move(json));
    return *this;
}

Problem& Problem::with_header(std::string_view name, std::string_view value) & {
    headers_.emplace_back(name, value);
    return *this;
}

Reply Problem::reply(const Request& request) const {
    const ProblemKind& kind = kind_of(code_);
    const bool english = request.language() == Language::English;
    json::Writer out;
    out.begin_object();
    out.member("type", "/problems/" + std::string(kind.name));
    out.member("title", english ? kind.title_english : kind.title_chinese);
    out.member("detail", english ? kind.detail_english : kind.detail_chinese);
    out.member("status", kind.status);
    out.member("code", kind.name);
    out.member("request_id", request.id());
    for (const auto& [name, json] : members_)
        out.name(name).raw(json);
    out.end_object();

    Reply reply = Reply::bytes(kind.status, "application/problem+json", SharedBytes(out.take()));
    reply.with_header("Content-Language", english ? "en" : "zh-CN");
    for (const auto& [name, value] : headers_)
        reply.with_header(name, value);
    return reply;
}

Problem too_many_requests(std::int64_t retry_after_seconds) {
    return Problem(ProblemCode::TooManyRequests).with_header("Retry-After", std::to_string(retry_after_seconds));
}

}  // namespace onetrip::http
