// How a reference finds its target: the second half of sources_internal.h.

#include <algorithm>

#include "core/base/sort.h"
#include "core/json/pointer.h"
#include "core/schema/sources_internal.h"
#include "core/schema/uri.h"

namespace onetrip::schema {

void Sources::add_name(std::string_view uri, std::uint32_t resource) {
    names_.push_back({std::string(uri), resource});
    names_sorted_ = false;
}

/// One document must not give two of its schemas one URI; of two documents that do, the one met first is meant.
bool Sources::sort_names() {
    if (names_sorted_) return true;
    std::vector<std::uint32_t> order = base::indices(names_.size());
    base::sort_order(order, [&](std::uint32_t x, std::uint32_t y) {
        const int outcome = names_[x].uri.compare(names_[y].uri);
        return outcome != 0 ? outcome < 0 : x < y;
    });
    std::vector<Named> sorted;
    sorted.reserve(order.size());
    for (const std::uint32_t at : order)
        sorted.push_back(std::move(names_[at]));
    names_.swap(sorted);
    names_sorted_ = true;
    for (std::size_t i = 1; i < names_.size(); ++i) {
        const Resource& a = resources_[names_[i - 1].resource];
        const Resource& b = resources_[names_[i].resource];
        if (names_[i - 1].uri != names_[i].uri || names_[i - 1].resource == names_[i].resource) continue;
        if (a.source == b.source) {
            return fail(CompileRefusal::IdentifierDuplicate, b.root, "/$id", names_[i].uri);
        }
    }
    return true;
}

bool Sources::sort_anchors() {
    if (anchors_sorted_) return true;
    std::vector<std::uint32_t> order = base::indices(anchors_.size());
    base::sort_order(order, [&](std::uint32_t x, std::uint32_t y) {
        if (anchors_[x].resource != anchors_[y].resource) return anchors_[x].resource < anchors_[y].resource;
        const int outcome = anchors_[x].name.compare(anchors_[y].name);
        return outcome != 0 ? outcome < 0 : x < y;
    });
    std::vector<Anchor> sorted;
    sorted.reserve(order.size());
    for (const std::uint32_t at : order)
        sorted.push_back(anchors_[at]);
    anchors_.swap(sorted);
    anchors_sorted_ = true;
    for (std::size_t i = 1; i < anchors_.size(); ++i) {
        const Anchor& a = anchors_[i - 1];
        const Anchor& b = anchors_[i];
        if (a.resource == b.resource && a.name == b.name && a.subschema != b.subschema) {
            return fail(CompileRefusal::IdentifierDuplicate, b.subschema, b.is_dynamic ? "/$dynamicAnchor" : "/$anchor",
                        b.name);
        }
    }
    return true;
}

const Anchor* Sources::find_anchor(std::uint32_t resource, std::string_view name) {
    if (!sort_anchors()) return nullptr;
    const std::pair wanted(resource, name);
    const auto found = std::lower_bound(
        anchors_.begin(), anchors_.end(), wanted,
        [](const Anchor& anchor, const auto& key) { return std::pair(anchor.resource, anchor.name) < key; });
    if (found == anchors_.end() || found->resource != resource || found->name != name) return nullptr;
    // $anchor and $dynamicAnchor of one schema may share a name: the dynamic one says more.
    const auto next = found + 1;
    const bool twice = next != anchors_.end() && next->resource == resource && next->name == name;
    return twice && next->is_dynamic ? &*next : &*found;
}

std::optional<std::uint32_t> Sources::find_resource(std::string_view uri) {
    if (!sort_names()) return std::nullopt;
    const auto found = std::lower_bound(names_.begin(), names_.end(), uri,
                                        [](const Named& named, std::string_view wanted) { return named.uri < wanted; });
    if (found == names_.end() || found->uri != uri) return std::nullopt;
    return found->resource;
}

/// Looks further: at the document of that URI, then into all of the registry for an `$id` within.
std::optional<std::uint32_t> Sources::load_resource(std::string_view uri) {
    std::string_view name = uri;
    if (const json::View document = find_document(uri, name)) {
        if (!add_source(uri, document, name)) return std::nullopt;
        return find_resource(uri);
    }
    if (all_loaded_) return std::nullopt;
    all_loaded_ = true;
    for (const Registry::Entry* entry : registry_) {
        const std::string_view base = std::string_view(entry->uri).substr(0, entry->uri.find('#'));
        if (find_resource(base)) continue;
        if (!add_source(base, entry->schema, entry->uri)) return std::nullopt;
    }
    return find_resource(uri);
}

std::optional<std::uint32_t> Sources::follow_pointer(std::uint32_t resource, std::string_view pointer) {
    const std::uint32_t source = resources_[resource].source;
    std::uint32_t nearest = resources_[resource].root;
    json::View here = views_[nearest];
    std::string beyond;  // the pointer from the nearest known schema on
    json::PointerReader reader(pointer);
    while (reader.more()) {
        const auto token = reader.next();
        if (!token) return std::nullopt;
        if (here.is_object()) {
            here = here[*token];
        } else {
            const auto index = json::array_index(*token);
            here = index ? here.at(*index) : json::View();
        }
        if (!here) return std::nullopt;
        json::append_token(beyond, *token);
        const std::uint32_t known = subschema_at(source, here);
        if (known != none) {
            nearest = known;
            beyond.clear();
        }
    }
    if (beyond.empty()) return nearest;
    if (!here.is_object() && !here.is_boolean()) return std::nullopt;
    const auto added = static_cast<std::uint32_t>(views_.size());
    if (!walk(here, plan_.subschemas[nearest].resource, nearest, beyond, 0)) return std::nullopt;
    return added;
}

std::optional<std::uint32_t> Sources::resolve(std::uint32_t resource, std::string_view reference, std::uint32_t at,
                                              Keyword keyword) {
    const std::string uri = resolve_uri(resources_[resource].uri, reference);
    std::optional<std::uint32_t> target = find_resource(uri);
    if (!target && !error_) target = load_resource(uri);
    std::optional<std::uint32_t> found;
    if (target) {
        const auto fragment = percent_decoded(fragment_of(reference));
        if (fragment && (fragment->empty() || fragment->front() == '/')) {
            found = follow_pointer(*target, *fragment);
        } else if (fragment) {
            const Anchor* anchor = find_anchor(*target, *fragment);
            if (anchor != nullptr) found = anchor->subschema;
        }
    }
    if (!found) fail(CompileRefusal::ReferenceUnresolved, at, "/" + std::string(name_of(keyword)), reference);
    return found;
}

}  // namespace onetrip::schema
