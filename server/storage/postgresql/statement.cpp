#include "server/storage/postgresql/statement.h"

#include <cstdlib>

namespace onetrip::storage::postgresql {
namespace {

std::string with_numbered_places(std::string_view sql) {
    std::string text;
    int place = 0;
    for (const char c : sql) {
        if (c == '?') {
            text += '$' + std::to_string(++place);
        } else {
            text += c;
        }
    }
    return text;
}

void append_integer(std::string& bytes, std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes += static_cast<char>(bits >> shift & 0xFF);
}

}  // namespace

Parameters::Parameters(std::span<const sql::Value> values) {
    lengths_.reserve(values.size());
    for (const sql::Value& value : values) {
        const std::size_t before = bytes_.size();
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            append_integer(bytes_, *number);
        } else if (const auto* text = std::get_if<std::string_view>(&value)) {
            bytes_ += *text;
        } else if (const auto* bytes = std::get_if<base::BytesView>(&value)) {
            bytes_ += base::as_text(*bytes);
        } else {
            lengths_.push_back(null_length);
            continue;
        }
        lengths_.push_back(static_cast<int>(bytes_.size() - before));
    }
}

void Parameters::append(const Parameters& more) {
    bytes_ += more.bytes_;
    lengths_.insert(lengths_.end(), more.lengths_.begin(), more.lengths_.end());
}

std::vector<const char*> Parameters::addresses() const {
    std::vector<const char*> addresses;
    addresses.reserve(lengths_.size());
    const char* at = bytes_.data();
    for (const int length : lengths_) {
        addresses.push_back(length == null_length ? nullptr : at);
        if (length != null_length) at += length;
    }
    return addresses;
}

std::string for_rows(std::string_view insert, std::size_t rows) {
    constexpr std::string_view before = "VALUES ";
    const std::size_t list = insert.find(before) + before.size();
    const std::size_t end = insert.find(')', list);
    if (!insert.starts_with("INSERT INTO ") || insert.find(before) == std::string_view::npos) return {};
    const std::string_view row = insert.substr(list, end + 1 - list);
    if (row.find_first_not_of("(?, )") != std::string_view::npos) return {};
    std::string text(insert.substr(0, list));
    for (std::size_t i = 0; i < rows; ++i)
        text.append(i > 0 ? ", " : "").append(row);
    return text.append(insert.substr(end + 1));
}

Statement::Statement(std::string_view sql, std::size_t number)
    : number_(number),
      name_("s" + std::to_string(number)),
      text_(with_numbered_places(sql)),
      only_reads_(text_.starts_with("SELECT")) {}

void Statement::take(Result result) {
    result_ = std::move(result);
    row_ = -1;
}

std::int64_t Statement::rows_changed() const {
    return std::strtoll(PQcmdTuples(result_.get()), nullptr, 10);
}

std::int64_t Statement::integer(int column) const {
    const base::BytesView stored = bytes(column);
    // A sum over smaller integers is smaller, too.
    std::uint64_t bits = !stored.empty() && (stored.front() & 0x80) != 0 ? ~std::uint64_t{0} : 0;
    for (const std::uint8_t byte : stored)
        bits = bits << 8 | byte;
    return static_cast<std::int64_t>(bits);
}

base::BytesView Statement::bytes(int column) const {
    return {reinterpret_cast<const std::uint8_t*>(PQgetvalue(result_.get(), row_, column)),
            static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
}

}  // namespace onetrip::storage::postgresql
