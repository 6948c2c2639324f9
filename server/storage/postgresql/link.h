#pragma once

/// A live connection in libpq's pipeline mode: statements are sent without waiting for their answers, which are
/// collected when one of them is needed. After a failure the server passes over what follows until the next wait.
/// Whoever finds it lost makes a new one.

#include <deque>
#include <string>
#include <vector>

#include "server/storage/postgresql/client.h"
#include "server/storage/postgresql/statement.h"

namespace onetrip::storage::postgresql {

class Link {
public:
    /// Throws Failure{Unreachable}.
    explicit Link(const std::string& address);

    /// Throws Failure{Unreachable}.
    void send(Statement& statement, const Parameters& parameters);
    /// Lets the server go on with what was sent, without waiting.
    void push();
    /// Waits for every answer and returns that of the last statement. Throws the first failure among them.
    Result await();

    [[nodiscard]] bool is_lost() const { return is_lost_; }

private:
    /// An answer that will come.
    struct Expected {
        enum class Kind : std::uint8_t { Preparation, Run, Point } kind;
        std::size_t statement = 0;
    };
    [[nodiscard]] Result next_answer(const Expected& expected);
    [[noreturn]] void lose();

    Client client_;
    std::vector<bool> is_prepared_;  ///< by the statement's number
    std::deque<Expected> expected_;
    bool is_lost_ = false;
};

}  // namespace onetrip::storage::postgresql
