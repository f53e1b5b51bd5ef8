#pragma once

#include <cstdint>
#include <vector>

#include "base/philox.hpp"
#include "sim/outcome.hpp"

namespace koers {

/// Draws the survey errors of a replicate: one for the value from which an indicator starts, one for each year.
void draw_survey_luck(const ModelTables& tables, StreamKey stream, std::uint32_t replicate, Outcome& outcome);

/// Values of the indicators that are modelled or influenced, [year x indicator], in their units (model.md section 5).
/// An influenced one starts from the last value measured here and follows its trend, on the logit scale for
/// percentages and the log scale for others, moved by the graph and with the error of a survey.
[[nodiscard]] std::vector<double> indicator_values(const ModelTables& tables, const Theta& theta, const Rates& rates,
                                                   const Outcome& outcome);

} // namespace koers
