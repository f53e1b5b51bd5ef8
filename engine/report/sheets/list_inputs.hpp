#pragma once

#include <string>
#include <utility>
#include <vector>

#include "koers/scenario.hpp"
#include "report/sheets/table.hpp"

namespace koers::sheets {

/// The columns of the list that only serve to read it back, by name: what the columns for people do not tell. What
/// follows from the catalogue or from the amounts a year stays empty, so that people can change those.
[[nodiscard]] std::vector<std::pair<std::string, Cell>> list_inputs(const Scenario& scenario, const Measure& measure,
                                                                    int last_budget_year);

} // namespace koers::sheets
