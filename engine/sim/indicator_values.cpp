#include "sim/indicator_values.hpp"

#include <algorithm>
#include <functional>
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

double influenced_value(const Dataset& data, const Theta& theta, const std::vector<double>& shift,
                        const Indicator& indicator, std::size_t year, double luck_start, double luck) {
    const Observation& start = latest(data, indicator);
    const int now = std::min(data.first_year + static_cast<int>(year), std::max(data.first_year, data.trend_until));
    const double trend = theta[indicator.course->trend.index()] * std::max(0, now - start.year);
    const double error = theta[indicator.course->survey_error.index()];
    const double moved = shift.empty() ? 0.0 : shift[year];
    // Two errors on the log scale would raise the mean by exp(error^2).
    const double level =
        is_percentage(indicator) ? 0.0 : -error * error * (luck_start != 0.0 || luck != 0.0 ? 1.0 : 0.0);
    return from_scale(indicator,
                      to_scale(indicator, start.value) + trend + moved + level + error * (luck_start + luck));
}

} // namespace

void draw_survey_luck(const ModelTables& tables, StreamKey stream, std::uint32_t replicate, Outcome& outcome) {
    const std::size_t width = tables.indicators.size();
    for (std::size_t time = 0; time <= tables.years; ++time) {
        for (std::size_t i = 0; i < width; ++i) {
            const Indicator& indicator = tables.scenario.dataset->indicators[tables.indicators[i]];
            if (indicator.course) {
                const Words words =
                    philox4x32({replicate, static_cast<std::uint32_t>(time), stream_of(indicator.id), 0}, stream);
                outcome.survey_luck[time * width + i] = normal_quantile(unit_open(words[0], words[1]));
            }
        }
    }
}

std::vector<double> indicator_values(const ModelTables& tables, const Theta& theta, const Rates& rates,
                                     const Outcome& outcome) {
    const Dataset& data = *tables.scenario.dataset;
    const std::size_t width = tables.indicators.size();
    std::vector<double> values;
    for (std::size_t year = 0; year < tables.years; ++year) {
        for (std::size_t i = 0; i < width; ++i) {
            const std::size_t position = tables.indicators[i];
            const Indicator& indicator = data.indicators[position];
            values.push_back(indicator.outcome ? modelled_value(data, outcome, indicator, year)
                                               : influenced_value(data, theta, rates.indicator_shift[position],
                                                                  indicator, year, outcome.survey_luck[i],
                                                                  outcome.survey_luck[(1 + year) * width + i]));
        }
    }
    return values;
}

} // namespace koers
