#pragma once

/// The schema documents that a compilation meets, and what is identified in them: resources (`$id`), anchors, and every
/// place where a schema stands. A document of the registry is looked at when a reference first leads to it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/plan_internal.h"
#include "core/schema/schema.h"

namespace onetrip::schema {

/// Which keywords mean something in a resource: what its metaschema's `$vocabulary` says.
struct Dialect {
    std::uint8_t vocabularies = 0xFF;
    bool asserts_format = false;
    [[nodiscard]] bool knows(Keyword keyword) const {
        return (vocabularies & static_cast<std::uint8_t>(vocabulary_of(keyword))) != 0;
    }
};

struct Resource {
    std::string uri;  ///< the base of the references in it
    std::uint32_t source = 0;
    std::uint32_t root = none;  ///< a subschema
    Dialect dialect;
};

struct Anchor {
    std::uint32_t resource;
    std::string_view name;
    std::uint32_t subschema;
    bool is_dynamic;
};

class Sources {
public:
    /// Places become subschemas of the plan, still without instructions.
    Sources(Plan& plan, const Registry& registry, const CompileOptions& options);

    /// The schema that is compiled becomes source 0; its root subschema 0.
    [[nodiscard]] bool add_main(json::View schema);

    /// The subschema that a reference in `resource` leads to; `at` is where it is to be complained about. nullopt
    /// after a failure.
    [[nodiscard]] std::optional<std::uint32_t> resolve(std::uint32_t resource, std::string_view reference,
                                                       std::uint32_t at, Keyword keyword);

    [[nodiscard]] json::View schema_at(std::uint32_t subschema) const { return views_[subschema]; }
    [[nodiscard]] const Resource& resource(std::uint32_t index) const { return resources_[index]; }
    /// The subschema that stands at a value of a source.
    [[nodiscard]] std::uint32_t subschema_at(std::uint32_t source, json::View value) const;
    /// The anchors of all resources met so far.
    [[nodiscard]] const std::vector<Anchor>& anchors() const { return anchors_; }
    /// nullptr if the resource has no anchor of that name, or after a failure.
    [[nodiscard]] const Anchor* find_anchor(std::uint32_t resource, std::string_view name);

    /// Why something came back empty; and how others say so.
    [[nodiscard]] const std::optional<CompileError>& error() const { return error_; }
    bool fail(CompileRefusal refusal, std::uint32_t subschema, std::string_view below = {},
              std::string_view subject = {});

private:
    struct Source {
        json::View root;
        std::vector<std::uint32_t> subschemas;  ///< by node, counted from the root's; `none` where no schema stands
    };
    struct Named {
        std::string uri;
        std::uint32_t resource;
    };

    bool add_source(std::string_view uri, json::View schema, std::string_view name);
    bool walk(json::View schema, std::uint32_t resource, std::uint32_t parent, std::string_view suffix,
              std::uint32_t depth);
    bool walk_members(json::View schema, std::uint32_t here, std::uint32_t depth);
    bool identify(json::View schema, std::uint32_t here);
    bool add_anchor(json::View name, std::uint32_t here, Keyword keyword, bool is_dynamic);
    bool choose_dialect(json::View schema, std::uint32_t here);
    bool read_vocabularies(json::View vocabularies, std::uint32_t here);
    /// In the registry or among the metaschemas; `name` becomes what the registry calls it.
    json::View find_document(std::string_view uri, std::string_view& name);

    std::optional<std::uint32_t> find_resource(std::string_view uri);
    std::optional<std::uint32_t> load_resource(std::string_view uri);
    std::optional<std::uint32_t> follow_pointer(std::uint32_t resource, std::string_view pointer);
    void add_name(std::string_view uri, std::uint32_t resource);
    bool sort_names();
    bool sort_anchors();

    Plan& plan_;
    std::vector<const Registry::Entry*> registry_;  ///< sorted
    const CompileOptions& options_;
    std::vector<Source> sources_;
    std::vector<json::View> views_;  ///< by subschema
    std::vector<Resource> resources_;
    std::vector<Named> names_;     ///< sorted when it is searched
    std::vector<Anchor> anchors_;  ///< sorted when it is searched
    bool names_sorted_ = true;
    bool anchors_sorted_ = true;
    bool all_loaded_ = false;
    std::optional<json::Document> metaschemas_;
    std::optional<CompileError> error_;
};

}  // namespace onetrip::schema
