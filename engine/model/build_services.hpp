#pragma once

#include "model/model_tables.hpp"

namespace koers {

/// Request rates, places and first clients of one service, at the central parameters of the data set.
[[nodiscard]] ServiceTables make_service_tables(const Dataset& data, const CellGrid& grid,
                                                const PopulationTables& population, std::size_t index);

} // namespace koers
