#pragma once

#include "sim/expected_people.hpp"

namespace koers {

/// Expected people in care of one service, in the blocks that hold its ages and the one to which the oldest pass on
/// their birthday.
struct CareStock {
    CareStock(const ModelTables& tables, const Rates& rates, const CohortBlocks& blocks, std::size_t service);

    std::size_t first{}; // block
    std::size_t end{};   // block after the last one
    std::size_t lanes{}; // of a block
    Lanes clients;
    Lanes waiting;
    Lanes used;      // not in care now, but in care earlier this year
    Lanes users;     // persons with use this year, age on 1 January
    Lanes may_ask;   // 1 in cells of the ages of requests, else 0
    Lanes rate;      // of requests a year, when nobody holds another service
    Lanes chance;    // the same within a month
    Lanes wish;      // requests of this month
    bool mild{true}; // whether `rate` stays small whatever people hold

    // Sums over the cells.
    double client_sum{};
    double waiting_sum{};
    double asked{};    // requests of this month
    double wishes{};   // requests of this month, those handed over too, against those asked
    double arriving{}; // requests handed over by other services, spread as those of the month

    [[nodiscard]] bool has(std::size_t block) const { return block >= first && block < end; }
    [[nodiscard]] std::size_t at(std::size_t block) const { return (block - first) * lanes; }
};

/// The rates and chances of requests of a year.
void set_requests(const ModelTables& tables, const Rates& rates, const CohortBlocks& blocks, std::size_t service,
                  std::size_t year, CareStock& stock);

} // namespace koers
