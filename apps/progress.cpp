#include "progress.hpp"

#include <iostream>
#include <string>

#include <unistd.h>

#include "koers/report.hpp"

namespace koers::app {
namespace {

constexpr std::chrono::milliseconds refresh{100};

std::string duration(double seconds) {
    const auto whole = static_cast<long long>(seconds + 0.5);
    const auto two = [](long long value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return whole < 3600 ? std::to_string(whole / 60) + ":" + two(whole % 60)
                        : std::to_string(whole / 3600) + ":" + two(whole / 60 % 60) + ":" + two(whole % 60);
}

} // namespace

ProgressDisplay::ProgressDisplay() : terminal_{isatty(STDERR_FILENO) == 1}, start_{Clock::now()}, last_{start_} {}

void ProgressDisplay::show(const Progress& progress) {
    const Clock::time_point now = Clock::now();
    const bool complete = progress.done == progress.total;
    const std::uint64_t tenth = 10 * progress.done / progress.total;
    if (terminal_ ? now - last_ < refresh && !complete : tenth == tenth_) {
        return;
    }
    last_ = now;
    tenth_ = tenth;
    const double passed = std::chrono::duration<double>(now - start_).count();
    const double pace = static_cast<double>(progress.done) / passed;
    const double left = static_cast<double>(progress.total - progress.done) / pace;
    const double share = static_cast<double>(progress.done) / static_cast<double>(progress.total);
    constexpr double known = 0.01; // before that the start of the work says little about the rest
    const std::string facts = dutch_number(100.0 * share, 0) + "%, " + dutch_number(pace, 0) + " doorrekeningen/s" +
                              (share < known ? "" : ", nog " + duration(left));
    if (terminal_) {
        constexpr std::size_t length = 30;
        const auto filled = static_cast<std::size_t>(share * length);
        std::cerr << "\r[" << std::string(filled, '#') << std::string(length - filled, '.') << "] " << facts << "   "
                  << std::flush;
        shown_ = true;
    } else {
        std::cerr << facts << "\n";
    }
}

void ProgressDisplay::finish() {
    if (shown_) {
        std::cerr << "\n";
        shown_ = false;
    }
}

} // namespace koers::app
