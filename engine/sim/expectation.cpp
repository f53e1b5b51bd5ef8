#include "sim/expectation.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/portable_math.hpp"
#include "model/relative_loss.hpp"

namespace koers {
namespace {

using Cells = std::vector<double>;

double monthly(double rate) {
    return -portable_expm1(-rate / 12.0);
}

/// Stocks of one service by cell.
struct ServiceStock {
    Cells clients;
    Cells waiting;
    Cells used;        // not in care now, but in care earlier this year
    Cells users;       // persons with use this year, age on 1 January
    double arriving{}; // requests handed over by other services, spread as the clients of that service are
};

class Flows {
public:
    Flows(const ModelTables& tables, const Rates& rates, QueueRule rule)
        : tables_{tables},
          rates_{rates},
          data_{*tables.scenario.dataset},
          rule_{rule},
          persons_{tables.population.start},
          services_(tables.services.size()) {
        const std::size_t cells = tables.grid.cells();
        for (std::size_t p = 0; p < services_.size(); ++p) {
            const ServiceRates& of = rates.services[p];
            ServiceStock& stock = services_[p];
            stock.clients.assign(cells, 0.0);
            stock.waiting.assign(cells, 0.0);
            stock.used.assign(cells, 0.0);
            stock.users.assign(cells, 0.0);
            for (std::size_t c = 0; c < cells; ++c) {
                stock.clients[c] = of.stock * tables.services[p].start_share[c];
                stock.waiting[c] = of.waiting * tables.services[p].start_share[c];
            }
        }
        prepare(out_.clients, services_.size(), tables.years * 12);
        prepare(out_.waiting, services_.size(), tables.years * 12);
        for (auto* by_year : {&out_.client_months, &out_.users, &out_.starts, &out_.ends}) {
            prepare(*by_year, services_.size(), tables.years);
        }
        const std::size_t ages = tables.age_group.size();
        for (auto* by_age : {&out_.clients_by_age, &out_.waiting_by_age, &out_.users_by_age}) {
            prepare(*by_age, services_.size(), tables.years * ages);
        }
        for (const std::vector<double>& rates_by_age : tables.population.household_rate) {
            household_chance_.emplace_back();
            for (const double rate : rates_by_age) {
                household_chance_.back().push_back(monthly(rate));
            }
        }
        prepare(out_.referrals, data_.referrers.size(), tables.years);
        prepare(out_.group_users, data_.user_groups.size(), tables.years);
        prepare(out_.group_stacked, data_.user_groups.size(), tables.years * stacking_classes);
        prepare(out_.group_persons, data_.user_groups.size(), tables.years);
        prepare(out_.hours_asked, data_.sectors.size(), tables.years);
        prepare(out_.hours_offered, data_.sectors.size(), tables.years);
    }

    Expectation run() {
        for (std::size_t y = 0; y < tables_.years; ++y) {
            begin_year(y);
            for (std::size_t m = 12 * y; m < 12 * y + 12; ++m) {
                month(y, m);
            }
            count_groups(y);
            birthdays();
            outgrow_services(y);
        }
        out_.population.push_back(persons_);
        return std::move(out_);
    }

private:
    static void prepare(std::vector<std::vector<double>>& table, std::size_t rows, std::size_t columns) {
        table.assign(rows, std::vector<double>(columns, 0.0));
    }

    void begin_year(std::size_t y) {
        out_.population.push_back(persons_);
        set_monthly_chances(y);
        const std::size_t ages = tables_.age_group.size();
        for (std::size_t p = 0; p < services_.size(); ++p) {
            std::fill(services_[p].used.begin(), services_[p].used.end(), 0.0);
            std::fill(services_[p].users.begin(), services_[p].users.end(), 0.0);
            for (std::size_t c = 0; c < persons_.size(); ++c) {
                const std::size_t slot = y * ages + tables_.grid.age_of(c);
                out_.clients_by_age[p][slot] += services_[p].clients[c];
                out_.waiting_by_age[p][slot] += services_[p].waiting[c];
                add_users(p, y, c, services_[p].clients[c]);
            }
        }
        count_stacking(y);
    }

