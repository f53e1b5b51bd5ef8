#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "koers/dataset.hpp"
#include "koers/diagnostics.hpp"

namespace koers {

/// A data set with the assumptions and measures of one scenario. `parameters` starts with those of
/// the data set, in the same order and as the switches leave them, followed by those of the measures.
/// `measures` ends with the switched measures of the data set.
struct Scenario {
    std::string id;
    std::string name;
    std::string description;
    std::shared_ptr<const Dataset> dataset;
    std::vector<std::pair<std::string, std::string>> switches; // every switch with its level
    std::vector<Measure> measures;
    std::vector<Parameter> parameters;
    std::vector<bool> silent;     // [connection] whether its effect is left out; empty: none is
    std::vector<InputFile> files; // the scenario file and those that it starts from
    std::string folder;           // names of the folders above the data, as far up as a path of `files` climbs
};

/// Number of the scenario's own measures; those of switches come after them.
[[nodiscard]] std::size_t own_measures(const Scenario& scenario);

/// The scenario with measures that change nothing by influence, only what they act on themselves: all of them, or
/// those with one id.
[[nodiscard]] Scenario without_effects(Scenario scenario);
[[nodiscard]] Scenario without_effect_of(Scenario scenario, const std::string& measure);

/// The ids of measures whose effects are left out, separated by `;`; `alle` if no measure has any effect.
[[nodiscard]] std::string effects_left_out(const Scenario& scenario);

/// The scenario without the effects that such a text names.
[[nodiscard]] Scenario with_effects_left_out(Scenario scenario, const std::string& ids);

/// The name of the level at which a switch stands unless a scenario says otherwise.
[[nodiscard]] const std::string& default_level(const Switch& of);

/// The scenario with one of its switches at another level.
[[nodiscard]] Scenario with_level(Scenario scenario, std::size_t which, const std::string& level);

/// The scenario of a data set without measures, every assumption at its default.
[[nodiscard]] Scenario plain_scenario(Scenario scenario);

/// The scenario with every measure of the catalogue that it does not have; to compare them one by one, not to run,
/// since some exclude each other.
[[nodiscard]] Scenario with_catalogue(Scenario scenario);

/// Reads scenario files with everything that they refer to. Scenarios of one data folder share their
/// Dataset. Ids must be unique. On failure: every fault in every file, in file and line order.
[[nodiscard]] Result<std::vector<Scenario>> read_scenarios(const std::vector<std::filesystem::path>& files);

} // namespace koers
