#pragma once

/// Why the store could not do what it was asked: the machine's trouble, never the rules' (those are results).

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

namespace onetrip::storage {

enum class FailureKind : std::uint8_t {
    Busy,         ///< too much is waiting; nothing was begun, send it again
    Full,         ///< the disk is full
    ReadOnly,     ///< the folder or file may not be written
    Unreadable,   ///< the disk or the system refused to read, write or open
    Unreachable,  ///< the database server does not answer; nothing was stored
    Unknown,      ///< lost while committing: stored or not; the same request with the same key finds out
    Corrupt,      ///< the database is damaged; restore it from a backup
    Foreign,      ///< a file that is no OneTrip database
    TooNew,       ///< written by a newer program
    InUse,        ///< another server has it open
    Closed,       ///< the store is shutting down
    Broken        ///< anything else: a bug, or a statement that should have held
};

/// `full`, `read_only` …: for logs and for /readyz.
[[nodiscard]] std::string_view name_of(FailureKind kind);

class Failure : public std::exception {
public:
    /// `text` is for the log and the operator; it must not carry personal data.
    Failure(FailureKind kind, std::string text) : kind_(kind), text_(std::move(text)) {}
    [[nodiscard]] FailureKind kind() const { return kind_; }
    [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }

private:
    FailureKind kind_;
    std::string text_;
};

}  // namespace onetrip::storage
