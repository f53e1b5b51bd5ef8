#pragma once

#include "model/model_tables.hpp"

namespace koers {

/// Request rates, places and first clients of one service, at the central parameters of the data set.
[[nodiscard]] ServiceTables make_service_tables(const Dataset& data, const CellGrid& grid,
                                                const PopulationTables& population, std::size_t index);

/// Fills what services know of each other, once the tables of all are made: `at_risk_holders` and `right_age`.
void link_services(const Dataset& data, const CellGrid& grid, std::vector<ServiceTables>& services);

} // namespace koers
