#pragma once

#include "reference/chance.hpp"

namespace koers::reference {

/// A whole stay, from its first moment, with this mean and coefficient of variation.
[[nodiscard]] double whole_stay(Chance& chance, double mean, double cv);

/// What is left of the stay of somebody found in care on an arbitrary day.
[[nodiscard]] double rest_of_stay(Chance& chance, double mean, double cv);

} // namespace koers::reference
