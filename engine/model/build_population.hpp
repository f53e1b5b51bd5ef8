#pragma once

#include "model/model_tables.hpp"

namespace koers {

/// Cells for the ages, sexes, households and income classes of the data.
[[nodiscard]] CellGrid make_grid(const Demography& demography);

/// Rates of every population process by cell and year, at the central parameters of the data set. The
/// expected path, places and alias tables are still empty.
[[nodiscard]] PopulationTables make_population_rate_tables(const Dataset& data, const CellGrid& grid);

/// Adds the expected path and with it the places of every cell: expected persons plus 1.5 standard
/// deviations. What exceeds them is drawn apart, so nothing is cut off.
void set_places(PopulationTables& population, std::vector<std::vector<double>> expected);

/// Alias table of one batch over rate x places.
void set_table(Batch& batch, const std::vector<std::uint32_t>& places);

} // namespace koers
