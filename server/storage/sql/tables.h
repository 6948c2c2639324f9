#pragma once

/// The interfaces of `server/storage` fulfilled by tables of one connection, whatever the backend.

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/storage/sql/desk.h"
#include "server/storage/sql/hall_tables.h"
#include "server/storage/sql/staff_tables.h"
#include "server/storage/sql/wechat_subscription_table.h"
#include "server/storage/unit.h"

namespace onetrip::storage::sql {

class CitizenSessionTable final : public CitizenSessions {
public:
    explicit CitizenSessionTable(Desk desk) : desk_(desk) {}
    std::optional<CitizenSession> find(const TokenHash& token_hash, base::Instant now) const override;
    void add(const CitizenSession& session) override;
    void revoke(const TokenHash& token_hash, base::Instant at) override;
    std::vector<CitizenSession> signed_in_of(std::string_view citizen, base::Instant now) const override;
    std::int64_t forget_before(base::Instant expires_at, std::int64_t limit) override;

private:
    Desk desk_;
};

class CitizenTable final : public Citizens {
public:
    explicit CitizenTable(Desk desk) : desk_(desk) {}
    std::optional<Citizen> find(std::string_view id) const override;
    std::optional<Citizen> find_by_phone(const seal::Digest& phone_key) const override;
    void add(const Citizen& citizen) override;
    void move_belongings(std::string_view from, std::string_view to) override;
    bool is_muted(std::string_view citizen, std::string_view topic) const override;
    void set_muted(std::string_view citizen, std::string_view topic, bool muted) override;

private:
    [[nodiscard]] std::optional<Citizen> read(Query row) const;
    Desk desk_;
};

class PhoneCodeTable final : public PhoneCodes {
public:
    explicit PhoneCodeTable(Desk desk) : desk_(desk) {}
    std::optional<PhoneCode> find(const TokenHash& session, const seal::Digest& phone_key) const override;
    void put(const PhoneCode& code) override;
    void add_try(const TokenHash& session, const seal::Digest& phone_key) override;
    void forget(const TokenHash& session, const seal::Digest& phone_key) override;
    std::int64_t forget_before(base::Instant expires_at, std::int64_t limit) override;

private:
    Desk desk_;
};

class ThrottleTable final : public Throttles {
public:
    explicit ThrottleTable(Desk desk) : desk_(desk) {}
    std::int64_t count(const seal::Digest& key, base::Instant window) const override;
    std::int64_t add(const seal::Digest& key, base::Instant window) override;
    void forget(const seal::Digest& key) override;
    void forget_before(base::Instant window) override;

private:
    Desk desk_;
};

class BookingTable final : public Bookings {
public:
    explicit BookingTable(Desk desk) : desk_(desk) {}
    std::optional<Booking> find(std::string_view id) const override;
    std::optional<Booking> find_of_case(std::string_view case_number) const override;
    std::vector<Booking> open_of(std::string_view citizen, base::Instant now) const override;
    BookingsOf standing_of(std::string_view citizen, base::Instant now, base::Instant missed_since) const override;
    std::vector<Booking> expected(std::string_view hall, base::Instant from, base::Instant to) const override;
    std::vector<Booking> hit(std::string_view hall, std::string_view team, base::Instant from,
                             base::Instant to) const override;
    std::vector<StateCount> states(std::string_view hall, base::Instant from, base::Instant to) const override;
    std::vector<SlotUse> use_of(std::string_view hall, std::string_view team, base::Instant from, base::Instant to,
                                base::Instant now) const override;
    bool add(const Booking& booking, std::int32_t capacity, base::Instant now) override;
    bool take_seat(const Booking& booking, std::int32_t capacity, base::Instant now) override;
    void save(const Booking& booking) override;
    void leave_seat(const Booking& booking) override;
    std::int64_t expire(base::Instant now, std::int64_t limit) override;

