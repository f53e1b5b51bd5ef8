#include "sim/course.hpp"

#include <limits>
#include <numeric>
#include <utility>

#include "base/expects.hpp"
#include "sim/indicator_values.hpp"

namespace koers {
namespace {

Trajectory to_trajectory(const Layout& layout, const std::vector<double>& values) {
    Trajectory trajectory;
    trajectory.integers.reserve(layout.integers);
    trajectory.reals.reserve(layout.reals);
    for (std::size_t i = 0; i < layout.integers; ++i) {
        expects(values[i] >= std::numeric_limits<std::int32_t>::min() &&
                    values[i] <= std::numeric_limits<std::int32_t>::max(),
                "amounts and counts below 2^31, which a result file holds");
        trajectory.integers.push_back(static_cast<std::int32_t>(values[i]));
    }
    for (std::size_t i = 0; i < layout.reals; ++i) {
        trajectory.reals.push_back(static_cast<float>(values[layout.integers + i]));
    }
    return trajectory;
}

} // namespace

Course::Course(Model model)
    : model_{std::move(model)},
      tables_{model_.tables()},
      outcome_{tables_},
      care_{tables_, rates_, outcome_},
      demand_{tables_, rates_, inhabitants_, care_} {}

void Course::begin(const Theta& theta, std::uint64_t seed, std::uint32_t replicate) {
    rates_ = make_rates(tables_, theta);
    outcome_.clear();
    draw_survey_luck(tables_, key_for(seed, Purpose::indicators), replicate, outcome_);
    care_.begin(key_for(seed, Purpose::persons), replicate);
    demand_.begin(key_for(seed, Purpose::services), replicate);
}

SharedDraws& Course::shared() {
    if (!shared_) {
        shared_ = std::make_unique<SharedDraws>(tables_, rates_);
    }
    return *shared_;
}

bool Course::has_demography_of(const Course& other) const {
    return tables_.scenario.dataset == other.tables_.scenario.dataset && same_population(rates_, other.rates_);
}

const RequestCounts& Course::begin_year(std::size_t year, const PopulationYear& population) {
    inhabitants_.set(population.persons, tables_.population.places[year]);
    if (year == 0) {
        demand_.fill_first_day();
    }
    care_.begin_year(year, population.persons);
    demand_.begin_year(year);
    return demand_.counts();
}

void Course::live(std::size_t year, const PopulationYear& population, const RequestCandidates& candidates) {
    const bool cohort = tables_.scenario.dataset->month_step == MonthStep::cohort;
    for (std::size_t month = 12 * year; month < 12 * year + 12; ++month) {
        care_.begin_month(month);
        if (!cohort) {
            follow(population.of_month(month % 12), month);
            care_.settle_due(month);
        }
        demand_.advance(month, candidates);
        care_.start_from_queues(month);
        if (cohort) {
            follow(population.of_month(month % 12), month);
        }
        care_.settle_due(month); // lead times and stays that end in the month in which they began
    }
    if (year + 1 == tables_.years) {
        care_.check_conservation(inhabitants_.persons()); // a person who is lost stays lost
    }
    care_.birthdays(population);
    care_.outgrow_services();
    care_.end_year();
}

/// What happens to the population in a month, for the counts of people and for those who are known.
void Course::follow(std::span<const PopulationEvent> events, std::size_t month) {
    for (const PopulationEvent& event : events) {
        if (event.change == PopulationChange::gain) {
            inhabitants_.add(event.cell);
            continue;
        }
        care_.follow(event, month);
        inhabitants_.remove(event.cell);
        if (event.change == PopulationChange::household_move) {
            inhabitants_.add(event.other);
        }
    }
}

Trajectory Course::result(const Theta& theta) const {
    return to_trajectory(tables_.layout, to_layout(tables_, theta, rates_, outcome_, Rounding::whole_euros));
}

void Course::count(Tally& tally) const {
    const auto sum = [](auto first, auto last) {
        return static_cast<std::uint64_t>(std::accumulate(first, last, 0.0));
    };
    const auto services = static_cast<std::ptrdiff_t>(tables_.services.size());
    const std::uint64_t starts = sum(outcome_.starts.begin(), outcome_.starts.end());
    tally.spells += starts + sum(outcome_.clients.begin(), outcome_.clients.begin() + services);
    tally.events += starts + sum(outcome_.ends.begin(), outcome_.ends.end());
}

} // namespace koers
