#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "koers/ids.hpp"
#include "koers/legal_room.hpp"
#include "koers/parameter.hpp"

namespace koers {

/// What a measure is to the budget: already taken out of it, a target without a plan, another way to reach the same,
/// or an investment. The kind tells how much of an amount is reached.
enum class MeasureKind : std::uint8_t { bezuiniging, taakstelling, ombuiging, investering };
inline constexpr std::size_t measure_kinds = 4;

/// What a measure changes to reach its amount.
enum class Approach : std::uint8_t { clients, intensity, price, subsidy, organisation, income, estimate };

/// A measure from which scenarios choose.
struct CatalogueMeasure {
    std::string id;
    std::string name;
    BudgetLineId budget_line; // gives goal, thema and taakveld
    MeasureKind kind{MeasureKind::investering};
    Approach approach{Approach::subsidy};
    LegalRoom room{LegalRoom::free};
    Parameter amount; // EUR a year above today's budget, price level of the budget; a saving is negative
    std::optional<Parameter> friction; // EUR, in the first year
    bool once{};                       // in its first year only
    int from{};
    int ramp{};                      // years until full strength
    std::optional<int> target_group; // persons
    std::vector<std::size_t> needs;  // positions in the catalogue
    std::vector<std::size_t> excludes;
    std::string text; // what inhabitants notice
};

/// The measures of a municipality; `reached_share` holds the share of the amount that is reached, by MeasureKind.
struct Catalogue {
    std::array<Parameter, measure_kinds> reached_share;
    std::vector<CatalogueMeasure> measures;
};

} // namespace koers
