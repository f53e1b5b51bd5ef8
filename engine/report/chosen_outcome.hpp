#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "koers/layout.hpp"

namespace koers {

/// An outcome that a user names: `nettolasten`, the id of an indicator, `lasten` or another amount of all labels
/// together, or `variable:label` such as `gebruikers:huishoudelijke_hulp`.
struct ChosenOutcome {
    std::string id;
    std::string name;
    std::string unit;
    int decimals{};
    std::vector<std::pair<std::string, double>> variables; // with the sign by which they count
    std::optional<std::size_t> label;                      // position; without it the sum over all labels
};

/// Nothing if there is no such outcome.
[[nodiscard]] std::optional<ChosenOutcome> choose_outcome(const Layout& layout, const std::string& id);

/// The outcome in each year, out of values in the order of the layout.
[[nodiscard]] std::vector<double> by_year(const Layout& layout, const ChosenOutcome& outcome,
                                          const std::vector<double>& values);

} // namespace koers
