#pragma once

#include <chrono>

#include "koers/run.hpp"

namespace koers::app {

/// Progress on standard error: a bar on a terminal, a line for every tenth elsewhere.
class ProgressDisplay {
public:
    ProgressDisplay();
    void show(const Progress& progress);
    /// Ends the line of the bar.
    void finish();

private:
    using Clock = std::chrono::steady_clock;
    bool terminal_;
    Clock::time_point start_;
    Clock::time_point last_;
    std::uint64_t tenth_{};
    bool shown_{};
};

} // namespace koers::app
