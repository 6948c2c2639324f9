#pragma once

/// One unit of work: everything done through it becomes durable together or not at all. A `const Unit&` reads one
/// moment of the store and can change nothing.
///
/// A unit is a function that may be run more than once (a backend that lost a race runs it again), so it changes only
/// the store and what it returns. It runs on a thread of the store: it computes and talks to the store, and waits for
/// nothing else.

#include <string>
#include <string_view>

#include "server/storage/addresses.h"
#include "server/storage/bookings.h"
#include "server/storage/cases.h"
#include "server/storage/citizens.h"
#include "server/storage/closures.h"
#include "server/storage/hall_changes.h"
#include "server/storage/handovers.h"
#include "server/storage/jobs.h"
#include "server/storage/ledger.h"
#include "server/storage/notices.h"
#include "server/storage/past_parcels.h"
#include "server/storage/second_factors.h"
#include "server/storage/shipments.h"
#include "server/storage/staff.h"
#include "server/storage/staff_log.h"
#include "server/storage/staff_sessions.h"
#include "server/storage/tickets.h"
#include "server/storage/transfers.h"
#include "server/storage/uploads.h"
#include "server/storage/waiting.h"
#include "server/storage/wechat_subscriptions.h"

namespace onetrip::storage {

/// The topic of a change that stands for any number of them: some may have been missed.
inline constexpr std::string_view everything_changed = "*";

/// Something changed that others may be waiting for: `case/NUMBER`, `queue`, `jobs/KIND`.
struct Change {
    std::string topic;
    std::string note;  ///< up to the topic; no personal data
};

class Unit {
public:
    virtual ~Unit() = default;

    virtual CitizenSessions& citizen_sessions() = 0;
    virtual Citizens& citizens() = 0;
    virtual PhoneCodes& phone_codes() = 0;
    virtual StaffAccounts& staff() = 0;
    virtual StaffSessions& staff_sessions() = 0;
    virtual StaffLog& staff_log() = 0;
    virtual SecondFactors& second_factors() = 0;
    virtual Throttles& throttles() = 0;
    virtual Bookings& bookings() = 0;
    virtual WaitingList& waiting_list() = 0;
    virtual Tickets& tickets() = 0;
    virtual Notices& notices() = 0;
    virtual Closures& closures() = 0;
    virtual HallChanges& hall_changes() = 0;
    virtual Uploads& uploads() = 0;
    virtual Transfers& transfers() = 0;
    virtual Handovers& handovers() = 0;
    virtual WechatSubscriptions& wechat_subscriptions() = 0;
    virtual Cases& cases() = 0;
    virtual Shipments& shipments() = 0;
    virtual PastParcels& past_parcels() = 0;
    virtual Addresses& addresses() = 0;
    virtual Jobs& jobs() = 0;
    virtual KeptAnswers& kept_answers() = 0;
    virtual Counters& counters() = 0;
    virtual Secrets& secrets() = 0;

    [[nodiscard]] virtual const CitizenSessions& citizen_sessions() const = 0;
    [[nodiscard]] virtual const Citizens& citizens() const = 0;
    [[nodiscard]] virtual const PhoneCodes& phone_codes() const = 0;
    [[nodiscard]] virtual const StaffAccounts& staff() const = 0;
    [[nodiscard]] virtual const StaffSessions& staff_sessions() const = 0;
    [[nodiscard]] virtual const StaffLog& staff_log() const = 0;
    [[nodiscard]] virtual const SecondFactors& second_factors() const = 0;
    [[nodiscard]] virtual const Throttles& throttles() const = 0;
    [[nodiscard]] virtual const Bookings& bookings() const = 0;
    [[nodiscard]] virtual const WaitingList& waiting_list() const = 0;
    [[nodiscard]] virtual const Tickets& tickets() const = 0;
    [[nodiscard]] virtual const Notices& notices() const = 0;
    [[nodiscard]] virtual const Closures& closures() const = 0;
    [[nodiscard]] virtual const HallChanges& hall_changes() const = 0;
    [[nodiscard]] virtual const Uploads& uploads() const = 0;
    [[nodiscard]] virtual const Transfers& transfers() const = 0;
    [[nodiscard]] virtual const Handovers& handovers() const = 0;
    [[nodiscard]] virtual const WechatSubscriptions& wechat_subscriptions() const = 0;
    [[nodiscard]] virtual const Cases& cases() const = 0;
    [[nodiscard]] virtual const Shipments& shipments() const = 0;
    [[nodiscard]] virtual const PastParcels& past_parcels() const = 0;
    [[nodiscard]] virtual const Addresses& addresses() const = 0;
    [[nodiscard]] virtual const Jobs& jobs() const = 0;
    [[nodiscard]] virtual const KeptAnswers& kept_answers() const = 0;
    [[nodiscard]] virtual const Secrets& secrets() const = 0;

    /// Told to every server's listeners after the commit, and only then.
    virtual void announce(Change change) = 0;
    /// Nothing of this unit is kept; what it returns still reaches the caller.
    virtual void give_up() = 0;
};

}  // namespace onetrip::storage
