#include "sim/household_moves.hpp"

#include <algorithm>

#include "sim/monthly_chance.hpp"

namespace koers {

HouseholdMoves::HouseholdMoves(const ModelTables& tables, const CohortBlocks& blocks)
    : kinds_(blocks.count(), std::vector<Kind>(blocks.grid().kinds)) {
    const CellGrid& grid = blocks.grid();
    for (std::vector<Kind>& block : kinds_) {
        for (Kind& kind : block) {
            kind.staying.fill(1.0);
        }
    }
    const auto& transitions = tables.scenario.dataset->demography.household_transitions;
    for (std::size_t t = 0; t < transitions.size(); ++t) {
        for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
            const std::size_t from = grid.kind_of(cell);
            const std::size_t age = grid.age_of(cell);
            const double chance = monthly_chance(tables.population.household_rate[t][age]);
            if (grid.household_of(from) != transitions[t].from || chance <= 0.0) {
                continue;
            }
            std::vector<Kind>& block = kinds_[CohortBlocks::block_of(grid.row_of(cell))];
            const std::size_t row = grid.row_of(cell) % CohortBlocks::rows;
            block[from].staying[row] -= chance;
            for (std::size_t i = 0; i < grid.incomes; ++i) {
                const double share = chance * tables.population.household_income[t][age][grid.income_of(from)][i];
                std::vector<Source>& sources = block[grid.kind(grid.sex_of(from), transitions[t].to, i)].sources;
                auto found = std::find_if(sources.begin(), sources.end(),
                                          [from](const Source& source) { return source.kind == from; });
                if (share > 0.0) {
                    found = found == sources.end() ? sources.insert(found, Source{from, {}}) : found;
                    found->share[row] += share;
                }
            }
        }
    }
}

void HouseholdMoves::apply(std::size_t block, const double* before, double* after) const {
    for (std::size_t kind = 0; kind < kinds_[block].size(); ++kind) {
        const Kind& to = kinds_[block][kind];
        OfRow persons;
        for (std::size_t row = 0; row < CohortBlocks::rows; ++row) {
            persons[row] = before[kind * CohortBlocks::rows + row] * to.staying[row];
        }
        for (const Source& source : to.sources) {
            for (std::size_t row = 0; row < CohortBlocks::rows; ++row) {
                persons[row] += before[source.kind * CohortBlocks::rows + row] * source.share[row];
            }
        }
        for (std::size_t row = 0; row < CohortBlocks::rows; ++row) {
            after[kind * CohortBlocks::rows + row] = persons[row];
        }
    }
}

void pass_birthday(const ModelTables& tables, const CohortBlocks& blocks, std::size_t first, Lanes& cells) {
    const CellGrid& grid = blocks.grid();
    const std::size_t rows = CohortBlocks::rows;
    const std::size_t count = cells.size() / blocks.lanes();
    const auto at = [&](std::size_t row, std::size_t kind) -> double& {
        return cells[(CohortBlocks::block_of(row) - first) * blocks.lanes() + CohortBlocks::lane(row, kind)];
    };
    const std::size_t last = std::min(grid.rows, (first + count) * rows) - 1;
    std::vector<double> oldest(grid.kinds, 0.0); // they stay in their row
    for (std::size_t kind = 0; kind < grid.kinds; ++kind) {
        oldest[kind] = last + 1 == grid.rows ? at(last, kind) : 0.0;
        for (std::size_t row = last; row > first * rows; --row) {
            at(row, kind) = at(row - 1, kind);
        }
        at(first * rows, kind) = 0.0;
    }
    for (std::size_t row = std::max<std::size_t>(first * rows, 1); row <= last; ++row) {
        const auto& moves = tables.population.birthday_income[row - 1];
        for (std::size_t household = 0; household < moves.size(); ++household) {
            for (std::size_t sex = 0; sex < grid.sexes; ++sex) {
                std::vector<double> moved(grid.incomes, 0.0);
                for (std::size_t from = 0; from < grid.incomes; ++from) {
                    for (std::size_t to = 0; to < grid.incomes; ++to) {
                        moved[to] += at(row, grid.kind(sex, household, from)) * moves[household][from][to];
                    }
                }
                for (std::size_t to = 0; to < grid.incomes; ++to) {
                    at(row, grid.kind(sex, household, to)) = moved[to];
                }
            }
        }
    }
    for (std::size_t kind = 0; kind < grid.kinds; ++kind) {
        at(last, kind) += oldest[kind];
    }
}

} // namespace koers
