#pragma once

/// A bundle 一件事: several services that somebody applies for as one thing. Each keeps its own form and its own law;
/// the materials become one list, in which whatever is the same document by the catalogue (`standard`) stands once,
/// serves all services that ask for it, and is handed in once.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/day.h"
#include "core/catalog/service.h"
#include "core/json/document.h"
#include "core/json/writer.h"
#include "core/material/precheck.h"

namespace onetrip::catalog {

inline constexpr std::size_t bundle_services_min = 2;
inline constexpr std::size_t bundle_services_max = 10;

/// A service of a bundle, and what was answered for it (sound answers). Both must outlive the list.
struct BundlePart {
    const Service* service = nullptr;
    json::View answers;
};

/// What one service says of a material of the list.
struct Serving {
    const Service* service = nullptr;
    material::Item item;
    std::vector<base::Finding> findings;  ///< of a check of what was handed in (core/material/precheck.h)
};

/// One line of the list.
struct BundleItem {
    /// The `standard`, or, for what is one service's own, `SERVICE/MATERIAL`; so, too, where a service asks for the
    /// same standard twice.
    std::string id;
    std::vector<Serving> serves;  ///< in the order of the parts; at least one

    // Of those services that the citizen has to give it to, or, if there is none, of all:
    [[nodiscard]] material::Necessity necessity() const;  ///< the strictest
    [[nodiscard]] std::int64_t copies() const;            ///< the most that one of them wants
    /// Until when it may follow: the earliest; none if one of them does not wait.
    [[nodiscard]] const calendar::DueDay* late_due() const;
    /// Nobody asks the citizen for it.
    [[nodiscard]] bool is_spared() const;
    /// Whose words are shown: the first that asks the citizen for it, or the first.
    [[nodiscard]] const Serving& shown() const;
};

/// In the order of the parts and their definitions.
[[nodiscard]] std::vector<BundleItem> list_bundle(std::span<const BundlePart> parts, base::Day today,
                                                  const material::Holdings& holdings);

/// `[{"id","title","necessity","obtain","spared","copies","late"?,"serves":[{"service",ITEM}]}]`, ITEM as
/// core/material/checklist.h has it.
void write_bundle(json::Writer& out, const std::vector<BundleItem>& items);

/// Everything that is wrong with the materials of all its services, said once: what passes here passes in each.
struct BundleReport {
    std::vector<BundleItem> items;
    /// What was handed in beside the list, at `material:ID`: `material.unneeded` (a warning) where these answers call
    /// for it from nobody, `material.unknown` where no service has it.
    std::vector<base::Finding> others;

    [[nodiscard]] material::Verdict verdict() const;
};

/// `handed_in` is an object by the ids of the list, with what material::precheck takes of each.
[[nodiscard]] BundleReport precheck_bundle(std::span<const BundlePart> parts, json::View handed_in, base::Day today,
                                           const material::Holdings& holdings);

/// `{"verdict","materials":[{…,"verdict","serves":[{"service",ITEM,"verdict","findings"}]}],"others"}`, findings as
/// core/material/precheck.h has them.
void write_bundle_report(json::Writer& out, const BundleReport& report);

/// What was handed in by the ids of the list, as one service takes it: by its own ids, and only what it asks for.
[[nodiscard]] std::string materials_for(const Service& service, const std::vector<BundleItem>& items,
                                        json::View handed_in);

}  // namespace onetrip::catalog
