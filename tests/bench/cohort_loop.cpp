#include "bench/cohort_loop.hpp"

#include <algorithm>
#include <cmath>

namespace koers::bench {
namespace {

double monthly(double yearly_rate) {
    return 1.0 - std::exp(-yearly_rate / 12.0);
}

} // namespace

CohortLoop::CohortLoop(const ModelTables& tables, const Rates& rates, std::uint64_t seed)
    : tables_{tables},
      rates_{rates},
      chance_{seed},
      cells_{tables.grid.cells()},
      services_{tables.services.size()},
      leave_(cells_),
      bear_(cells_),
      arrive_(cells_),
      start_(services_, std::vector<double>(cells_)),
      stop_(services_) {
    for (const double persons : tables.population.start) {
        persons_.push_back(static_cast<std::uint32_t>(persons + 0.5));
    }
    for (std::size_t p = 0; p < services_; ++p) {
        std::vector<std::uint32_t> users;
        for (std::size_t cell = 0; cell < cells_; ++cell) {
            const double share = tables.services[p].start_share.empty() ? 0.0 : tables.services[p].start_share[cell];
            users.push_back(
                std::min(persons_[cell], static_cast<std::uint32_t>(rates.services[p].stock * share + 0.5)));
        }
        users_.push_back(std::move(users));
    }
}

void CohortLoop::set_chances(std::size_t year) {
    const PopulationTables& known = tables_.population;
    for (std::size_t cell = 0; cell < cells_; ++cell) {
        leave_[cell] = monthly(known.deaths[year].rate[cell] * rates_.death_factor[year] +
                               known.departures[year].rate[cell] * rates_.departure_factor);
        bear_[cell] = monthly(known.births[year].rate[cell] * rates_.birth_factor);
        arrive_[cell] = (known.arrivals[year][cell] + known.housing[year][cell]) / 12.0;
    }
    for (std::size_t p = 0; p < services_; ++p) {
        for (std::size_t cell = 0; cell < cells_; ++cell) {
            start_[p][cell] =
                monthly(tables_.services[p].requests[year].rate[cell] * rates_.services[p].request_factor[year]);
        }
        stop_[p] = monthly(rates_.services[p].exit_rate[year]);
    }
}

std::uint32_t CohortLoop::draw(std::uint32_t n, double chance) {
    return n == 0 || chance <= 0.0 ? 0 : std::binomial_distribution<std::uint32_t>{n, chance}(chance_);
}

void CohortLoop::month() {
    for (std::size_t cell = 0; cell < cells_; ++cell) {
        born_ += draw(persons_[cell], bear_[cell]);
        for (std::size_t p = 0; p < services_; ++p) {
            std::uint32_t& users = users_[p][cell];
            const std::uint32_t starts = draw(persons_[cell] - users, start_[p][cell]);
            const std::uint32_t stops = draw(users, stop_[p]);
            const std::uint32_t leavers = draw(users - stops, leave_[cell]);
            users = users + starts - stops - leavers;
        }
        persons_[cell] -= draw(persons_[cell], leave_[cell]);
        if (arrive_[cell] > 0.0) {
            persons_[cell] += std::poisson_distribution<std::uint32_t>{arrive_[cell]}(chance_);
        }
        for (std::size_t p = 0; p < services_; ++p) {
            users_[p][cell] = std::min(users_[p][cell], persons_[cell]);
        }
    }
}

void CohortLoop::birthdays() {
    const std::size_t kinds = tables_.grid.kinds;
    const auto shift = [&](std::vector<std::uint32_t>& counts) {
        const std::vector<std::uint32_t> oldest(counts.end() - static_cast<std::ptrdiff_t>(kinds), counts.end());
        std::move_backward(counts.begin(), counts.end() - static_cast<std::ptrdiff_t>(kinds), counts.end());
        for (std::size_t kind = 0; kind < kinds; ++kind) {
            counts[cells_ - kinds + kind] += oldest[kind];
            counts[kind] = 0;
        }
    };
    shift(persons_);
    for (std::vector<std::uint32_t>& users : users_) {
        shift(users);
    }
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        persons_[kind] = born_ / static_cast<std::uint32_t>(kinds);
    }
    born_ = 0;
}

double CohortLoop::run() {
    double client_months = 0.0;
    for (std::size_t year = 0; year < tables_.years; ++year) {
        set_chances(year);
        for (int m = 0; m < 12; ++m) {
            month();
            for (const std::vector<std::uint32_t>& users : users_) {
                for (const std::uint32_t clients : users) {
                    client_months += clients;
                }
            }
        }
        birthdays();
    }
    return client_months;
}

} // namespace koers::bench
