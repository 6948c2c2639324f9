#pragma once

/// Writes the instructions of every subschema that is needed into the plan.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/json/writer.h"
#include "core/schema/sources_internal.h"

namespace onetrip::schema {

class Compiler {
public:
    Compiler(Plan& plan, const Registry& registry, const CompileOptions& options)
        : plan_(plan), options_(options), sources_(plan, registry, options) {}

    [[nodiscard]] bool compile(json::View schema);
    [[nodiscard]] const CompileError& error() const { return *sources_.error(); }

private:
    /// A $dynamicRef to a $dynamicAnchor: its targets are known when all resources are.
    struct DynamicName {
        std::string_view name;
        std::uint32_t dynamic_ref;
    };
    /// A part of the schema that is being written: the values of its keywords.
    struct Current {
        std::uint32_t subschema = 0;
        std::array<json::View, keyword_count> values;
        [[nodiscard]] json::View operator[](Keyword keyword) const { return values[static_cast<std::size_t>(keyword)]; }
    };

    bool drain();
    void finish();
    bool find_dynamic_targets();
    bool write(std::uint32_t subschema);
    void write_never(std::uint32_t subschema);
    void need(std::uint32_t subschema);
    std::uint32_t need_child(json::View schema);
    void add(Op op, KindSet kinds, std::uint32_t a = 0, std::uint32_t b = 0);
    bool fail(CompileRefusal refusal, Keyword keyword, std::string_view subject = {});

    // compile_values.cpp
    bool write_values();
    bool write_type();
    bool write_enum();
    void write_constants(Keyword keyword, std::span<const json::View> values);
    bool write_bounds();
    void write_count(Keyword keyword, KindSet kinds);
    bool write_pattern(Keyword keyword, std::string_view source, std::uint32_t& index);
    void write_format();
    void write_dependent_required();

    // compile_applicators.cpp
    bool write_in_place();
    bool write_reference(Keyword keyword);
    void write_list(Keyword keyword, Op op);
    void write_if();
    void write_dependent_schemas();
    bool write_object();
    void write_names(ObjectRule& rule);
    void write_items();
    void write_contains();
    void write_unevaluated();

    Plan& plan_;
    const CompileOptions& options_;
    Sources sources_;
    Current now_;
    std::vector<std::uint32_t> waiting_;
    std::vector<bool> needed_;
    std::vector<DynamicName> dynamic_names_;
    std::vector<std::string> pattern_sources_;
    json::Writer constants_;
    std::uint32_t constant_count_ = 0;
};

/// Where a chain of schemas leads back to itself without going into the instance.
struct ReferenceLoop {
    std::uint32_t subschema = none;  ///< `none` if there is no loop
    Keyword keyword = Keyword::Ref;  ///< what closes it
};
[[nodiscard]] ReferenceLoop find_reference_loop(const Plan& plan);

}  // namespace onetrip::schema