    /// Chances of a month are the same all year; making them once saves most of the time.
    void set_monthly_chances(std::size_t y) {
        const std::size_t cells = persons_.size();
        death_chance_.assign(cells, 0.0);
        departure_chance_.assign(cells, 0.0);
        request_hazard_.assign(services_.size(), Cells(cells, 0.0));
        request_chance_.assign(services_.size(), Cells(cells, 0.0));
        for (std::size_t c = 0; c < cells; ++c) {
            const std::size_t sex = tables_.grid.sex_of(tables_.grid.kind_of(c));
            const double accept = rates_.death_accept[y][tables_.grid.age_of(c) * tables_.grid.sexes + sex];
            death_chance_[c] = monthly(tables_.population.deaths[y].rate[c] * rates_.death_factor[y] * accept);
            departure_chance_[c] = monthly(tables_.population.departures[y].rate[c] * rates_.departure_factor);
            for (std::size_t p = 0; p < services_.size(); ++p) {
                const std::size_t income = tables_.grid.income_of(tables_.grid.kind_of(c));
                request_hazard_[p][c] = tables_.services[p].requests[y].rate[c] * rates_.services[p].request_factor[y] *
                                        rates_.services[p].request_class[y][income];
                request_chance_[p][c] = monthly(request_hazard_[p][c]);
            }
        }
    }

    void add_users(std::size_t p, std::size_t y, std::size_t c, double persons) {
        out_.users[p][y] += persons;
        services_[p].users[c] += persons;
        out_.users_by_age[p][y * tables_.age_group.size() + tables_.grid.age_of(c)] += persons;
    }

    void month(std::size_t y, std::size_t m) {
        for (std::size_t p = 0; p < services_.size(); ++p) {
            out_.clients[p][m] = total(services_[p].clients);
            out_.waiting[p][m] = total(services_[p].waiting);
        }
        leave_municipality(y);
        household_moves();
        births_and_arrivals(y);
        for (std::size_t p = 0; p < services_.size(); ++p) {
            exits(p, y);
        }
        for (std::size_t p = 0; p < services_.size(); ++p) {
            requests(p, y);
        }
        start_waiting(y, m);
        for (std::size_t p = 0; p < services_.size(); ++p) {
            out_.client_months[p][y] += 0.5 * (out_.clients[p][m] + total(services_[p].clients));
        }
    }

    static double total(const Cells& cells) {
        double sum = 0.0;
        for (const double value : cells) {
            sum += value;
        }
        return sum;
    }

    /// Deaths, then departures, of a stratum; those in care carry their weight in it.
    void leave_municipality(std::size_t y) {
        for (std::size_t c = 0; c < persons_.size(); ++c) {
            if (persons_[c] <= 0.0) {
                continue;
            }
            remove(c, death_chance_[c], y, &ServiceRates::death_weight);
            remove(c, departure_chance_[c], y, &ServiceRates::departure_weight);
        }
    }

    void remove(std::size_t c, double share, std::size_t y, double ServiceRates::*weight) {
        double outside = 1.0;
        double weighted = 0.0;
        double holding = 0.0;
        for (std::size_t p = 0; p < services_.size(); ++p) {
            const double held = (services_[p].clients[c] + services_[p].waiting[c]) / persons_[c];
            outside *= 1.0 - std::min(1.0, held);
            weighted += held * rates_.services[p].*weight;
            holding += held;
        }
        const double mean_weight = holding > 0.0 ? weighted / holding : 1.0;
        const double all = outside + (1.0 - outside) * mean_weight;
        for (std::size_t p = 0; p < services_.size(); ++p) {
            const double gone = std::min(1.0, share * relative_loss(rates_.services[p].*weight, all, persons_[c]));
            out_.ends[p][y] += services_[p].clients[c] * gone;
            services_[p].clients[c] *= 1.0 - gone;
            services_[p].waiting[c] *= 1.0 - gone;
            services_[p].used[c] *= 1.0 - std::min(1.0, share * relative_loss(1.0, all, persons_[c]));
        }
        persons_[c] *= 1.0 - share;
    }

    /// Applies `move(cells)` to the people and to every stock, which move alike.
    template <class Move>
    void for_all_stocks(Move move) {
        move(persons_);
        for (ServiceStock& stock : services_) {
            move(stock.clients);
            move(stock.waiting);
            move(stock.used);
        }
    }

