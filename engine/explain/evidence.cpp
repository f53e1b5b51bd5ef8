#include <algorithm>

#include "explain/expected_cost.hpp"
#include "koers/explain.hpp"
#include "sim/influence.hpp"

namespace koers {
namespace {

/// Whether a connection weaker than `weakest` stands where a measure enters, or further on.
bool rests_on_weaker(const ModelTables& tables, const Theta& theta, Grade weakest) {
    const InfluenceValues values =
        evaluate(drawn_graph(tables, theta), tables.influence.order, influence_inputs(tables, theta));
    const auto& connections = tables.scenario.dataset->connections;
    for (std::size_t i = 0; i < connections.size(); ++i) {
        if (connections[i].grade > weakest && is_at_work(values[tables.influence.graph.edges[i].from])) {
            return true;
        }
    }
    return false;
}

Scenario without_weaker(Scenario scenario, Grade weakest) {
    scenario.silent.resize(scenario.dataset->connections.size(), false);
    for (std::size_t i = 0; i < scenario.silent.size(); ++i) {
        scenario.silent[i] = scenario.silent[i] || scenario.dataset->connections[i].grade > weakest;
    }
    return scenario;
}

} // namespace

std::optional<EvidenceTest> without_weak_evidence(const Model& scenario, Grade weakest, const FirstDraws& draws,
                                                  Executor& executor) {
    if (!rests_on_weaker(scenario.tables(), central_theta(scenario), weakest)) {
        return std::nullopt;
    }
    const std::vector<Model> models{scenario, build_like(scenario, without_weaker(scenario.scenario(), weakest))};
    std::vector<std::vector<double>> costs(models.size() * draws.count);
    executor.for_each(static_cast<std::uint32_t>(costs.size()), [&](std::uint32_t i) {
        costs[i] = expected_net_cost(models[i / draws.count], draws, i % draws.count);
    });
    EvidenceTest result;
    for (std::size_t year = 0; year < scenario.tables().years; ++year) {
        std::vector<double> with;
        std::vector<double> without;
        for (std::uint32_t draw = 0; draw < draws.count; ++draw) {
            with.push_back(costs[draw][year]);
            without.push_back(costs[draws.count + draw][year]);
        }
        result.with.push_back(moments(with).mean);
        result.differences.push_back(paired_difference(with, without, draws.sampling));
    }
    return result;
}

} // namespace koers
