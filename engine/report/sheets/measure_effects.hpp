#pragma once

#include <string>

#include "koers/drivers.hpp"
#include "report/sheets/measure_facts.hpp"

namespace koers::sheets {

/// What a measure changes on other taakvelden than its own: the middle of each, largest first, in units of EUR. Empty
/// when that is less than half a unit everywhere.
[[nodiscard]] std::string elsewhere_text(const Dataset& data, const MeasureEffect& effect, const MeasurePlace& place,
                                         double unit);

/// What it changes in the indicators of a result, by their ids: middle and band, each in its own unit. Those that
/// change most stand first.
[[nodiscard]] std::string indicators_text(const std::vector<std::string>& ids, const MeasureEffect& effect);

} // namespace koers::sheets
