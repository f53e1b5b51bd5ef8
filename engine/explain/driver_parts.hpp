#pragma once

#include <bitset>

#include "koers/drivers.hpp"
#include "sim/rates.hpp"

namespace koers {

/// Drivers that are at work; the others stand as in the first budget year, without measures.
using DriverSet = std::bitset<driver_count>;

[[nodiscard]] inline bool has(const DriverSet& set, Driver driver) {
    return set[static_cast<std::size_t>(driver)];
}

/// The driver of every measure of a scenario.
[[nodiscard]] std::vector<Driver> driver_of_measures(const Scenario& scenario, const Scenario& first);

/// Those that can change anything in a scenario.
[[nodiscard]] DriverSet drivers_at_work(const Scenario& scenario, const Scenario& first);

/// Those of them that change what care costs but not who is in care.
[[nodiscard]] DriverSet money_drivers(const Scenario& scenario, const Scenario& first);

/// The data with the course of what is not at work ended in the first budget year: trends of use and of unfilled
/// hours stop, and prices of care rise with the index of the budget.
[[nodiscard]] Dataset with_ended_courses(Dataset data, const DriverSet& set);

/// Per service and year the factor on requests that keeps their number at that of the first budget year for inhabitants
/// of the central path: what people do when their number and ages change, without the change.
[[nodiscard]] std::vector<std::vector<double>> as_if_same_people(const ModelTables& tables);

} // namespace koers
