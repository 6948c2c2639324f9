#include "core/schema/sources_internal.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/json/pointer.h"
#include "core/schema/character_ranges.h"
#include "core/schema/metaschema_internal.h"
#include "core/schema/uri.h"

namespace onetrip::schema {
namespace {

constexpr std::string_view vocabulary_prefix = "https://json-schema.org/draft/2020-12/vocab/";

struct VocabularyRow {
    std::string_view name;
    Vocabulary vocabulary;
};
constexpr VocabularyRow vocabularies[] = {
    {"core", Vocabulary::Core},
    {"applicator", Vocabulary::Applicator},
    {"unevaluated", Vocabulary::Unevaluated},
    {"validation", Vocabulary::Validation},
    {"meta-data", Vocabulary::MetaData},
    {"format-annotation", Vocabulary::Format},
    {"format-assertion", Vocabulary::Format},
    {"content", Vocabulary::Content},
};

bool is_schema(json::View value) {
    return value.is_object() || value.is_boolean();
}

std::string_view without_fragment(std::string_view uri) {
    return uri.substr(0, uri.find('#'));
}

std::string below(Keyword keyword) {
    return "/" + std::string(name_of(keyword));
}

/// Core section 8.2.2: the characters of an NCName that every URI fragment can hold.
bool is_anchor_name(std::string_view text) {
    const auto is_start = [](char c) { return is_ascii_letter(static_cast<unsigned char>(c)) || c == '_'; };
    const auto is_part = [&](char c) {
        return is_start(c) || is_decimal(static_cast<unsigned char>(c)) || c == '-' || c == '.';
    };
    return !text.empty() && is_start(text.front()) && std::all_of(text.begin(), text.end(), is_part);
}

}  // namespace

Sources::Sources(Plan& plan, const Registry& registry, const CompileOptions& options) : plan_(plan), options_(options) {
    const auto entries = registry.entries();
    std::vector<std::uint32_t> order = base::indices(entries.size());
    base::sort_order(order, [&](std::uint32_t a, std::uint32_t b) {
        const int outcome = without_fragment(entries[a].uri).compare(without_fragment(entries[b].uri));
        return outcome != 0 ? outcome < 0 : a < b;
    });
    for (const std::uint32_t at : order)
        registry_.push_back(&entries[at]);
}

bool Sources::fail(CompileRefusal refusal, std::uint32_t subschema, std::string_view below_it,
                   std::string_view subject) {
    if (error_) return false;
    std::string at = plan_.pointer_of(subschema);
    at += below_it;
    error_ = {refusal, std::move(at), plan_.source_uris[plan_.subschemas[subschema].source], std::string(subject)};
    return false;
}

bool Sources::add_main(json::View schema) {
    return add_source(without_fragment(options_.base_uri), schema, {});
}

bool Sources::add_source(std::string_view uri, json::View schema, std::string_view name) {
    const auto source = static_cast<std::uint32_t>(sources_.size());
    const auto resource = static_cast<std::uint32_t>(resources_.size());
    sources_.push_back({schema, {}});
    plan_.source_uris.emplace_back(name);
    resources_.push_back({std::string(uri), source, none, {}});
    add_name(uri, resource);
    return walk(schema, resource, none, {}, 0);
}

std::uint32_t Sources::subschema_at(std::uint32_t source, json::View value) const {
    const Source& here = sources_[source];
    const std::uint32_t index = value.index() - here.root.index();
    return index < here.subschemas.size() ? here.subschemas[index] : none;
}

bool Sources::walk(json::View schema, std::uint32_t resource, std::uint32_t parent, std::string_view suffix,
                   std::uint32_t depth) {
    const auto here = static_cast<std::uint32_t>(views_.size());
    const std::uint32_t source = resources_[resource].source;
    views_.push_back(schema);
    Subschema& subschema = plan_.subschemas.emplace_back();
    subschema.resource = resource;
    subschema.parent = parent;
    subschema.source = source;
    subschema.suffix = plan_.keep(suffix);
    if (depth > options_.compile_limits.depth_max) return fail(CompileRefusal::TooDeep, here);
    if (here >= options_.compile_limits.subschemas_max) return fail(CompileRefusal::TooMany, here);
    if (!is_schema(schema)) return fail(CompileRefusal::Malformed, here);
    Source& owner = sources_[source];
    const std::size_t index = schema.index() - owner.root.index();
    if (index >= owner.subschemas.size()) owner.subschemas.resize(index + 1, none);
    owner.subschemas[index] = here;
    if (schema.is_object() && !identify(schema, here)) return false;
    if (resources_[resource].root == none) resources_[resource].root = here;
    return walk_members(schema, here, depth);
}

/// Looks at the shape of every keyword and goes into the subschemas.
bool Sources::walk_members(json::View schema, std::uint32_t here, std::uint32_t depth) {
    const std::uint32_t resource = plan_.subschemas[here].resource;
    const Dialect dialect = resources_[resource].dialect;
    for (const json::Member member : schema.members()) {
        const auto keyword = find_keyword(member.name);
        if (!keyword || !dialect.knows(*keyword)) continue;
        const ValueShape shape = shape_of(*keyword);
        std::string suffix = below(*keyword);
        if (!has_shape(shape, member.value)) return fail(CompileRefusal::Malformed, here, suffix);
        if (shape == ValueShape::Schema) {
            if (!walk(member.value, resource, here, suffix, depth + 1)) return false;
        } else if (shape == ValueShape::SchemaList) {
            const std::size_t stem = suffix.size();
            std::size_t place = 0;
            for (const json::View element : member.value.elements()) {
                suffix.resize(stem);
                json::append_token(suffix, place++);
                if (!walk(element, resource, here, suffix, depth + 2)) return false;
            }
        } else if (shape == ValueShape::SchemaMap || shape == ValueShape::Dependencies) {
            const std::size_t stem = suffix.size();
            for (const json::Member entry : member.value.members()) {
                suffix.resize(stem);
                json::append_token(suffix, entry.name);
                if (is_schema(entry.value) && !walk(entry.value, resource, here, suffix, depth + 2)) return false;
            }
        }
    }
    return true;
}

/// `$id`, `$schema` and the anchors; a resource that begins here becomes the subschema's.
bool Sources::identify(json::View schema, std::uint32_t here) {
    const json::View id = schema["$id"];
    std::uint32_t resource = plan_.subschemas[here].resource;
    if (id.is_string()) {
        if (!fragment_of(*id.string()).empty()) {
            return fail(CompileRefusal::IdentifierMalformed, here, "/$id", *id.string());
        }
        std::string uri = resolve_uri(resources_[resource].uri, *id.string());
        if (resources_[resource].root != none) {
            Resource inner{{}, resources_[resource].source, here, resources_[resource].dialect};
            resource = static_cast<std::uint32_t>(resources_.size());
            resources_.push_back(std::move(inner));
            plan_.subschemas[here].resource = resource;
        }
        if (uri != resources_[resource].uri) add_name(uri, resource);
        resources_[resource].uri = std::move(uri);
    }
    const bool is_root = resources_[resource].root == none || resources_[resource].root == here;
    if (is_root && !choose_dialect(schema, here)) return false;
    return add_anchor(schema["$anchor"], here, Keyword::Anchor, false) &&
           add_anchor(schema["$dynamicAnchor"], here, Keyword::DynamicAnchor, true);
}

bool Sources::add_anchor(json::View name, std::uint32_t here, Keyword keyword, bool is_dynamic) {
    if (!name.is_string()) return true;  // absent, or complained about with the other shapes
    if (!is_anchor_name(*name.string())) {
        return fail(CompileRefusal::IdentifierMalformed, here, below(keyword), *name.string());
    }
    anchors_.push_back({plan_.subschemas[here].resource, *name.string(), here, is_dynamic});
    anchors_sorted_ = false;
    return true;
}

bool Sources::choose_dialect(json::View schema, std::uint32_t here) {
    const json::View value = schema["$schema"];
    if (!value.is_string()) return true;
    const std::string_view uri = without_fragment(*value.string());
    if (uri.starts_with(metaschema_prefix) && uri.substr(metaschema_prefix.size()) == "schema") return true;
    Resource& resource = resources_[plan_.subschemas[here].resource];
    std::string_view name;
    const json::View metaschema = uri == resource.uri ? schema : find_document(uri, name);
    if (!metaschema) return fail(CompileRefusal::DialectUnknown, here, "/$schema", *value.string());
    return read_vocabularies(metaschema["$vocabulary"], here);
}

bool Sources::read_vocabularies(json::View demanded, std::uint32_t here) {
    if (!demanded) return true;
    Dialect dialect{static_cast<std::uint8_t>(Vocabulary::Core), false};
    for (const json::Member member : demanded.members()) {
        std::string_view name = member.name;
        const VocabularyRow* known = std::end(vocabularies);
        if (name.starts_with(vocabulary_prefix)) {
            name.remove_prefix(vocabulary_prefix.size());
            known = std::find_if(std::begin(vocabularies), std::end(vocabularies),
                                 [&](const VocabularyRow& row) { return row.name == name; });
        }
        if (known == std::end(vocabularies)) {
            if (!member.value.boolean_or(true)) continue;
            return fail(CompileRefusal::VocabularyUnknown, here, "/$schema", member.name);
        }
        dialect.vocabularies |= static_cast<std::uint8_t>(known->vocabulary);
        // Validation section 7.2.2: who knows the assertion vocabulary asserts, whether it is demanded or offered.
        if (name == "format-assertion") dialect.asserts_format = true;
    }
    resources_[plan_.subschemas[here].resource].dialect = dialect;
    return true;
}

json::View Sources::find_document(std::string_view uri, std::string_view& name) {
    const auto found = std::lower_bound(
        registry_.begin(), registry_.end(), uri,
        [](const Registry::Entry* entry, std::string_view wanted) { return without_fragment(entry->uri) < wanted; });
    if (found != registry_.end() && without_fragment((*found)->uri) == uri) {
        name = (*found)->uri;
        return (*found)->schema;
    }
    if (!uri.starts_with(metaschema_prefix)) return {};
    if (!metaschemas_) {
        auto parsed = json::Document::parse(metaschemas_text());
        ONETRIP_ASSERT(parsed.ok());
        metaschemas_ = std::move(parsed).value();
    }
    return metaschemas_->root()[uri.substr(metaschema_prefix.size())];
}

}  // namespace onetrip::schema
