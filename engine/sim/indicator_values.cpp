#include "sim/indicator_values.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "base/expects.hpp"
#include "base/portable_math.hpp"
#include "model/stream_of.hpp"

namespace koers {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

double to_scale(const Indicator& indicator, double value) {
    return is_percentage(indicator) ? portable_log(value / (100.0 - value)) : portable_log(value);
}

double from_scale(const Indicator& indicator, double value) {
    return is_percentage(indicator) ? 100.0 / (1.0 + portable_exp(-value)) : portable_exp(value);
}

/// The last value measured in the municipality itself.
const Observation& latest(const Dataset& data, const Indicator& indicator) {
    const auto found = std::find_if(indicator.history.rbegin(), indicator.history.rend(),
                                    [&data](const Observation& one) { return one.region == data.municipality; });
    ensures(found != indicator.history.rend(), "a checked indicator with a course has a value of its own");
    return *found;
}

template <class List>
std::size_t position_of(const List& list, const std::string& id) {
    const auto found = std::find_if(list.begin(), list.end(), [&id](const auto& one) { return one.id == id; });
    return static_cast<std::size_t>(found - list.begin());
}

double part(double share, double whole) {
    return whole > 0.0 ? share / whole : nothing;
}

/// An outcome of the engine as the indicator counts it.
double modelled_value(const Dataset& data, const Outcome& outcome, const Indicator& indicator, std::size_t year) {
    const auto& [variable, label] = *indicator.outcome;
    const double unit = is_percentage(indicator) ? 100.0 : 1.0;
    if (variable == "gebruikers" || variable == "clienten") {
        const std::size_t at = year * data.services.size() + position_of(data.services, label);
        return variable == "gebruikers" ? outcome.users[at] : outcome.clients[at];
    }
    if (variable == "verwijzingen") {
        const auto* const of_year = outcome.referrals.data() + year * data.referrers.size();
        const auto found = std::find(data.referrers.begin(), data.referrers.end(), label);
        double all = 0.0;
        for (std::size_t i = 0; i < data.referrers.size(); ++i) {
            all += of_year[i];
        }
        const double own = of_year[found - data.referrers.begin()];
        return is_percentage(indicator) ? unit * part(own, all) : own;
    }
    const std::size_t at = year * data.user_groups.size() + position_of(data.user_groups, label);
    return variable == "gebruikers_groep" ? outcome.group_users[at]
                                          : unit * part(outcome.group_users[at], outcome.group_persons[at]);
}

/// Where an influenced indicator would be in a year if nothing moved it, on its scale.
double course(const Dataset& data, const Theta& theta, const Indicator& indicator, const Observation& start,
              std::size_t year) {
    const int now = std::min(data.first_year + static_cast<int>(year), std::max(data.first_year, data.trend_until));
    return to_scale(indicator, start.value) + theta[indicator.course->trend.index()] * std::max(0, now - start.year);
}

void set_influenced(const ModelTables& tables, const Theta& theta, const Rates& rates, const Outcome& outcome,
                    std::size_t place, std::vector<double>& values) {
    const Dataset& data = *tables.scenario.dataset;
    const std::size_t width = tables.indicators.size();
    const Indicator& indicator = data.indicators[tables.indicators[place]];
    const std::vector<double>& shift = rates.indicator_shift[tables.indicators[place]];
    const Observation& start = latest(data, indicator);
    const double error = theta[indicator.course->survey_error.index()];
    for (std::size_t year = 0; year < tables.years; ++year) {
        double value = course(data, theta, indicator, start, year) + (shift.empty() ? 0.0 : shift[year]);
        if (!outcome.survey_luck.empty()) {
            // Two errors, of the start and of the year, would raise the mean on the log scale by exp(error^2).
            value += is_percentage(indicator) ? 0.0 : -error * error;
            value += error * (outcome.survey_luck[place] + outcome.survey_luck[(1 + year) * width + place]);
        }
        values[year * width + place] = from_scale(indicator, value);
    }
}

} // namespace

void draw_survey_luck(const ModelTables& tables, StreamKey stream, std::uint32_t replicate, Outcome& outcome) {
    const std::size_t width = tables.indicators.size();
    outcome.survey_luck.assign((1 + tables.years) * width, 0.0);
    for (std::size_t i = 0; i < width; ++i) {
        const Indicator& indicator = tables.scenario.dataset->indicators[tables.indicators[i]];
        const std::uint32_t own = stream_of(indicator.id);
        for (std::size_t time = 0; indicator.course && time <= tables.years; ++time) {
            const Words words = philox4x32({replicate, static_cast<std::uint32_t>(time), own, 0}, stream);
            outcome.survey_luck[time * width + i] = normal_quantile(unit_open(words[0], words[1]));
        }
    }
}

std::vector<double> indicator_values(const ModelTables& tables, const Theta& theta, const Rates& rates,
                                     const Outcome& outcome) {
    const Dataset& data = *tables.scenario.dataset;
    const std::size_t width = tables.indicators.size();
    std::vector<double> values(tables.years * width);
    for (std::size_t i = 0; i < width; ++i) {
        const Indicator& indicator = data.indicators[tables.indicators[i]];
        if (indicator.course) {
            set_influenced(tables, theta, rates, outcome, i, values);
            continue;
        }
        for (std::size_t year = 0; year < tables.years; ++year) {
            values[year * width + i] = modelled_value(data, outcome, indicator, year);
        }
    }
    return values;
}

} // namespace koers
