#pragma once

/// The tables of the staff: accounts, sessions, what was done to accounts, second factors.

#include <optional>
#include <string_view>
#include <vector>

#include "server/storage/second_factors.h"
#include "server/storage/sql/desk.h"
#include "server/storage/staff.h"
#include "server/storage/staff_log.h"
#include "server/storage/staff_sessions.h"

namespace onetrip::storage::sql {

class StaffTable final : public StaffAccounts {
public:
    explicit StaffTable(Desk desk) : desk_(desk) {}
    std::optional<StaffMember> find(std::string_view user) const override;
    void put(const StaffMember& member) override;
    std::vector<StaffListed> list(std::string_view after, std::int64_t limit) const override;

private:
    Desk desk_;
};

class StaffSessionTable final : public StaffSessions {
public:
    explicit StaffSessionTable(Desk desk) : desk_(desk) {}
    std::optional<StaffSignedIn> find(const TokenHash& token_hash, base::Instant now) const override;
    std::vector<StaffSession> of(std::string_view user, base::Instant now) const override;
    void add(const StaffSession& session) override;
    void mark(const StaffSession& session) override;
    void end_other_tokens(std::string_view session, const TokenHash& token_hash, base::Instant at) override;
    bool end(std::string_view user, std::string_view session) override;
    void end_all_of(std::string_view user) override;
    std::int64_t forget_before(base::Instant expires_at, std::int64_t limit) override;

private:
    Desk desk_;
};

class StaffLogTable final : public StaffLog {
public:
    explicit StaffLogTable(Desk desk) : desk_(desk) {}
    void append(const StaffLogLine& line) override;
    std::vector<StaffLogLine> list(std::optional<std::int64_t> before, std::int64_t limit) const override;

private:
    Desk desk_;
};

class SecondFactorTable final : public SecondFactors {
public:
    explicit SecondFactorTable(Desk desk) : desk_(desk) {}
    std::optional<SecondFactor> find(std::string_view user) const override;
    std::optional<SecondFactor> find_pending(std::string_view user) const override;
    void put_pending(std::string_view user, const SecondFactor& factor) override;
    void confirm(std::string_view user, std::int64_t last_step, std::span<const seal::Digest> code_hashes) override;
    void took(std::string_view user, std::int64_t step) override;
    bool spend(std::string_view user, const seal::Digest& code_hash) override;
    std::int64_t recovery_codes_left(std::string_view user) const override;
    void forget(std::string_view user) override;

private:
    [[nodiscard]] std::optional<SecondFactor> read(std::string_view user, bool in_force) const;
    Desk desk_;
};

}  // namespace onetrip::storage::sql
