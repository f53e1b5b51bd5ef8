#include <cstdint>

#include "base/philox.hpp"
#include "base/portable_math.hpp"
#include "koers/model.hpp"
#include "model/model_tables.hpp"
#include "sim/streams.hpp"

namespace koers {

Theta central_theta(const Model& model) {
    Theta theta;
    for (const Parameter& parameter : model.scenario().parameters) {
        theta.push_back(parameter.central);
    }
    return theta;
}

Theta draw_theta(const Model& model, std::uint64_t seed, std::uint32_t replicate) {
    const ModelTables& tables = model.tables();
    const StreamKey key = make_stream_key(seed, static_cast<std::uint32_t>(Purpose::parameters));
    std::vector<double> normal;
    for (const std::uint32_t stream : tables.parameter_stream) {
        const Words words = philox4x32({replicate, 0, stream, 0}, key);
        normal.push_back(normal_quantile(unit_open(words[0], words[1])));
    }
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
    Theta theta;
    for (std::size_t i = 0; i < tables.laws.size(); ++i) {
        theta.push_back(tables.laws[i].at(normal[i]));
    }
    return theta;
}

} // namespace koers
