#pragma once

#include <atomic>
#include <stdexcept>

#include "koers/run.hpp"

namespace koers::app {

/// While it lives, Ctrl-C, SIGTERM and a closed pipe set a flag instead of ending the program, so that a run
/// can clean up after itself. At most one at a time.
class InterruptWatch {
public:
    InterruptWatch();
    ~InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;

    [[nodiscard]] const std::atomic<bool>& stop() const;
};

/// Thrown by an InterruptibleExecutor.
class Interruption : public std::runtime_error {
public:
    Interruption() : std::runtime_error{"onderbroken"} {}
};

/// Hands its work to another executor, and throws Interruption once the flag is set.
class InterruptibleExecutor final : public Executor {
public:
    InterruptibleExecutor(Executor& inner, const std::atomic<bool>& stop) : inner_{inner}, stop_{stop} {}
    void for_each(std::uint32_t count, const std::function<void(std::uint32_t)>& work) override;

private:
    Executor& inner_;
    const std::atomic<bool>& stop_;
};

} // namespace koers::app
