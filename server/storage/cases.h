#pragma once

/// Cases, what happened to them, and their receipts. The store keeps what it must find cases by; everything else is a
/// document it does not read. Answers, record, receipts and event data pass the vault.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/day.h"
#include "core/base/instant.h"
#include "core/seal/hash.h"

namespace onetrip::storage {

struct Case {
    std::string number;
    std::string citizen;
    std::string service;
    std::int64_t service_version = 1;
    std::string state;
    base::Instant submitted_at;
    base::Day received_day;
    std::optional<base::Day> promised_due;
    std::optional<base::Day> legal_due;
    seal::Digest query_code_hash{};
    std::int64_t sequence = 0;  ///< of the last event; grows by one with each
    std::string answers;        ///< JSON
    std::string record;         ///< JSON: what `endpoints` keeps about the case
};

struct CaseEvent {
    std::int64_t sequence = 0;  ///< 1, 2, 3 … within the case; given by the store
    base::Instant at;
    std::string kind;   ///< `case`, `visit` or `parcel`
    std::string code;   ///< `case.submitted` …
    std::string actor;  ///< `citizen`, `system`, or a staff member's user name
    std::string data;   ///< JSON, or empty
};

struct Receipt {
    std::string receipt;  ///< the signed JSON
    std::string content;  ///< JSON: what its content_hash covers
};

class Cases {
public:
    virtual ~Cases() = default;

    [[nodiscard]] virtual std::optional<Case> find(std::string_view number) const = 0;
    /// Cases the citizen may see, newest first, beginning after the case `after` (a cursor).
    [[nodiscard]] virtual std::vector<Case> seen_by(std::string_view citizen, std::optional<std::string_view> after,
                                                    std::int64_t limit) const = 0;
    /// Their own, the newest first.
    [[nodiscard]] virtual std::vector<Case> of_citizen(std::string_view citizen, std::int64_t limit) const = 0;
    /// All cases, of one state if it is given, oldest first, beginning after the case `after`.
    [[nodiscard]] virtual std::vector<Case> queue(std::optional<std::string_view> state,
                                                  std::optional<std::string_view> after, std::int64_t limit) const = 0;
    [[nodiscard]] virtual std::vector<CaseEvent> events(std::string_view number) const = 0;
    [[nodiscard]] virtual std::optional<Receipt> receipt(std::string_view number) const = 0;
    [[nodiscard]] virtual bool may_see(std::string_view number, std::string_view citizen) const = 0;

    /// The case's `sequence` must be 0; it is counted by `append`. Its citizen may see it.
    virtual void add(const Case& added, const Receipt& receipt) = 0;
    /// Stores state, dues, answers and record. False if events were appended since it was read (`sequence`): the unit
    /// read something old and must be given up.
    [[nodiscard]] virtual bool save(const Case& changed) = 0;
    /// Adds an event at the end and answers its sequence. Events are never changed or taken away.
    virtual std::int64_t append(std::string_view number, const CaseEvent& event) = 0;
    virtual void let_see(std::string_view number, std::string_view citizen) = 0;
};

}  // namespace onetrip::storage
