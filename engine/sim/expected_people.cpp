#include "sim/expected_people.hpp"

#include "sim/monthly_chance.hpp"

namespace koers {

ExpectedPeople::ExpectedPeople(const ModelTables& tables, const Rates& rates)
    : tables_{tables}, rates_{rates}, blocks_{tables.grid}, moves_{tables, blocks_} {
    for (Lanes* lanes : {&persons_, &before_, &left_over_, &death_chance_, &departure_chance_, &births_, &arrivals_}) {
        lanes->assign(blocks_.count() * blocks_.lanes(), 0.0);
    }
    for (std::size_t cell = 0; cell < tables.grid.cells(); ++cell) {
        persons_[blocks_.place(cell)] = tables.population.start[cell];
    }
}

void ExpectedPeople::begin_year(std::size_t year) {
    const PopulationTables& known = tables_.population;
    const CellGrid& grid = tables_.grid;
    for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
        const std::size_t at = blocks_.place(cell);
        const std::size_t age = grid.age_of(cell);
        const double accept = rates_.death_accept[year][age * grid.sexes + grid.sex_of(grid.kind_of(cell))];
        death_chance_[at] = monthly_chance(known.deaths[year].rate[cell] * rates_.death_factor[year] * accept);
        departure_chance_[at] = monthly_chance(known.departures[year].rate[cell] * rates_.departure_factor);
        births_[at] = known.births[year].rate[cell] * rates_.birth_factor / 12.0;
        const bool elderly = static_cast<int>(age) >= tables_.scenario.dataset->elderly_from;
        const double staying = elderly ? rates_.elderly_accept[year] : 1.0;
        arrivals_[at] =
            (known.arrivals[year][cell] * rates_.arrival_factor * staying +
             known.elderly[year][cell] * rates_.elderly_extra + known.housing[year][cell] * rates_.housing_factor) /
            12.0;
    }
}

void ExpectedPeople::pass_month() {
    before_ = persons_;
    for (std::size_t i = 0; i < persons_.size(); ++i) {
        left_over_[i] = before_[i] * (1.0 - death_chance_[i]) * (1.0 - departure_chance_[i]);
    }
    for (std::size_t block = 0; block < blocks_.count(); ++block) {
        const std::size_t first = block * blocks_.lanes();
        moves_.apply(block, &left_over_[first], &persons_[first]);
    }
    for (std::size_t i = 0; i < persons_.size(); ++i) {
        left_over_[i] = persons_[i] * births_[i];
        persons_[i] += arrivals_[i];
    }
    const double births = sum_of(left_over_.data(), left_over_.size());
    for (std::size_t kind = 0; kind < tables_.grid.kinds; ++kind) {
        persons_[CohortBlocks::lane(0, kind)] += births * tables_.population.newborn_kind[kind];
    }
}

void ExpectedPeople::pass_birthdays() {
    pass_birthday(tables_, blocks_, 0, persons_);
}

std::vector<double> ExpectedPeople::by_cell() const {
    std::vector<double> persons;
    persons.reserve(tables_.grid.cells());
    for (std::size_t cell = 0; cell < tables_.grid.cells(); ++cell) {
        persons.push_back(persons_[blocks_.place(cell)]);
    }
    return persons;
}

std::vector<std::vector<double>> expect_population(const ModelTables& tables, const Rates& rates) {
    ExpectedPeople people{tables, rates};
    std::vector<std::vector<double>> population{people.by_cell()};
    for (std::size_t year = 0; year < tables.years; ++year) {
        people.begin_year(year);
        for (int month = 0; month < 12; ++month) {
            people.pass_month();
        }
        people.pass_birthdays();
        population.push_back(people.by_cell());
    }
    return population;
}

} // namespace koers
