#include "model/build_population.hpp"

#include <algorithm>
#include <cmath>

#include "base/portable_math.hpp"

namespace koers {
namespace {

double central(const Dataset& data, ParameterId id) {
    return data.parameters[id.index()].central;
}

/// Children per woman in a year: straight lines between the years of the data, flat outside.
double on_path(const std::map<int, double>& path, int year) {
    const auto after = path.lower_bound(year);
    if (after == path.end()) {
        return path.rbegin()->second;
    }
    if (after == path.begin() || after->first == year) {
        return after->second;
    }
    const auto before = std::prev(after);
    const double share = static_cast<double>(year - before->first) / (after->first - before->first);
    return before->second + share * (after->second - before->second);
}

/// Least movement that turns the income shares `from` into `to`: surplus goes to the classes in deficit.
IncomeMove income_move(const std::vector<double>& from, const std::vector<double>& to) {
    const std::size_t classes = from.size();
    double deficit = 0.0;
    for (std::size_t i = 0; i < classes; ++i) {
        deficit += std::max(0.0, to[i] - from[i]);
    }
    IncomeMove move(classes, std::vector<double>(classes, 0.0));
    for (std::size_t i = 0; i < classes; ++i) {
        const double leaving = from[i] > 0.0 ? std::max(0.0, from[i] - to[i]) / from[i] : 0.0;
        move[i][i] = 1.0 - leaving;
        for (std::size_t j = 0; j < classes && deficit > 0.0; ++j) {
            move[i][j] += leaving * std::max(0.0, to[j] - from[j]) / deficit;
        }
    }
    return move;
}

void set_income_moves(const Dataset& data, PopulationTables& tables) {
    const Demography& people = data.demography;
    const std::size_t ages = people.persons.size();
    for (const HouseholdTransition& transition : people.household_transitions) {
        std::vector<double> rate;
        std::vector<IncomeMove> income;
        for (std::size_t age = 0; age < ages; ++age) {
            rate.push_back(-portable_log(1.0 - transition.chance_by_age[age]));
            income.push_back(
                income_move(people.income_share[age][transition.from], people.income_share[age][transition.to]));
        }
        tables.household_rate.push_back(std::move(rate));
        tables.household_income.push_back(std::move(income));
    }
    tables.birthday_income.assign(ages, {});
    for (std::size_t age = 1; age < ages; ++age) {
        if (people.income_share[age] == people.income_share[age - 1]) {
            continue;
        }
        for (std::size_t h = 0; h < people.households.size(); ++h) {
            tables.birthday_income[age].push_back(
                income_move(people.income_share[age - 1][h], people.income_share[age][h]));
        }
    }
}

/// Share of each cell in a row among people of its sex.
double share_in_row(const Demography& people, const CellGrid& grid, std::size_t cell) {
    const std::size_t age = grid.age_of(cell);
    const std::size_t kind = grid.kind_of(cell);
    const std::size_t household = grid.household_of(kind);
    return people.household_share[age][household] * people.income_share[age][household][grid.income_of(kind)];
}

void add_rates_of_year(const Dataset& data, const CellGrid& grid, int year, PopulationTables& tables) {
    const Demography& people = data.demography;
    const double level = central(data, data.common.mortality_level);
    const double improvement = central(data, data.common.mortality_improvement);
    const double children = on_path(people.total_fertility, year) * central(data, data.common.fertility_level);
    Batch deaths;
    Batch departures;
    Batch moves;
    Batch births;
    for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
        const std::size_t age = grid.age_of(cell);
        const std::size_t sex = grid.sex_of(grid.kind_of(cell));
        const bool born_this_year = grid.row_of(cell) == 0;
        const double trend =
            portable_exp(people.mortality_change[age][sex] * improvement * (year - people.mortality_base_year));
        deaths.rate.push_back(-portable_log(1.0 - people.death_chance[age][sex]) * level * trend);
        departures.rate.push_back(people.departure_rate[age][sex] * central(data, data.common.departure_level));
        double moving = 0.0;
        for (std::size_t t = 0; t < people.household_transitions.size(); ++t) {
            if (people.household_transitions[t].from == grid.household_of(grid.kind_of(cell))) {
                moving += tables.household_rate[t][age];
            }
        }
        moves.rate.push_back(moving);
        const bool mother = sex == people.mother_sex && !born_this_year;
        births.rate.push_back(mother ? people.fertility_share[age] * children : 0.0);
    }
    tables.deaths.push_back(std::move(deaths));
    tables.departures.push_back(std::move(departures));
    tables.household_moves.push_back(std::move(moves));
    tables.births.push_back(std::move(births));
}

std::optional<AliasTable> table_over(const std::vector<double>& weights) {
    double total = 0.0;
    for (const double weight : weights) {
        total += weight;
    }
    return total > 0.0 ? std::optional<AliasTable>{AliasTable{weights}} : std::nullopt;
}

void add_arrivals_of_year(const Dataset& data, const CellGrid& grid, int year, PopulationTables& tables) {
    const Demography& people = data.demography;
    const auto found = people.housing_persons.find(year);
    const double housing = found == people.housing_persons.end() ? 0.0 : found->second;
    std::vector<double> base(grid.cells(), 0.0);
    std::vector<double> elderly(grid.cells(), 0.0);
    std::vector<double> homes(grid.cells(), 0.0);
    double elderly_total = 0.0;
    for (std::size_t cell = grid.kinds; cell < grid.cells(); ++cell) { // nobody arrives in the row of newborns
        const std::size_t age = grid.age_of(cell);
        const std::size_t sex = grid.sex_of(grid.kind_of(cell));
        const double share = share_in_row(people, grid, cell);
        base[cell] = people.arrivals[age][sex] * share;
        homes[cell] = housing * people.housing_profile[age][sex] * share;
        if (static_cast<int>(age) >= data.elderly_from) {
            elderly[cell] = base[cell];
            elderly_total += base[cell];
        }
    }
    for (double& value : elderly) {
        value = elderly_total > 0.0 ? value / elderly_total : 0.0;
    }
    tables.arrivals_table.push_back(table_over(base));
    tables.elderly_table.push_back(table_over(elderly));
    tables.housing_table.push_back(table_over(homes));
    tables.arrivals.push_back(std::move(base));
    tables.elderly.push_back(std::move(elderly));
    tables.housing.push_back(std::move(homes));
}

} // namespace

