// The part of the rates that the population needs.

#include <algorithm>
#include <tuple>

#include "base/portable_math.hpp"
#include "sim/rates.hpp"

namespace koers {
namespace {

void set_mortality(const ModelTables& tables, const Theta& theta, Rates& rates) {
    const Dataset& data = *tables.scenario.dataset;
    const double level = theta[data.common.mortality_level.index()];
    const double level_centre = data.parameters[data.common.mortality_level.index()].central;
    const double improvement = theta[data.common.mortality_improvement.index()] -
                               data.parameters[data.common.mortality_improvement.index()].central;
    const std::size_t sexes = tables.grid.sexes;
    for (std::size_t y = 0; y < tables.years; ++y) {
        const double since = data.first_year + static_cast<int>(y) - data.demography.mortality_base_year;
        std::vector<double> ratio;
        for (const std::vector<double>& by_sex : data.demography.mortality_change) {
            for (std::size_t sex = 0; sex < sexes; ++sex) {
                ratio.push_back(level / level_centre * portable_exp(by_sex[sex] * improvement * since));
            }
        }
        const double highest = *std::max_element(ratio.begin(), ratio.end());
        for (double& value : ratio) {
            value /= highest;
        }
        rates.death_factor.push_back(highest);
        rates.death_accept.push_back(std::move(ratio));
    }
}

double ratio_to_centre(const Dataset& data, const Theta& theta, ParameterId id) {
    return theta[id.index()] / data.parameters[id.index()].central;
}

void set_moves(const ModelTables& tables, const Theta& theta, Rates& rates) {
    const Dataset& data = *tables.scenario.dataset;
    rates.departure_factor = ratio_to_centre(data, theta, data.common.departure_level);
    rates.birth_factor = ratio_to_centre(data, theta, data.common.fertility_level);
    rates.arrival_factor = theta[data.common.arrival_level.index()];
    rates.housing_factor = theta[data.common.housing_level.index()];
    const double extra = theta[data.common.elderly_arrivals.index()];
    rates.elderly_extra = std::max(0.0, extra);
    for (std::size_t y = 0; y < tables.years; ++y) {
        double base = 0.0;
        for (std::size_t cell = 0; cell < tables.grid.cells(); ++cell) {
            if (static_cast<int>(tables.grid.age_of(cell)) >= data.elderly_from) {
                base += tables.population.arrivals[y][cell];
            }
        }
        const double left = base > 0.0 ? 1.0 + std::min(0.0, extra) / (base * rates.arrival_factor) : 1.0;
        rates.elderly_accept.push_back(std::max(0.0, left));
    }
}

} // namespace

bool same_population(const Rates& a, const Rates& b) {
    const auto parts = [](const Rates& rates) {
        return std::tie(rates.death_factor, rates.death_accept, rates.departure_factor, rates.birth_factor,
                        rates.arrival_factor, rates.elderly_extra, rates.elderly_accept, rates.housing_factor);
    };
    return parts(a) == parts(b);
}

Rates make_population_rates(const ModelTables& tables, const Theta& theta) {
    Rates rates;
    set_mortality(tables, theta, rates);
    set_moves(tables, theta, rates);
    return rates;
}

} // namespace koers
