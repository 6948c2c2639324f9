#include "server/storage/store.h"

#include <future>

namespace onetrip::storage::detail {

void block_until(const std::function<void(Ended)>& submit) {
    // Shared, because the other thread may still be inside `set_value` when this one has its answer.
    const auto ended = std::make_shared<std::promise<std::exception_ptr>>();
    submit([ended](std::exception_ptr failure) { ended->set_value(std::move(failure)); });
    if (const std::exception_ptr failure = ended->get_future().get()) std::rethrow_exception(failure);
}

}  // namespace onetrip::storage::detail
