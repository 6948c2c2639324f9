#include "core/material/material.h"

#include <algorithm>

namespace onetrip::material {
namespace {

constexpr std::string_view necessity_names[] = {"required", "optional", "later"};
constexpr std::string_view obtain_names[] = {"upload", "data_sharing", "e_certificate", "commitment",
                                             "direct", "earlier_case", "paper"};

template <typename Enum, std::size_t size>
bool read_name(json::View value, const std::string_view (&names)[size], Enum& out) {
    const auto* known = std::find(std::begin(names), std::end(names), value.string_or({}));
    if (known == std::end(names)) return false;
    out = static_cast<Enum>(known - std::begin(names));
    return true;
}

/// A whole number from `least` to `most`; absent reads as `otherwise`, anything else is said by `code`.
std::int64_t read_count(json::View owner, std::string_view name, std::int64_t least, std::int64_t most,
                        std::int64_t otherwise, std::string_view code, json::Defects& defects) {
    const json::View value = owner[name];
    if (!value) return otherwise;
    const auto count = value.integer();
    if (count && *count >= least && *count <= most) return *count;
    defects.error(code, value);
    return otherwise;
}

Way read_way(json::View material, json::View entry, json::Defects& defects) {
    Way way;
    way.when = read_condition(entry["when"], defects);
    if (!read_name(entry["by"], obtain_names, way.by)) {
        way.by = Obtain::Direct;
        defects.error("obtain_unknown", entry, entry["by"].string_or({}));
    }
    json::expect_text(entry, "reason", defects);
    way.reason = entry["reason"];
    way.source_register = entry["register"].string_or({});
    way.certificate = entry["certificate"].string_or({});
    way.reuse_days = read_count(entry, "reuse_days", 1, reuse_days_max, 0, "reuse_invalid", defects);
    if (way.by == Obtain::EarlierCase && (way.reuse_days == 0 || !material["standard"])) {
        defects.error("reuse_invalid", entry);
    }
    if (way.by != Obtain::Commitment) return way;
    if (entry["commitment"]) {
        way.commitment = read_commitment(entry["commitment"], defects);
    } else {
        defects.warn("commitment_incomplete", entry, "commitment");
    }
    return way;
}

/// Whether the way may turn out not to be open, so that another has to follow.
bool may_fail(const Way& way) {
    return way.when.source || !way.source_register.empty() || !way.certificate.empty() || way.by == Obtain::EarlierCase;
}

std::vector<Way> read_ways(json::View material, json::Defects& defects) {
    std::vector<Way> ways;
    const json::View list = material["obtain"];
    for (const json::View entry : list.elements())
        ways.push_back(read_way(material, entry, defects));
    if (ways.empty()) {
        defects.error("obtain_missing", material, material["id"].string_or({}));
    } else if (may_fail(ways.back())) {
        defects.warn("obtain_open", list);
    }
    return ways;
}

/// Where the law allows no promise in the place of a proof, a catalogue that offers one does not run.
void check_area(const Material& material, json::Defects& defects) {
    const json::View area = material.definition["area"];
    if (!area) return;
    if (!is_barred_area(area.string_or({}))) return defects.error("area_unknown", area, area.string_or({}));
    for (const Way& way : material.ways) {
        if (way.by == Obtain::Commitment) defects.error("commitment_barred", area, material.id);
    }
}

void read_accept(Material& material, json::Defects& defects) {
    material.accept = material.definition["accept"];
    const bool is_uploaded = std::any_of(material.ways.begin(), material.ways.end(),
                                         [](const Way& way) { return way.by == Obtain::Upload; });
    if (is_uploaded && !material.accept) defects.warn("accept_missing", material.definition, material.id);
    if (!material.accept) return;
    if (auto spec = read_file_spec(material.accept)) {
        material.spec = std::move(*spec);
    } else {
        const json::View at = material.accept.find(spec.error().at);
        defects.error("accept_invalid", at ? at : material.accept, spec.error().at);
    }
}

Material read_material(json::View definition, json::Defects& defects) {
    Material material;
    material.definition = definition;
    material.id = definition["id"].string_or({});
    if (material.id.empty()) defects.error("id_invalid", definition);
    json::expect_text(definition, "title", defects);
    material.title = definition["title"];
    if (!definition["legal_basis"]) {
        defects.warn("legal_basis_missing", definition, material.id);
    } else {
        json::expect_text(definition, "legal_basis", defects);
    }
    material.legal_basis = definition["legal_basis"];
    if (definition["sample"]) json::expect_text(definition, "sample", defects);
    if (!read_name(definition["necessity"], necessity_names, material.necessity)) {
        defects.error("necessity_unknown", definition, definition["necessity"].string_or({}));
    }
    material.copies = read_count(definition, "copies", 0, copies_max, 0, "copies_invalid", defects);
    material.files_max = read_count(definition, "files_max", 1, files_limit, 1, "files_invalid", defects);
    material.late_workdays =
        read_count(definition, "late_workdays", 1, late_workdays_max, 0, "late_workdays_invalid", defects);
    material.soon_days =
        read_count(definition, "soon_days", 0, soon_days_max, soon_days_default, "soon_days_invalid", defects);
    material.standard = definition["standard"].string_or({});
    material.needed = read_condition(definition["needed"], defects);
    material.ways = read_ways(definition, defects);
    material.agreements = read_agreements(definition["agrees"], defects);
    check_area(material, defects);
    read_accept(material, defects);
    return material;
}

/// Materials are compared with materials of the same service.
void check_agreements_lead_somewhere(const std::vector<Material>& materials, json::Defects& defects) {
    for (const Material& material : materials) {
        for (std::size_t i = 0; i < material.agreements.size(); ++i) {
            const std::string_view other = material.agreements[i].material;
            const bool is_known = other.empty() || std::any_of(materials.begin(), materials.end(),
                                                               [&](const Material& each) { return each.id == other; });
            if (!is_known) defects.error("agreement_invalid", material.definition["agrees"].at(i), other);
        }
    }
}

}  // namespace

std::string_view name_of(Necessity necessity) {
    return necessity_names[static_cast<std::size_t>(necessity)];
}

std::string_view name_of(Obtain obtain) {
    return obtain_names[static_cast<std::size_t>(obtain)];
}

std::vector<Material> read_materials(json::View materials, json::Defects& defects) {
    std::vector<Material> read;
    if (materials.size() > materials_max) {
        defects.error("too_many", materials);
        return read;
    }
    for (const json::View definition : materials.elements()) {
        Material material = read_material(definition, defects);
        const bool is_known =
            std::any_of(read.begin(), read.end(), [&](const Material& other) { return other.id == material.id; });
        if (is_known) defects.error("id_duplicate", definition, material.id);
        read.push_back(std::move(material));
    }
    check_agreements_lead_somewhere(read, defects);
    return read;
}

}  // namespace onetrip::material
