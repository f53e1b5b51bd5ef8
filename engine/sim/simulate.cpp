#include <limits>

#include "base/expects.hpp"
#include "koers/model.hpp"
#include "sim/care_state.hpp"
#include "sim/demand.hpp"
#include "sim/indicator_values.hpp"
#include "sim/outcome.hpp"
#include "sim/population_path.hpp"

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

/// What happens to the population in a month, for those who count people and for those who know them.
void follow(std::span<const PopulationEvent> events, std::size_t month, CellCounts& inhabitants, CareState& care) {
    for (const PopulationEvent& event : events) {
        if (event.change == PopulationChange::gain) {
            inhabitants.add(event.cell);
            continue;
        }
        care.follow(event, month);
        inhabitants.remove(event.cell);
        if (event.change == PopulationChange::household_move) {
            inhabitants.add(event.other);
        }
    }
}

} // namespace

Trajectory simulate(const Model& model, const Theta& theta, std::uint64_t seed, std::uint32_t replicate) {
    const ModelTables& tables = model.tables();
    const Rates rates = make_rates(tables, theta);
    Outcome outcome{tables};
    PopulationPath population{tables, rates, key_for(seed, Purpose::population), replicate};
    PopulationYear events;
    CellCounts inhabitants;
    CareState care{tables, rates, key_for(seed, Purpose::persons), replicate, outcome};
    Demand demand{tables, rates, key_for(seed, Purpose::services), replicate, inhabitants, care};
    for (std::size_t year = 0; year < tables.years; ++year) {
        population.advance(events);
        inhabitants.set(events.persons, tables.population.places[year]);
        if (year == 0) {
            demand.fill_first_day();
        }
        care.begin_year(year, events.persons);
        demand.begin_year(year);
        for (std::size_t month = 12 * year; month < 12 * year + 12; ++month) {
            care.begin_month(month);
            follow(events.of_month(month % 12), month, inhabitants, care);
            care.settle_due(month);
            demand.advance(month);
            care.start_from_queues(month);
            care.settle_due(month); // lead times and stays that end in the month in which they began
        }
        care.check_conservation(inhabitants.persons());
        care.birthdays(events);
        care.outgrow_services();
        care.end_year();
    }
    draw_survey_luck(tables, key_for(seed, Purpose::indicators), replicate, outcome);
    return to_trajectory(tables.layout, to_layout(tables, theta, rates, outcome, Rounding::whole_euros));
}

Trajectory simulate(const Model& model, std::uint64_t seed, std::uint32_t replicate) {
    return simulate(model, draw_theta(model, seed, replicate), seed, replicate);
}

} // namespace koers
