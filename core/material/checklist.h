#pragma once

/// What has to be handed in, and what does not: the materials of a service, judged by the answers. The rule of the
/// house is that a citizen is asked only for what no office can find out: each material names the law that demands it,
/// and the ways it can be obtained, best first; what the office fetches itself is listed as spared, with the reason.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/day.h"
#include "core/json/defect.h"
#include "core/json/document.h"
#include "core/json/writer.h"
#include "core/logic/rule.h"
#include "core/material/file_spec.h"

namespace onetrip::material {

inline constexpr std::size_t materials_max = 100;
inline constexpr std::int64_t copies_max = 20;

/// 必要, 非必要, 容缺后补.
enum class Necessity : std::uint8_t { Required, Optional, Later };
[[nodiscard]] std::string_view name_of(Necessity necessity);

enum class Obtain : std::uint8_t {
    Upload,        ///< the citizen gives it
    DataSharing,   ///< looked up with the office that keeps it
    ECertificate,  ///< drawn from the citizen's electronic certificates
    Commitment,    ///< a signed promise replaces it (告知承诺)
    Direct         ///< another body sends it to the office
};
[[nodiscard]] std::string_view name_of(Obtain obtain);

/// Yes, no, or as a rule says about the answers; a rule that throws counts as not holding.
struct Condition {
    bool constant = true;
    std::optional<logic::Rule> rule;
    json::View source;  ///< the rule as written; absent for a constant

    [[nodiscard]] bool holds(json::View answers, base::Day today) const;
};

/// `true`, `false` or a rule; absent reads as yes. Says `rule_invalid`.
[[nodiscard]] Condition read_condition(json::View value, json::Defects& defects);

/// One way to obtain a material: `{"when"?,"by","reason"}`.
struct Way {
    Condition when;
    Obtain by = Obtain::Upload;
    json::View reason;
};

struct Material {
    std::string_view id;
    Necessity necessity = Necessity::Required;
    std::int64_t copies = 0;  ///< on paper
    Condition needed;
    std::vector<Way> ways;  ///< the first whose condition holds, else the last; at least one
    json::View definition;
    json::View title;
    json::View legal_basis;
    json::View accept;  ///< what an uploaded file must be (inspect.h); absent if nothing is ever uploaded
    FileSpec spec;      ///< the same, read
};

/// Reads the member `materials` of a service (views into it are kept) and says what is wrong with it.
[[nodiscard]] std::vector<Material> read_materials(json::View materials, json::Defects& defects);

/// A material that these answers call for.
struct Item {
    const Material* material = nullptr;
    const Way* way = nullptr;

    /// The citizen need not hand it in.
    [[nodiscard]] bool is_spared() const { return way->by != Obtain::Upload; }
};

/// What the answers call for, in the order of the definition. `answers` are the sound, visible ones
/// (form::Sheet::write_sound_answers): what is not answered yet reads as absent.
[[nodiscard]] std::vector<Item> list_items(std::span<const Material> materials, json::View answers, base::Day today);

/// `[{"id","title","necessity","obtain","spared","reason":{"rule","text"},"legal_basis","copies","accept"}]`; `rule` is
/// what made it so, or null; `accept` is null for what is spared.
void write_items(json::Writer& out, const std::vector<Item>& items);

}  // namespace onetrip::material
