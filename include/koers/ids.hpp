#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace koers {

/// A position in one list of the data set; the tag keeps a position in one list out of another.
template <class Tag>
class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(std::size_t index) : index_{static_cast<std::uint32_t>(index)} {}

    [[nodiscard]] constexpr std::size_t index() const { return index_; }

    constexpr auto operator<=>(const Id&) const = default;

private:
    std::uint32_t index_{};
};

using ParameterId = Id<struct ParameterTag>;
using ServiceId = Id<struct ServiceTag>;
using SectorId = Id<struct SectorTag>;
using ThemaId = Id<struct ThemaTag>;
using GoalId = Id<struct GoalTag>;
using TaakveldId = Id<struct TaakveldTag>;
using BudgetLineId = Id<struct BudgetLineTag>;
using AnchorId = Id<struct AnchorTag>;

} // namespace koers
