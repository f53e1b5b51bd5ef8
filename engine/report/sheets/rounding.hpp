#pragma once

#include <vector>

namespace koers::sheets {

/// The nearest whole number of units; halves go away from zero.
[[nodiscard]] double rounded(double amount, double unit);

/// Whole numbers of units of which the total is that of the amounts, rounded: the parts furthest above a whole number
/// are rounded up (largest remainders, the first of equals), so each is off by less than one unit.
[[nodiscard]] std::vector<double> rounded_parts(const std::vector<double>& amounts, double unit);

} // namespace koers::sheets
