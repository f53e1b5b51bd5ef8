#pragma once

#include <cstdint>

namespace koers {

/// Evidence grade of the central value: A official figure, B derived from A, C assumption.
enum class Grade : std::uint8_t { a, b, c };

/// The letter of a grade in files and tables.
[[nodiscard]] constexpr const char* letter(Grade grade) {
    return grade == Grade::a ? "A" : grade == Grade::b ? "B" : "C";
}

} // namespace koers
