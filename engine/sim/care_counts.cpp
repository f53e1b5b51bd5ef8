// What a replicate counts of people in care.

#include <algorithm>
#include <bit>

#include "sim/care_state.hpp"

namespace koers {

void CareState::count_population(std::span<const std::uint32_t> persons) {
    const CellGrid& grid = tables_.grid;
    for (std::size_t row = 0; row < grid.rows; ++row) {
        std::uint32_t total = 0;
        for (std::size_t kind = 0; kind < grid.kinds; ++kind) {
            total += persons[grid.cell(row, kind)];
        }
        const std::size_t age = grid.age_of(grid.cell(row, 0));
        outcome_.population[year_ * data_.age_groups.size() + tables_.age_group[age]] += total;
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            outcome_.group_persons[year_ * groups_.size() + g] += of_group_age(g, age) ? total : 0.0;
        }
    }
}

/// 1 January, for somebody who waits or is in care.
void CareState::count_person(std::uint32_t id) {
    Person& person = people_[id];
    const std::size_t ages = data_.age_groups.size();
    const std::size_t group = tables_.age_group[tables_.grid.age_of(person.cell)];
    person.used = 0;
    for (std::uint32_t s = person.first_spell; s != nobody; s = spells_[s].next_of_person) {
        const std::size_t service = spells_[s].service;
        const bool in_care = spells_[s].state == SpellState::active;
        (in_care ? outcome_.clients_by_age : outcome_.waiting_by_age)[slot(service) * ages + group] += 1.0;
        if (in_care) {
            count_user(person, service);
        }
    }
    count_stacking(person);
}

void CareState::count_user(Person& person, std::size_t service) {
    if ((person.used & bit(service)) == 0) {
        count_in_groups(person, service);
        person.used |= bit(service);
        outcome_.users[slot(service)] += 1.0;
        const std::size_t group = tables_.age_group[tables_.grid.age_of(person.cell)];
        outcome_.users_by_age[slot(service) * data_.age_groups.size() + group] += 1.0;
    }
}

/// A person counts once in a group: with the first of its services that is used this year.
void CareState::count_in_groups(const Person& person, std::size_t service) {
    for (std::uint32_t left = now_of_[service].groups; left != 0; left &= left - 1) {
        const auto g = static_cast<std::size_t>(std::countr_zero(left));
        if ((groups_[g] & person.used) == 0 && of_group_age(g, tables_.grid.age_of(person.cell))) {
            outcome_.group_users[year_ * groups_.size() + g] += 1.0;
        }
    }
}

/// Counts somebody in every group by how many of its services are in use.
void CareState::count_stacking(const Person& person) {
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const auto held = static_cast<std::size_t>(std::popcount(groups_[g] & person.active));
        if (held > 0 && of_group_age(g, tables_.grid.age_of(person.cell))) {
            const std::size_t group = year_ * groups_.size() + g;
            outcome_.group_stacked[group * stacking_classes + std::min(held, stacking_classes) - 1] += 1.0;
        }
    }
}

bool CareState::of_group_age(std::size_t group, std::size_t age) const {
    const UserGroup& of = data_.user_groups[group];
    return static_cast<int>(age) >= of.age_from && static_cast<int>(age) <= of.age_to;
}

} // namespace koers
