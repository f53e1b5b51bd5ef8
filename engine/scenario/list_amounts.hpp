#pragma once

#include <optional>
#include <vector>

#include "koers/measure.hpp"
#include "scenario/list_cells.hpp"

namespace koers::scenario {

/// When the measure of a row works, and over which years the list tells amounts.
struct ListCourse {
    Measure measure; // first year, ramp and duration
    int first_year{};
    int last_year{};
};

/// The amount at full strength that the gross amounts of a row come down to; nothing if they tell none, or what the
/// catalogue has already (`known`). Notes a fault if they do not fit the start and the ramp.
[[nodiscard]] input::Read<double> amount_of_years(const ListRow& row, const ListCourse& course,
                                                  std::optional<double> known);

/// Notes a fault where the gross amounts are not those of an amount that the row gives itself.
void check_years(const ListRow& row, const ListCourse& course, double amount);

/// The friction costs of a row; nothing if it tells none, or what is known already. Notes a fault for costs in another
/// year than the first.
[[nodiscard]] input::Read<double> friction_of_years(const ListRow& row, const ListCourse& course,
                                                    std::optional<double> known);

/// The share of `amount` that was reached, when the row says that the measure was realised or written down; `of` is
/// whether it is an amount at all. Notes a fault if the figures are missing or do not fit.
enum class Realised : unsigned char { no, faulty, yes };
struct RealisedShare {
    Realised is{Realised::no};
    input::Located<double> share;
};
[[nodiscard]] RealisedShare realised_share(const ListRow& row, std::optional<double> amount);

} // namespace koers::scenario
