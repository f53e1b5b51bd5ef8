#include "model/build_parameters.hpp"

#include <algorithm>

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include "base/sobol.hpp"
#include "model/stream_of.hpp"

namespace koers {
namespace {

ParameterLaw law_of(const Parameter& parameter) {
    return {parameter.distribution, parameter.low, parameter.central, parameter.high};
}

/// Parameters of the data set go in groups as they come, the most telling first, since the order of the data set is
/// that of every scenario; what a scenario adds is a group by itself, so that no other depends on it.
std::vector<ParameterPlace> places_of(const std::vector<Parameter>& parameters, std::size_t of_data) {
    std::vector<ParameterPlace> places;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const std::uint32_t stream = stream_of(parameters[i].id);
        const bool starts = i >= of_data || i % sobol_dimensions == 0;
        places.push_back(starts ? ParameterPlace{stream, stream, 0}
                                : ParameterPlace{stream, places.back().group, places.back().dimension + 1});
    }
    return places;
}

} // namespace

void replace_parameter_laws(ModelTables& tables, const std::vector<Parameter>& before) {
    const std::vector<ParameterLaw> laws = std::move(tables.laws);
    const std::vector<Parameter>& parameters = tables.scenario.parameters;
    tables.laws.clear();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const bool same = i < before.size() && same_law(before[i], parameters[i]);
        tables.laws.push_back(same ? laws[i] : law_of(parameters[i]));
    }
    tables.parameter_places = places_of(parameters, tables.scenario.dataset->parameters.size());
}

Result<void> set_parameter_laws(ModelTables& tables) {
    const Scenario& scenario = tables.scenario;
    replace_parameter_laws(tables, {});
    std::vector<std::size_t>& linked = tables.correlated;
    linked.clear();
    for (const Correlation& correlation : scenario.dataset->correlations) {
        linked.push_back(correlation.first.index());
        linked.push_back(correlation.second.index());
    }
    std::sort(linked.begin(), linked.end());
    linked.erase(std::unique(linked.begin(), linked.end()), linked.end());

    const auto size = static_cast<Eigen::Index>(linked.size());
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Identity(size, size);
    const auto position = [&linked](ParameterId id) {
        return static_cast<Eigen::Index>(std::lower_bound(linked.begin(), linked.end(), id.index()) - linked.begin());
    };
    for (const Correlation& correlation : scenario.dataset->correlations) {
        const Eigen::Index row = position(correlation.first);
        const Eigen::Index column = position(correlation.second);
        matrix(row, column) = correlation.rho;
        matrix(column, row) = correlation.rho;
    }
    const Eigen::LLT<Eigen::MatrixXd> factor{matrix};
    if (size > 0 && factor.info() != Eigen::Success) {
        return environment_fault("K001",
                                 "de correlaties in correlaties.csv spreken elkaar tegen (de matrix is niet "
                                 "positief definiet)",
                                 "maak correlaties kleiner of haal er een weg");
    }
    const Eigen::MatrixXd lower = factor.matrixL();
    tables.cholesky.assign(linked.size(), std::vector<double>(linked.size(), 0.0));
    for (Eigen::Index row = 0; row < size; ++row) {
        for (Eigen::Index column = 0; column <= row; ++column) {
            tables.cholesky[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] = lower(row, column);
        }
    }
    return {};
}

} // namespace koers
