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

/// What a measure acts on.
enum class Lever : std::uint8_t { request_rate, stay, hours, price, staff, budget_line };

/// A measure: a factor on its target, or an amount (EUR a year at the price level of the budget) on a
/// budget line. It works from `from` on, grows linearly to full strength in `ramp` years and ends
/// `duration` years after its start if that is given.
struct Measure {
    std::string id;
    std::string name;
    Lever lever{Lever::request_rate};
    std::optional<ServiceId> service;
    std::optional<SectorId> sector;
    std::optional<BudgetLineId> budget_line;
    ParameterId strength; // the factor, or the amount
    int from{};
    int ramp{};
    std::optional<int> duration;
};

/// Strength of a measure in a year: 0 before and after it works, 1 at full strength. With a ramp of
/// three years the first three years have 1/3, 2/3 and 1; without ramp the first year has 1.
[[nodiscard]] double strength_in(const Measure& measure, int year);

/// A data set with the assumptions and measures of one scenario. `parameters` starts with those of
/// the data set, in the same order and as the switches leave them, followed by those of the measures.
struct Scenario {
    std::string id;
    std::string name;
    std::string description;
    std::shared_ptr<const Dataset> dataset;
    std::vector<std::pair<std::string, std::string>> switches; // every switch with its level
    std::vector<Measure> measures;
    std::vector<Parameter> parameters;
    std::vector<InputFile> files; // the scenario file and those that it starts from
};

/// Reads scenario files with everything that they refer to. Scenarios of one data folder share their
/// Dataset. Ids must be unique. On failure: every fault in every file, in file and line order.
[[nodiscard]] Result<std::vector<Scenario>> read_scenarios(const std::vector<std::filesystem::path>& files);

} // namespace koers
