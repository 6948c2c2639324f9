#pragma once

/// One connection to a database as the tables see it: statements with `?` for values in order, rows read by type, one
/// transaction at a time with units inside. It belongs to one thread. Everything throws storage::Failure.
///
/// The SQL of the tables is the same for every backend: PostgreSQL and SQLite agree on what it uses (upserts,
/// RETURNING, row values, partial indexes); only the migrations differ.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "core/base/bytes.h"
#include "core/base/day.h"
#include "core/base/instant.h"
#include "core/seal/hash.h"
#include "server/storage/failure.h"
#include "server/storage/unit.h"

namespace onetrip::storage::sql {

/// NULL, an integer (64 bits), a text or bytes; borrowed for the length of the call it is given to.
using Value = std::variant<std::monostate, std::int64_t, std::string_view, base::BytesView>;

[[nodiscard]] inline Value value_of(std::string_view text) {
    return text;
}
[[nodiscard]] inline Value value_of(const std::string& text) {
    return std::string_view(text);
}
[[nodiscard]] inline Value value_of(const char* text) {
    return std::string_view(text);
}
[[nodiscard]] inline Value value_of(std::int64_t number) {
    return number;
}
[[nodiscard]] inline Value value_of(std::int32_t number) {
    return std::int64_t{number};
}
[[nodiscard]] inline Value value_of(bool yes) {
    return std::int64_t{yes ? 1 : 0};
}
[[nodiscard]] inline Value value_of(base::Instant at) {
    return at.milliseconds();
}
[[nodiscard]] inline Value value_of(base::Day day) {
    return std::int64_t{day.days_since_epoch()};
}
[[nodiscard]] inline Value value_of(base::BytesView bytes) {
    return bytes;
}
[[nodiscard]] inline Value value_of(const base::Bytes& bytes) {
    return base::BytesView(bytes);
}
[[nodiscard]] inline Value value_of(const seal::Digest& digest) {
    return base::BytesView(digest);
}
template <typename Known>
[[nodiscard]] Value value_of(const std::optional<Known>& maybe) {
    return maybe ? value_of(*maybe) : Value();
}

/// The rows of a statement in use.
class Cursor {
public:
    virtual ~Cursor() = default;
    /// True while there is a row.
    virtual bool next() = 0;
    [[nodiscard]] virtual bool is_null(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    /// Of a text or bytes; valid until the next step.
    [[nodiscard]] virtual base::BytesView bytes(int column) const = 0;
    /// The rows are not needed any more.
    virtual void finish() noexcept = 0;
};

/// A cursor that is finished when it goes, whatever happens.
class Query {
public:
    explicit Query(Cursor& cursor) : cursor_(&cursor) {}
    Query(Query&& other) noexcept : cursor_(std::exchange(other.cursor_, nullptr)) {}
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    Query& operator=(Query&&) = delete;
    ~Query() {
        if (cursor_ != nullptr) cursor_->finish();
    }

    bool next() { return cursor_->next(); }
    [[nodiscard]] bool is_null(int column) const { return cursor_->is_null(column); }
    [[nodiscard]] std::int64_t integer(int column) const { return cursor_->integer(column); }
    [[nodiscard]] base::BytesView bytes(int column) const { return cursor_->bytes(column); }
    [[nodiscard]] std::string text(int column) const { return std::string(base::as_text(bytes(column))); }
    [[nodiscard]] base::Instant instant(int column) const { return base::Instant(integer(column)); }
    [[nodiscard]] base::Day day(int column) const { return base::Day(static_cast<std::int32_t>(integer(column))); }
    [[nodiscard]] seal::Digest digest(int column) const;
    [[nodiscard]] std::optional<seal::Digest> digest_if(int column) const;
    [[nodiscard]] std::optional<std::int64_t> integer_if(int column) const;
    [[nodiscard]] std::optional<std::string> text_if(int column) const;
    [[nodiscard]] std::optional<base::Instant> instant_if(int column) const;
    [[nodiscard]] std::optional<base::Day> day_if(int column) const;

private:
    Cursor* cursor_;
};

class Connection {
public:
    virtual ~Connection() = default;

    // For the tables. `sql` must be a literal: prepared statements are kept by its address.

    /// Rows that are there, or that a statement with RETURNING changed.
    template <typename... Values>
    [[nodiscard]] Query query(const char* sql, const Values&... values) {
        const std::array<Value, sizeof...(Values)> bound{value_of(values)...};
        return Query(open(sql, bound));
    }
    /// Changes something; how many rows were changed does not matter, so a backend may send it later, before the next
    /// answer it needs.
    template <typename... Values>
    void run(const char* sql, const Values&... values) {
        const std::array<Value, sizeof...(Values)> bound{value_of(values)...};
        execute(sql, bound);
    }
    /// Changes something and answers how many rows.
    template <typename... Values>
    std::int64_t count(const char* sql, const Values&... values) {
        const std::array<Value, sizeof...(Values)> bound{value_of(values)...};
        return execute_and_count(sql, bound);
    }

    // For the writer and the readers.

    /// Nobody else writes until this transaction ends.
    virtual void begin_writing() = 0;
    /// Everything read until `roll_back` is of one moment.
    virtual void begin_reading() = 0;
    /// Returns when everything is durable. Where a failure says Unknown, it may or may not be.
    virtual void commit() = 0;
    virtual void roll_back() noexcept = 0;

    virtual void begin_unit() = 0;
    virtual void keep_unit() = 0;
    /// Takes back what the unit did. False if the whole transaction is lost with it.
    [[nodiscard]] virtual bool undo_unit() noexcept = 0;
    /// Tells other servers after the commit, where there can be any.
    virtual void announce(const Change& change) = 0;

protected:
    virtual Cursor& open(const char* sql, std::span<const Value> values) = 0;
    virtual void execute(const char* sql, std::span<const Value> values) = 0;
    virtual std::int64_t execute_and_count(const char* sql, std::span<const Value> values) = 0;
};

}  // namespace onetrip::storage::sql