CellGrid make_grid(const Demography& demography) {
    CellGrid grid;
    grid.sexes = demography.sexes.size();
    grid.households = demography.households.size();
    grid.incomes = demography.incomes.size();
    grid.kinds = grid.sexes * grid.households * grid.incomes;
    grid.rows = static_cast<std::size_t>(demography.max_age) + 2;
    return grid;
}

PopulationTables make_population_rate_tables(const Dataset& data, const CellGrid& grid) {
    const Demography& people = data.demography;
    PopulationTables tables;
    set_income_moves(data, tables);
    tables.start.assign(grid.cells(), 0.0);
    for (std::size_t cell = grid.kinds; cell < grid.cells(); ++cell) {
        const std::size_t sex = grid.sex_of(grid.kind_of(cell));
        tables.start[cell] = people.persons[grid.age_of(cell)][sex] * share_in_row(people, grid, cell);
    }
    for (std::size_t kind = 0; kind < grid.kinds; ++kind) {
        const std::size_t household = grid.household_of(kind);
        tables.newborn_kind.push_back(people.birth_share[grid.sex_of(kind)] * people.household_share[0][household] *
                                      people.income_share[0][household][grid.income_of(kind)]);
    }
    for (int year = data.first_year; year <= data.last_year; ++year) {
        add_rates_of_year(data, grid, year, tables);
        add_arrivals_of_year(data, grid, year, tables);
    }
    return tables;
}

void set_table(Batch& batch, const std::vector<std::uint32_t>& places) {
    std::vector<double> weights;
    for (std::size_t cell = 0; cell < places.size(); ++cell) {
        weights.push_back(batch.rate[cell] * places[cell]);
        batch.total += weights.back();
    }
    batch.table = table_over(weights);
}

void set_places(PopulationTables& population, std::vector<std::vector<double>> expected) {
    for (std::size_t y = 0; y < population.deaths.size(); ++y) {
        std::vector<std::uint32_t> places;
        for (const double persons : expected[y]) {
            places.push_back(static_cast<std::uint32_t>(std::ceil(persons + 1.5 * std::sqrt(std::max(0.0, persons)))));
        }
        for (Batch* batch : {&population.deaths[y], &population.departures[y], &population.household_moves[y],
                             &population.births[y]}) {
            set_table(*batch, places);
        }
        population.places.push_back(std::move(places));
    }
    population.expected = std::move(expected);
}

} // namespace koers
