#pragma once

#include <cstdint>
#include <vector>

#include "sim/candidates.hpp"
#include "sim/care_state.hpp"

namespace koers {

/// Demand for the services of one replicate: who is in care or waits on the first day, and requests.
class Demand {
public:
    Demand(const ModelTables& tables, const Rates& rates, StreamKey stream, std::uint32_t replicate,
           CellCounts& inhabitants, CareState& care);

    void fill_first_day();
    void begin_year(std::size_t year);
    void advance(std::size_t month);

private:
    /// Whom a batch of candidates is for: everybody, or those whose services make them ask more often.
    struct Family {
        ServiceStage request{};
        ServiceStage overflow{};
        ServiceStage count{};
    };
    static constexpr Family everybody{ServiceStage::request, ServiceStage::overflow, ServiceStage::count};
    static constexpr Family stacked{ServiceStage::stacked, ServiceStage::stacked_overflow, ServiceStage::stacked_count};

    [[nodiscard]] CandidateStream stream_of(std::size_t service, const Family& family) const;
    [[nodiscard]] double year_luck(std::size_t service) const;
    [[nodiscard]] double chance_to_ask(std::size_t service, const Family& family, std::uint32_t person,
                                       std::size_t cell) const;
    void consider_all(std::size_t service, const Family& family, std::size_t month);
    void consider(std::size_t service, const Family& family, const Candidate& candidate, std::size_t month,
                  SpellKey key);
    void place_people(std::size_t service, ServiceStage stage, double number);

    const ModelTables& tables_;
    const Rates& rates_;
    StreamKey stream_;
    std::uint32_t replicate_;
    CellCounts& inhabitants_;
    CareState& care_;
    std::size_t services_;
    std::size_t year_{};
    std::vector<double> highest_class_;      // [service], highest factor of an income class this year
    std::vector<double> factors_;            // [service], on the rates of the batch for everybody
    std::vector<double> stacked_factors_;    // [service], on those of the batch for people who hold others
    std::vector<YearCandidates> candidates_; // [service]
    std::vector<YearCandidates> stacked_;    // [service]
    std::vector<Candidate> overflow_;
};

} // namespace koers
