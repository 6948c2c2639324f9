#include "core/material/checklist.h"

#include <algorithm>

namespace onetrip::material {
namespace {

constexpr std::string_view necessity_names[] = {"required", "optional", "later"};
constexpr std::string_view obtain_names[] = {"upload", "data_sharing", "e_certificate", "commitment", "direct"};

template <typename Enum, std::size_t size>
bool read_name(json::View value, const std::string_view (&names)[size], Enum& out) {
    const auto* known = std::find(std::begin(names), std::end(names), value.string_or({}));
    if (known == std::end(names)) return false;
    out = static_cast<Enum>(known - std::begin(names));
    return true;
}

std::vector<Way> read_ways(json::View material, json::Defects& defects) {
    std::vector<Way> ways;
    const json::View list = material["obtain"];
    for (const json::View entry : list.elements()) {
        Way way;
        way.when = read_condition(entry["when"], defects);
        if (!read_name(entry["by"], obtain_names, way.by)) {
            way.by = Obtain::Direct;
            defects.error("obtain_unknown", entry, entry["by"].string_or({}));
        }
        json::expect_text(entry, "reason", defects);
        way.reason = entry["reason"];
        ways.push_back(std::move(way));
    }
    if (ways.empty()) {
        defects.error("obtain_missing", material, material["id"].string_or({}));
    } else if (ways.back().when.source) {
        defects.warn("obtain_open", list);
    }
    return ways;
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
    if (!read_name(definition["necessity"], necessity_names, material.necessity)) {
        defects.error("necessity_unknown", definition, definition["necessity"].string_or({}));
    }
    material.copies = definition["copies"].integer_or(0);
    if (material.copies < 0 || material.copies > copies_max) defects.error("copies_invalid", definition["copies"]);
    material.needed = read_condition(definition["needed"], defects);
    material.ways = read_ways(definition, defects);
    material.accept = definition["accept"];
    const bool is_uploaded = std::any_of(material.ways.begin(), material.ways.end(),
                                         [](const Way& way) { return way.by == Obtain::Upload; });
    if (is_uploaded && !material.accept) defects.warn("accept_missing", definition, material.id);
    if (!material.accept) return material;
    if (auto spec = read_file_spec(material.accept)) {
        material.spec = std::move(*spec);
    } else {
        const json::View at = material.accept.find(spec.error().at);
        defects.error("accept_invalid", at ? at : material.accept, spec.error().at);
    }
    return material;
}

}  // namespace

std::string_view name_of(Necessity necessity) {
    return necessity_names[static_cast<std::size_t>(necessity)];
}

std::string_view name_of(Obtain obtain) {
    return obtain_names[static_cast<std::size_t>(obtain)];
}

bool Condition::holds(json::View answers, base::Day today) const {
    if (!rule) return constant;
    logic::Context context;
    context.data = answers;
    context.today = today;
    const auto answer = rule->holds(context);
    return answer && *answer;
}

Condition read_condition(json::View value, json::Defects& defects) {
    Condition condition;
    if (!value) return condition;
    if (const auto constant = value.boolean()) {
        condition.constant = *constant;
        return condition;
    }
    if (!value.is_object()) {
        defects.error("rule_invalid", value);
        return condition;
    }
    const auto compiled = logic::Rule::compile(value);
    if (compiled) {
        condition.rule = *compiled;
    } else {
        const json::View at = value.find(compiled.error().at);
        defects.error("rule_invalid", at ? at : value, logic::code_of(compiled.error().refusal));
    }
    condition.source = value;
    return condition;
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
    return read;
}

std::vector<Item> list_items(std::span<const Material> materials, json::View answers, base::Day today) {
    std::vector<Item> items;
    for (const Material& material : materials) {
        if (!material.needed.holds(answers, today)) continue;
        const auto way = std::find_if(material.ways.begin(), material.ways.end(),
                                      [&](const Way& each) { return each.when.holds(answers, today); });
        items.push_back({&material, way == material.ways.end() ? &material.ways.back() : &*way});
    }
    return items;
}

void write_items(json::Writer& out, const std::vector<Item>& items) {
    const auto write = [&](std::string_view name, json::View value) {
        out.name(name);
        value ? out.value(value) : out.null();
    };
    out.begin_array();
    for (const Item& item : items) {
        const Material& material = *item.material;
        out.begin_object().member("id", material.id);
        write("title", material.title);
        out.member("necessity", name_of(material.necessity)).member("obtain", name_of(item.way->by));
        out.member("spared", item.is_spared()).name("reason").begin_object();
        write("rule", item.way->when.source ? item.way->when.source : material.needed.source);
        write("text", item.way->reason);
        out.end_object();
        write("legal_basis", material.legal_basis);
        out.member("copies", material.copies);
        write("accept", item.is_spared() ? json::View() : material.accept);
        out.end_object();
    }
    out.end_array();
}

}  // namespace onetrip::material
