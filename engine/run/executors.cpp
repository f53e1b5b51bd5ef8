#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include "koers/run.hpp"

namespace koers {
namespace {

class TbbExecutor final : public Executor {
public:
    explicit TbbExecutor(unsigned threads)
        : control_{tbb::global_control::max_allowed_parallelism, threads}, arena_{static_cast<int>(threads)} {}

    void for_each(std::uint32_t count, const std::function<void(std::uint32_t)>& work) override {
        arena_.execute([&] { tbb::parallel_for(std::uint32_t{0}, count, [&](std::uint32_t i) { work(i); }); });
    }

private:
    tbb::global_control control_; // more threads than cores are allowed when asked for
    tbb::task_arena arena_;
};

class ThreadExecutor final : public Executor {
public:
    explicit ThreadExecutor(unsigned threads) : threads_{threads} {}

    void for_each(std::uint32_t count, const std::function<void(std::uint32_t)>& work) override {
        std::atomic<std::uint32_t> next{0};
        std::exception_ptr failure;
        std::mutex guard;
        const auto take = [&] {
            for (std::uint32_t i = next.fetch_add(1); i < count; i = next.fetch_add(1)) {
                try {
                    work(i);
                } catch (...) { // carried to the caller's thread
                    const std::lock_guard lock{guard};
                    failure = failure ? failure : std::current_exception();
                    next = count;
                }
            }
        };
        {
            std::vector<std::jthread> team;
            for (unsigned i = 0; i < threads_; ++i) {
                team.emplace_back(take);
            }
        }
        if (failure) {
            std::rethrow_exception(failure);
        }
    }

private:
    unsigned threads_;
};

} // namespace

std::unique_ptr<Executor> make_tbb_executor(unsigned threads) {
    return std::make_unique<TbbExecutor>(threads);
}

std::unique_ptr<Executor> make_thread_executor(unsigned threads) {
    return std::make_unique<ThreadExecutor>(threads);
}

} // namespace koers
