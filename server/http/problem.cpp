#include "server/http/problem.h"

#include "core/json/writer.h"

namespace onetrip::http {

namespace {

/// Whether a person opened the address itself in a browser: scripts and other programs do not ask for HTML.
bool is_opened_in_browser(const Request& request) {
    const std::string_view accepted = request.header("Accept").value_or(std::string_view());
    return request.method() == Method::Get && accepted.find("text/html") != std::string_view::npos;
}

/// The problem as a page. Its words are the table's own and a request id has no mark-up, so nothing is escaped.
std::string page_of(const Request& request, std::string_view language, std::string_view title,
                    std::string_view detail) {
    const bool english = language == "en";
    std::string page = "<!doctype html><html lang=\"";
    page.append(language).append("\"><meta charset=\"utf-8\">");
    page += R"(<meta name="viewport" content="width=device-width, initial-scale=1"><title>)";
    page.append(title).append("</title><main><h1>").append(title).append("</h1><p>").append(detail);
    page.append(R"(</p><p><a href="/">)")
        .append(english ? "To the first page" : "回到首页")
        .append("</a></p><p><small>");
    page.append(english ? "Request number: " : "请求编号：")
        .append(request.id())
        .append("</small></p></main></html>\n");
    return page;
}

}  // namespace

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
    const std::string_view language = english ? "en" : "zh-CN";
    const std::string_view title = english ? kind.title_english : kind.title_chinese;
    const std::string_view detail = english ? kind.detail_english : kind.detail_chinese;
    Reply reply = is_opened_in_browser(request) ? Reply::bytes(kind.status, "text/html; charset=utf-8",
                                                               SharedBytes(page_of(request, language, title, detail)))
                                                : Reply::bytes(kind.status, "application/problem+json",
                                                               SharedBytes(document(request, title, detail)));
    reply.with_header("Content-Language", language);
    for (const auto& [name, value] : headers_)
        reply.with_header(name, value);
    return reply;
}

std::string Problem::document(const Request& request, std::string_view title, std::string_view detail) const {
    const ProblemKind& kind = kind_of(code_);
    json::Writer out;
    out.begin_object();
    out.member("type", "/problems/" + std::string(kind.name));
    out.member("title", title);
    out.member("detail", detail);
    out.member("status", kind.status);
    out.member("code", kind.name);
    out.member("request_id", request.id());
    for (const auto& [name, json] : members_)
        out.name(name).raw(json);
    out.end_object();
    return out.take();
}

Problem too_many_requests(std::int64_t retry_after_seconds) {
    return Problem(ProblemCode::TooManyRequests).with_header("Retry-After", std::to_string(retry_after_seconds));
}

}  // namespace onetrip::http
