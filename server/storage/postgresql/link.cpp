#include "server/storage/postgresql/link.h"

#include <optional>

namespace onetrip::storage::postgresql {
namespace {

constexpr int binary = 1;

}  // namespace

Link::Link(const std::string& address) : client_(connect(address)) {
    if (PQenterPipelineMode(client_.get()) == 0) throw failure_of(client_.get());
}

void Link::lose() {
    is_lost_ = true;
    throw failure_of(client_.get());
}

void Link::send(Statement& statement, const Parameters& parameters) {
    if (is_prepared_.size() <= statement.number()) is_prepared_.resize(statement.number() + 1);
    if (!is_prepared_[statement.number()]) {
        if (PQsendPrepare(client_.get(), statement.name().c_str(), statement.text().c_str(), 0, nullptr) == 0) lose();
        expected_.push_back({Expected::Kind::Preparation, statement.number()});
        is_prepared_[statement.number()] = true;
    }
    const std::vector<const char*> addresses = parameters.addresses();
    const std::vector<int> formats(addresses.size(), binary);
    if (PQsendQueryPrepared(client_.get(), statement.name().c_str(), parameters.count(), addresses.data(),
                            parameters.lengths(), formats.data(), binary) == 0) {
        lose();
    }
    expected_.push_back({Expected::Kind::Run, statement.number()});
}

void Link::push() {
    if (PQpipelineSync(client_.get()) == 0) lose();
    expected_.push_back({Expected::Kind::Point, 0});
}

Result Link::next_answer(const Expected& expected) {
    Result answer(PQgetResult(client_.get()));
    if (!answer) lose();
    if (expected.kind == Expected::Kind::Point) {
        if (PQresultStatus(answer.get()) != PGRES_PIPELINE_SYNC) lose();
        return answer;
    }
    // Every statement's results end with an empty one.
    if (const Result end(PQgetResult(client_.get())); end) lose();
    return answer;
}

Result Link::await() {
    push();
    Result last;
    std::optional<Failure> failure;
    while (!expected_.empty()) {
        const Expected expected = expected_.front();
        expected_.pop_front();
        Result answer = next_answer(expected);
        const ExecStatusType status = PQresultStatus(answer.get());
        const bool is_good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_PIPELINE_SYNC;
        if (!is_good && expected.kind == Expected::Kind::Preparation) is_prepared_[expected.statement] = false;
        if (!is_good && !failure) {
            failure = failure_of(answer.get());
            is_lost_ = failure->kind() == FailureKind::Unreachable || failure->kind() == FailureKind::ReadOnly;
            if (is_lost_) break;
        }
        if (expected.kind == Expected::Kind::Run) last = std::move(answer);
    }
    if (failure) throw std::move(*failure);
    return last;
}

}  // namespace onetrip::storage::postgresql
