#pragma once

#include <optional>
#include <vector>

#include "commands.hpp"
#include "koers/report.hpp"
#include "koers/results.hpp"

namespace koers::app {

/// The wishes in values of `--precisie`, such as `p90=0,25%` and `kans=1`, or a printed fault.
[[nodiscard]] std::optional<std::vector<WishedPrecision>> wished_precision(const Words& words);

/// The wishes with what a run has reached: the widest interval of all scenarios and years.
[[nodiscard]] std::vector<WishedPrecision> reached(std::vector<WishedPrecision> wishes,
                                                   const std::vector<TotalPrecision>& found);

/// Whether all wishes are fulfilled.
[[nodiscard]] bool fulfilled(const std::vector<WishedPrecision>& wishes);

/// What has been reached after so many replicates, for a line on the screen.
[[nodiscard]] std::string precision_so_far(const std::vector<WishedPrecision>& wishes, std::uint32_t replicates);

} // namespace koers::app
