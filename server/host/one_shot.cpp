#include "server/host/one_shot.h"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace onetrip::host {

namespace asio = boost::asio;

void Signal::raise() {
    std::function<void()> resume;
    {
        const std::lock_guard lock(mutex_);
        raised_ = true;
        resume = std::move(resume_);
        resume_ = nullptr;
    }
    if (resume) resume();
}

asio::awaitable<void> Signal::wait() {
    auto initiate = [this](auto handler) {
        // The loop must not run out of work while somebody else still owes it this value.
        auto executor = asio::get_associated_executor(handler);
        auto work = asio::make_work_guard(executor);
        auto shared = std::make_shared<decltype(handler)>(std::move(handler));
        std::function<void()> resume = [shared, executor, work] {
            asio::post(executor, [shared] { std::move (*shared)(); });
        };
        {
            const std::lock_guard lock(mutex_);
            if (!raised_) {
                resume_ = std::move(resume);
                return;
            }
        }
        resume();
    };
    co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(initiate, asio::use_awaitable);
}

}  // namespace onetrip::host
