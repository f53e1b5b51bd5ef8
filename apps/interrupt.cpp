#include "interrupt.hpp"

#include <csignal>

namespace koers::app {
namespace {

constexpr int watched[] = {SIGINT, SIGTERM, SIGPIPE};

std::atomic<bool> asked_to_stop{false}; // a signal handler can reach nothing but a global
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void note_interrupt(int) {
    asked_to_stop = true;
}

} // namespace

InterruptWatch::InterruptWatch() {
    asked_to_stop = false;
    for (const int signal : watched) {
        std::signal(signal, note_interrupt);
    }
}

InterruptWatch::~InterruptWatch() {
    for (const int signal : watched) {
        std::signal(signal, SIG_DFL);
    }
}

const std::atomic<bool>& InterruptWatch::stop() const {
    return asked_to_stop;
}

void InterruptibleExecutor::for_each(std::uint32_t count, const std::function<void(std::uint32_t)>& work) {
    inner_.for_each(count, [&](std::uint32_t i) {
        if (stop_) {
            throw Interruption{};
        }
        work(i);
    });
}

} // namespace koers::app
