#pragma once

#include "report/json_numbers.hpp"
#include "report/pages/gathered.hpp"

namespace koers::pages {

/// The view of the table of scenarios on one page: a column a scenario, the same rows always; `indicators` are
/// positions in `ScenarioNumbers::indicators`.
[[nodiscard]] Json one_page_table(const Gathered& all, const std::vector<std::size_t>& indicators);

} // namespace koers::pages
