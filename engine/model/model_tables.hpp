#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "base/alias_table.hpp"
#include "base/parameter_law.hpp"
#include "influence/graph.hpp"
#include "koers/layout.hpp"
#include "koers/scenario.hpp"

namespace koers {

/// Fixed facts about the cells in which people are counted. A row is a birth cohort: in a year, row 0
/// holds those born in it and row `a + 1` those of completed age `a` on 1 January; the last row holds
/// the highest age and older. A kind is a combination of sex, household and income.
struct CellGrid {
    std::size_t rows{};
    std::size_t kinds{};
    std::size_t sexes{};
    std::size_t households{};
    std::size_t incomes{};

    [[nodiscard]] std::size_t cells() const { return rows * kinds; }
    [[nodiscard]] std::size_t cell(std::size_t row, std::size_t kind) const { return row * kinds + kind; }
    [[nodiscard]] std::size_t row_of(std::size_t cell) const { return cell / kinds; }
    [[nodiscard]] std::size_t kind_of(std::size_t cell) const { return cell % kinds; }
    /// Row of the people of a cell after their birthday.
    [[nodiscard]] std::size_t next_row(std::size_t cell) const {
        return row_of(cell) + 1 < rows ? row_of(cell) + 1 : row_of(cell);
    }
    /// Completed age on 1 January, 0 for those born in the year.
    [[nodiscard]] std::size_t age_of(std::size_t cell) const { return row_of(cell) == 0 ? 0 : row_of(cell) - 1; }
    [[nodiscard]] std::size_t kind(std::size_t sex, std::size_t household, std::size_t income) const {
        return (sex * households + household) * incomes + income;
    }
    [[nodiscard]] std::size_t sex_of(std::size_t kind) const { return kind / (households * incomes); }
    [[nodiscard]] std::size_t household_of(std::size_t kind) const { return kind / incomes % households; }
    [[nodiscard]] std::size_t income_of(std::size_t kind) const { return kind % incomes; }
};

/// Candidates of one process in one year: at `rate` a place a year they hit one of the places of a cell.
struct Batch {
    std::vector<double> rate;        // [cell], per person per year at the central parameters
    std::optional<AliasTable> table; // over rate x places; empty when nothing can happen
    double total{};                  // expected candidates a year
};

/// Chance [income from][income to] that a person changes income class.
using IncomeMove = std::vector<std::vector<double>>;

struct PopulationTables {
    std::vector<double> start;                           // [cell], persons on 1 January of the first year
    std::vector<std::vector<double>> expected;           // [year][cell], persons on 1 January at central parameters
    std::vector<std::vector<std::uint32_t>> places;      // [year][cell], places of every batch with a rate there
    std::vector<std::vector<std::uint32_t>> care_places; // [year][cell], those for people who wait or are in care
    std::vector<Batch> deaths;                           // [year]
    std::vector<Batch> departures;                       // [year]
    std::vector<Batch> household_moves;                  // [year], any household transition of the kind
    std::vector<Batch> births;                           // [year], rate of the mothers
    std::vector<std::vector<double>> arrivals;           // [year][cell], persons a year: base flow
    std::vector<std::vector<double>> elderly; // [year][cell], share of the extra elderly arrivals, adds up to 1
    std::vector<std::vector<double>> housing; // [year][cell], persons a year into new homes
    std::vector<std::optional<AliasTable>> arrivals_table; // [year]
    std::vector<std::optional<AliasTable>> elderly_table;  // [year]
    std::vector<std::optional<AliasTable>> housing_table;  // [year]
    std::vector<std::vector<double>> household_rate;       // [transition][age], per person per year
    std::vector<std::vector<IncomeMove>> household_income; // [transition][age]
    std::vector<std::vector<IncomeMove>> birthday_income;  // [age reached][household]; empty where nothing changes
    std::vector<double> newborn_kind;                      // [kind], chance for a child
};

/// What holding another service does to requests.
struct StackingTable {
    std::size_t held{};
    ParameterId factor;
    double at_risk_holders{}; // sum of rate x clients of `held` on the first day at central parameters
};

struct ServiceTables {
    std::vector<Batch> requests;           // [year], at a request level of 1
    std::vector<Batch> stacked_requests;   // [year], the same over `care_places`; empty if nothing held counts
    std::vector<double> start_share;       // [cell], where the clients of the first day are; adds up to 1
    std::vector<double> start_hazard;      // [cell], at which people of the first day become clients
    std::optional<AliasTable> start_table; // over start_hazard x places
    double central_stock{};                // clients on the first day at central parameters
    double at_risk_all{};                  // sum of rate x persons on the first day
    double at_risk_clients{};              // sum of rate x clients on the first day at central parameters
    double client_deaths{};                // per client per year at central parameters
    double client_departures{};
    double client_outgrowth{}; // whose age ends their care
    std::vector<StackingTable> stacking;
    std::vector<double> right_age; // [service], share of the first clients who could ask for that one
};

struct Post {
    std::optional<std::size_t> service;
    std::optional<std::size_t> budget_line;
    GoalId goal;
    ThemaId thema;
    TaakveldId taakveld;
};

struct MoneyTables {
    std::vector<Post> posts;                  // cost posts; the fee income is apart
    std::vector<double> anchor;               // [service], factor on the price
    std::vector<double> line_amount;          // [budget line], EUR in the first budget year at central parameters
    std::vector<std::vector<double>> granted; // [grant][year], EUR: expected cost of its service, borne in full
    std::vector<std::vector<double>> budget;  // [year][thema], EUR; NaN before the first budget year
};

/// What the sectors offer, relative to the first day.
struct StaffTables {
    std::vector<std::vector<double>> demand; // [sector][month], reference hours of clients against the first day
};

/// People are counted by how many services of a group they hold: 1, 2, 3, and the last class that many or more.
inline constexpr std::size_t stacking_classes = 4;

/// The influence graph, whose numbers are drawn: the nodes of connections, and every goal and thema.
struct InfluenceTables {
    std::vector<NodeRef> nodes;
    std::map<NodeRef, std::size_t> position;
    InfluenceGraph graph; // edges: the connections of the data set, then each goal to its thema
    InfluenceOrder order;
    std::vector<bool> own; // [measure of the catalogue], whether it has connections of its own
};

/// Where the draws of a parameter come from. Parameters of a group are coordinates of the same points.
struct ParameterPlace {
    std::uint32_t stream{};    // from its id, so that others keep their draws
    std::uint32_t group{};     // stream of the first parameter of the group
    std::uint32_t dimension{}; // place within the group
};

struct ModelTables {
    Scenario scenario;
    Layout layout;
    CellGrid grid;
    std::size_t years{};
    std::vector<ParameterLaw> laws;               // [parameter]
    std::vector<ParameterPlace> parameter_places; // [parameter]
    std::vector<std::size_t> correlated;          // parameters in the copula
    std::vector<std::vector<double>> cholesky;    // lower triangle over `correlated`
    PopulationTables population;
    std::vector<ServiceTables> services;
    std::vector<std::size_t> start_order; // of the services on the first day: those held before those asked more for it
    StaffTables staff;
    MoneyTables money;
    InfluenceTables influence;
    std::vector<std::size_t> indicators; // those of which a run has values
    std::vector<std::uint8_t> age_group; // [age]
};

} // namespace koers
