#include "unit/sim/sample.hpp"

#include <algorithm>
#include <cmath>

#include "koers/run.hpp"

namespace koers::test {

double Moments::standard_error() const {
    return std::sqrt(variance / n);
}

Moments moments_of(const std::vector<double>& values) {
    Moments result;
    for (const double value : values) {
        if (!std::isnan(value)) {
            result.n += 1.0;
            result.mean += value;
        }
    }
    result.mean /= result.n;
    double squares = 0.0;
    double cubes = 0.0;
    double fourths = 0.0;
    for (const double value : values) {
        if (!std::isnan(value)) {
            const double d = value - result.mean;
            squares += d * d;
            cubes += d * d * d;
            fourths += d * d * d * d;
        }
    }
    const double central = squares / result.n;
    result.variance = squares / (result.n - 1.0);
    result.skewness = central > 0.0 ? cubes / result.n / std::pow(central, 1.5) : 0.0;
    result.kurtosis = central > 0.0 ? fourths / result.n / (central * central) : 0.0;
    return result;
}

double value_of(const Layout& layout, const Trajectory& trajectory, const std::string& variable, std::size_t year,
                std::size_t label) {
    const Variable& of = layout.variable(variable);
    const std::size_t place = of.offset + year * layout.coordinate(of.dimensions.at(1)).size() + label;
    return of.type == ValueType::integer ? trajectory.integers[place] : static_cast<double>(trajectory.reals[place]);
}

std::vector<OutcomeSample> collect(const Layout& layout, const std::vector<std::string>& variables,
                                   std::uint32_t replicates, const Simulate& simulate_one) {
    std::vector<OutcomeSample> samples;
    for (const std::string& variable : variables) {
        const Coordinate& labels = layout.coordinate(layout.variable(variable).dimensions.at(1));
        for (std::size_t year = 0; year < layout.coordinate("jaar").size(); ++year) {
            for (std::size_t label = 0; label < labels.size(); ++label) {
                const std::string name = variable + ", year " + std::to_string(year) + ", " + labels.texts.at(label);
                samples.push_back({name, variable, year, label, std::vector<double>(replicates)});
            }
        }
    }
    make_thread_executor(2)->for_each(replicates, [&](std::uint32_t replicate) {
        const Trajectory trajectory = simulate_one(replicate);
        for (OutcomeSample& sample : samples) {
            sample.values[replicate] = value_of(layout, trajectory, sample.variable, sample.year, sample.label);
        }
    });
    return samples;
}

bool same_bits(const Trajectory& a, const Trajectory& b) {
    const auto same_real = [](float x, float y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    return a.integers == b.integers &&
           std::equal(a.reals.begin(), a.reals.end(), b.reals.begin(), b.reals.end(), same_real);
}

} // namespace koers::test