    /// Others may have written since.
    void begin_transaction() { seats_above_.clear(); }

private:
    [[nodiscard]] std::optional<std::int32_t> free_seat(const SlotKey& slot, std::int32_t capacity, base::Instant now);
    [[nodiscard]] std::int32_t seat_above(const SlotKey& slot);
    [[nodiscard]] std::optional<std::int32_t> gap(const SlotKey& slot, std::int32_t capacity, base::Instant now);
    [[nodiscard]] std::optional<std::vector<std::int32_t>> free_seats(const std::vector<SlotKey>& slots,
                                                                      std::int32_t capacity, base::Instant now);
    void insert(const Booking& booking, std::size_t part, const SlotKey& slot, std::int32_t seat);
    Desk desk_;
    std::map<std::array<std::string, 3>, std::int32_t> seats_above_;  ///< by hall, team and slot
};

class UploadTable final : public Uploads {
public:
    explicit UploadTable(Desk desk) : desk_(desk) {}
    std::optional<Upload> find(std::string_view id) const override;
    std::optional<base::Bytes> content(std::string_view sha256) const override;
    void add(const Upload& upload, base::BytesView content) override;
    bool add_again(const Upload& upload) override;
    void attach(std::string_view id, std::string_view case_number) override;
    void hand_over(std::string_view id, std::string_view from, std::string_view to) override;
    std::int64_t forget_unused(base::Instant before, std::int64_t limit) override;

private:
    Desk desk_;
};

class HandoverTable final : public Handovers {
public:
    explicit HandoverTable(Desk desk) : desk_(desk) {}
    void put(const Handover& handover) override;
    std::optional<Handover> take(const seal::Digest& code_hash, std::string_view citizen, base::Instant now) override;
    std::int64_t forget_before(base::Instant expires_at, std::int64_t limit) override;

private:
    Desk desk_;
};

class TransferTable final : public Transfers {
public:
    explicit TransferTable(Desk desk) : desk_(desk) {}
    std::optional<Transfer> find(std::string_view id, base::Instant now) const override;
    std::int64_t open_of(std::string_view citizen, base::Instant now) const override;
    base::Bytes content(std::string_view id) const override;
    void add(const Transfer& transfer) override;
    bool append(std::string_view id, std::int64_t offset_bytes, base::BytesView chunk) override;
    void merge(std::string_view whole, std::span<const Transfer> parts) override;
    void accept(std::string_view id, std::string_view upload) override;
    void refuse(std::string_view id, std::string_view findings) override;
    void remove(std::string_view id) override;
    std::int64_t forget_expired(base::Instant now, std::int64_t limit) override;

private:
    void remove_chunks(std::string_view id);
    Desk desk_;
};

class CaseTable final : public Cases {
public:
    explicit CaseTable(Desk desk) : desk_(desk) {}
    std::optional<Case> find(std::string_view number) const override;
    std::vector<Case> of_citizen(std::string_view citizen, std::int64_t limit) const override;
    std::vector<Case> seen_by(std::string_view citizen, std::optional<std::string_view> after,
                              std::int64_t limit) const override;
    std::vector<Case> queue(std::optional<std::string_view> state, std::optional<std::string_view> after,
                            std::int64_t limit) const override;
    std::vector<CaseEvent> events(std::string_view number) const override;
    std::optional<Receipt> receipt(std::string_view number) const override;
    bool may_see(std::string_view number, std::string_view citizen) const override;
    void add(const Case& added, const Receipt& receipt) override;
    bool save(const Case& changed) override;
    std::int64_t append(std::string_view number, const CaseEvent& event) override;
    void let_see(std::string_view number, std::string_view citizen) override;

private:
    [[nodiscard]] Case read(const Query& row) const;
    [[nodiscard]] std::vector<Case> read_all(Query rows) const;
    Desk desk_;
};

class ShipmentTable final : public Shipments {
public:
    explicit ShipmentTable(Desk desk) : desk_(desk) {}
    std::optional<Shipment> find(std::string_view id) const override;
    std::optional<Shipment> find_of_case(std::string_view case_number) const override;
    std::vector<Shipment> of_case(std::string_view case_number) const override;
    std::vector<Shipment> with_waybill(std::string_view waybill) const override;
    std::optional<CallbackDoor> find_door(std::string_view callback_token) const override;
    std::vector<Shipment> to_hand_over(std::int64_t limit) const override;
    std::vector<Shipment> expected_materials(std::int64_t limit) const override;
    std::vector<Shipment> needing_attention(base::Instant now, std::int64_t limit) const override;
    std::vector<Shipment> handed_over(base::Instant from, base::Instant to, std::int64_t limit) const override;
    std::vector<DeliveryFigures> figures(base::Instant from, base::Instant to) const override;
    std::optional<base::Instant> last_told_at() const override;
    void settle(std::string_view case_number) override;
    void add(const Shipment& shipment) override;
    void save(const Shipment& shipment) override;
    bool add_push(const Push& push) override;
    bool has_waiting_pushes() const override;
    std::vector<Push> waiting_pushes(std::int64_t limit) const override;
    void end_push(const seal::Digest& content_hash, PushOutcome outcome) override;
    std::int64_t forget_pushes(base::Instant before, std::int64_t limit) override;

private:
    [[nodiscard]] Shipment read(const Query& row) const;
    [[nodiscard]] std::optional<Shipment> read_one(Query row) const;
    [[nodiscard]] std::vector<Shipment> read_all(Query row) const;
    Desk desk_;
};

class PastParcelTable final : public PastParcels {
public:
    explicit PastParcelTable(Desk desk) : desk_(desk) {}
    std::vector<PastCount> between(std::string_view from, std::string_view to) const override;
    void add(const PastCount& more) override;

private:
    Desk desk_;
};

class AddressTable final : public Addresses {
public:
    explicit AddressTable(Desk desk) : desk_(desk) {}
    std::vector<Address> of_citizen(std::string_view citizen) const override;
    std::optional<Address> find(std::string_view citizen, std::string_view id) const override;
    void put(const Address& address) override;
    bool remove(std::string_view citizen, std::string_view id) override;

private:
    [[nodiscard]] Address read(const Query& row) const;
    Desk desk_;
};

class JobTable final : public Jobs {
public:
    explicit JobTable(Desk desk) : desk_(desk) {}
    bool add(const Job& job) override;
    std::optional<base::Instant> next_due(std::string_view kind) const override;
    std::vector<Job> lease(std::string_view kind, base::Instant now, base::Instant until, std::int64_t limit) override;
    bool finish(std::string_view id, std::int64_t attempts, base::Instant at) override;
    bool retry(std::string_view id, std::int64_t attempts, base::Instant due_at, std::string_view reason) override;
    bool give_up(std::string_view id, std::int64_t attempts, base::Instant at, std::string_view reason) override;
    std::int64_t given_up(std::string_view kind) const override;

private:
    Desk desk_;
};

class KeptAnswerTable final : public KeptAnswers {
public:
    explicit KeptAnswerTable(Desk desk) : desk_(desk) {}
    std::optional<KeptAnswer> find(std::string_view scope, std::string_view key) const override;
    void add(const KeptAnswer& answer) override;
    std::int64_t forget_before(base::Instant created_at, std::int64_t limit) override;

private:
    Desk desk_;
};

class CounterTable final : public Counters {
public:
    explicit CounterTable(Desk desk) : desk_(desk) {}
    std::int64_t next(std::string_view name) override;

private:
    Desk desk_;
};

class SecretTable final : public Secrets {
public:
    explicit SecretTable(Desk desk) : desk_(desk) {}
    std::optional<base::Bytes> find(std::string_view name) const override;
    void add(std::string_view name, base::BytesView value) override;

private:
    Desk desk_;
};

/// All of them over one connection.
class TableUnit final : public Unit {
public:
    explicit TableUnit(Desk desk)
        : citizen_sessions_(desk),
          citizens_(desk),
          phone_codes_(desk),
          staff_(desk),
          staff_sessions_(desk),
          staff_log_(desk),
          second_factors_(desk),
          throttles_(desk),
          bookings_(desk),
          waiting_list_(desk),
          tickets_(desk),
          notices_(desk),
          closures_(desk, bookings_),
          hall_changes_(desk),
          uploads_(desk),
          transfers_(desk),
          handovers_(desk),
          wechat_subscriptions_(desk),
          cases_(desk),
          shipments_(desk),
          past_parcels_(desk),
          addresses_(desk),
          jobs_(desk),
          kept_answers_(desk),
          counters_(desk),
          secrets_(desk) {}