    void household_moves() {
        const CellGrid& grid = tables_.grid;
        for_all_stocks([&](Cells& cells) {
            const Cells before = cells;
            for (std::size_t t = 0; t < data_.demography.household_transitions.size(); ++t) {
                const HouseholdTransition& transition = data_.demography.household_transitions[t];
                for (std::size_t c = 0; c < cells.size(); ++c) {
                    const std::size_t kind = grid.kind_of(c);
                    if (before[c] <= 0.0 || grid.household_of(kind) != transition.from) {
                        continue;
                    }
                    const std::size_t age = grid.age_of(c);
                    const double moved = before[c] * household_chance_[t][age];
                    cells[c] -= moved;
                    const IncomeMove& income = tables_.population.household_income[t][age];
                    for (std::size_t i = 0; i < grid.incomes; ++i) {
                        const std::size_t to = grid.kind(grid.sex_of(kind), transition.to, i);
                        cells[grid.cell(grid.row_of(c), to)] += moved * income[grid.income_of(kind)][i];
                    }
                }
            }
        });
    }

    void births_and_arrivals(std::size_t y) {
        const PopulationTables& known = tables_.population;
        double births = 0.0;
        for (std::size_t c = 0; c < persons_.size(); ++c) {
            births += persons_[c] * known.births[y].rate[c] * rates_.birth_factor / 12.0;
            const bool elderly = static_cast<int>(tables_.grid.age_of(c)) >= data_.elderly_from;
            const double accept = elderly ? rates_.elderly_accept[y] : 1.0;
            persons_[c] += (known.arrivals[y][c] * rates_.arrival_factor * accept +
                            known.elderly[y][c] * rates_.elderly_extra + known.housing[y][c] * rates_.housing_factor) /
                           12.0;
        }
        for (std::size_t kind = 0; kind < known.newborn_kind.size(); ++kind) {
            persons_[tables_.grid.cell(0, kind)] += births * known.newborn_kind[kind];
        }
    }

    void exits(std::size_t p, std::size_t y) {
        const Service& service = data_.services[p];
        ServiceStock& stock = services_[p];
        const double leave = monthly(rates_.services[p].exit_rate[y]);
        const double quit_rate = rates_.services[p].leave_rate + rates_.services[p].worse_rate;
        const double quit = monthly(quit_rate);
        Cells left(persons_.size(), 0.0);
        Cells quitting(persons_.size(), 0.0);
        for (std::size_t c = 0; c < persons_.size(); ++c) {
            left[c] = stock.clients[c] * leave;
            stock.clients[c] -= left[c];
            stock.used[c] += left[c];
            quitting[c] = stock.waiting[c] * quit;
            stock.waiting[c] -= quitting[c];
        }
        leave_care(p, y, left);
        if (service.heavier && quit_rate > 0.0) {
            hand_on(service.heavier->index(), quitting, rates_.services[p].worse_rate / quit_rate);
        }
    }

    /// Requests handed over: by those of the right age for the other service who do not have it yet.
    void hand_on(std::size_t to, const Cells& people, double share) {
        const Service& asked = data_.services[to];
        const ServiceStock& stock = services_[to];
        double asking = 0.0;
        for (std::size_t c = 0; c < persons_.size(); ++c) {
            const auto age = static_cast<int>(tables_.grid.age_of(c));
            if (people[c] > 0.0 && age >= asked.age_from && age <= asked.request_to) {
                const double held = (stock.clients[c] + stock.waiting[c]) / persons_[c];
                asking += people[c] * std::max(0.0, 1.0 - held);
            }
        }
        services_[to].arriving += asking * share;
    }

    void requests(std::size_t p, std::size_t y) {
        ServiceStock& stock = services_[p];
        double asked = 0.0;
        Cells wish(persons_.size(), 0.0);
        for (std::size_t c = 0; c < persons_.size(); ++c) {
            const double free = persons_[c] - stock.clients[c] - stock.waiting[c];
            if (request_hazard_[p][c] <= 0.0 || free <= 0.0) {
                continue;
            }
            double more = 1.0;
            for (const auto& [held, by] : rates_.services[p].stacking) {
                more += (by - 1.0) * services_[held].clients[c] / persons_[c];
            }
            wish[c] = free * (more == 1.0 ? request_chance_[p][c] : monthly(request_hazard_[p][c] * more));
            asked += wish[c];
        }
        const std::vector<double>& referral = rates_.services[p].referral[y];
        for (std::size_t v = 0; v < referral.size(); ++v) {
            out_.referrals[v][y] += asked * referral[v];
        }
        const double all = asked > 0.0 ? 1.0 + stock.arriving / asked : 1.0;
        stock.arriving = 0.0;
        for (std::size_t c = 0; c < persons_.size(); ++c) {
            stock.waiting[c] += wish[c] * all;
        }
    }

