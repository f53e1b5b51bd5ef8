#include "sim/expectation.hpp"

#include <array>

#include "sim/expected_care.hpp"

namespace koers {
namespace {

void prepare(std::vector<std::vector<double>>& table, std::size_t rows, std::size_t columns) {
    table.assign(rows, std::vector<double>(columns, 0.0));
}

Expectation make_tables(const ModelTables& tables) {
    const Dataset& data = *tables.scenario.dataset;
    const std::size_t services = data.services.size();
    Expectation out;
    prepare(out.clients, services, tables.years * 12);
    prepare(out.waiting, services, tables.years * 12);
    for (auto* by_year : {&out.client_months, &out.users, &out.starts, &out.ends}) {
        prepare(*by_year, services, tables.years);
    }
    for (auto* by_age : {&out.clients_by_age, &out.waiting_by_age, &out.users_by_age}) {
        prepare(*by_age, services, tables.years * tables.age_group.size());
    }
    prepare(out.referrals, data.referrers.size(), tables.years);
    prepare(out.group_users, data.user_groups.size(), tables.years);
    prepare(out.group_stacked, data.user_groups.size(), tables.years * stacking_classes);
    prepare(out.group_persons, data.user_groups.size(), tables.years);
    prepare(out.hours_asked, data.sectors.size(), tables.years);
    prepare(out.hours_offered, data.sectors.size(), tables.years);
    return out;
}

/// Counts of one day or year over the cells.
class Counts {
public:
    Counts(const ModelTables& tables, const ExpectedPeople& people, const ExpectedCare& care)
        : grid_{tables.grid},
          data_{*tables.scenario.dataset},
          ages_{tables.age_group.size()},
          people_{people},
          care_{care} {}

    void on_1_january(std::size_t year, Expectation& out) const {
        out.population.push_back(people_.by_cell());
        for (std::size_t p = 0; p < care_.stocks().size(); ++p) {
            const CareStock& stock = care_.stocks()[p];
            add_by_age(stock, stock.clients, year, out.clients_by_age[p]);
            add_by_age(stock, stock.waiting, year, out.waiting_by_age[p]);
        }
        count_stacking(year, out);
    }

    void on_31_december(std::size_t year, Expectation& out) const {
        for (std::size_t p = 0; p < care_.stocks().size(); ++p) {
            const CareStock& stock = care_.stocks()[p];
            out.users[p][year] = sum_of(stock.users.data(), stock.users.size());
            add_by_age(stock, stock.users, year, out.users_by_age[p]);
        }
        count_users(year, out);
    }

private:
    void add_by_age(const CareStock& stock, const Lanes& values, std::size_t year, std::vector<double>& to) const {
        const std::size_t end = std::min(grid_.rows, stock.end * CohortBlocks::rows);
        for (std::size_t row = stock.first * CohortBlocks::rows; row < end; ++row) {
            const double* here = &values[stock.at(CohortBlocks::block_of(row))];
            double sum = 0.0;
            for (std::size_t kind = 0; kind < grid_.kinds; ++kind) {
                sum += here[CohortBlocks::lane(row, kind)];
            }
            to[year * ages_ + grid_.age_of(grid_.cell(row, 0))] += sum;
        }
    }

    /// People in care by how many services of a group they have, as if independent within a cell.
    void count_stacking(std::size_t year, Expectation& out) const {
        for_cells_of_groups([&](std::size_t group, std::size_t cell, double persons) {
            const auto chances = stacking_chances(data_.user_groups[group], cell, persons);
            for (std::size_t n = 0; n < stacking_classes; ++n) {
                out.group_stacked[group][year * stacking_classes + n] += persons * chances[n + 1];
            }
        });
    }

    /// Chance that somebody of a cell has 0, 1, ... services of a group; the last is that many or more.
    [[nodiscard]] std::array<double, stacking_classes + 1> stacking_chances(const UserGroup& group, std::size_t cell,
                                                                            double persons) const {
        std::array<double, stacking_classes + 1> chances{1.0};
        for (const ServiceId service : group.services) {
            const double held = value_at(care_.stocks()[service.index()], &CareStock::clients, cell);
            if (held <= 0.0) {
                continue;
            }
            const double share = std::min(1.0, held / persons);
            chances[stacking_classes] += chances[stacking_classes - 1] * share;
            for (std::size_t n = stacking_classes - 1; n > 0; --n) {
                chances[n] += share * (chances[n - 1] - chances[n]);
            }
            chances[0] *= 1.0 - share;
        }
        return chances;
    }

    /// Persons of a group, each once: users of its services fall together as if independent within a cell.
    void count_users(std::size_t year, Expectation& out) const {
        for_cells_of_groups([&](std::size_t group, std::size_t cell, double persons) {
            double none = 1.0;
            for (const ServiceId service : data_.user_groups[group].services) {
                const double used = value_at(care_.stocks()[service.index()], &CareStock::users, cell);
                none *= 1.0 - std::min(1.0, used / persons);
            }
            out.group_users[group][year] += persons * (1.0 - none);
            out.group_persons[group][year] += out.population[year][cell];
        });
    }

    [[nodiscard]] double value_at(const CareStock& stock, Lanes CareStock::*values, std::size_t cell) const {
        const std::size_t row = grid_.row_of(cell);
        const std::size_t block = CohortBlocks::block_of(row);
        return stock.has(block) ? (stock.*values)[stock.at(block) + CohortBlocks::lane(row, grid_.kind_of(cell))] : 0.0;
    }

    /// Calls `visit(group, cell, persons)` for the inhabited cells of the ages of every group.
    template <class Visit>
    void for_cells_of_groups(Visit visit) const {
        for (std::size_t group = 0; group < data_.user_groups.size(); ++group) {
            for (std::size_t cell = 0; cell < grid_.cells(); ++cell) {
                const auto age = static_cast<int>(grid_.age_of(cell));
                const double persons = people_.persons()[people_.blocks().place(cell)];
                if (age >= data_.user_groups[group].age_from && age <= data_.user_groups[group].age_to &&
                    persons > 0.0) {
                    visit(group, cell, persons);
                }
            }
        }
    }

    const CellGrid& grid_;
    const Dataset& data_;
    std::size_t ages_;
    const ExpectedPeople& people_;
    const ExpectedCare& care_;
};

} // namespace

Expectation expect_flows(const ModelTables& tables, const Rates& rates, QueueRule rule) {
    ExpectedPeople people{tables, rates};
    ExpectedCare care{tables, rates, rule, people};
    const Counts counts{tables, people, care};
    Expectation out = make_tables(tables);
    for (std::size_t year = 0; year < tables.years; ++year) {
        counts.on_1_january(year, out);
        people.begin_year(year);
        care.begin_year(year);
        for (std::size_t month = 12 * year; month < 12 * year + 12; ++month) {
            people.pass_month();
            care.pass_month(month, out);
        }
        counts.on_31_december(year, out);
        people.pass_birthdays();
        care.pass_birthdays(out);
    }
    out.population.push_back(people.by_cell());
    return out;
}

} // namespace koers
