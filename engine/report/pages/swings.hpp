#pragma once

#include <string>
#include <vector>

#include "report/json_numbers.hpp"
#include "report/pages/gathered.hpp"

namespace koers::pages {

/// What an assumption does to the cost of the last budget year, from its middle to the ends of its band.
struct AssumptionSwing {
    const Parameter* parameter{};
    double low{}; // of the draws, and high: in 1 of 10 it is lower, or higher
    double high{};
    double cost_at_low{}; // EUR against that at the middle
    double cost_at_high{};
    double share{}; // of the spread of the cost
};

/// The assumptions with the largest swings, at most `most`, without those that chance alone may put there; none when
/// there are too few replicates to tell.
[[nodiscard]] std::vector<AssumptionSwing> assumption_swings(const sheets::ReportedScenario& of, std::size_t most,
                                                             Source& source);

[[nodiscard]] std::string swings_title(const std::string& name, int year, const AssumptionSwing& largest);

/// "Bij een lage waarde zijn de kosten € 100.000 lager, bij een hoge waarde € 120.000 hoger."
[[nodiscard]] std::string swing_sentence(const AssumptionSwing& swing);

} // namespace koers::pages