    void start_waiting(std::size_t y, std::size_t m) {
        std::vector<double> share(services_.size(), 0.0);
        for (std::size_t k = 0; k < rates_.sectors.size(); ++k) {
            share_of_sector(k, y, m, share);
        }
        for (std::size_t p = 0; p < services_.size(); ++p) {
            if (!data_.services[p].sector || rule_ == QueueRule::usual_wait) {
                // With this share a month the stock that waits is requests x wait, as Little's law asks.
                share[p] = 1.0 / (1.0 + rates_.services[p].wait_months);
            }
            begin_care(p, y, share[p]);
        }
    }

    /// Hours go to those in care, then to the waiting by priority class.
    void share_of_sector(std::size_t k, std::size_t y, std::size_t m, std::vector<double>& share) {
        double used = 0.0;
        double wished = 0.0;
        std::map<int, double> by_class;
        const auto here = [&](std::size_t p) {
            return data_.services[p].sector && data_.services[p].sector->index() == k;
        };
        for (std::size_t p = 0; p < services_.size(); ++p) {
            if (here(p)) {
                const double wish = total(services_[p].waiting) * rates_.services[p].staff_hours[y];
                used += total(services_[p].clients) * rates_.services[p].staff_hours[y];
                wished += wish;
                by_class[data_.services[p].priority] += wish;
            }
        }
        double left = hours_to_hand_out(rates_, k, m, used + wished) - used;
        for (auto& [priority, wish] : by_class) {
            const double part = wish > 0.0 ? std::clamp(left / wish, 0.0, 1.0) : 0.0;
            left -= part * wish;
            wish = part;
        }
        for (std::size_t p = 0; p < services_.size(); ++p) {
            share[p] = here(p) ? by_class[data_.services[p].priority] : share[p];
        }
        out_.hours_asked[k][y] += used + wished;
        out_.hours_offered[k][y] += rates_.sectors[k].available[m];
    }

    void begin_care(std::size_t p, std::size_t y, double share) {
        ServiceStock& stock = services_[p];
        const bool one_off = data_.services[p].one_off;
        // Starts fall half-way the month on average, so some stays end in the month in which they began.
        const double early = one_off ? 0.0 : monthly(0.5 * rates_.services[p].exit_rate[y]);
        Cells left(persons_.size(), 0.0);
        for (std::size_t c = 0; c < persons_.size(); ++c) {
            const double begun = stock.waiting[c] * share;
            if (begun <= 0.0) {
                continue;
            }
            const double free = persons_[c] - stock.clients[c] - stock.waiting[c];
            const double again = free > 0.0 ? std::min(1.0, stock.used[c] / (free + stock.waiting[c])) : 0.0;
            stock.waiting[c] -= begun;
            stock.used[c] -= begun * again;
            add_users(p, y, c, begun * (1.0 - again));
            out_.starts[p][y] += begun;
            if (one_off) {
                out_.ends[p][y] += begun;
                stock.used[c] += begun;
            } else {
                left[c] = begun * early;
                stock.clients[c] += begun - left[c];
                stock.used[c] += left[c];
            }
        }
        leave_care(p, y, left);
    }

    /// Counts those whose stay ended, and hands on who goes to another service.
    void leave_care(std::size_t p, std::size_t y, const Cells& left) {
        out_.ends[p][y] += total(left);
        for (const Destination& destination : data_.services[p].destinations) {
            if (destination.to) {
                hand_on(destination.to->index(), left, destination.share);
            }
        }
    }

    void birthdays() {
        const CellGrid& grid = tables_.grid;
        for_all_stocks([&](Cells& cells) {
            Cells older(cells.size(), 0.0);
            for (std::size_t c = 0; c < cells.size(); ++c) {
                const std::size_t row = std::min(grid.row_of(c) + 1, grid.rows - 1);
                const std::size_t kind = grid.kind_of(c);
                const std::size_t household = grid.household_of(kind);
                const auto& moves = tables_.population.birthday_income[row - 1];
                if (moves.empty() || grid.row_of(c) + 1 > grid.rows - 1) {
                    older[grid.cell(row, kind)] += cells[c];
                    continue;
                }
                for (std::size_t i = 0; i < grid.incomes; ++i) {
                    older[grid.cell(row, grid.kind(grid.sex_of(kind), household, i))] +=
                        cells[c] * moves[household][grid.income_of(kind)][i];
                }
            }
            cells = std::move(older);
        });
    }

