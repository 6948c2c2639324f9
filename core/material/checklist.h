#pragma once

/// What has to be handed in, and what does not: the materials of a service, judged by the answers and by what is known
/// of the applicant already. The rule of the house is that a citizen is asked only for what no office can find out:
/// each material names the law that demands it, and the ways it can be obtained, best first; what the office fetches
/// itself is listed as spared, with the reason and the source.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/day.h"
#include "core/calendar/working_days.h"
#include "core/json/document.h"
#include "core/json/writer.h"
#include "core/material/holdings.h"
#include "core/material/material.h"

namespace onetrip::material {

/// What a list is made for. What is referred to must outlive the list.
struct Situation {
    /// The sound, visible ones (form::Sheet::write_sound_answers): what is not answered yet reads as absent.
    json::View answers;
    base::Day today;
    const Holdings& holdings;
    Person applicant;
    const calendar::WorkCalendar& calendar = calendar::WorkCalendar::built_in();
};

/// Why a way that the answers leave open cannot be taken.
enum class Obstacle : std::uint8_t {
    NotFound,     ///< the register has nothing
    Unavailable,  ///< the register does not answer
    NoConsent,    ///< it is there, and the applicant has not agreed to its use
    NotHeld,      ///< no certificate of that type, no earlier case
    Expired,      ///< the certificate has run out
    Void,         ///< the certificate is suspended, revoked or cancelled
    Barred,       ///< this applicant may give no commitment for now
    Withdrawn     ///< the applicant took the commitment back
};
[[nodiscard]] std::string_view name_of(Obstacle obstacle);

struct PassedOver {
    const Way* way = nullptr;
    Obstacle obstacle = Obstacle::NotFound;
};

/// A material that these answers call for.
struct Item {
    const Material* material = nullptr;
    const Way* way = nullptr;                  ///< the first that is open; if none is, the last
    bool is_open = true;                       ///< false: nobody knows yet how it is obtained
    std::vector<PassedOver> passed_over;       ///< better ways that are not open
    std::optional<calendar::DueDay> late_due;  ///< until when it may follow, if it may

    // Where it comes from; at most one is set.
    const Certificate* certificate = nullptr;
    const RegistryAnswer* answer = nullptr;
    const EarlierMaterial* earlier = nullptr;
    const CommitmentLetter* letter = nullptr;

    /// The citizen need not hand it in.
    [[nodiscard]] bool is_spared() const { return way->by != Obtain::Upload && way->by != Obtain::Paper; }
    /// What the document says, where that is known; absent if not.
    [[nodiscard]] json::View values() const;
};

/// What the answers call for, in the order of the definition.
[[nodiscard]] std::vector<Item> list_items(std::span<const Material> materials, const Situation& situation);

/// `[{"id","title","necessity","obtain","spared","reason":{"rule","text"},"legal_basis","copies","accept"}]`; `rule` is
/// what made it so, or null; `accept` is null for what is spared. Where they apply: `standard`, `sample`, `files_max`,
/// `late` (`workdays`, `due`, `provisional`), `source` (where it comes from, as of when), `commitment` (the notice),
/// `passed_over` (`by`, `why`).
void write_items(json::Writer& out, const std::vector<Item>& items);
/// The members of one, into an open object.
void write_item(json::Writer& out, const Item& item);

}  // namespace onetrip::material
