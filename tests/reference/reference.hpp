#pragma once

#include <cstdint>

#include "koers/model.hpp"

namespace koers {

/// One replicate of the reference: everybody is a person, every month looks at every person, and chance
/// comes from the standard library. Same law as `simulate`, nothing in common with it but the rates and
/// the order of the outcome; its numbers differ between standard libraries, its laws do not.
[[nodiscard]] Trajectory reference_simulate(const Model& model, const Theta& theta, std::uint64_t seed,
                                            std::uint32_t replicate);

} // namespace koers
