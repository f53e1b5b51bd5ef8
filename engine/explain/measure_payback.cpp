#include <algorithm>
#include <functional>
#include <mutex>

#include "base/expects.hpp"
#include "explain/expected_cost.hpp"
#include "explain/variants.hpp"
#include "koers/explain.hpp"
#include "sim/influence.hpp"
#include "sim/rates.hpp"

namespace koers {
namespace {

/// The weakest grade of the connections behind the nodes at which a measure enters.
Grade weakest_behind(const ModelTables& tables, const Theta& theta) {
    const InfluenceValues inputs = influence_inputs(tables, theta);
    std::vector<bool> reached;
    std::transform(inputs.begin(), inputs.end(), std::back_inserter(reached), is_at_work);
    const auto& connections = tables.scenario.dataset->connections;
    Grade grade = Grade::a;
    for (std::size_t round = 0; round < connections.size(); ++round) {
        for (std::size_t i = 0; i < connections.size(); ++i) {
            const InfluenceEdge& edge = tables.influence.graph.edges[i];
            if (reached[edge.from]) {
                reached[edge.to] = true;
                grade = std::max(grade, connections[i].grade);
            }
        }
    }
    return grade;
}

std::vector<std::optional<std::size_t>> years_paid(const std::vector<std::vector<double>>& net) {
    std::vector<std::optional<std::size_t>> result(net.front().size());
    for (std::size_t draw = 0; draw < result.size(); ++draw) {
        double sum = 0.0;
        for (std::size_t year = 0; year < net.size(); ++year) {
            sum += net[year][draw];
            if (sum >= 0.0) {
                result[draw].reset();
            } else if (!result[draw]) {
                result[draw] = year;
            }
        }
    }
    return result;
}

/// What all budget lines cost in each year, EUR.
std::vector<double> line_cost(const Model& model, const FirstDraws& draws, std::uint32_t draw) {
    const Rates rates = make_rates(model.tables(), draw_theta(model, draws.seed, draw, draws.sampling));
    std::vector<double> sums(model.tables().years, 0.0);
    for (const std::vector<double>& line : rates.line_amount) {
        std::transform(sums.begin(), sums.end(), line.begin(), sums.begin(), std::plus<>{});
    }
    return sums;
}

/// Net cost [draw][year] of models in the same draws, with the progress of all of them.
class CostCounter {
public:
    CostCounter(const FirstDraws& draws, std::uint64_t total, Executor& executor,
                const std::function<void(const Progress&)>& on_progress)
        : draws_{draws}, progress_{0, total}, executor_{executor}, on_progress_{on_progress} {}

    std::vector<std::vector<double>> count(const Model& model) {
        std::vector<std::vector<double>> costs(draws_.count);
        executor_.for_each(draws_.count, [&](std::uint32_t draw) {
            costs[draw] = expected_net_cost(model, draws_, draw);
            const std::lock_guard lock{guard_};
            ++progress_.done;
            if (on_progress_) {
                on_progress_(progress_);
            }
        });
        return costs;
    }

    /// The same for a model that differs from the one of `before` in its budget lines only.
    std::vector<std::vector<double>> count_lines(const Model& model, const Model& bare,
                                                 const std::vector<std::vector<double>>& before) {
        std::vector<std::vector<double>> costs = before;
        executor_.for_each(draws_.count, [&](std::uint32_t draw) {
            const auto after = line_cost(model, draws_, draw);
            const auto first = line_cost(bare, draws_, draw);
            for (std::size_t year = 0; year < after.size(); ++year) {
                costs[draw][year] += after[year] - first[year];
            }
        });
        return costs;
    }

private:
    FirstDraws draws_;
    Progress progress_;
    Executor& executor_;
    const std::function<void(const Progress&)>& on_progress_;
    std::mutex guard_;
};

bool on_lines_only(const Measure& measure) {
    return measure.lever == Lever::budget_line || measure.lever == Lever::budget_lines;
}

/// [year][draw], from [draw][year] twice.
std::vector<std::vector<double>> by_year(const std::vector<std::vector<double>>& after,
                                         const std::vector<std::vector<double>>& before) {
    std::vector<std::vector<double>> result(after.front().size());
    for (std::size_t year = 0; year < result.size(); ++year) {
        for (std::size_t draw = 0; draw < after.size(); ++draw) {
            result[year].push_back(after[draw][year] - before[draw][year]);
        }
    }
    return result;
}

} // namespace

std::vector<MeasurePayback> measure_paybacks(const Model& scenario, const FirstDraws& draws, Executor& executor,
                                             const std::function<void(const Progress&)>& on_progress) {
    expects(draws.count > 0, "at least one draw");
    const Scenario& full = scenario.scenario();
    Scenario bare = full;
    bare.measures = full.dataset->switched_measures;
    bare.parameters.resize(full.dataset->parameters.size());
    const std::size_t measures = own_measures(full);
    std::size_t calls = 1 + measures;
    for (std::size_t i = 0; i < measures; ++i) {
        calls += on_lines_only(full.measures[i]) ? 0 : 1;
    }
    CostCounter counter{draws, static_cast<std::uint64_t>(draws.count) * calls, executor, on_progress};
    const Model without = build_like(scenario, bare);
    const auto before = counter.count(without);
    std::vector<MeasurePayback> result;
    for (std::size_t i = 0; i < measures; ++i) {
        const Measure& measure = full.measures[i];
        const Scenario one = with_measure(bare, full, i);
        const Model with = build_like(scenario, one);
        MeasurePayback row{measure.id, measure.name, {}, {}, {}, {}, {}};
        row.grade = std::max(full.parameters[measure.strength.index()].grade,
                             weakest_behind(with.tables(), central_theta(with)));
        row.own = by_year(on_lines_only(measure)
                              ? counter.count_lines(build_like(scenario, without_effects(one)), without, before)
                              : counter.count(build_like(scenario, without_effects(one))),
                          before);
        row.net = by_year(counter.count(with), before);
        row.payback = payback(row.net, draws.sampling);
        row.year_paid = years_paid(row.net);
        result.push_back(std::move(row));
    }
    return result;
}

} // namespace koers
