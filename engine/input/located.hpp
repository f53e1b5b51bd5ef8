#pragma once

#include <optional>
#include <string>

#include "koers/diagnostics.hpp"

namespace koers::input {

/// A value with the place and the text from which it was read.
template <class T>
struct Located {
    T value{};
    Location where;
    std::string text;
};

/// What a read gives: nothing when it noted a fault (or when there was nothing to read).
template <class T>
using Read = std::optional<Located<T>>;

/// Whether a bound itself is allowed.
enum class End : unsigned char { included, excluded };

/// Allowed values of a number.
struct Range {
    double low{};
    double high{};
    End low_end{End::included};
    End high_end{End::included};

    [[nodiscard]] bool holds(double value) const {
        return (low_end == End::included ? value >= low : value > low) &&
               (high_end == End::included ? value <= high : value < high);
    }
};

} // namespace koers::input
