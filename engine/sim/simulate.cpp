#include <algorithm>
#include <array>
#include <deque>
#include <limits>
#include <numeric>
#include <span>

#include "base/expects.hpp"
#include "koers/model.hpp"
#include "sim/care_state.hpp"
#include "sim/demand.hpp"
#include "sim/indicator_values.hpp"
#include "sim/outcome.hpp"
#include "sim/population_path.hpp"
#include "sim/tally.hpp"

namespace koers {
namespace {

StreamKey key_for(std::uint64_t seed, Purpose purpose) {
    return make_stream_key(seed, static_cast<std::uint32_t>(purpose));
}

Trajectory to_trajectory(const Layout& layout, const std::vector<double>& values) {
    Trajectory trajectory;
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

/// One scenario in one replicate, year by year, behind a population that is drawn elsewhere.
class Course {
public:
    Course(const Model& model, const Theta& theta, std::uint64_t seed, std::uint32_t replicate)
        : tables_{model.tables()},
          theta_{theta},
          rates_{make_rates(tables_, theta)},
          outcome_{tables_},
          care_{tables_, rates_, key_for(seed, Purpose::persons), replicate, outcome_},
          demand_{tables_, rates_, key_for(seed, Purpose::services), replicate, inhabitants_, care_} {
        draw_survey_luck(tables_, key_for(seed, Purpose::indicators), replicate, outcome_);
    }

    [[nodiscard]] const ModelTables& tables() const { return tables_; }
    [[nodiscard]] const Rates& rates() const { return rates_; }

    /// Returns how many candidates for requests the scenario has in the year.
    const RequestCounts& begin_year(std::size_t year, const PopulationYear& population) {
        inhabitants_.set(population.persons, tables_.population.places[year]);
        if (year == 0) {
            demand_.fill_first_day();
        }
        care_.begin_year(year, population.persons);
        demand_.begin_year(year);
        return demand_.counts();
    }

    void live(std::size_t year, const PopulationYear& population, const RequestCandidates& candidates) {
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

    [[nodiscard]] Trajectory result() const {
        return to_trajectory(tables_.layout, to_layout(tables_, theta_, rates_, outcome_, Rounding::whole_euros));
    }

    /// Spells that began and events, apart from those of the population.
    void count(Tally& tally) const {
        const auto sum = [](auto first, auto last) {
            return static_cast<std::uint64_t>(std::accumulate(first, last, 0.0));
        };
        const auto services = static_cast<std::ptrdiff_t>(tables_.services.size());
        const std::uint64_t starts = sum(outcome_.starts.begin(), outcome_.starts.end());
        tally.spells += starts + sum(outcome_.clients.begin(), outcome_.clients.begin() + services);
        tally.events += starts + sum(outcome_.ends.begin(), outcome_.ends.end());
    }

private:
    /// What happens to the population in a month, for the counts of people and for those who are known.
    void follow(std::span<const PopulationEvent> events, std::size_t month) {
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

    const ModelTables& tables_;
    const Theta& theta_;
    Rates rates_;
    Outcome outcome_;
    CellCounts inhabitants_;
    CareState care_;
    Demand demand_;
};

bool same_demography(const Course& a, const Course& b) {
    return a.tables().scenario.dataset == b.tables().scenario.dataset && same_population(a.rates(), b.rates());
}

void keep_most(RequestCounts& most, const RequestCounts& counts) {
    for (std::size_t family = 0; family < families.size(); ++family) {
        most[family].resize(counts[family].size());
        for (std::size_t service = 0; service < counts[family].size(); ++service) {
            most[family][service] = std::max(most[family][service], counts[family][service]);
        }
    }
}

std::uint64_t sum_of(const RequestCounts& counts) {
    std::uint64_t sum = 0;
    for (const std::vector<std::uint32_t>& of_family : counts) {
        sum = std::accumulate(of_family.begin(), of_family.end(), sum);
    }
    return sum;
}

/// Scenarios with the same demography, all years: the population and the candidates are drawn once. Counts what they
/// share.
Tally live_together(std::span<Course* const> courses, std::uint64_t seed, std::uint32_t replicate) {
    Tally tally;
    const ModelTables& tables = courses.front()->tables();
    PopulationPath path{tables, courses.front()->rates(), key_for(seed, Purpose::population), replicate};
    RequestCandidates candidates{tables, key_for(seed, Purpose::services), replicate};
    PopulationYear population;
    for (std::size_t year = 0; year < tables.years; ++year) {
        path.advance(population);
        RequestCounts most;
        for (Course* course : courses) {
            keep_most(most, course->begin_year(year, population));
        }
        candidates.draw(year, most);
        tally.candidates += population.candidates + sum_of(most);
        tally.events += population.events.size();
        for (Course* course : courses) {
            course->live(year, population, candidates);
        }
    }
    return tally;
}

} // namespace

Trajectory simulate(const Model& model, const Theta& theta, std::uint64_t seed, std::uint32_t replicate) {
    Course course{model, theta, seed, replicate};
    live_together(std::array{&course}, seed, replicate);
    return course.result();
}

Trajectory simulate(const Model& model, std::uint64_t seed, std::uint32_t replicate, Sampling sampling) {
    return simulate(model, draw_theta(model, seed, replicate, sampling), seed, replicate);
}

Tally count_work(const Model& model, const Theta& theta, std::uint64_t seed, std::uint32_t replicate) {
    Course course{model, theta, seed, replicate};
    Tally tally = live_together(std::array{&course}, seed, replicate);
    course.count(tally);
    return tally;
}

std::vector<Trajectory> simulate(std::span<const Model> models, const std::vector<Theta>& thetas, std::uint64_t seed,
                                 std::uint32_t replicate) {
    expects(models.size() == thetas.size(), "parameters for every model");
    std::deque<Course> courses;
    for (std::size_t i = 0; i < models.size(); ++i) {
        courses.emplace_back(models[i], thetas[i], seed, replicate);
    }
    std::vector<Course*> left;
    for (Course& course : courses) {
        left.push_back(&course);
    }
    while (!left.empty()) {
        const Course& first = *left.front();
        const auto others = std::stable_partition(
            left.begin(), left.end(), [&](const Course* course) { return same_demography(first, *course); });
        live_together({left.begin(), others}, seed, replicate);
        left.erase(left.begin(), others);
    }
    std::vector<Trajectory> trajectories;
    for (const Course& course : courses) {
        trajectories.push_back(course.result());
    }
    return trajectories;
}

} // namespace koers
