#include "report/chosen_outcome.hpp"

#include <algorithm>
#include <array>

#include "koers/report.hpp"
#include "report/contents_view.hpp"

namespace koers {
namespace {

/// Amounts whose labels add up to something.
constexpr std::array<const char*, 4> sums{"lasten", "baten", "kosten", "lasten_budgetregel"};

bool is_yearly(const Variable& variable) {
    return variable.dimensions.size() == 2 && variable.dimensions.front() == "jaar" &&
           variable.name != "indicatorwaarde";
}

std::optional<std::size_t> position_of(const Coordinate& coordinate, const std::string& label) {
    const auto found = std::find(coordinate.texts.begin(), coordinate.texts.end(), label);
    return found == coordinate.texts.end() ? std::nullopt
                                           : std::optional{static_cast<std::size_t>(found - coordinate.texts.begin())};
}

const Coordinate* find_coordinate(const Layout& layout, const std::string& name) {
    const auto found = std::find_if(layout.coordinates.begin(), layout.coordinates.end(),
                                    [&name](const Coordinate& one) { return one.name == name; });
    return found == layout.coordinates.end() ? nullptr : &*found;
}

std::optional<ChosenOutcome> chosen_indicator(const Layout& layout, const std::string& id) {
    const Coordinate* indicators = find_coordinate(layout, "indicator");
    const auto position = indicators == nullptr ? std::nullopt : position_of(*indicators, id);
    if (!position) {
        return std::nullopt;
    }
    const std::string& whom = column_text(*indicators, "indicator_bevolkingsgroep", *position);
    return ChosenOutcome{id,
                         column_text(*indicators, "indicator_naam", *position) + (whom.empty() ? "" : ", " + whom),
                         column_text(*indicators, "indicator_eenheid", *position),
                         2,
                         {{"indicatorwaarde", 1.0}},
                         position};
}

int decimals_of(const Variable& variable) {
    return variable.unit == "EUR" ? 0 : 2;
}

std::optional<ChosenOutcome> chosen_variable(const Layout& layout, const std::string& id) {
    const auto colon = std::min(id.find(':'), id.size());
    const std::string name = id.substr(0, colon);
    const auto variable = std::find_if(layout.variables.begin(), layout.variables.end(),
                                       [&name](const Variable& one) { return one.name == name && is_yearly(one); });
    if (variable == layout.variables.end()) {
        return std::nullopt;
    }
    ChosenOutcome chosen{id, variable->long_name, variable->unit, decimals_of(*variable), {{name, 1.0}}, {}};
    if (colon == id.size()) {
        return std::find(sums.begin(), sums.end(), name) == sums.end() ? std::nullopt : std::optional{chosen};
    }
    const Coordinate& labels = layout.coordinate(variable->dimensions.back());
    chosen.label = position_of(labels, id.substr(colon + 1));
    if (!chosen.label) {
        return std::nullopt;
    }
    chosen.name += ": " + column_text(labels, labels.name + "_naam", *chosen.label);
    return chosen;
}

} // namespace

std::optional<ChosenOutcome> choose_outcome(const Layout& layout, const std::string& id) {
    if (id == "nettolasten") {
        return ChosenOutcome{id, "lasten min baten van alle thema's", "EUR", 0, {{"lasten", 1.0}, {"baten", -1.0}}, {}};
    }
    auto chosen = chosen_indicator(layout, id);
    return chosen ? chosen : chosen_variable(layout, id);
}

std::vector<double> by_year(const Layout& layout, const ChosenOutcome& outcome, const std::vector<double>& values) {
    std::vector<double> result(layout.coordinate("jaar").size(), 0.0);
    for (const auto& [name, sign] : outcome.variables) {
        const Variable& variable = layout.variable(name);
        const std::size_t base = variable.offset + (variable.type == ValueType::real ? layout.integers : 0);
        const std::size_t width = variable.size / result.size();
        for (std::size_t i = 0; i < variable.size; ++i) {
            if (!outcome.label || i % width == *outcome.label) {
                result[i / width] += sign * values[base + i];
            }
        }
    }
    return result;
}

std::vector<std::string> outcome_ids(const Layout& layout) {
    std::vector<std::string> ids{"nettolasten"};
    ids.insert(ids.end(), sums.begin(), sums.end());
    if (const Coordinate* indicators = find_coordinate(layout, "indicator")) {
        ids.insert(ids.end(), indicators->texts.begin(), indicators->texts.end());
    }
    for (const Variable& variable : layout.variables) {
        if (is_yearly(variable)) {
            for (const std::string& label : layout.coordinate(variable.dimensions.back()).texts) {
                ids.push_back(variable.name + ":" + label);
            }
        }
    }
    return ids;
}

} // namespace koers
