#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "model/model_tables.hpp"
#include "sim/rates.hpp"

namespace koers::bench {

/// What a modeller would write first: counts per cell, and every month a `std::binomial_distribution` for every cell
/// and flow. Simpler than the engines (no queues, stacking, households that move or incomes that change, exits at a
/// constant chance), so that it is not slower than it need be; only for comparing speed.
class CohortLoop {
public:
    CohortLoop(const ModelTables& tables, const Rates& rates, std::uint64_t seed);

    /// All years; returns the client-months of all services.
    double run();

private:
    void set_chances(std::size_t year);
    void month();
    void birthdays();
    std::uint32_t draw(std::uint32_t n, double chance);

    const ModelTables& tables_;
    const Rates& rates_;
    std::mt19937_64 chance_;
    std::size_t cells_;
    std::size_t services_;
    std::vector<std::uint32_t> persons_;            // [cell]
    std::vector<std::vector<std::uint32_t>> users_; // [service][cell]
    std::vector<double> leave_;                     // [cell], chance a month of death or departure
    std::vector<double> bear_;                      // [cell], chance a month of a birth
    std::vector<double> arrive_;                    // [cell], persons a month
    std::vector<std::vector<double>> start_;        // [service][cell], chance a month
    std::vector<double> stop_;                      // [service], chance a month
    std::uint32_t born_{};
};

} // namespace koers::bench
