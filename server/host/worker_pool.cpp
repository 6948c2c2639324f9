#include "server/host/worker_pool.h"

#include <pthread.h>

#include "server/ports/busy.h"

namespace onetrip::host {

WorkerPool::WorkerPool(std::string name, std::size_t threads, std::size_t queue_max)
    : name_(std::move(name)), queue_max_(queue_max) {
    threads_.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i)
        threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
    join();
}

void WorkerPool::submit(std::function<void()> job) {
    {
        const std::lock_guard lock(mutex_);
        if (ended_) throw ports::Busy("the worker pool has ended");
        if (queue_.size() >= queue_max_) throw ports::Busy("the worker pool's queue is full");
        queue_.push_back(std::move(job));
    }
    wake_.notify_one();
}

void WorkerPool::join() {
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

std::size_t WorkerPool::queued() const {
    const std::lock_guard lock(mutex_);
    return queue_.size();
}

void WorkerPool::work() {
    pthread_setname_np(pthread_self(), name_.substr(0, 15).c_str());
    std::unique_lock lock(mutex_);
    for (;;) {
        wake_.wait(lock, [this] { return ended_ || !queue_.empty(); });
        if (queue_.empty()) return;
        std::function<void()> job = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        job();
        job = nullptr;
        lock.lock();
    }
}

}  // namespace onetrip::host
