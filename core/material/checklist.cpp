#include "core/material/checklist.h"

#include <algorithm>

namespace onetrip::material {
namespace {

constexpr std::string_view obstacle_names[] = {"not_found", "unavailable", "no_consent", "not_held",
                                               "expired",   "void",        "barred",     "withdrawn"};

/// Looks for the first way that is open.
class Chooser {
public:
    Chooser(const Situation& situation, Item& item) : situation_(situation), item_(item) {}

    void choose() {
        for (const Way& way : item_.material->ways) {
            if (!way.when.holds(situation_.answers, situation_.today)) continue;
            const auto obstacle = obstacle_to(way);
            if (!obstacle) {
                item_.way = &way;
                return;
            }
            item_.passed_over.push_back({&way, *obstacle});
        }
        item_.way = &item_.material->ways.back();
        item_.is_open = item_.passed_over.empty();
    }

private:
    std::optional<Obstacle> obstacle_to(const Way& way) {
        switch (way.by) {
            case Obtain::DataSharing: return way.source_register.empty() ? std::nullopt : ask_register(way);
            case Obtain::ECertificate: return way.certificate.empty() ? std::nullopt : find_certificate(way);
            case Obtain::EarlierCase: return find_earlier(way);
            case Obtain::Commitment: return way.commitment ? find_letter() : std::nullopt;
            default: return std::nullopt;
        }
    }

    /// A register that was not asked yet is asked by the office: nothing speaks against it so far.
    std::optional<Obstacle> ask_register(const Way& way) {
        for (const RegistryAnswer& answer : situation_.holdings.registry) {
            if (answer.material != item_.material->id || answer.source_register != way.source_register) continue;
            if (answer.outcome == RegistryOutcome::NotFound) return Obstacle::NotFound;
            if (answer.outcome == RegistryOutcome::Unavailable) return Obstacle::Unavailable;
            if (!answer.has_consent) return Obstacle::NoConsent;
            item_.answer = &answer;
            return std::nullopt;
        }
        return std::nullopt;
    }

    std::optional<Obstacle> find_certificate(const Way& way) {
        Obstacle obstacle = Obstacle::NotHeld;
        for (const Certificate& certificate : situation_.holdings.certificates) {
            if (certificate.type != way.certificate) continue;
            const auto valid_to = base::Day::parse(certificate.values["valid_to"].string_or({}));
            if (certificate.status == CertificateStatus::Expired || (valid_to && *valid_to < situation_.today)) {
                obstacle = Obstacle::Expired;
            } else if (certificate.status != CertificateStatus::Valid) {
                obstacle = Obstacle::Void;
            } else if (!certificate.has_consent) {
                obstacle = Obstacle::NoConsent;
            } else {
                item_.certificate = &certificate;
                return std::nullopt;
            }
        }
        return obstacle;
    }

    std::optional<Obstacle> find_earlier(const Way& way) {
        Obstacle obstacle = Obstacle::NotHeld;
        for (const EarlierMaterial& earlier : situation_.holdings.earlier) {
            const bool is_it = earlier.standard == item_.material->standard;
            if (!is_it || situation_.today - earlier.closed > way.reuse_days) continue;
            if (!earlier.has_consent) {
                obstacle = Obstacle::NoConsent;
                continue;
            }
            item_.earlier = &earlier;
            return std::nullopt;
        }
        return obstacle;
    }

    /// A letter that is not signed yet can be: that it is missing is for the check of what was handed in.
    std::optional<Obstacle> find_letter() {
        if (!situation_.holdings.may_commit) return Obstacle::Barred;
        for (const CommitmentLetter& letter : situation_.holdings.commitments) {
            if (letter.material != item_.material->id) continue;
            if (letter.is_withdrawn) return Obstacle::Withdrawn;
            item_.letter = &letter;
        }
        return std::nullopt;
    }

    const Situation& situation_;
    Item& item_;
};

void write_or_null(json::Writer& out, std::string_view name, json::View value) {
    out.name(name);
    value ? out.value(value) : out.null();
}

void write_source(json::Writer& out, const Item& item) {
    if (item.certificate != nullptr) {
        out.name("source").begin_object().member("certificate", item.certificate->id).end_object();
    } else if (item.answer != nullptr) {
        out.name("source").begin_object().member("register", item.answer->source_register);
        out.member("text", item.answer->source).member("as_of", item.answer->as_of.text()).end_object();
    } else if (item.earlier != nullptr) {
        out.name("source").begin_object().member("case", item.earlier->case_number);
        out.member("as_of", item.earlier->closed.text()).member("sha256", item.earlier->sha256).end_object();
    }
}

void write_passed_over(json::Writer& out, const Item& item) {
    if (item.passed_over.empty()) return;
    out.name("passed_over").begin_array();
    for (const PassedOver& passed : item.passed_over) {
        out.begin_object().member("by", name_of(passed.way->by)).member("why", name_of(passed.obstacle)).end_object();
    }
    out.end_array();
}

}  // namespace

std::string_view name_of(Obstacle obstacle) {
    return obstacle_names[static_cast<std::size_t>(obstacle)];
}

json::View Item::values() const {
    if (certificate != nullptr) return certificate->values;
    if (answer != nullptr) return answer->values;
    return earlier != nullptr ? earlier->values : json::View();
}

std::vector<Item> list_items(std::span<const Material> materials, const Situation& situation) {
    std::vector<Item> items;
    for (const Material& material : materials) {
        if (!material.needed.holds(situation.answers, situation.today)) continue;
        Item item;
        item.material = &material;
        Chooser(situation, item).choose();
        if (material.necessity == Necessity::Later && material.late_workdays > 0) {
            item.late_due = calendar::add_workdays(situation.calendar, situation.today,
                                                   static_cast<std::int32_t>(material.late_workdays));
        }
        items.push_back(std::move(item));
    }
    return items;
}

void write_item(json::Writer& out, const Item& item) {
    const Material& material = *item.material;
    out.member("id", material.id);
    write_or_null(out, "title", material.title);
    out.member("necessity", name_of(material.necessity)).member("obtain", name_of(item.way->by));
    out.member("spared", item.is_spared()).name("reason").begin_object();
    write_or_null(out, "rule", item.way->when.source ? item.way->when.source : material.needed.source);
    write_or_null(out, "text", item.way->reason);
    out.end_object();
    write_or_null(out, "legal_basis", material.legal_basis);
    out.member("copies", material.copies);
    write_or_null(out, "accept", item.is_spared() ? json::View() : material.accept);
    if (!material.standard.empty()) out.member("standard", material.standard);
    if (const json::View sample = material.definition["sample"]) out.member("sample", sample);
    if (material.files_max > 1) out.member("files_max", material.files_max);
    if (item.late_due) {
        out.name("late").begin_object().member("workdays", material.late_workdays);
        out.member("due", item.late_due->day.text()).member("provisional", item.late_due->provisional).end_object();
    }
    write_source(out, item);
    if (item.way->commitment) out.member("commitment", item.way->commitment->definition);
    write_passed_over(out, item);
}

void write_items(json::Writer& out, const std::vector<Item>& items) {
    out.begin_array();
    for (const Item& item : items) {
        out.begin_object();
        write_item(out, item);
        out.end_object();
    }
    out.end_array();
}

}  // namespace onetrip::material
