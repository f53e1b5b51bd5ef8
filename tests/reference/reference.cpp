#include "reference/reference.hpp"

#include "reference/village.hpp"

namespace koers {
namespace reference {

Village::Village(const Model& model, const Rates& rates, Chance& chance, Outcome& outcome)
    : tables_{model.tables()},
      data_{*tables_.scenario.dataset},
      grid_{tables_.grid},
      rates_{rates},
      chance_{chance},
      outcome_{outcome},
      services_{data_.services.size()} {
    settle_people();
    fill_first_day();
}

void Village::begin_year(std::size_t year) {
    year_ = year;
    month_ = 12 * year;
    now_ = year_start();
    if (year > 0) {
        rescale_stays();
    }
    count_first_of_january();
    set_chances();
}

/// The order of model.md: deaths, departures, household moves, births, arrivals, ends that are due,
/// requests, starts from the queues, and what ends in the month in which it began.
void Village::month(std::size_t month) {
    month_ = month;
    now_ = static_cast<double>(month);
    lose_people(chances_.dies, &ServiceRates::death_weight);
    lose_people(chances_.departs, &ServiceRates::departure_weight);
    move_households();
    births();
    arrivals();
    settle_due();
    requests();
    start_from_queues();
    settle_due();
}

void Village::end_year() {
    birthdays();
    outgrow_services();
    close_accounts();
}

} // namespace reference

Trajectory reference_simulate(const Model& model, const Theta& theta, std::uint64_t seed, std::uint32_t replicate) {
    const ModelTables& tables = model.tables();
    const Rates rates = make_rates(tables, theta);
    Outcome outcome{tables};
    reference::Chance chance{seed, replicate};
    reference::Village village{model, rates, chance, outcome};
    for (std::size_t year = 0; year < tables.years; ++year) {
        village.begin_year(year);
        for (std::size_t month = 12 * year; month < 12 * year + 12; ++month) {
            village.month(month);
        }
        village.end_year();
    }
    const std::vector<double> values = to_layout(tables, theta, rates, outcome, Rounding::whole_euros);
    Trajectory trajectory;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i < tables.layout.integers) {
            trajectory.integers.push_back(static_cast<std::int32_t>(values[i]));
        } else {
            trajectory.reals.push_back(static_cast<float>(values[i]));
        }
    }
    return trajectory;
}

} // namespace koers
