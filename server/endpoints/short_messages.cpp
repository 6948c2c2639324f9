#include "server/endpoints/short_messages.h"

namespace onetrip::endpoints {

ShortMessages::ShortMessages(boost::asio::any_io_executor executor, const Office& office, ports::Sms* sms, Kind kind)
    : JobWorker(std::move(executor), office.store, office.clock, office.randomness, kind.jobs, {}),
      office_(office),
      sms_(sms),
      attempts_max_(kind.attempts_max) {}

boost::asio::awaitable<void> ShortMessages::attend(const storage::Job& job) {
    const auto message = co_await message_of(job);
    const bool is_told = !message || sms_ == nullptr || co_await sms_->send(*message);
    co_await settle(job, is_told, attempts_max_, "not_taken");
}

}  // namespace onetrip::endpoints
