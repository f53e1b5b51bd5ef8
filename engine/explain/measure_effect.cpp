#include <algorithm>
#include <functional>
#include <mutex>

#include "base/expects.hpp"
#include "explain/variants.hpp"
#include "koers/drivers.hpp"

namespace koers {
namespace {

/// What a model expects of one year, by label.
struct YearOutcome {
    std::vector<double> cost; // [taakveld], lasten minus baten
    std::vector<double> indicators;
};

std::vector<double> of_year(const Layout& layout, const std::vector<double>& values, const std::string& name,
                            std::size_t year) {
    const auto found = std::find_if(layout.variables.begin(), layout.variables.end(),
                                    [&name](const Variable& variable) { return variable.name == name; });
    if (found == layout.variables.end()) {
        return {}; // no indicator of this municipality is computed
    }
    const std::size_t width = found->size / layout.coordinate("jaar").size();
    const std::size_t start = found->offset + (found->type == ValueType::real ? layout.integers : 0);
    const auto first = values.begin() + static_cast<std::ptrdiff_t>(start + year * width);
    return {first, first + static_cast<std::ptrdiff_t>(width)};
}

YearOutcome year_outcome(const Model& model, std::size_t year, const FirstDraws& draws, std::uint32_t draw) {
    const std::vector<double> values = expect(model, draw_theta(model, draws.seed, draw, draws.sampling));
    std::vector<double> cost = of_year(model.layout(), values, "lasten_taakveld", year);
    const std::vector<double> income = of_year(model.layout(), values, "baten_taakveld", year);
    std::transform(cost.begin(), cost.end(), income.begin(), cost.begin(), std::minus<>{});
    return {std::move(cost), of_year(model.layout(), values, "indicatorwaarde", year)};
}

/// Adds what one draw changes to the draws of each label.
void add_change(std::vector<std::vector<double>>& by_label, const std::vector<double>& with,
                const std::vector<double>& without) {
    by_label.resize(with.size());
    for (std::size_t label = 0; label < with.size(); ++label) {
        by_label[label].push_back(with[label] - without[label]);
    }
}

} // namespace

std::vector<MeasureEffect> measure_effects(const Model& scenario, int year, const FirstDraws& draws, Executor& executor,
                                           const std::function<void(const Progress&)>& on_progress) {
    expects(draws.count > 0, "at least one draw");
    const std::size_t measures = own_measures(scenario.scenario());
    if (measures == 0) {
        return {};
    }
    const auto at = static_cast<std::size_t>(year - scenario.scenario().dataset->first_year);
    Progress progress{0, static_cast<std::uint64_t>(draws.count) * (1 + measures)};
    std::mutex guard;
    const auto outcomes_of = [&](const Model& model) {
        std::vector<YearOutcome> outcomes(draws.count);
        executor.for_each(draws.count, [&](std::uint32_t draw) {
            outcomes[draw] = year_outcome(model, at, draws, draw);
            const std::lock_guard lock{guard};
            ++progress.done;
            if (on_progress) {
                on_progress(progress);
            }
        });
        return outcomes;
    };
    const std::vector<YearOutcome> with = outcomes_of(scenario);
    std::vector<MeasureEffect> effects;
    for (std::size_t measure = 0; measure < measures; ++measure) {
        const std::vector<YearOutcome> without =
            outcomes_of(build_like(scenario, without_measure(scenario.scenario(), measure)));
        MeasureEffect effect{scenario.scenario().measures[measure].id, {}, {}};
        for (std::uint32_t draw = 0; draw < draws.count; ++draw) {
            add_change(effect.cost, with[draw].cost, without[draw].cost);
            add_change(effect.indicators, with[draw].indicators, without[draw].indicators);
        }
        effects.push_back(std::move(effect));
    }
    return effects;
}

} // namespace koers
