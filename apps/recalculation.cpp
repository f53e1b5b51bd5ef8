#include "recalculation.hpp"

#include <algorithm>

#include "progress.hpp"

namespace koers::app {
namespace {

bool is_chosen(const Scenario& scenario, const WorkbookOptions& options) {
    const auto& chosen = options.scenarios;
    return chosen.empty() || std::find(chosen.begin(), chosen.end(), scenario.id) != chosen.end();
}

} // namespace

Result<Recalculated> recalculate(const ResultReader& result, const std::vector<Scenario>& scenarios,
                                 const WorkbookOptions& options, const RecalculationPlan& plan) {
    Recalculated again;
    if (plan.draws == 0) {
        return again;
    }
    const auto models = build_models(scenarios);
    if (!models) {
        return tl::unexpected{models.error()};
    }
    const RunIdentity& run = result.identity();
    const FirstDraws draws{run.seed, std::min(plan.draws, run.replicates), run.sampling};
    const auto executor = make_tbb_executor(plan.threads);
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        if (!is_chosen(scenarios[i], options)) {
            continue;
        }
        const Model& model = (*models)[i];
        ProgressDisplay display;
        const auto show = [&](const Progress& progress) {
            if (!plan.quiet) {
                display.show(progress);
            }
        };
        again.drivers.push_back(driver_effects(model, models->front(),
                                               {draws, std::min(plan.shapley_draws, draws.count)}, *executor, show));
        if (!plan.tables) {
            display.finish();
            continue;
        }
        again.measures.push_back(
            measure_effects(model, scenarios[i].dataset->last_budget_year, draws, *executor, show));
        display.finish();
        auto swings = largest_swings(result, scenarios[i]);
        if (!swings) {
            return tl::unexpected{swings.error()};
        }
        again.swings.push_back(with_costs(model, std::move(*swings), *executor));
    }
    return again;
}

} // namespace koers::app
