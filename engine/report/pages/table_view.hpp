#pragma once

#include <string>

#include "report/json_numbers.hpp"
#include "report/sheets/table.hpp"

namespace koers::pages {

/// A table for the template `table`: its first column heads the rows, its title and captions are the caption. Small
/// numbers of people stay hidden, also in the file that goes with it.
[[nodiscard]] Json table_view(const sheets::Table& table);

/// A number of people as a cell; a small one as a text.
[[nodiscard]] sheets::Cell people_cell(double persons);

/// An amount in EUR as a cell in thousands, with no more digits than a run supports; empty if it is not known.
[[nodiscard]] sheets::Cell money_cell(double euro);

/// The parts of an address that holds a file (RFC 2397, RFC 3986).
[[nodiscard]] std::string percent_encoded(const std::string& bytes);

} // namespace koers::pages
