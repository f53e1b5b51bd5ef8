#include <array>

#include "report/money_sign.hpp"
#include "report/tables.hpp"

namespace koers {
namespace {

/// The chance shown and, as a tie is neither, that of the opposite.
using TwoCells = std::array<std::string, 2>;

TwoCells headings_of(ShownChance chance) {
    switch (chance) {
    case ShownChance::lower:
        return {"Kans op lager", "hoger"};
    case ShownChance::cheaper:
        return {"Kans op goedkoper", "duurder"};
    case ShownChance::better:
        break;
    }
    return {"Kans op beter", "slechter"};
}

TwoCells chances_of(const DifferenceRow& row, ShownChance chance) {
    const std::string lower = dutch_percentage(row.difference.chance_lower);
    const std::string higher = dutch_percentage(row.difference.chance_higher);
    if (chance == ShownChance::better && row.outcome.wanted == WantedChange::neither) {
        return {"-", "-"};
    }
    const bool up_is_better = chance == ShownChance::better && row.outcome.wanted == WantedChange::higher;
    return up_is_better ? TwoCells{higher, lower} : TwoCells{lower, higher};
}

std::vector<std::string> cells_of(const DifferenceRow& row, ShownChance chance, SignConvention sign) {
    const bool money = is_money(row.outcome);
    const PairedDifference d = money ? in_convention(row.difference, sign) : row.difference;
    const auto shown = [&](double value) {
        return money ? shown_amount(value, sign) : dutch_number(value, row.outcome.decimals);
    };
    const auto [chance_shown, opposite] = chances_of(row, chance);
    const double reach = (d.high - d.low) / 2.0;
    return {"  " + std::to_string(row.year),
            shown(d.mean),
            money ? dutch_number(reach / 1000.0, 0) : dutch_number(reach, row.outcome.decimals),
            shown(d.p10),
            shown(d.p50),
            shown(d.p90),
            chance_shown,
            opposite,
            dutch_number(d.variance_reduction, 1)};
}

} // namespace

std::string difference_table(const std::vector<DifferenceRow>& rows, ShownChance chance, SignConvention sign) {
    if (rows.empty()) {
        return "Geen enkel verschil.\n";
    }
    const auto [chance_heading, opposite] = headings_of(chance);
    TextTable table{{"Jaar", "Gemiddeld", "±", "P10", "P50", "P90", chance_heading, opposite, "Variantiereductie"}};
    std::string outcome;
    for (const DifferenceRow& row : rows) {
        if (row.outcome.name != outcome) {
            outcome = row.outcome.name;
            table.add_heading(outcome);
        }
        table.add(cells_of(row, chance, sign));
    }
    return table.text();
}

std::string difference_heading(const ScenarioContents& basis, const ScenarioContents& other) {
    return "\nVerschil van " + other.id + " met " + basis.id +
           " (gepaard: dezelfde trekkingen in beide scenario's)\n\n";
}

std::string not_comparable_text() {
    return "Niet te vergelijken: de jaren, thema's, voorzieningen of leeftijdsgroepen zijn andere.\n";
}

std::string difference_notes() {
    return "V = voordelig, N = nadelig. Achter ± staat het halve 95%-interval van het gemiddelde verschil. In 8\n"
           "van de 10 doorrekeningen ligt het verschil tussen P10 en P90. Een kans is het deel van de\n"
           "doorrekeningen waarin het scenario lager (goedkoper, beter) uitkomt dan de basis, en daarachter hoger\n"
           "(duurder, slechter); in de rest is het gelijk. Wat in geen enkele doorrekening verschilt, staat er\n"
           "niet bij. Variantiereductie: zoveel keer meer doorrekeningen had dezelfde precisie gekost zonder\n"
           "dezelfde trekkingen (bij gewone trekkingen).\n";
}

} // namespace koers
