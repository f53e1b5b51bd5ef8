#pragma once

#include "model/model_tables.hpp"

namespace koers {

/// Request rates, places and first clients of one service, at the central parameters of the data set.
[[nodiscard]] ServiceTables make_service_tables(const Dataset& data, const CellGrid& grid,
                                                const PopulationTables& population, std::size_t index);

/// Fills what services know of each other, once the tables of all are made: `at_risk_holders` and `right_age`.
void link_services(const Dataset& data, const CellGrid& grid, std::vector<ServiceTables>& services);

/// The order in which the first day is filled: a service that stacking makes more likely comes after those whose
/// holders ask for it. In a circle the first of the data set goes first.
[[nodiscard]] std::vector<std::size_t> make_start_order(const std::vector<ServiceTables>& services);

/// Places of every cell and year for the people who wait or are in care, and the batches over them of services that
/// are asked more often by those who hold others. What exceeds the places is drawn apart.
void set_care_places(PopulationTables& population, std::vector<ServiceTables>& services);

} // namespace koers
