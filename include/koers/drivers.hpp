#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "koers/explain.hpp"

namespace koers {

/// What carries the cost of a scenario away from its budget: parameters, what goes on changing after the first budget
/// year, and measures.
enum class Driver : std::uint8_t {
    demography, // how many people of which age
    use,        // the chance of a service
    intensity,  // hours and length of stay
    price,      // tariffs, their index against that of the budget, own contributions
    staff,      // shortage, waiting and what shortage does to prices
    government, // grants, what the municipality bears, and measures of assumption switches
    adopted,    // measures that the first scenario has too
    proposed,   // the other measures of the scenario
    prevention  // what measures change in the demand for care by influence
};
inline constexpr std::size_t driver_count = 9;

/// The driver of every parameter of a scenario; none for what stays as drawn throughout.
[[nodiscard]] std::vector<std::optional<Driver>> driver_of_parameters(const Scenario& scenario, const Scenario& first);

/// Net cost by the expectation engine in draws of the parameters, from nothing changed since the first budget year to
/// the scenario as it is. Amounts are EUR at the price level of the budget, [budget year x thema], lasten minus baten;
/// of the general cover minus its change.
struct DriverEffects {
    using Amounts = std::vector<double>;

    std::vector<Amounts> start;                         // [draw], without any driver
    std::vector<Amounts> full;                          // [draw], with all of them
    std::array<std::vector<Amounts>, driver_count> own; // [driver][draw], each alone on top of `start`
    /// [driver][draw], in the first `shared_draws` of the draws: the Shapley value minus the effect alone, which is
    /// its share in what the drivers do together.
    std::array<std::vector<Amounts>, driver_count> joint;
    std::uint32_t shared_draws{};
};

/// In which draws drivers are worked out. Shapley values need every combination of drivers, so they may be taken in
/// the first of the draws only.
struct DriverDraws {
    FirstDraws all;
    std::uint32_t shared{}; // no more than there are
};

/// `first` is the first scenario of the run: measures that it has too are adopted ones.
[[nodiscard]] DriverEffects driver_effects(const Model& scenario, const Model& first, const DriverDraws& draws,
                                           Executor& executor, const std::function<void(const Progress&)>& on_progress);

/// What a measure changes in one year on top of the other measures of its scenario, in draws of the parameters.
struct MeasureEffect {
    std::string id;
    std::vector<std::vector<double>> cost;       // [taakveld][draw], lasten minus baten, EUR
    std::vector<std::vector<double>> indicators; // [indicator][draw], in its unit; NaN where it has no value
};

/// Leaves the measures of `scenario` out one by one, and compares by the expectation engine.
[[nodiscard]] std::vector<MeasureEffect> measure_effects(const Model& scenario, int year, const FirstDraws& draws,
                                                         Executor& executor,
                                                         const std::function<void(const Progress&)>& on_progress);

/// A parameter at two values, the others at their central ones.
struct Swing {
    std::size_t parameter{};
    double low{};
    double high{};
    double cost_at_low{}; // net cost against that at the central value, all themas with the general cover, EUR
    double cost_at_high{};
};

/// Fills in what swings of parameters do in the last budget year by the expectation engine.
[[nodiscard]] std::vector<Swing> with_costs(const Model& scenario, std::vector<Swing> swings, Executor& executor);

} // namespace koers
