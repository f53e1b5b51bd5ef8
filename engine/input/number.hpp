#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "input/faults.hpp"
#include "input/located.hpp"

namespace koers::input {

/// How a file writes fractions.
enum class DecimalSign : char { point = '.', comma = ',' };

/// The number that `cell` holds; notes a fault if it holds none, or one outside `range`.
[[nodiscard]] Read<double> parse_number(const Located<std::string>& cell, DecimalSign sign, const Range& range,
                                        Faults& faults);

/// The same for a whole number.
[[nodiscard]] Read<std::int64_t> parse_integer(const Located<std::string>& cell, DecimalSign sign, const Range& range,
                                               Faults& faults);

/// Whether `value` lies in `range`; notes a fault if not.
[[nodiscard]] bool check_range(double value, const Location& where, const std::string& text, const Range& range,
                               DecimalSign sign, Faults& faults);

/// A number as a file with this sign writes it.
[[nodiscard]] std::string number_text(double value, DecimalSign sign);

} // namespace koers::input