    CitizenSessions& citizen_sessions() override { return citizen_sessions_; }
    Citizens& citizens() override { return citizens_; }
    PhoneCodes& phone_codes() override { return phone_codes_; }
    StaffAccounts& staff() override { return staff_; }
    StaffSessions& staff_sessions() override { return staff_sessions_; }
    StaffLog& staff_log() override { return staff_log_; }
    SecondFactors& second_factors() override { return second_factors_; }
    Throttles& throttles() override { return throttles_; }
    Bookings& bookings() override { return bookings_; }
    WaitingList& waiting_list() override { return waiting_list_; }
    Tickets& tickets() override { return tickets_; }
    Notices& notices() override { return notices_; }
    Closures& closures() override { return closures_; }
    HallChanges& hall_changes() override { return hall_changes_; }
    Uploads& uploads() override { return uploads_; }
    Transfers& transfers() override { return transfers_; }
    Handovers& handovers() override { return handovers_; }
    WechatSubscriptions& wechat_subscriptions() override { return wechat_subscriptions_; }
    Cases& cases() override { return cases_; }
    Shipments& shipments() override { return shipments_; }
    PastParcels& past_parcels() override { return past_parcels_; }
    Addresses& addresses() override { return addresses_; }
    Jobs& jobs() override { return jobs_; }
    KeptAnswers& kept_answers() override { return kept_answers_; }
    Counters& counters() override { return counters_; }
    Secrets& secrets() override { return secrets_; }

