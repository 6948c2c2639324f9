#include "server/endpoints/agent.h"

#include "core/delivery/recipient.h"
#include "core/json/shape.h"
#include "server/endpoints/body.h"
#include "server/endpoints/judged_value.h"
#include "server/endpoints/masking.h"

namespace onetrip::endpoints {
namespace {

constexpr std::size_t name_bytes_max = 200;

}  // namespace

Agent read_agent(const http::Request& request, std::vector<base::Finding>& findings) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    Agent agent{std::string(JsonBody::text(shape, "name", name_bytes_max)), {}};
    const std::string document(JsonBody::text(shape, "document", document_bytes_max));
    JsonBody::finish(shape, {"name", "document"});
    judge_as("person_name", agent.name, "/name", findings);
    const auto end = delivery::document_end(document);
    if (!end) findings.push_back({document.empty() ? "required" : "identity.form", "/document"});
    agent.document_end = end.value_or("");
    return agent;
}

void write_agent(json::Writer& out, const Agent& agent, bool is_masked) {
    out.begin_object().member("name", is_masked ? masked_name(agent.name) : agent.name);
    out.member("document_end", agent.document_end).end_object();
}

Agent kept_agent(json::View view) {
    json::Shape shape(view);
    Agent agent;
    agent.name = shape.text("name");
    agent.document_end = shape.text("document_end");
    return agent;
}

}  // namespace onetrip::endpoints
