#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "model/model_tables.hpp"

namespace koers {

/// Values of cells in the order of `CohortBlocks`.
using Lanes = std::vector<double>;

/// Cells in blocks of neighbouring birth cohorts. A block is small enough to stay near the processor while a month
/// passes over it, and every loop over one has the same length, without holes. Within a block the cohorts of one kind
/// stand side by side; rows past the last one are empty.
class CohortBlocks {
public:
    static constexpr std::size_t rows = 8;

    explicit CohortBlocks(const CellGrid& grid) : grid_{grid} {}

    [[nodiscard]] const CellGrid& grid() const { return grid_; }
    [[nodiscard]] std::size_t count() const { return (grid_.rows + rows - 1) / rows; }
    /// Cells of a block.
    [[nodiscard]] std::size_t lanes() const { return grid_.kinds * rows; }
    [[nodiscard]] static std::size_t block_of(std::size_t row) { return row / rows; }
    /// Place of a cell within its block.
    [[nodiscard]] static std::size_t lane(std::size_t row, std::size_t kind) { return kind * rows + row % rows; }
    [[nodiscard]] std::size_t place(std::size_t cell) const {
        const std::size_t row = grid_.row_of(cell);
        return block_of(row) * lanes() + lane(row, grid_.kind_of(cell));
    }
    /// Rows of a block, without the empty ones.
    [[nodiscard]] std::size_t rows_in(std::size_t block) const { return std::min(rows, grid_.rows - block * rows); }

private:
    CellGrid grid_;
};

/// The sum in one order: row by row over the kinds, then over the rows of a block.
[[nodiscard]] inline double sum_of(const double* values, std::size_t lanes) {
    std::array<double, CohortBlocks::rows> sums{};
    for (std::size_t first = 0; first < lanes; first += CohortBlocks::rows) {
        for (std::size_t row = 0; row < CohortBlocks::rows; ++row) {
            sums[row] += values[first + row];
        }
    }
    double sum = 0.0;
    for (const double of_row : sums) {
        sum += of_row;
    }
    return sum;
}

} // namespace koers
