#include <algorithm>
#include <functional>
#include <memory>
#include <mutex>

#include "base/expects.hpp"
#include "explain/driver_parts.hpp"
#include "koers/analysis.hpp"
#include "sim/expected_outcome.hpp"
#include "sim/influence.hpp"
#include "sim/money.hpp"
#include "sim/reference_demand.hpp"

namespace koers {
namespace {

using Amounts = DriverEffects::Amounts;

/// The positions that are set.
std::vector<std::size_t> members(const DriverSet& set) {
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < driver_count; ++i) {
        if (set[i]) {
            result.push_back(i);
        }
    }
    return result;
}

/// The set of those of `chosen` at the bits of `coalition`.
DriverSet subset(const std::vector<std::size_t>& chosen, std::size_t coalition) {
    DriverSet set;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        set.set(chosen[i], ((coalition >> i) & 1U) != 0);
    }
    return set;
}

/// The tables of a scenario up to the last budget year.
ModelTables up_to_budget(const ModelTables& tables) {
    const Dataset& data = *tables.scenario.dataset;
    ModelTables result = tables;
    result.years = static_cast<std::size_t>(data.last_budget_year - data.first_year + 1);
    return result;
}

/// One scenario with any set of its drivers at work.
class DriverGame {
public:
    DriverGame(const Model& scenario, const Model& first, const FirstDraws& draws)
        : tables_{up_to_budget(scenario.tables())},
          silent_{tables_},
          of_parameter_{driver_of_parameters(scenario.scenario(), first.scenario())},
          of_measure_{driver_of_measures(scenario.scenario(), first.scenario())} {
        silent_.scenario = without_effects(silent_.scenario);
        const Scenario plain = plain_scenario(scenario.scenario());
        base_ = central_theta(scenario);
        for (std::size_t i = 0; i < plain.parameters.size(); ++i) {
            base_[i] = plain.parameters[i].central;
        }
        for (std::uint32_t draw = 0; draw < draws.count; ++draw) {
            thetas_.push_back(draw_theta(scenario, draws.seed, draw, draws.sampling));
        }
        same_people_ = as_if_same_people(tables_);
        for (const bool people : {false, true}) {
            for (const bool use : {false, true}) {
                DriverSet set;
                set.set(static_cast<std::size_t>(Driver::demography), people);
                set.set(static_cast<std::size_t>(Driver::use), use);
                staff_demand_.push_back(demand_of_staff(set));
            }
        }
    }

    /// The tables with these drivers at work; the parameters come with `rates`.
    [[nodiscard]] ModelTables tables_of(const DriverSet& set) const {
        ModelTables tables = tables_;
        tables.scenario.dataset = std::make_shared<const Dataset>(with_ended_courses(*tables_.scenario.dataset, set));
        tables.scenario.measures.clear();
        for (std::size_t i = 0; i < of_measure_.size(); ++i) {
            if (has(set, of_measure_[i])) {
                tables.scenario.measures.push_back(tables_.scenario.measures[i]);
            }
        }
        tables.staff.demand = staff_demand_[(has(set, Driver::demography) ? 2 : 0) + (has(set, Driver::use) ? 1 : 0)];
        return tables;
    }

    [[nodiscard]] Rates rates(const ModelTables& tables, const DriverSet& set, std::uint32_t draw) const {
        const bool people = has(set, Driver::demography);
        // Influence comes from all measures of the scenario, whether or not their own amounts are at work: it is a
        // driver of its own.
        const Influence influence{has(set, Driver::prevention) ? tables_ : silent_, thetas_[draw]};
        return with_people(make_rates(tables, mixed(thetas_[draw], set), influence), people);
    }

    /// [budget year x thema], EUR.
    [[nodiscard]] Amounts amounts(const ModelTables& tables, const Rates& rates, const Outcome& outcome) const {
        const Dataset& data = *tables.scenario.dataset;
        const Money money = count_money(tables, rates, outcome, Rounding::none);
        Amounts result;
        for (auto y = static_cast<std::size_t>(data.first_budget_year - data.first_year); y < tables.years; ++y) {
            for (std::size_t thema = 0; thema < data.themas.size(); ++thema) {
                const std::size_t at = y * data.themas.size() + thema;
                result.push_back(money.real.cost[at] - money.real.income[at] -
                                 (data.themas[thema].cover ? rates.cover_change[y] : 0.0));
            }
        }
        return result;
    }

private:
    /// Parameters as drawn where their driver is at work.
    [[nodiscard]] Theta mixed(const Theta& drawn, const DriverSet& set) const {
        Theta theta = drawn;
        for (std::size_t i = 0; i < theta.size(); ++i) {
            if (of_parameter_[i] && !has(set, *of_parameter_[i])) {
                theta[i] = base_[i];
            }
        }
        return theta;
    }

