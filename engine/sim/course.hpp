#pragma once

#include <cstdint>
#include <memory>

#include "koers/model.hpp"
#include "sim/care_state.hpp"
#include "sim/demand.hpp"
#include "sim/outcome.hpp"
#include "sim/population_path.hpp"
#include "sim/tally.hpp"

namespace koers {

/// What scenarios with the same demography share in a replicate.
struct SharedDraws {
    SharedDraws(const ModelTables& tables, const Rates& rates) : path{tables, rates}, candidates{tables} {}

    PopulationPath path;
    RequestCandidates candidates;
    PopulationYear population;
};

/// One scenario, replicate after replicate and year by year, behind a population that is drawn elsewhere. Keeps its
/// memory from replicate to replicate, and nothing else.
class Course {
public:
    explicit Course(Model model);

    void begin(const Theta& theta, std::uint64_t seed, std::uint32_t replicate);

    /// Returns how many candidates for requests the scenario has in the year.
    const RequestCounts& begin_year(std::size_t year, const PopulationYear& population);
    void live(std::size_t year, const PopulationYear& population, const RequestCandidates& candidates);

    [[nodiscard]] Trajectory result(const Theta& theta) const;
    /// Adds spells that began and events, apart from those of the population.
    void count(Tally& tally) const;

    [[nodiscard]] const ModelTables& tables() const { return tables_; }
    [[nodiscard]] bool has_demography_of(const Course& other) const;
    /// Room for what it shares with others when it is the first of them.
    [[nodiscard]] SharedDraws& shared();

private:
    void follow(std::span<const PopulationEvent> events, std::size_t month);

    Model model_;
    const ModelTables& tables_;
    Rates rates_;
    Outcome outcome_;
    CellCounts inhabitants_;
    CareState care_;
    Demand demand_;
    std::unique_ptr<SharedDraws> shared_;
};

} // namespace koers
