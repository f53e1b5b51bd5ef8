#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "koers/layout.hpp"
#include "koers/sampling.hpp"
#include "koers/scenario.hpp"

namespace koers {

struct ModelTables;

/// A scenario made ready to simulate: immutable, shared by all threads. Copies share their tables.
class Model {
public:
    explicit Model(std::shared_ptr<const ModelTables> tables);

    [[nodiscard]] const ModelTables& tables() const { return *tables_; }
    [[nodiscard]] const Layout& layout() const;
    [[nodiscard]] const Scenario& scenario() const;

private:
    std::shared_ptr<const ModelTables> tables_;
};

/// Builds the model of a scenario. Fails when correlations are not positive definite or an anchor
/// cannot be reached.
[[nodiscard]] Result<Model> build_model(const Scenario& scenario);

/// Builds the models of several scenarios, which share what they have in common. Fails with the faults of all that
/// cannot be built.
[[nodiscard]] Result<std::vector<Model>> build_models(const std::vector<Scenario>& scenarios);

/// The model of another scenario of the same data set. The correlations must be those of `like`, as they are.
[[nodiscard]] Model build_like(const Model& like, const Scenario& scenario);

/// The history of all indicators of a data set.
[[nodiscard]] ObservedSeries observed_series(const Dataset& data);

/// The parameters of one replicate, in the order of `Scenario::parameters`.
using Theta = std::vector<double>;

/// All parameters at their central value.
[[nodiscard]] Theta central_theta(const Model& model);

/// The parameters that replicate `replicate` of a run with `seed` draws.
[[nodiscard]] Theta draw_theta(const Model& model, std::uint64_t seed, std::uint32_t replicate,
                               Sampling sampling = Sampling::sobol);

/// One replicate of the event engine: a pure function of its arguments.
[[nodiscard]] Trajectory simulate(const Model& model, std::uint64_t seed, std::uint32_t replicate,
                                  Sampling sampling = Sampling::sobol);

/// The same with given parameters in place of drawn ones.
[[nodiscard]] Trajectory simulate(const Model& model, const Theta& theta, std::uint64_t seed, std::uint32_t replicate);

/// The same replicate of several models, each with its parameters. Models of one data set with the same demography
/// share the population and the candidates for requests, which saves time; the outcomes are those of each on its own.
[[nodiscard]] std::vector<Trajectory> simulate(std::span<const Model> models, const std::vector<Theta>& thetas,
                                               std::uint64_t seed, std::uint32_t replicate);

/// The same for replicate after replicate: what a replicate makes depends on its arguments only, but memory is kept, so
/// it is faster. One for each thread.
class Simulator {
public:
    explicit Simulator(std::span<const Model> models);
    Simulator(Simulator&& other) noexcept;
    Simulator& operator=(Simulator&& other) noexcept;
    ~Simulator();

    [[nodiscard]] std::vector<Trajectory> simulate(const std::vector<Theta>& thetas, std::uint64_t seed,
                                                   std::uint32_t replicate);

private:
    struct Courses;
    std::unique_ptr<Courses> courses_;
};

/// The expectation engine: expected flows per stratum without individual chance. Counts and euros are
/// not rounded: one double per value, first the integers of the layout, then its reals.
[[nodiscard]] std::vector<double> expect(const Model& model, const Theta& theta);

} // namespace koers
