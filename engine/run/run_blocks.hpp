#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "koers/run.hpp"

namespace koers {

/// Models `first` to `first + count - 1`.
struct ModelRange {
    std::size_t first{};
    std::size_t count{};
};

/// Makes replicate `replicate` of some models, one trajectory each; called by the workers.
using MakeTrajectories = std::function<std::vector<Trajectory>(ModelRange models, std::uint32_t replicate)>;

/// The run itself, apart from what a replicate is: blocks in order, one layout per model. Models are computed together
/// as far as a block of each fits in memory.
[[nodiscard]] Result<RunEnd> run_blocks(const std::vector<const Layout*>& layouts, const MakeTrajectories& make,
                                        const RunPlan& plan, Executor& executor, const Encode& encode,
                                        ResultSink& sink);

} // namespace koers