    /// People in care by how many services of a group they have, as if independent within a cell.
    void count_stacking(std::size_t y) {
        for_cells_of_groups([&](std::size_t g, std::size_t c) {
            const auto chances = stacking_chances(data_.user_groups[g], c);
            for (std::size_t n = 0; n < stacking_classes; ++n) {
                out_.group_stacked[g][y * stacking_classes + n] += persons_[c] * chances[n + 1];
            }
        });
    }

    /// Calls `visit(group, cell)` for the inhabited cells of the ages of every group; without services, when only
    /// the population is asked for, for none.
    template <class Visit>
    void for_cells_of_groups(Visit visit) const {
        for (std::size_t g = 0; g < data_.user_groups.size() && !services_.empty(); ++g) {
            const UserGroup& group = data_.user_groups[g];
            for (std::size_t c = 0; c < persons_.size(); ++c) {
                const auto age = static_cast<int>(tables_.grid.age_of(c));
                if (age >= group.age_from && age <= group.age_to && persons_[c] > 0.0) {
                    visit(g, c);
                }
            }
        }
    }

    /// Chance that somebody of a cell has 0, 1, ... services of a group; the last is that many or more.
    [[nodiscard]] std::array<double, stacking_classes + 1> stacking_chances(const UserGroup& group,
                                                                            std::size_t c) const {
        std::array<double, stacking_classes + 1> chances{1.0};
        for (const ServiceId service : group.services) {
            const double share = std::min(1.0, services_[service.index()].clients[c] / persons_[c]);
            chances[stacking_classes] += chances[stacking_classes - 1] * share;
            for (std::size_t n = stacking_classes - 1; n > 0; --n) {
                chances[n] += share * (chances[n - 1] - chances[n]);
            }
            chances[0] *= 1.0 - share;
        }
        return chances;
    }

    /// Persons of a group, each once: users of its services fall together as if independent within a cell.
    void count_groups(std::size_t y) {
        for_cells_of_groups([&](std::size_t g, std::size_t c) {
            double none = 1.0;
            for (const ServiceId service : data_.user_groups[g].services) {
                none *= 1.0 - std::min(1.0, services_[service.index()].users[c] / persons_[c]);
            }
            out_.group_users[g][y] += persons_[c] * (1.0 - none);
            out_.group_persons[g][y] += out_.population[y][c];
        });
    }

    /// Those whose age passed the range of a service, or of its requests, leave it on 1 January.
    void outgrow_services(std::size_t y) {
        for (std::size_t p = 0; p < services_.size(); ++p) {
            for (std::size_t c = 0; c < persons_.size(); ++c) {
                outgrow(p, c, y);
            }
        }
    }

    void outgrow(std::size_t p, std::size_t c, std::size_t y) {
        const Service& service = data_.services[p];
        ServiceStock& stock = services_[p];
        const auto age = static_cast<int>(tables_.grid.age_of(c));
        if (age <= service.request_to) {
            return;
        }
        const double staying = age > service.age_to            ? 0.0
                               : age == service.request_to + 1 ? rates_.services[p].stay_on
                                                               : 1.0;
        const double gone = stock.clients[c] * (1.0 - staying);
        const double asking = (gone + stock.waiting[c]) * rates_.services[p].follow_up;
        out_.ends[p][y] += gone;
        stock.clients[c] -= gone;
        stock.waiting[c] = 0.0;
        if (asking > 0.0 && persons_[c] > 0.0) {
            const Service& next = data_.services[service.follow_up->index()];
            ServiceStock& to = services_[service.follow_up->index()];
            const double free = std::max(0.0, 1.0 - (to.clients[c] + to.waiting[c]) / persons_[c]);
            to.waiting[c] += age >= next.age_from && age <= next.request_to ? asking * free : 0.0;
        }
    }

    const ModelTables& tables_;
    const Rates& rates_;
    const Dataset& data_;
    QueueRule rule_;
    Cells persons_;
    std::vector<ServiceStock> services_;
    std::vector<Cells> household_chance_; // [transition][age], per month
    Cells death_chance_;
    Cells departure_chance_;
    std::vector<Cells> request_hazard_; // [service], per year
    std::vector<Cells> request_chance_; // [service], per month, when nobody holds another service
    Expectation out_;
};

} // namespace

Expectation expect_flows(const ModelTables& tables, const Rates& rates, QueueRule rule) {
    return Flows{tables, rates, rule}.run();
}

std::vector<std::vector<double>> expect_population(const ModelTables& tables, const Rates& rates) {
    return expect_flows(tables, rates, QueueRule::usual_wait).population;
}

} // namespace koers
