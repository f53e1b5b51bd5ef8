#pragma once

#include <cstdint>
#include <vector>

#include "sim/care_state.hpp"
#include "sim/request_candidates.hpp"

namespace koers {

/// Demand for services: who is in care or waits on the first day, and requests.
class Demand {
public:
    /// For any number of replicates; `rates` are those of the replicate at hand.
    Demand(const ModelTables& tables, const Rates& rates, CellCounts& inhabitants, CareState& care);

    void begin(StreamKey stream, std::uint32_t replicate);

    void fill_first_day();

    void begin_year(std::size_t year);
    /// How many candidates this scenario has in the year.
    [[nodiscard]] const RequestCounts& counts() const { return counts_; }
    /// Requests of the month; `candidates` are those of its year, at least as many as counted.
    void advance(std::size_t month, const RequestCandidates& candidates);

private:
    [[nodiscard]] double year_luck(std::size_t service) const;
    [[nodiscard]] double chance_to_ask(std::size_t service, Family family, std::uint32_t person,
                                       std::size_t cell) const;
    void consider_all(std::size_t service, Family family, std::size_t month, std::span<const Candidate> candidates,
                      std::span<const Overflow> crowded);
    void consider(std::size_t service, Family family, const Candidate& candidate, std::size_t month, SpellKey key);
    void place_people(std::size_t service, ServiceStage stage, double number);

    const ModelTables& tables_;
    const Rates& rates_;
    StreamKey stream_;
    std::uint32_t replicate_{};
    CellCounts& inhabitants_;
    CareState& care_;
    std::size_t services_;
    std::size_t year_{};
    std::vector<double> highest_class_;                        // [service], highest factor of an income class this year
    std::array<std::vector<double>, families.size()> factors_; // [family][service], on the rates of the batch
    RequestCounts counts_;
    std::vector<Candidate> overflow_;
};

} // namespace koers
