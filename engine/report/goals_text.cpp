#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "koers/report.hpp"
#include "report/goal_rows.hpp"
#include "report/node_name.hpp"

namespace koers {
namespace {

std::string count(std::size_t number) {
    return number == 0 ? "-" : std::to_string(number);
}

/// As few decimals as the number needs, at most two.
std::string short_number(double value) {
    for (const int decimals : {0, 1}) {
        const double factor = decimals == 0 ? 1.0 : 10.0;
        if (std::abs(std::round(value * factor) - value * factor) < 1e-9) {
            return dutch_number(value, decimals);
        }
    }
    return dutch_number(value, 2);
}

std::string year_text(const Indicator& indicator, int year) {
    return indicator.school_years ? fmt::format("{}/{:02}", year, (year + 1) % 100) : std::to_string(year);
}

std::string wanted_text(WantedChange wanted) {
    switch (wanted) {
    case WantedChange::higher:
        return ", gewenst hoger";
    case WantedChange::lower:
        return ", gewenst lager";
    case WantedChange::neither:
        return "";
    }
    return "";
}

template <class Things>
std::string names_of(const std::string& heading, const Things& things) {
    std::string text = heading + ":\n";
    for (const auto* thing : things) {
        text += fmt::format("  {} ({})\n", thing->name, thing->id);
    }
    return things.empty() ? heading + ": geen\n" : text;
}

/// The measures from which a scenario can choose, with their amount and what inhabitants notice.
std::string catalogue_text(const GoalRow& row) {
    std::string text = row.catalogue.empty() ? "In de catalogus: geen\n" : "In de catalogus:\n";
    for (const auto* measure : row.catalogue) {
        const Parameter& amount = measure->amount;
        text += fmt::format("  {} ({})\n    {}, {} EUR {} vanaf {} ({} tot {}). {}\n", measure->name, measure->id,
                            kind_word(measure->kind), dutch_number(amount.central, 0),
                            measure->once ? "eenmalig" : "per jaar", measure->from, dutch_number(amount.low, 0),
                            dutch_number(amount.high, 0), measure->text);
    }
    return text;
}

std::string connections_text(const Dataset& data, const GoalRow& row) {
    std::string text = row.connections.empty() ? "Verbanden: geen\n" : "Verbanden:\n";
    for (const auto* connection : row.connections) {
        text += fmt::format("  {}: {} -> {} ({}, kwaliteit {})\n", connection->name, node_id(data, connection->from),
                            node_id(data, connection->to), study_word(connection->study), letter(connection->grade));
    }
    return text;
}

std::string history_text(const Indicator& indicator) {
    std::string text;
    std::string region;
    for (const auto& observation : indicator.history) {
        text += observation.region == region ? "; " : fmt::format("\n    {}: ", observation.region);
        text += fmt::format("{} {}", year_text(indicator, observation.year), short_number(observation.value));
        region = observation.region;
    }
    return text + "\n";
}

std::string indicator_text(const Indicator& indicator) {
    return fmt::format("  {}{}, {}{}: {}{}", indicator.name,
                       indicator.population.empty() ? "" : " (" + indicator.population + ")", indicator.unit,
                       wanted_text(indicator.wanted), coverage(indicator), history_text(indicator));
}

} // namespace

std::string goals_text(const Scenario& scenario) {
    TextTable table{{"doel", "thema", "budgetregels", "voorzieningen", "maatregelen", "in catalogus", "indicatoren",
                     "gemodelleerd", "beïnvloed", "verbanden", "zwakste kwaliteit", "dekking"}};
    std::string names;
    for (const auto& row : goal_rows(scenario)) {
        table.add({row.goal->id, row.thema->id, count(row.lines.size()), count(row.services.size()),
                   count(row.measures.size()), count(row.catalogue.size()), count(row.indicators.size()),
                   count(row.modelled), count(row.influenced), count(row.connections.size()), letter(row.weakest),
                   coverage(row)});
        names += fmt::format("{:>4}  {}\n", row.goal->id, row.goal->name);
    }
    return fmt::format("{}\n\n{}\nDoelen:\n{}\nMet --doel ID staat er een doel in het geheel.\n", scenario.name,
                       table.text(), names);
}

std::optional<std::string> goal_text(const Scenario& scenario, const std::string& goal) {
    const auto rows = goal_rows(scenario);
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const GoalRow& one) { return one.goal->id == goal; });
    if (row == rows.end()) {
        return std::nullopt;
    }
    std::string text =
        fmt::format("Doel {}: {}\nThema {}: {}\nDekking: {}; zwakste kwaliteit {}\n\n", row->goal->id, row->goal->name,
                    row->thema->id, row->thema->name, coverage(*row), letter(row->weakest));
    text += names_of("Budgetregels", row->lines);
    text += names_of("Voorzieningen", row->services);
    text += names_of("Maatregelen van " + scenario.id, row->measures);
    text += catalogue_text(*row);
    text += connections_text(*scenario.dataset, *row);
    text += row->indicators.empty() ? "Indicatoren: geen in de gegevens\n" : "Indicatoren:\n";
    for (const auto* indicator : row->indicators) {
        text += indicator_text(*indicator);
    }
    return text;
}

} // namespace koers
