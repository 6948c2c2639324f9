#include "tests/server/endpoints/document.h"

#include <cctype>

#include "core/json/document.h"
#include "server/endpoints/openapi.h"

namespace onetrip::test {
namespace {

constexpr std::string_view base_path = "/api/v1";

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

}  // namespace

InterfaceDocument::InterfaceDocument() : root_(nlohmann::json::parse(endpoints::openapi_document(), nullptr, false)) {}

const nlohmann::json& InterfaceDocument::operation(std::string_view method, std::string_view pattern) const {
    if (pattern.substr(0, base_path.size()) != base_path) return none_;
    const auto& paths = root_["paths"];
    const auto path = paths.find(std::string(pattern.substr(base_path.size())));
    if (path == paths.end()) return none_;
    const auto found = path->find(lower(method));
    return found == path->end() ? none_ : *found;
}

std::string InterfaceDocument::fault_of(std::string_view method, std::string_view pattern, int status,
                                        std::string_view media_type, std::string_view body) const {
    const nlohmann::json& known = operation(method, pattern);
    if (known.is_null()) return "no such operation";
    const auto& responses = known["responses"];
    auto response = responses.find(std::to_string(status));
    // A body where a route takes none is refused before the route: `default` describes it, once for all.
    const bool is_before_route = response == responses.end() && status == 413;
    if (is_before_route) response = responses.find("default");
    if (response == responses.end()) return "status " + std::to_string(status) + " is not in the document";
    const auto content = response->find("content");
    if (content == response->end()) return body.empty() ? "" : "a body where the document has none";
    const auto media = content->find(std::string(media_type));
    if (media == content->end()) return "media type " + std::string(media_type) + " is not in the document";
    if (media_type.find("json") == std::string_view::npos) return {};
    if (!is_before_route && status >= 400 && media_type == "application/problem+json") {
        const auto problem = nlohmann::json::parse(body, nullptr, false);
        const auto& problems = known["x-problems"];
        const std::string code = problem.value("code", "");
        if (std::find(problems.begin(), problems.end(), code) == problems.end()) {
            return "problem " + code + " is not in the document";
        }
    }
    const Judge& judge = judge_of((*media)["schema"]);
    if (judge.schema == nullptr) return judge.fault;
    const auto instance = json::Document::parse(body);
    if (!instance) return "the body is no JSON";
    std::vector<schema::SchemaFinding> findings;
    judge.schema->check(instance->root(), findings);
    if (findings.empty()) return {};
    return std::string(findings[0].code) + " at " + findings[0].instance + " by " + findings[0].schema;
}

const InterfaceDocument::Judge& InterfaceDocument::judge_of(const nlohmann::json& schema) const {
    const std::lock_guard lock(mutex_);
    const auto [found, is_new] = judges_.try_emplace(&schema);
    Judge& judge = found->second;
    if (!is_new) return judge;
    nlohmann::json whole;
    whole["components"] = root_["components"];
    whole["allOf"] = nlohmann::json::array({schema});
    const std::string text = whole.dump();
    schema::CompileOptions options;
    options.formats = true;
    auto compiled = schema::Schema::compile(json::Document::parse(text)->root(), {}, options);
    if (compiled) {
        judge.schema = std::make_unique<const schema::Schema>(std::move(*compiled));
    } else {
        judge.fault = "the schema does not compile: " + std::string(schema::code_of(compiled.error().refusal)) +
                      " at " + compiled.error().at + " " + compiled.error().subject;
    }
    return judge;
}

}  // namespace onetrip::test
