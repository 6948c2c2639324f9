#include "server/endpoints/body.h"

#include <algorithm>
#include <string>

#include "core/base/numbers.h"
#include "server/http/problem.h"

namespace onetrip::endpoints {
namespace {

using http::Problem;
using http::ProblemCode;

/// Forms are shallow; what nests deeper is no form.
constexpr json::Limits body_limits{256u << 10, 32, 1u << 15};

json::Document parsed(std::string_view text) {
    auto document = json::Document::parse(text, body_limits);
    if (!document) throw http::Refused(Problem(ProblemCode::MalformedJson));
    return std::move(document).value();
}

}  // namespace

JsonBody::JsonBody(const http::Request& request) : document_(parsed(request.body())) {}

std::string_view JsonBody::text(json::Shape& shape, std::string_view name, std::size_t bytes_max) {
    const std::string_view text = shape.text(name);
    if (text.size() > bytes_max) shape.wrong(name);
    return text;
}

void JsonBody::finish(json::Shape& shape, std::initializer_list<std::string_view> known) {
    shape.only(known);
    if (shape.fault()) throw http::Refused(Problem(ProblemCode::BodyInvalid).with("at", *shape.fault()));
}

void require_empty_object(const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    JsonBody::finish(shape, {});
}

void require_query(const http::Request& request, std::initializer_list<std::string_view> known) {
    const auto items = request.query_items();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string_view name = items[i].first;
        const bool is_known = std::find(known.begin(), known.end(), name) != known.end();
        if (!is_known || request.query(name)->data() != items[i].second.data()) refuse_query(name);
    }
}

void refuse_query(std::string_view name) {
    throw http::Refused(Problem(ProblemCode::QueryInvalid).with("at", name));
}

std::string_view query_text(const http::Request& request, std::string_view name, std::size_t bytes_max) {
    const auto text = request.query(name);
    if (!text || text->empty() || text->size() > bytes_max) refuse_query(name);
    return *text;
}

std::optional<std::int64_t> query_integer(const http::Request& request, std::string_view name, std::int64_t minimum,
                                          std::int64_t maximum) {
    const auto text = request.query(name);
    if (!text) return std::nullopt;
    const auto number = base::parse_integer(*text);
    if (!number || *number < minimum || *number > maximum) refuse_query(name);
    return number;
}

}  // namespace onetrip::endpoints
