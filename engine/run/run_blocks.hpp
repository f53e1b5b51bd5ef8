#pragma once

#include <functional>

#include "koers/run.hpp"

namespace koers {

/// Makes replicate `replicate` of model `model`; called by the workers.
using MakeTrajectory = std::function<Trajectory(std::size_t model, std::uint32_t replicate)>;

/// The run itself, apart from what a replicate is: blocks in order, one layout per model.
[[nodiscard]] Result<RunEnd> run_blocks(const std::vector<const Layout*>& layouts, const MakeTrajectory& make,
                                        const RunPlan& plan, Executor& executor, const Encode& encode,
                                        ResultSink& sink);

} // namespace koers
