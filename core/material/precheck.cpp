#include "core/material/precheck.h"

#include <algorithm>

#include "core/json/measure.h"
#include "core/material/file_facts.h"
#include "core/material/picture/perceptual_hash.h"
#include "core/material/remedies.h"

namespace onetrip::material {
namespace {

constexpr std::string_view verdict_names[] = {"pass", "warn", "fail"};

std::string place_of(std::string_view material) {
    return "material:" + std::string(material);
}

class Checker {
public:
    Checker(json::View handed_in, const Situation& situation) : handed_in_(handed_in), situation_(situation) {}

    Precheck run(std::span<const Material> materials) {
        Precheck report;
        for (Item& item : list_items(materials, situation_))
            report.materials.push_back({std::move(item), {}});
        // Agreements look at documents that stand further down, too.
        for (const MaterialReport& each : report.materials) {
            for (const json::View values : values_of(each.item))
                said_.push_back({each.item.material->id, values});
        }
        for (MaterialReport& each : report.materials)
            check(each);
        look_at_the_rest(materials, report);
        return report;
    }

private:
    static void find(MaterialReport& report, std::string_view code, base::Severity severity = base::Severity::Error,
                     std::optional<base::Measure> measure = {}) {
        report.findings.push_back({std::string(code), {}, severity, measure});
    }

    /// The facts of what was handed in for an item; none for what nobody asks the citizen for.
    [[nodiscard]] std::vector<json::View> files_of(const Item& item) const {
        std::vector<json::View> files;
        const json::View given = handed_in_[item.material->id];
        if (item.way->by != Obtain::Upload || !given || given.is_null()) return files;
        if (!given.is_array()) return {given};
        for (const json::View file : given.elements()) {
            if (files.size() <= static_cast<std::size_t>(files_limit)) files.push_back(file);
        }
        return files;
    }

    [[nodiscard]] std::vector<json::View> values_of(const Item& item) const {
        std::vector<json::View> values;
        if (item.values()) values.push_back(item.values());
        for (const json::View file : files_of(item)) {
            if (file["values"].is_object()) values.push_back(file["values"]);
        }
        return values;
    }

    void check(MaterialReport& report) {
        const Item& item = report.item;
        if (!item.is_open) {
            find(report, "material.not_obtained", base::Severity::Warn);
        } else if (item.way->by == Obtain::Upload) {
            check_files(report);
        } else if (item.way->commitment) {
            const auto code = check_commitment(*item.way->commitment, item.letter, situation_.applicant);
            if (code) find(report, *code);
        }
        for (const json::View values : values_of(item)) {
            check_agreements(item.material->agreements, values, situation_.answers, said_, report.findings);
            check_validity(values, situation_.today, item.material->soon_days, report.findings);
        }
    }

    void check_files(MaterialReport& report) {
        const Material& material = *report.item.material;
        const auto files = files_of(report.item);
        const auto count = static_cast<std::int64_t>(files.size());
        if (count == 0 && material.necessity == Necessity::Required) find(report, "material.missing");
        if (count == 0 && report.item.late_due) find(report, "material.late", base::Severity::Warn);
        if (count > material.files_max) {
            find(report, "material.files_too_many", base::Severity::Error, {{count, material.files_max}});
        }
        for (std::size_t i = 0; i < files.size(); ++i) {
            const std::size_t before = report.findings.size();
            check_file(report, files[i]);
            for (std::size_t at = before; files.size() > 1 && at < report.findings.size(); ++at)
                report.findings[at].field = "files/" + std::to_string(i);
        }
    }

    void check_file(MaterialReport& report, json::View given) {
        const Material& material = *report.item.material;
        auto facts = read_file_facts(given);
        if (!facts) return find(report, "material.facts_invalid");
        for (base::Finding& finding : check_facts(*facts, material.spec))
            report.findings.push_back(std::move(finding));
        compare_with_seen(report, *facts);
        seen_.push_back(std::move(*facts));
    }

    void compare_with_seen(MaterialReport& report, const FileFacts& facts) {
        for (const FileFacts& seen : seen_) {
            if (!facts.sha256.empty() && facts.sha256 == seen.sha256) {
                return find(report, "material.duplicate", base::Severity::Warn);
            }
        }
        for (const FileFacts& seen : seen_) {
            // A picture without anything in it has no hash of its own.
            const std::uint64_t ours = facts.perceptual_hash.value_or(0);
            const std::uint64_t theirs = seen.perceptual_hash.value_or(0);
            const int bits = picture::hash_distance(ours, theirs);
            if (ours == 0 || theirs == 0 || bits > picture::near_bits_max) continue;
            return find(report, "material.near_duplicate", base::Severity::Warn, {{bits, picture::near_bits_max}});
        }
    }

    void look_at_the_rest(std::span<const Material> materials, Precheck& report) const {
        for (const json::Member member : handed_in_.members()) {
            if (member.value.is_null()) continue;
            const bool is_asked_for =
                std::any_of(report.materials.begin(), report.materials.end(), [&](const MaterialReport& each) {
                    return each.item.material->id == member.name && each.item.way->by == Obtain::Upload;
                });
            if (is_asked_for) continue;
            const bool is_known = std::any_of(materials.begin(), materials.end(),
                                              [&](const Material& each) { return each.id == member.name; });
            report.others.push_back({is_known ? "material.unneeded" : "material.unknown", place_of(member.name),
                                     is_known ? base::Severity::Warn : base::Severity::Error});
        }
    }

    json::View handed_in_;
    const Situation& situation_;
    std::vector<Said> said_;
    std::vector<FileFacts> seen_;  ///< files that were read, for the comparison with all others
};

}  // namespace

std::string_view name_of(Verdict verdict) {
    return verdict_names[static_cast<std::size_t>(verdict)];
}

Verdict verdict_of(const std::vector<base::Finding>& findings) {
    Verdict verdict = Verdict::Pass;
    for (const base::Finding& finding : findings) {
        verdict = std::max(verdict, finding.severity == base::Severity::Error ? Verdict::Fail : Verdict::Warn);
    }
    return verdict;
}

Verdict MaterialReport::verdict() const {
    return verdict_of(findings);
}

Verdict Precheck::verdict() const {
    return verdict_of(findings());
}

std::vector<base::Finding> Precheck::findings() const {
    std::vector<base::Finding> all;
    for (const MaterialReport& each : materials) {
        for (base::Finding finding : each.findings) {
            finding.field = place_of(each.item.material->id);
            all.push_back(std::move(finding));
        }
    }
    all.insert(all.end(), others.begin(), others.end());
    return all;
}

Precheck precheck(std::span<const Material> materials, json::View handed_in, const Situation& situation) {
    return Checker(handed_in, situation).run(materials);
}

void write_findings(json::Writer& out, const std::vector<base::Finding>& findings) {
    out.begin_array();
    for (const base::Finding& finding : findings) {
        out.begin_object().member("code", finding.code).member("severity", base::name_of(finding.severity));
        if (!finding.field.empty()) out.member("field", finding.field);
        json::write_measure(out, finding.measure);
        out.member("remedy", remedy_of(finding.code)).end_object();
    }
    out.end_array();
}

void write_precheck(json::Writer& out, const Precheck& report) {
    out.begin_object().member("verdict", name_of(report.verdict())).name("materials").begin_array();
    for (const MaterialReport& each : report.materials) {
        out.begin_object();
        write_item(out, each.item);
        out.member("verdict", name_of(each.verdict())).name("findings");
        write_findings(out, each.findings);
        out.end_object();
    }
    out.end_array().name("others");
    write_findings(out, report.others);
    out.end_object();
}

}  // namespace onetrip::material
