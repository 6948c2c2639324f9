#pragma once

/// What halls keep: who waits for a slot, who has come, what is closed or otherwise than planned, and what is told
/// of visits.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "server/storage/closures.h"
#include "server/storage/hall_changes.h"
#include "server/storage/notices.h"
#include "server/storage/sql/desk.h"
#include "server/storage/tickets.h"
#include "server/storage/waiting.h"

namespace onetrip::storage::sql {

class WaitingTable final : public WaitingList {
public:
    explicit WaitingTable(Desk desk) : desk_(desk) {}
    std::optional<Waiting> find(std::string_view id) const override;
    std::vector<Waiting> open_of(std::string_view citizen) const override;
    std::optional<Waiting> first_for(const OfferedSlot& slot) const override;
    std::vector<std::string> services_in(std::string_view hall) const override;
    std::int64_t ahead_of(const Waiting& waiting) const override;
    std::vector<Waiting> lapsed(base::Instant now, std::int64_t limit) const override;
    void add(const Waiting& waiting) override;
    std::int64_t end_before(std::string_view day, std::int64_t limit) override;
    void save(const Waiting& waiting) override;

private:
    [[nodiscard]] std::vector<Waiting> read_all(Query rows) const;
    [[nodiscard]] std::optional<Waiting> read(Query row) const;
    Desk desk_;
};

class TicketTable final : public Tickets {
public:
    explicit TicketTable(Desk desk) : desk_(desk) {}
    std::optional<Ticket> find(std::string_view id) const override;
    std::optional<Ticket> find_of_booking(std::string_view booking) const override;
    std::vector<Ticket> open_of(std::string_view hall, std::string_view day) const override;
    std::vector<PastCall> calls(std::string_view hall, std::string_view day, std::int64_t limit) const override;
    std::vector<TicketFigures> figures(std::string_view hall, std::string_view from_day,
                                       std::string_view to_day) const override;
    void add(const Ticket& ticket) override;
    bool save(const Ticket& ticket) override;

private:
    Desk desk_;
};

class NoticeTable final : public Notices {
public:
    explicit NoticeTable(Desk desk) : desk_(desk) {}
    bool add(const Notice& notice) override;
    std::vector<Notice> of(std::string_view citizen, std::int64_t limit) const override;
    bool put_away(std::string_view citizen, std::string_view id, base::Instant at) override;
    std::int64_t forget_before(base::Instant told_at, std::int64_t limit) override;

private:
    Desk desk_;
};

class ClosureTable final : public Closures {
public:
    ClosureTable(Desk desk, Bookings& bookings) : desk_(desk), bookings_(bookings) {}
    void add(const Closure& closure) override;
    std::vector<Closure> of(std::string_view hall, base::Instant from, base::Instant to) const override;
    std::int64_t close_seats(std::string_view closure, const ClosedSlot& slot, base::Instant now) override;
    bool lift(std::string_view hall, std::string_view id) override;

private:
    Desk desk_;
    Bookings& bookings_;
};

class HallChangeTable final : public HallChanges {
public:
    explicit HallChangeTable(Desk desk) : desk_(desk) {}
    void add(const HallChange& change) override;
    std::vector<HallChange> of(std::string_view hall, std::string_view day) const override;
    std::vector<HallChange> list(std::string_view hall, std::int64_t limit) const override;
    bool end(std::string_view hall, std::string_view id, std::string_view last_day, std::string_view staff) override;

private:
    Desk desk_;
};

}  // namespace onetrip::storage::sql
