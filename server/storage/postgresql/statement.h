#pragma once

/// A prepared statement of one connection, the values for one run of it, and its rows. Everything goes in PostgreSQL's
/// binary form: integers are eight bytes, most significant first; texts and bytes are themselves.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/storage/postgresql/client.h"
#include "server/storage/sql/connection.h"

namespace onetrip::storage::postgresql {

/// Values kept until they are sent.
class Parameters {
public:
    explicit Parameters(std::span<const sql::Value> values = {});

    /// These values, then those.
    void append(const Parameters& more);

    [[nodiscard]] std::size_t size_bytes() const { return bytes_.size(); }
    [[nodiscard]] int count() const { return static_cast<int>(lengths_.size()); }
    /// Valid as long as this object stays where it is; nullptr for NULL.
    [[nodiscard]] std::vector<const char*> addresses() const;
    [[nodiscard]] const int* lengths() const { return lengths_.data(); }

private:
    static constexpr int null_length = -1;
    std::string bytes_;
    std::vector<int> lengths_;
};

/// The same INSERT for several rows at once; empty for a statement that is none with one list of `?`.
[[nodiscard]] std::string for_rows(std::string_view insert, std::size_t rows);

class Statement final : public sql::Cursor {
public:
    /// `sql` has `?` where values go; none in literals.
    Statement(std::string_view sql, std::size_t number);

    [[nodiscard]] std::size_t number() const { return number_; }
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::string& text() const { return text_; }
    /// It changes nothing.
    [[nodiscard]] bool only_reads() const { return only_reads_; }

    void take(Result result);
    [[nodiscard]] std::int64_t rows_changed() const;

    bool next() override { return ++row_ < PQntuples(result_.get()); }
    bool is_null(int column) const override { return PQgetisnull(result_.get(), row_, column) != 0; }
    std::int64_t integer(int column) const override;
    base::BytesView bytes(int column) const override;
    void finish() noexcept override { result_.reset(); }

private:
    std::size_t number_;
    std::string name_;
    std::string text_;
    bool only_reads_;
    Result result_;
    int row_ = -1;
};

}  // namespace onetrip::storage::postgresql
