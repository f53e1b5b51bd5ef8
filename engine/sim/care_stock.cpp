#include "sim/care_stock.hpp"

#include <algorithm>

#include "sim/monthly_chance.hpp"

namespace koers {
namespace {

/// Calls `visit(cell, place in the stock)` for the cells of the blocks of a stock.
template <class Visit>
void for_cells(const CohortBlocks& blocks, const CareStock& stock, Visit visit) {
    const CellGrid& grid = blocks.grid();
    for (std::size_t row = stock.first * CohortBlocks::rows; row < std::min(grid.rows, stock.end * CohortBlocks::rows);
         ++row) {
        const std::size_t at = stock.at(CohortBlocks::block_of(row));
        for (std::size_t kind = 0; kind < grid.kinds; ++kind) {
            visit(grid.cell(row, kind), at + CohortBlocks::lane(row, kind));
        }
    }
}

} // namespace

CareStock::CareStock(const ModelTables& tables, const Rates& rates, const CohortBlocks& blocks, std::size_t service)
    : lanes{blocks.lanes()} {
    const Service& of = tables.scenario.dataset->services[service];
    const auto youngest = static_cast<std::size_t>(of.age_from);
    const auto oldest = std::min(static_cast<std::size_t>(of.age_to) + 2, blocks.grid().rows - 1);
    first = CohortBlocks::block_of(youngest == 0 ? 0 : youngest + 1);
    end = CohortBlocks::block_of(oldest) + 1;
    for (Lanes* values : {&clients, &waiting, &used, &users, &may_ask, &rate, &chance, &wish}) {
        values->assign((end - first) * lanes, 0.0);
    }
    const ServiceTables& known = tables.services[service];
    for_cells(blocks, *this, [&](std::size_t cell, std::size_t at) {
        clients[at] = rates.services[service].stock * known.start_share[cell];
        waiting[at] = rates.services[service].waiting * known.start_share[cell];
        const auto age = static_cast<int>(blocks.grid().age_of(cell));
        may_ask[at] = age >= of.age_from && age <= of.request_to ? 1.0 : 0.0;
    });
}

void set_requests(const ModelTables& tables, const Rates& rates, const CohortBlocks& blocks, std::size_t service,
                  std::size_t year, CareStock& stock) {
    const CellGrid& grid = blocks.grid();
    const ServiceRates& of = rates.services[service];
    const std::vector<double>& shape = tables.services[service].requests[year].rate;
    for_cells(blocks, stock, [&](std::size_t cell, std::size_t at) {
        const std::size_t income = grid.income_of(grid.kind_of(cell));
        stock.rate[at] = shape[cell] * (of.request_factor[year] * of.request_class[year][income]);
    });
    const double highest = *std::max_element(stock.rate.begin(), stock.rate.end());
    double most = 1.0;
    for (const auto& [held, by] : of.stacking) {
        most += std::max(0.0, by - 1.0);
    }
    stock.mild = highest * most < small_rate;
    std::transform(stock.rate.begin(), stock.rate.end(), stock.chance.begin(),
                   stock.mild ? small_monthly_chance : monthly_chance);
}

} // namespace koers
