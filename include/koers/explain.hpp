#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "koers/analysis.hpp"
#include "koers/grade.hpp"
#include "koers/model.hpp"
#include "koers/run.hpp"

namespace koers {

/// What sets a scenario apart from its basis.
enum class CauseKind : std::uint8_t {
    assumption, // an assumption switch at another level
    own,        // a measure by what it acts on itself: an amount, a number of hours, ...
    path        // a measure by one way through the influence graph
};

/// One cause and what it does if it alone is added to the basis. `values` are changes of the values of the layout
/// (integers first, then reals, without `parameterwaarde`); NaN where the basis or the cause has none.
struct Cause {
    CauseKind kind{};
    std::string subject;          // id of the measure or assumption
    std::string name;             // as users read it
    std::vector<std::size_t> way; // of a path: positions of its connections
    Grade grade{Grade::a};        // the weakest on the way
    std::vector<double> values;
};

/// A difference laid to causes: in every value the causes and `interaction` add up to `total`.
struct DifferenceExplanation {
    std::vector<Cause> causes;
    std::vector<double> interaction; // what causes do together beyond what each does alone
    std::vector<double> total;
};

/// Explains what `scenario` changes against `basis`, of the same data set, with the expectation engine at central
/// parameters. Causes without any effect are left out.
[[nodiscard]] DifferenceExplanation explain_difference(const Model& basis, const Model& scenario, Executor& executor);

/// Cost minus income of all themas together in each year, EUR, out of values in the order of the layout.
[[nodiscard]] std::vector<double> net_cost(const Layout& layout, const std::vector<double>& values);

/// Draws of the parameters: those of the first `count` replicates of a run.
struct FirstDraws {
    std::uint64_t seed{1};
    std::uint32_t count{};
    Sampling sampling{Sampling::sobol};
};

/// How a measure turns out: net cost against the same scenario without it, in draws of the parameters.
struct MeasurePayback {
    std::string id;
    std::string name;
    Grade grade{Grade::a};                             // the weakest of its amount and of the connections that it feeds
    std::vector<std::vector<double>> own;              // [year][draw], EUR: what it changes itself
    std::vector<std::vector<double>> net;              // [year][draw], EUR: that and all that follows from it
    Payback payback;                                   // of `net`
    std::vector<std::optional<std::size_t>> year_paid; // [draw], from which year on it is cheaper so far and stays so
};

/// Adds the measures of `scenario` one by one to the scenario without them, and compares by the expectation engine.
[[nodiscard]] std::vector<MeasurePayback> measure_paybacks(const Model& scenario, const FirstDraws& draws,
                                                           Executor& executor,
                                                           const std::function<void(const Progress&)>& on_progress);

/// Net cost of a scenario with and without the effects of connections whose grade is weaker than `weakest`.
struct EvidenceTest {
    std::vector<PairedDifference> differences; // [year], without minus with
    std::vector<double> with;                  // [year], mean, EUR
};

/// By the expectation engine. Nothing if no such connection is at work in the scenario.
[[nodiscard]] std::optional<EvidenceTest> without_weak_evidence(const Model& scenario, Grade weakest,
                                                                const FirstDraws& draws, Executor& executor);

} // namespace koers
