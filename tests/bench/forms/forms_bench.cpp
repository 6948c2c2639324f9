// What of a form's checking runs natively, measured: `onetrip-forms-bench WHAT FOLDER` prints microseconds a call.
// FOLDER holds schema.json, instance.json and rule.json (tests/bench/forms.mjs writes them). WHAT: `parse_check`,
// `check`, `compile`, `rule`.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "core/identity/formats.h"
#include "core/json/document.h"
#include "core/logic/rule.h"
#include "core/schema/schema.h"

namespace {

using namespace onetrip;

constexpr std::chrono::milliseconds warm_up{50};
constexpr std::chrono::milliseconds measured{150};

[[noreturn]] void fail(const char* what) {
    std::fprintf(stderr, "onetrip-forms-bench: %s\n", what);
    std::exit(1);
}

std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) fail(path.c_str());
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::unique_ptr<json::Document> parse(const std::string& text) {
    auto parsed = json::Document::parse(text);
    if (!parsed) fail("no JSON");
    return std::make_unique<json::Document>(std::move(*parsed));
}

schema::Schema compile(json::View source) {
    schema::CompileOptions options;
    options.formats = true;
    options.formats_more = {identity::is_kind, identity::is_valid};
    auto compiled = schema::Schema::compile(source, {}, options);
    if (!compiled) fail("the schema does not compile");
    return std::move(*compiled);
}

/// `act` says whether it came out as it must, so that nothing of it can be left out.
template <typename Act>
double microseconds_during(std::chrono::milliseconds time, const Act& act) {
    const auto from = std::chrono::steady_clock::now();
    for (std::size_t count = 0;;) {
        for (int inner = 0; inner < 20; ++inner) {
            if (!act()) fail("another outcome");
        }
        count += 20;
        const auto passed = std::chrono::steady_clock::now() - from;
        if (passed > time)
            return std::chrono::duration<double, std::micro>(passed).count() / static_cast<double>(count);
    }
}

template <typename Act>
void measure(const Act& act) {
    (void)microseconds_during(warm_up, act);
    std::printf("%.4f\n", microseconds_during(measured, act));
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) fail("usage: onetrip-forms-bench WHAT FOLDER");
    const std::string what = arguments[1];
    const std::string folder = arguments[2];
    const std::string schema_text = read(folder + "/schema.json");
    const std::string instance_text = read(folder + "/instance.json");
    const auto source = parse(schema_text);
    const auto instance = parse(instance_text);
    const schema::Schema compiled = compile(source->root());
    const auto is_valid = [&](json::View value) {
        std::vector<schema::SchemaFinding> findings;
        compiled.check(value, findings);
        return findings.empty();
    };
    if (what == "parse_check") {
        measure([&] {
            const auto parsed = json::Document::parse(instance_text);
            return parsed.ok() && is_valid(parsed->root());
        });
    } else if (what == "check") {
        measure([&] { return is_valid(instance->root()); });
    } else if (what == "compile") {
        measure([&] { return compile(source->root()).subschema_count() > 0; });
    } else if (what == "rule") {
        const auto text = parse(read(folder + "/rule.json"));
        const auto rule = logic::Rule::compile(text->root());
        if (!rule) fail("the rule does not compile");
        logic::Context context;
        context.data = instance->root();
        measure([&] { return rule->apply(context).ok(); });
    } else {
        fail("nothing of that name");
    }
    return 0;
}
