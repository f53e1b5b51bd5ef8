#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "koers/catalogue.hpp"
#include "koers/ids.hpp"
#include "koers/legal_room.hpp"

namespace koers {

/// What a measure acts on.
enum class Lever : std::uint8_t {
    request_rate,
    stay,
    hours,
    price,
    paid_share,
    staff,
    budget_line,
    budget_lines, // all of one legal room
    fee,
    general_cover
};

/// What people keep of a measure without any effect on its outcome: names of columns in the list of measures
/// (`measure_columns`) and their texts.
using MeasureNotes = std::vector<std::pair<std::string, std::string>>;

/// A measure on its target. `strength` is a factor; for a budget line and the general cover an amount
/// (EUR a year at the price level of the budget), for the paid share the new share. It works from `from`
/// on, grows linearly to full strength in `ramp` years and ends `duration` years after its start if that
/// is given.
struct Measure {
    std::string id;
    std::string name;
    Lever lever{Lever::request_rate};
    std::optional<ServiceId> service;
    std::optional<SectorId> sector;
    std::optional<BudgetLineId> budget_line;
    LegalRoom room{LegalRoom::free};     // of `budget_lines`
    std::optional<std::size_t> income;   // of requests: only of this class, position in Demography::incomes
    std::optional<std::size_t> referrer; // of requests: only by this one, position in Dataset::referrers
    ParameterId strength;
    std::optional<double> grows_to; // of an amount: every year adds `strength` until this is reached
    int from{};
    int ramp{};
    std::optional<int> duration;
    std::optional<ParameterId> reached_share; // of an amount: the share of it that is reached
    std::optional<ParameterId> friction;      // of an amount: EUR on top in the first year
    std::optional<std::size_t> chosen;        // position in the catalogue
    double planned{1.0};                      // of a chosen measure: its amount against that of the catalogue
    bool without_effect{};                    // changes its own amount or target only, nothing by influence
    std::optional<MeasureKind> kind;          // of an amount outside the catalogue, if it has one
    MeasureNotes notes;
};

/// Strength of a measure in a year: 0 before and after it works, 1 at full strength. With a ramp of
/// three years the first three years have 1/3, 2/3 and 1; without ramp the first year has 1.
[[nodiscard]] double strength_in(const Measure& measure, int year);

/// What a measure with an amount changes in a year if all of it is reached, EUR, without friction costs; `amount` is
/// its strength.
[[nodiscard]] double amount_in(const Measure& measure, double amount, int year);

} // namespace koers
