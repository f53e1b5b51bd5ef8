#include <cstdint>

#include "base/philox.hpp"
#include "base/portable_math.hpp"
#include "base/sobol.hpp"
#include "koers/model.hpp"
#include "model/model_tables.hpp"
#include "sim/streams.hpp"

namespace koers {
namespace {

/// What the last word of a counter under Purpose::parameters tells of a block.
enum class Use : std::uint32_t { numbers = 0, digits = 1, order = 2 };

Words random_words(std::uint32_t replicate, std::uint32_t stream, StreamKey key) {
    return philox4x32({replicate, 0, stream, static_cast<std::uint32_t>(Use::numbers)}, key);
}

std::vector<double> plain_units(const std::vector<ParameterPlace>& places, StreamKey key, std::uint32_t replicate) {
    std::vector<double> units;
    units.reserve(places.size());
    for (const ParameterPlace& place : places) {
        const Words words = random_words(replicate, place.stream, key);
        units.push_back(unit_open(words[0], words[1]));
    }
    return units;
}

/// Every group takes the points of the sequence in an order of its own, see docs/decisions/0016.
std::vector<double> sobol_units(const std::vector<ParameterPlace>& places, StreamKey key, std::uint32_t replicate) {
    const std::uint32_t scramble = replicate % scramble_count;
    const auto tree = [&](std::uint32_t stream, Use use) {
        return ScrambleTree{key, scramble, stream, static_cast<std::uint32_t>(use)};
    };
    std::vector<double> units;
    units.reserve(places.size());
    std::uint32_t point = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const ParameterPlace& place = places[i];
        if (i == 0 || place.group != places[i - 1].group) {
            point = shuffled_index(replicate / scramble_count, tree(place.group, Use::order));
        }
        units.push_back(scrambled_unit(sobol_digits(point, place.dimension), tree(place.stream, Use::digits),
                                       random_words(replicate, place.stream, key)));
    }
    return units;
}

/// Gives the normal scores of correlated parameters their correlations.
void correlate(const ModelTables& tables, std::vector<double>& normal) {
    std::vector<double> linked;
    for (std::size_t row = 0; row < tables.correlated.size(); ++row) {
        double value = 0.0;
        for (std::size_t column = 0; column <= row; ++column) {
            value += tables.cholesky[row][column] * normal[tables.correlated[column]];
        }
        linked.push_back(value);
    }
    for (std::size_t row = 0; row < tables.correlated.size(); ++row) {
        normal[tables.correlated[row]] = linked[row];
    }
}

} // namespace

Theta central_theta(const Model& model) {
    Theta theta;
    for (const Parameter& parameter : model.scenario().parameters) {
        theta.push_back(parameter.central);
    }
    return theta;
}

Theta draw_theta(const Model& model, std::uint64_t seed, std::uint32_t replicate, Sampling sampling) {
    const ModelTables& tables = model.tables();
    const StreamKey key = key_for(seed, Purpose::parameters);
    std::vector<double> normal = sampling == Sampling::sobol ? sobol_units(tables.parameter_places, key, replicate)
                                                             : plain_units(tables.parameter_places, key, replicate);
    for (double& value : normal) {
        value = normal_quantile(value);
    }
    correlate(tables, normal);
    Theta theta;
    theta.reserve(tables.laws.size());
    for (std::size_t i = 0; i < tables.laws.size(); ++i) {
        theta.push_back(tables.laws[i].at(normal[i]));
    }
    return theta;
}

} // namespace koers
