#pragma once

/// Parcels with certificates: what was given to a courier, how to recognise the courier's pushes, and the pushes, which
/// wait here from the moment they are acknowledged until somebody has dealt with them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"
#include "core/seal/hash.h"

namespace onetrip::storage {

struct Shipment {
    std::string id;
    std::string case_number;
    std::string carrier;                    ///< the courier service's code, e.g. `ems`
    std::string waybill;                    ///< upper case, without blanks
    std::string from_province;              ///< two digits of GB/T 2260
    std::string to_province;                ///< the same
    std::string state;                      ///< as `core/delivery` names it
    std::string salt;                       ///< secret: signs the pushes
    std::string callback_token;             ///< secret: stands in the callback's address
    std::string phone;                      ///< the receiver's, for carriers that demand it; personal, sealed
    std::string subscription;               ///< `pending`, `subscribed` or `failed`
    std::string tracking;                   ///< JSON, newest last; personal, sealed
    std::optional<base::Instant> asked_at;  ///< when the courier was last asked where it is; none: never
    base::Instant created_at;
    base::Instant updated_at;

    std::string purpose = "certificate";  ///< or `originals` (to the citizen as well), `materials` (to the hall)
    std::string label = "not_printed";    ///< `printed`; `outdated`: the address changed afterwards
    std::optional<base::Instant> handed_over_at = std::nullopt;  ///< when it changed hands at the window, either way
    std::string handed_over_by = {};                             ///< a staff member's user name
    std::optional<base::Instant> quiet_from = std::nullopt;      ///< later, its silence is unusual; none: not awaited
    std::string reported = {};                                   ///< what its citizen says is wrong; empty: nothing
    bool is_settled = false;                                     ///< nobody has to look any more
    std::optional<base::Instant> collected_at = std::nullopt;    ///< as core/delivery/milestones.h reads it
    std::optional<base::Instant> arrived_at = std::nullopt;      ///< the same
    bool first_attempt_failed = false;                           ///< the same
};

/// Parcels of one carrier that took the same number of days from door to door.
struct DeliveryFigures {
    std::string carrier;
    std::optional<std::int64_t> days;  ///< none: they have not arrived
    std::int64_t parcels = 0;
    std::int64_t first_attempt_failed = 0;
    std::int64_t returned = 0;
};

/// What a callback's address leads to: enough to judge the signature, without opening the rest.
struct CallbackDoor {
    std::string shipment;
    std::string salt;
};

/// What a courier told, as it came: pushed, its signature judged, or asked for.
struct Push {
    seal::Digest content_hash{};  ///< over shipment and bytes: what tells a repeated one
    std::string shipment;
    base::Instant received_at;
    std::string form;   ///< which one `param` is in, by core/delivery/push_form.h
    std::string param;  ///< personal, sealed
};
/// What tells a repeated push: its bytes, and the shipment it came for.
[[nodiscard]] seal::Digest push_hash(std::string_view shipment, std::string_view param);

/// What became of a push.
enum class PushOutcome : std::uint8_t {
    Taken,       ///< `taken`: read into its shipment, be it news or not
    MixedUp,     ///< `mixed_up`: it tells of another number
    Unreadable,  ///< `unreadable`: signed, but not in the courier's form
    Failed       ///< `failed`: what it belongs to is damaged; for people to look at
};
[[nodiscard]] std::string_view name_of(PushOutcome outcome);

class Shipments {
public:
    virtual ~Shipments() = default;

    [[nodiscard]] virtual std::optional<Shipment> find(std::string_view id) const = 0;
    /// The case's newest parcel with its certificate.
    [[nodiscard]] virtual std::optional<Shipment> find_of_case(std::string_view case_number) const = 0;
    /// All of the case, oldest first.
    [[nodiscard]] virtual std::vector<Shipment> of_case(std::string_view case_number) const = 0;
    /// All that travel under this number, oldest first: one parcel may carry the papers of several cases.
    [[nodiscard]] virtual std::vector<Shipment> with_waybill(std::string_view waybill) const = 0;
    /// Found by a hash of the token, so that no comparison tells how much of it was right.
    [[nodiscard]] virtual std::optional<CallbackDoor> find_door(std::string_view callback_token) const = 0;

    // What the desk looks after, the oldest `limit` of them.
    /// With a label, from the hall, not handed over.
    [[nodiscard]] virtual std::vector<Shipment> to_hand_over(std::int64_t limit) const = 0;
    /// Materials that citizens sent and the hall has not taken in.
    [[nodiscard]] virtual std::vector<Shipment> expected_materials(std::int64_t limit) const = 0;
    /// Not settled, and in trouble, on their way back or returned, in other hands than the citizen's, reported by the
    /// citizen, or silent for longer than usual.
    [[nodiscard]] virtual std::vector<Shipment> needing_attention(base::Instant now, std::int64_t limit) const = 0;
    /// Given to couriers from `from` until before `to`.
    [[nodiscard]] virtual std::vector<Shipment> handed_over(base::Instant from, base::Instant to,
                                                            std::int64_t limit) const = 0;
    /// Of certificates collected from `from` until before `to`, by carrier and days (China's).
    [[nodiscard]] virtual std::vector<DeliveryFigures> figures(base::Instant from, base::Instant to) const = 0;
    /// When a courier last told anything that was read.
    [[nodiscard]] virtual std::optional<base::Instant> last_told_at() const = 0;
    /// The case's parcels with its certificate need nobody any more: all has arrived.
    virtual void settle(std::string_view case_number) = 0;

    virtual void add(const Shipment& shipment) = 0;
    /// Stores everything that can change: all but id, case, number, secrets, purpose, where from and `created_at`.
    virtual void save(const Shipment& shipment) = 0;

    /// Queues a push. False if one with the same hash was stored before: then nothing is to be done.
    [[nodiscard]] virtual bool add_push(const Push& push) = 0;
    [[nodiscard]] virtual bool has_waiting_pushes() const = 0;
    /// Those that nobody has dealt with, in the order in which they came.
    [[nodiscard]] virtual std::vector<Push> waiting_pushes(std::int64_t limit) const = 0;
    virtual void end_push(const seal::Digest& content_hash, PushOutcome outcome) = 0;
    /// Pushes that were dealt with and came before: what they said is in the shipment.
    virtual std::int64_t forget_pushes(base::Instant before, std::int64_t limit) = 0;
};

}  // namespace onetrip::storage