    [[nodiscard]] Rates with_people(Rates rates, bool people) const {
        for (std::size_t p = 0; p < rates.services.size() && !people; ++p) {
            std::vector<double>& factor = rates.services[p].request_factor;
            std::transform(factor.begin(), factor.end(), same_people_[p].begin(), factor.begin(), std::multiplies<>{});
        }
        return rates;
    }

    /// What staff follow when these drivers are at work, as `build_model` has it for all of them.
    [[nodiscard]] std::vector<std::vector<double>> demand_of_staff(const DriverSet& set) const {
        ModelTables tables = silent_;
        tables.scenario.dataset = std::make_shared<const Dataset>(with_ended_courses(*tables_.scenario.dataset, set));
        tables.scenario.measures.clear();
        const Influence none{tables, base_};
        return reference_demand(tables, with_people(make_rates(tables, base_, none), has(set, Driver::demography)));
    }

    ModelTables tables_;
    ModelTables silent_; // measures without influence
    std::vector<std::optional<Driver>> of_parameter_;
    std::vector<Driver> of_measure_;
    Theta base_; // central values at the default assumptions
    std::vector<Theta> thetas_;
    std::vector<std::vector<double>> same_people_;
    std::vector<std::vector<std::vector<double>>> staff_demand_; // of nothing, use, demography, both at work
};

/// Works out sets of drivers in draws. Drivers of money only share the flows of care of the others.
class Evaluation {
public:
    Evaluation(const DriverGame& game, std::vector<std::size_t> flow, std::vector<std::size_t> money,
               Executor& executor, const std::function<void(const Progress&)>& on_progress)
        : game_{game},
          flow_{std::move(flow)},
          money_{std::move(money)},
          executor_{executor},
          on_progress_{on_progress} {}

    void expect_calls(std::uint64_t total) { progress_.total = total; }

    /// With this coalition of `flow`: [coalition of `money`][draw].
    std::vector<std::vector<Amounts>> count(std::size_t coalition, std::uint32_t draws) {
        const std::size_t ways = std::size_t{1} << money_.size();
        std::vector<DriverSet> sets;
        std::vector<ModelTables> tables;
        for (std::size_t way = 0; way < ways; ++way) {
            sets.push_back(subset(flow_, coalition) | subset(money_, way));
            tables.push_back(game_.tables_of(sets.back()));
        }
        std::vector<std::vector<Amounts>> values(ways, std::vector<Amounts>(draws));
        executor_.for_each(draws, [&](std::uint32_t draw) {
            std::optional<Outcome> outcome;
            for (std::size_t way = 0; way < ways; ++way) {
                const Rates rates = game_.rates(tables[way], sets[way], draw);
                if (!outcome) {
                    outcome = expected_outcome(tables[way], rates);
                }
                values[way][draw] = game_.amounts(tables[way], rates, *outcome);
            }
            const std::lock_guard lock{guard_};
            ++progress_.done;
            if (on_progress_) {
                on_progress_(progress_);
            }
        });
        return values;
    }

    [[nodiscard]] const std::vector<std::size_t>& flow() const { return flow_; }
    [[nodiscard]] const std::vector<std::size_t>& money() const { return money_; }

private:
    const DriverGame& game_;
    std::vector<std::size_t> flow_;
    std::vector<std::size_t> money_;
    Executor& executor_;
    const std::function<void(const Progress&)>& on_progress_;
    Progress progress_;
    std::mutex guard_;
};

std::vector<Amounts> change(std::vector<Amounts> after, const std::vector<Amounts>& before) {
    for (std::size_t draw = 0; draw < after.size(); ++draw) {
        std::transform(after[draw].begin(), after[draw].end(), before[draw].begin(), after[draw].begin(),
                       std::minus<>{});
    }
    return after;
}

