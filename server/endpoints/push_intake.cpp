#include "server/endpoints/push_intake.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/ports/busy.h"

namespace onetrip::endpoints {
namespace {

namespace asio = boost::asio;

/// Outlives the coroutine, which does not wait for a store that is late. Touched on the event loop alone.
struct Wait {
    explicit Wait(const asio::any_io_executor& executor) : timer(executor) {}
    asio::steady_timer timer;
    std::optional<Intake> intake;
};

void submit(storage::Store& store, std::vector<storage::Push> pushes, const std::shared_ptr<Wait>& wait) {
    const auto is_new = std::make_shared<bool>(false);
    store.submit_write(
        [pushes = std::move(pushes), is_new](storage::Unit& unit) {
            *is_new = false;  // the unit may run again
            for (const storage::Push& push : pushes)
                *is_new = unit.shipments().add_push(push) || *is_new;
        },
        [wait, is_new](const std::exception_ptr& failure) {
            const Intake intake = failure ? Intake::NotKept : *is_new ? Intake::Kept : Intake::Repeated;
            asio::post(wait->timer.get_executor(), [wait, intake] {
                wait->intake = intake;
                wait->timer.cancel();
            });
        });
}

}  // namespace

asio::awaitable<Intake> take_in(storage::Store& store, storage::Push push, std::chrono::milliseconds time_max) {
    std::vector<storage::Push> pushes;
    pushes.push_back(std::move(push));
    co_return co_await take_in(store, std::move(pushes), time_max);
}

asio::awaitable<Intake> take_in(storage::Store& store, std::vector<storage::Push> pushes,
                                std::chrono::milliseconds time_max) {
    const auto wait = std::make_shared<Wait>(co_await asio::this_coro::executor);
    wait->timer.expires_after(time_max);
    try {
        submit(store, std::move(pushes), wait);
    } catch (const ports::Busy&) {
        co_return Intake::NotKept;
    } catch (const storage::Failure&) {
        co_return Intake::NotKept;
    }
    co_await wait->timer.async_wait(asio::as_tuple(asio::use_awaitable));
    co_return wait->intake.value_or(Intake::NotKept);
}

}  // namespace onetrip::endpoints
