#pragma once

#include <array>
#include <vector>

#include "sim/cohort_blocks.hpp"

namespace koers {

/// Who moves to another household within a month, and with it to another income class: the same share of everybody
/// and of those in care or waiting.
class HouseholdMoves {
public:
    HouseholdMoves(const ModelTables& tables, const CohortBlocks& blocks);

    /// What the people of a block become; `before` and `after` do not overlap.
    void apply(std::size_t block, const double* before, double* after) const;

private:
    using OfRow = std::array<double, CohortBlocks::rows>;
    struct Source {
        std::size_t kind{};
        OfRow share{};
    };
    struct Kind {
        OfRow staying{};
        std::vector<Source> sources;
    };
    std::vector<std::vector<Kind>> kinds_; // [block][kind]
};

/// Everybody a year older on 1 January: people go to the next cohort and where income shares differ between two ages
/// to another income class (`PopulationTables::birthday_income`). `first` is the first block of `cells`.
void pass_birthday(const ModelTables& tables, const CohortBlocks& blocks, std::size_t first, Lanes& cells);

} // namespace koers
