#include "core/catalog/bundle.h"

#include <algorithm>

namespace onetrip::catalog {
namespace {

std::string own_id(const Service& service, std::string_view material) {
    return std::string(service.id()) + '/' + std::string(material);
}

/// Calls for those that count: whom the citizen has to give it to, or, if there is nobody, all.
template <typename See>
void for_those_that_count(const BundleItem& item, See see) {
    for (const Serving& each : item.serves) {
        if (item.is_spared() || !each.item.is_spared()) see(each.item);
    }
}

BundleItem& line_for(std::vector<BundleItem>& items, const Service& service, const material::Material& material) {
    const auto is_line = [&](std::string_view id) {
        return std::find_if(items.begin(), items.end(), [&](const BundleItem& item) { return item.id == id; });
    };
    if (!material.standard.empty()) {
        const auto known = is_line(material.standard);
        if (known == items.end()) {
            items.push_back({std::string(material.standard), {}});
            return items.back();
        }
        if (known->serves.back().service != &service) return *known;
    }
    items.push_back({own_id(service, material.id), {}});
    return items.back();
}

material::Verdict verdict_of_line(const BundleItem& item) {
    material::Verdict worst = material::Verdict::Pass;
    for (const Serving& each : item.serves)
        worst = std::max(worst, material::verdict_of(each.findings));
    return worst;
}

bool has_id(const Service& service, std::string_view id) {
    return std::any_of(service.materials().begin(), service.materials().end(), [&](const material::Material& each) {
        return each.standard == id || own_id(service, each.id) == id;
    });
}

std::vector<base::Finding> beside_bundle(std::span<const BundlePart> parts, const std::vector<BundleItem>& items,
                                         json::View handed_in) {
    std::vector<base::Finding> findings;
    for (const json::Member member : handed_in.members()) {
        if (member.value.is_null()) continue;
        const auto takes = [](const Serving& each) { return each.item.way->by == material::Obtain::Upload; };
        const bool is_asked_for = std::any_of(items.begin(), items.end(), [&](const BundleItem& item) {
            return item.id == member.name && std::any_of(item.serves.begin(), item.serves.end(), takes);
        });
        if (is_asked_for) continue;
        const bool is_known = std::any_of(parts.begin(), parts.end(),
                                          [&](const BundlePart& part) { return has_id(*part.service, member.name); });
        findings.push_back({is_known ? "material.unneeded" : "material.unknown", "material:" + std::string(member.name),
                            is_known ? base::Severity::Warn : base::Severity::Error});
    }
    return findings;
}

/// `with_findings`: those of a check, and the verdict that they make.
void write_lines(json::Writer& out, const std::vector<BundleItem>& items, bool with_findings) {
    out.begin_array();
    for (const BundleItem& item : items) {
        const Serving& shown = item.shown();
        out.begin_object().member("id", item.id).member("title", shown.item.material->title);
        out.member("necessity", material::name_of(item.necessity()));
        out.member("obtain", material::name_of(shown.item.way->by)).member("spared", item.is_spared());
        out.member("copies", item.copies());
        if (const calendar::DueDay* due = item.late_due()) {
            out.name("late").begin_object().member("due", due->day.text());
            out.member("provisional", due->provisional).end_object();
        }
        if (with_findings) out.member("verdict", material::name_of(verdict_of_line(item)));
        out.name("serves").begin_array();
        for (const Serving& each : item.serves) {
            out.begin_object().member("service", each.service->id());
            material::write_item(out, each.item);
            if (with_findings) {
                out.member("verdict", material::name_of(material::verdict_of(each.findings))).name("findings");
                material::write_findings(out, each.findings);
            }
            out.end_object();
        }
        out.end_array().end_object();
    }
    out.end_array();
}

}  // namespace

bool BundleItem::is_spared() const {
    return std::all_of(serves.begin(), serves.end(), [](const Serving& each) { return each.item.is_spared(); });
}

const Serving& BundleItem::shown() const {
    const auto asks =
        std::find_if(serves.begin(), serves.end(), [](const Serving& each) { return !each.item.is_spared(); });
    return asks == serves.end() ? serves.front() : *asks;
}

material::Necessity BundleItem::necessity() const {
    using material::Necessity;
    Necessity strictest = Necessity::Optional;
    for_those_that_count(*this, [&](const material::Item& item) {
        const Necessity necessity = item.material->necessity;
        if (necessity == Necessity::Required || strictest == Necessity::Optional) strictest = necessity;
    });
    return strictest;
}

std::int64_t BundleItem::copies() const {
    std::int64_t most = 0;
    for_those_that_count(*this, [&](const material::Item& item) { most = std::max(most, item.material->copies); });
    return most;
}

const calendar::DueDay* BundleItem::late_due() const {
    if (necessity() != material::Necessity::Later) return nullptr;
    const calendar::DueDay* earliest = nullptr;
    for_those_that_count(*this, [&](const material::Item& item) {
        if (item.late_due && (earliest == nullptr || item.late_due->day < earliest->day)) earliest = &*item.late_due;
    });
    return earliest;
}

std::vector<BundleItem> list_bundle(std::span<const BundlePart> parts, base::Day today,
                                    const material::Holdings& holdings) {
    std::vector<BundleItem> items;
    for (const BundlePart& part : parts) {
        const auto situation = part.service->situation(part.answers, today, holdings);
        for (material::Item& item : material::list_items(part.service->materials(), situation)) {
            BundleItem& line = line_for(items, *part.service, *item.material);
            line.serves.push_back({part.service, std::move(item), {}});
        }
    }
    return items;
}

std::string materials_for(const Service& service, const std::vector<BundleItem>& items, json::View handed_in) {
    json::Writer out;
    out.begin_object();
    for (const BundleItem& item : items) {
        const json::View given = handed_in[item.id];
        if (!given) continue;
        for (const Serving& each : item.serves) {
            const bool is_asked_for = each.service == &service && each.item.way->by == material::Obtain::Upload;
            if (is_asked_for) out.member(each.item.material->id, given);
        }
    }
    out.end_object();
    return out.take();
}

void write_bundle(json::Writer& out, const std::vector<BundleItem>& items) {
    write_lines(out, items, false);
}

BundleReport precheck_bundle(std::span<const BundlePart> parts, json::View handed_in, base::Day today,
                             const material::Holdings& holdings) {
    BundleReport report;
    report.items = list_bundle(parts, today, holdings);
    for (const BundlePart& part : parts) {
        const auto given = json::Document::parse(materials_for(*part.service, report.items, handed_in));
        ONETRIP_ASSERT(given.ok());
        const auto checked = material::precheck(part.service->materials(), given->root(),
                                                part.service->situation(part.answers, today, holdings));
        for (const material::MaterialReport& each : checked.materials) {
            for (BundleItem& item : report.items) {
                for (Serving& serving : item.serves) {
                    if (serving.item.material == each.item.material) serving.findings = each.findings;
                }
            }
        }
    }
    report.others = beside_bundle(parts, report.items, handed_in);
    return report;
}

material::Verdict BundleReport::verdict() const {
    material::Verdict worst = material::verdict_of(others);
    for (const BundleItem& item : items)
        worst = std::max(worst, verdict_of_line(item));
    return worst;
}

void write_bundle_report(json::Writer& out, const BundleReport& report) {
    out.begin_object().member("verdict", material::name_of(report.verdict())).name("materials");
    write_lines(out, report.items, true);
    out.name("others");
    material::write_findings(out, report.others);
    out.end_object();
}

}  // namespace onetrip::catalog
