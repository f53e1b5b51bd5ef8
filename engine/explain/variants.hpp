#pragma once

#include <cstddef>
#include <vector>

#include "koers/scenario.hpp"

namespace koers {

/// `basis` with a measure of `from` added, or in the place of its own measure of that id.
[[nodiscard]] Scenario with_measure(const Scenario& basis, const Scenario& from, std::size_t measure);

/// `basis` without its measure at this position.
[[nodiscard]] Scenario without_measure(const Scenario& basis, std::size_t measure);

/// Whether two measures change the same, by the same numbers.
[[nodiscard]] bool same_measure(const Scenario& a, const Measure& of_a, const Scenario& b, const Measure& of_b);

} // namespace koers