    const CitizenSessions& citizen_sessions() const override { return citizen_sessions_; }
    const Citizens& citizens() const override { return citizens_; }
    const PhoneCodes& phone_codes() const override { return phone_codes_; }
    const StaffAccounts& staff() const override { return staff_; }
    const StaffSessions& staff_sessions() const override { return staff_sessions_; }
    const StaffLog& staff_log() const override { return staff_log_; }
    const SecondFactors& second_factors() const override { return second_factors_; }
    const Throttles& throttles() const override { return throttles_; }
    const Bookings& bookings() const override { return bookings_; }
    const WaitingList& waiting_list() const override { return waiting_list_; }
    const Tickets& tickets() const override { return tickets_; }
    const Notices& notices() const override { return notices_; }
    const Closures& closures() const override { return closures_; }
    const HallChanges& hall_changes() const override { return hall_changes_; }
    const Uploads& uploads() const override { return uploads_; }
    const Transfers& transfers() const override { return transfers_; }
    const Handovers& handovers() const override { return handovers_; }
    const WechatSubscriptions& wechat_subscriptions() const override { return wechat_subscriptions_; }
    const Cases& cases() const override { return cases_; }
    const Shipments& shipments() const override { return shipments_; }
    const PastParcels& past_parcels() const override { return past_parcels_; }
    const Addresses& addresses() const override { return addresses_; }
    const Jobs& jobs() const override { return jobs_; }
    const KeptAnswers& kept_answers() const override { return kept_answers_; }
    const Secrets& secrets() const override { return secrets_; }

    void announce(Change change) override { changes_.push_back(std::move(change)); }
    void give_up() override { given_up_ = true; }

    void begin_transaction() { bookings_.begin_transaction(); }
    /// Ready for the next unit.
    void begin_anew() {
        given_up_ = false;
        changes_.clear();
    }
    [[nodiscard]] bool is_given_up() const { return given_up_; }
    [[nodiscard]] std::vector<Change> take_changes() { return std::move(changes_); }

private:
    CitizenSessionTable citizen_sessions_;
    CitizenTable citizens_;
    PhoneCodeTable phone_codes_;
    StaffTable staff_;
    StaffSessionTable staff_sessions_;
    StaffLogTable staff_log_;
    SecondFactorTable second_factors_;
    ThrottleTable throttles_;
    BookingTable bookings_;
    WaitingTable waiting_list_;
    TicketTable tickets_;
    NoticeTable notices_;
    ClosureTable closures_;
    HallChangeTable hall_changes_;
    UploadTable uploads_;
    TransferTable transfers_;
    HandoverTable handovers_;
    WechatSubscriptionTable wechat_subscriptions_;
    CaseTable cases_;
    ShipmentTable shipments_;
    PastParcelTable past_parcels_;
    AddressTable addresses_;
    JobTable jobs_;
    KeptAnswerTable kept_answers_;
    CounterTable counters_;
    SecretTable secrets_;
    bool given_up_ = false;
    std::vector<Change> changes_;
};

}  // namespace onetrip::storage::sql
