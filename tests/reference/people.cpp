#include <cmath>
#include <utility>

#include "reference/village.hpp"

namespace koers::reference {

/// Whole persons of each age and sex; over households and incomes by systematic sampling, as the law says.
void Village::settle_people() {
    const std::size_t per_sex = grid_.kinds / grid_.sexes;
    for (std::size_t first = 0; first < grid_.cells(); first += per_sex) {
        double total = 0.0;
        for (std::size_t cell = first; cell < first + per_sex; ++cell) {
            total += tables_.population.start[cell];
        }
        const std::size_t persons = chance_.round(total);
        double next = chance_.uniform(); // a person stands at every whole step of the cumulative share
        double cumulative = 0.0;
        std::size_t placed = 0;
        for (std::size_t cell = first; cell < first + per_sex; ++cell) {
            cumulative += tables_.population.start[cell] / total * static_cast<double>(persons);
            for (; placed < persons && (next < cumulative || cell + 1 == first + per_sex); ++placed, next += 1.0) {
                add_person(cell);
            }
        }
    }
}

void Village::add_person(std::size_t cell) {
    people_.push_back({cell, std::vector<Use>(services_), std::vector<std::uint8_t>(services_, 0)});
}

void Village::set_chances() {
    const PopulationTables& known = tables_.population;
    const std::size_t cells = grid_.cells();
    chances_ = {};
    for (std::size_t cell = 0; cell < cells; ++cell) {
        const std::size_t sex = grid_.sex_of(grid_.kind_of(cell));
        const double dies = known.deaths[year_].rate[cell] * rates_.death_factor[year_] *
                            rates_.death_accept[year_][grid_.age_of(cell) * grid_.sexes + sex];
        chances_.dies.push_back(monthly(dies));
        chances_.departs.push_back(monthly(known.departures[year_].rate[cell] * rates_.departure_factor));
        chances_.moves.push_back(monthly(known.household_moves[year_].rate[cell]));
        chances_.births.push_back(known.births[year_].rate[cell] * rates_.birth_factor / 12.0);
    }
    for (std::size_t p = 0; p < services_; ++p) {
        const double cv = rates_.services[p].overdispersion;
        const double luck = cv > 0.0 ? chance_.gamma(1.0 / (cv * cv), cv * cv) : 1.0;
        chances_.hazard.emplace_back();
        chances_.requests.emplace_back();
        for (std::size_t cell = 0; cell < cells; ++cell) {
            const std::size_t income = grid_.income_of(grid_.kind_of(cell));
            const double hazard = tables_.services[p].requests[year_].rate[cell] *
                                  rates_.services[p].request_factor[year_] *
                                  rates_.services[p].request_class[year_][income] * luck;
            chances_.hazard[p].push_back(hazard);
            chances_.requests[p].push_back(monthly(hazard));
        }
    }
    set_arrivals();
}

void Village::set_arrivals() {
    const PopulationTables& known = tables_.population;
    for (std::size_t cell = 0; cell < grid_.cells(); ++cell) {
        const bool elderly = static_cast<int>(grid_.age_of(cell)) >= data_.elderly_from;
        const double stay_away = elderly ? rates_.elderly_accept[year_] : 1.0;
        const double a_year = known.arrivals[year_][cell] * rates_.arrival_factor * stay_away +
                              known.elderly[year_][cell] * rates_.elderly_extra +
                              known.housing[year_][cell] * rates_.housing_factor;
        chances_.arrivals.push_back(a_year / 12.0);
    }
}

std::vector<std::vector<std::size_t>> Village::people_of_cells() const {
    std::vector<std::vector<std::size_t>> found(grid_.cells());
    for (std::size_t i = 0; i < people_.size(); ++i) {
        found[people_[i].cell].push_back(i);
    }
    return found;
}

/// The heaviest weight among the services that somebody holds; 1 for everybody else.
double Village::weight_of(const Person& person, double ServiceRates::*weight) const {
    double heaviest = -1.0;
    for (std::size_t p = 0; p < services_; ++p) {
        if (person.uses[p].phase != Phase::none) {
            heaviest = std::max(heaviest, rates_.services[p].*weight);
        }
    }
    return heaviest < 0.0 ? 1.0 : heaviest;
}

/// Deaths or departures: how many of a stratum does not depend on care, who they are does.
void Village::lose_people(const std::vector<double>& chance, double ServiceRates::*weight) {
    std::vector<std::uint8_t> gone(people_.size(), 0);
    const std::vector<std::vector<std::size_t>> cells = people_of_cells();
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        if (cells[cell].empty()) {
            continue;
        }
        const unsigned lost = chance_.binomial(static_cast<unsigned>(cells[cell].size()), chance[cell]);
        for (unsigned n = 0; n < lost; ++n) {
            std::vector<double> weights;
            for (const std::size_t i : cells[cell]) {
                weights.push_back(gone[i] != 0 ? 0.0 : weight_of(people_[i], weight));
            }
            const std::size_t victim = cells[cell][chance_.pick(weights)];
            gone[victim] = 1;
            leave(people_[victim], now_ + chance_.uniform());
        }
    }
    std::vector<Person> left;
    for (std::size_t i = 0; i < people_.size(); ++i) {
        if (gone[i] == 0) {
            left.push_back(std::move(people_[i]));
        }
    }
    people_ = std::move(left);
}

void Village::move_households() {
    for (Person& person : people_) {
        if (!chance_.happens(chances_.moves[person.cell])) {
            continue;
        }
        const std::size_t kind = grid_.kind_of(person.cell);
        const std::size_t age = grid_.age_of(person.cell);
        std::vector<double> rates;
        for (std::size_t t = 0; t < data_.demography.household_transitions.size(); ++t) {
            const bool from_here = data_.demography.household_transitions[t].from == grid_.household_of(kind);
            rates.push_back(from_here ? tables_.population.household_rate[t][age] : 0.0);
        }
        const std::size_t t = chance_.pick(rates);
        const std::size_t income = chance_.pick(tables_.population.household_income[t][age][grid_.income_of(kind)]);
        const std::size_t to = grid_.kind(grid_.sex_of(kind), data_.demography.household_transitions[t].to, income);
        person.cell = grid_.cell(grid_.row_of(person.cell), to);
    }
}

void Village::births() {
    unsigned born = 0;
    for (const Person& person : people_) {
        born += chance_.poisson(chances_.births[person.cell]);
    }
    for (unsigned i = 0; i < born; ++i) {
        add_person(grid_.cell(0, chance_.pick(tables_.population.newborn_kind)));
    }
}

void Village::arrivals() {
    for (std::size_t cell = 0; cell < grid_.cells(); ++cell) {
        const unsigned arriving = chance_.poisson(chances_.arrivals[cell]);
        for (unsigned i = 0; i < arriving; ++i) {
            add_person(cell);
        }
    }
}

void Village::birthdays() {
    for (Person& person : people_) {
        const std::size_t kind = grid_.kind_of(person.cell);
        const std::size_t household = grid_.household_of(kind);
        const std::size_t row = grid_.row_of(person.cell) + 1;
        std::size_t income = grid_.income_of(kind);
        if (row >= grid_.rows) {
            continue; // the last row holds its age and older
        }
        if (!tables_.population.birthday_income[row - 1].empty()) {
            income = chance_.pick(tables_.population.birthday_income[row - 1][household][income]);
        }
        person.cell = grid_.cell(row, grid_.kind(grid_.sex_of(kind), household, income));
    }
}

} // namespace koers::reference
