#include <algorithm>

#include "report/tables.hpp"

namespace koers {
namespace {

/// On screen the outcomes per label are those of the last budget year and of every fifth year after it, except the
/// year right behind the budget, which tells little more. JSON has every year.
bool shown_by_label(int year, const ScenarioContents& contents) {
    const int last = contents.last_budget_year;
    return year == last || (year > last + 1 && year % 5 == 0);
}

/// The age group that stands for the oldest people: everybody of 80 and older, or else the last group.
std::string oldest_shown(const std::vector<DifferenceRow>& rows, const ScenarioContents& contents) {
    const bool together = std::any_of(rows.begin(), rows.end(), [](const DifferenceRow& row) {
        return row.variable == "bevolking" && row.label == oldest_label;
    });
    return together ? oldest_label : contents.coordinate("leeftijdsgroep")->texts.back();
}

std::string name_of(const DifferenceRow& row, const ScenarioContents& contents) {
    if (row.label.empty()) {
        return row.variable == "nettolasten" ? "lasten - baten, totaal (x € 1.000)"
                                             : "lasten - baten, opgeteld vanaf het begin (x € 1.000)";
    }
    if (row.variable == "bevolking") {
        return "inwoners " + row.label;
    }
    const std::vector<std::string>& ids = contents.coordinate("voorziening")->texts;
    const auto found = std::find(ids.begin(), ids.end(), row.label);
    const std::string unit = row.variable == "wachttijd" ? " (weken)" : "";
    return row.variable + unit + ": " + service_name(contents, static_cast<std::size_t>(found - ids.begin()));
}

} // namespace

std::string difference_table(const std::vector<DifferenceRow>& rows, const ScenarioContents& contents) {
    if (rows.empty()) {
        return "Geen enkel verschil.\n";
    }
    TextTable table{{"Uitkomst", "Jaar", "Verschil", "95%-interval", "Kans op lager", "Variantiereductie"}};
    const std::string oldest = oldest_shown(rows, contents);
    for (const DifferenceRow& row : rows) {
        const bool younger = row.variable == "bevolking" && row.label != oldest;
        if (younger || (!row.label.empty() && !shown_by_label(row.year, contents))) {
            continue;
        }
        const PairedDifference& d = row.difference;
        const auto shown = [&row](double value) { return dutch_number(value / row.scale, row.decimals); };
        table.add({name_of(row, contents), std::to_string(row.year), shown(d.mean),
                   shown(d.low) + " tot " + shown(d.high), dutch_percentage(d.chance_lower),
                   dutch_number(d.variance_reduction, 1)});
    }
    return table.text();
}

std::string payback_text(const Payback& payback, const ScenarioContents& contents) {
    if (!payback.costs_first) {
        return {};
    }
    const std::vector<std::int32_t>& years = contents.coordinate("jaar")->numbers;
    const std::string last = std::to_string(years.back());
    const std::string when =
        payback.likely_from ? "vanaf " + std::to_string(years[*payback.likely_from]) + " waarschijnlijker wel dan niet"
                            : "in " + last + " waarschijnlijker nog niet";
    return "Zichzelf terugverdiend: " + when + "; kans in " + last + ": " + dutch_percentage(payback.chance) +
           " (95%-interval " + dutch_percentage(payback.chance_95.low) + " tot " +
           dutch_percentage(payback.chance_95.high) + ").\n";
}

} // namespace koers