void set_alone(Evaluation& evaluation, std::uint32_t draws, DriverEffects& effects) {
    const auto none = evaluation.count(0, draws);
    effects.start = none.front();
    for (std::size_t i = 0; i < evaluation.money().size(); ++i) {
        effects.own[evaluation.money()[i]] = change(none[std::size_t{1} << i], none.front());
    }
    for (std::size_t i = 0; i < evaluation.flow().size(); ++i) {
        effects.own[evaluation.flow()[i]] = change(evaluation.count(std::size_t{1} << i, draws).front(), none.front());
    }
    effects.full = evaluation.count((std::size_t{1} << evaluation.flow().size()) - 1, draws).back();
}

/// Shapley values need all coalitions.
void set_joint(Evaluation& evaluation, std::uint32_t draws, DriverEffects& effects) {
    std::vector<std::vector<Amounts>> worth; // [coalition: flow in the low bits, then money][draw]
    const std::size_t flows = std::size_t{1} << evaluation.flow().size();
    const std::size_t ways = std::size_t{1} << evaluation.money().size();
    worth.resize(flows * ways);
    for (std::size_t coalition = 0; coalition < flows; ++coalition) {
        auto values = evaluation.count(coalition, draws);
        for (std::size_t way = 0; way < ways; ++way) {
            worth[way * flows + coalition] = std::move(values[way]);
        }
    }
    std::vector<std::size_t> players = evaluation.flow();
    players.insert(players.end(), evaluation.money().begin(), evaluation.money().end());
    const std::size_t width = effects.start.front().size();
    std::vector<double> of_coalitions(worth.size());
    for (const std::size_t player : players) {
        effects.joint[player].assign(draws, Amounts(width));
    }
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        for (std::size_t at = 0; at < width; ++at) {
            std::transform(worth.begin(), worth.end(), of_coalitions.begin(),
                           [&](const std::vector<Amounts>& by_draw) { return by_draw[draw][at]; });
            const std::vector<double> values = shapley_values(of_coalitions);
            for (std::size_t player = 0; player < players.size(); ++player) {
                effects.joint[players[player]][draw][at] =
                    values[player] - (of_coalitions[std::size_t{1} << player] - of_coalitions[0]);
            }
        }
    }
    effects.shared_draws = draws;
}

} // namespace

DriverEffects driver_effects(const Model& scenario, const Model& first, const DriverDraws& draws, Executor& executor,
                             const std::function<void(const Progress&)>& on_progress) {
    const std::uint32_t count = draws.all.count;
    expects(draws.shared > 0 && draws.shared <= count, "Shapley values in at least one of the draws");
    const DriverSet at_work = drivers_at_work(scenario.scenario(), first.scenario());
    const DriverSet money = money_drivers(scenario.scenario(), first.scenario());
    const DriverGame game{scenario, first, draws.all};
    Evaluation evaluation{game, members(at_work & ~money), members(at_work & money), executor, on_progress};
    const std::uint64_t flows = evaluation.flow().size();
    evaluation.expect_calls((flows + 2) * count + (std::uint64_t{1} << flows) * draws.shared);
    DriverEffects effects;
    set_alone(evaluation, count, effects);
    set_joint(evaluation, draws.shared, effects);
    return effects;
}

std::vector<Swing> with_costs(const Model& scenario, std::vector<Swing> swings, Executor& executor) {
    const ModelTables tables = up_to_budget(scenario.tables());
    const auto cost = [&](const Theta& theta) {
        const Rates rates = make_rates(tables, theta);
        const Money money = count_money(tables, rates, expected_outcome(tables, rates), Rounding::none);
        const std::size_t themas = tables.scenario.dataset->themas.size();
        double sum = -rates.cover_change[tables.years - 1];
        for (std::size_t at = (tables.years - 1) * themas; at < tables.years * themas; ++at) {
            sum += money.real.cost[at] - money.real.income[at];
        }
        return sum;
    };
    const Theta central = central_theta(scenario);
    const double usual = cost(central);
    executor.for_each(static_cast<std::uint32_t>(swings.size()), [&](std::uint32_t i) {
        Theta theta = central;
        theta[swings[i].parameter] = swings[i].low;
        swings[i].cost_at_low = cost(theta) - usual;
        theta[swings[i].parameter] = swings[i].high;
        swings[i].cost_at_high = cost(theta) - usual;
    });
    return swings;
}

} // namespace koers
