#pragma once

#include <cstdint>

namespace koers {

/// Evidence grade of the central value: A official figure, B derived from A, C assumption.
enum class Grade : std::uint8_t { a, b, c };

} // namespace koers
