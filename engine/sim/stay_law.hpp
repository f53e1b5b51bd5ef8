#pragma once

#include <cstdint>

#include "base/philox.hpp"

namespace koers {

/// From which moment of a stay its length is drawn.
enum class StayFrom : std::uint8_t { start, middle };

/// Whether stays with this coefficient of variation are exponential; then draw_stay takes two words.
[[nodiscard]] bool is_exponential(double cv);

/// Length of stay with a mean and a coefficient of variation: exponential at 1, a mixture of two Erlang
/// laws below (Tijms 1994, section A.3), a hyperexponential law with balanced means above. From the middle
/// of a stay: what is left for somebody found in care on an arbitrary day. Unit: that of `mean`.
[[nodiscard]] double draw_stay(WordSource& words, double mean, double cv, StayFrom from);

} // namespace koers
