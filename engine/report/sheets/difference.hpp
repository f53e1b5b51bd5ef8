#pragma once

#include <cstddef>
#include <string>

#include "koers/sign_convention.hpp"
#include "report/sheets/table.hpp"

namespace koers::sheets {

/// Columns of a row in which an amount is compared with a budget.
struct DifferenceColumns {
    std::size_t amount{};
    std::size_t budget{};
    std::size_t difference{};
    std::size_t favour{};
};

/// Sets the difference of what the row shows, as the convention has it, and V or N beside it.
void set_difference(Table& table, std::size_t row, const DifferenceColumns& columns, SignConvention sign);

} // namespace koers::sheets
