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
        return row.outcome.variable == "bevolking" && row.outcome.label == oldest_label;
    });
    return together ? oldest_label : contents.coordinate("leeftijdsgroep")->texts.back();
}

/// Positions of the judged years that the run holds.
std::vector<std::size_t> judged_positions(const ScenarioContents& contents, const std::vector<int>& outlook) {
    std::vector<std::size_t> positions;
    const std::vector<std::int32_t>& years = contents.coordinate("jaar")->numbers;
    const std::vector<int> judged = judged_years(contents.last_budget_year, outlook);
    for (std::size_t i = 0; i < years.size(); ++i) {
        if (std::find(judged.begin(), judged.end(), years[i]) != judged.end()) {
            positions.push_back(i);
        }
    }
    return positions;
}

std::string likely_text(const std::optional<std::size_t>& from, const std::vector<std::int32_t>& years) {
    return from ? "vanaf " + std::to_string(years[*from]) + " waarschijnlijker wel dan niet"
                : "tot en met " + std::to_string(years.back()) + " waarschijnlijker niet dan wel";
}

} // namespace

std::vector<DifferenceRow> rows_on_screen(const std::vector<DifferenceRow>& rows, const ScenarioContents& contents) {
    std::vector<DifferenceRow> shown;
    const std::string oldest = oldest_shown(rows, contents);
    for (const DifferenceRow& row : rows) {
        const bool younger = row.outcome.variable == "bevolking" && row.outcome.label != oldest;
        if (!younger && (row.outcome.label.empty() || shown_by_label(row.year, contents))) {
            shown.push_back(row);
        }
    }
    return shown;
}

std::vector<int> judged_years(int last_budget_year, const std::vector<int>& outlook) {
    std::vector<int> years{last_budget_year};
    std::copy_if(outlook.begin(), outlook.end(), std::back_inserter(years),
                 [last_budget_year](int year) { return year > last_budget_year + 1; });
    return years;
}

std::string payback_text(const Payback& payback, const ScenarioContents& contents, const std::vector<int>& outlook) {
    if (!payback.costs_first && !payback.saves_first) {
        return {};
    }
    const std::vector<std::int32_t>& years = contents.coordinate("jaar")->numbers;
    const bool lost = payback.saves_first;
    std::string text;
    if (contents.measures.count == 0) {
        text = lost ? "Opgeteld weer duurder geworden: " : "Opgeteld goedkoper geworden: ";
    } else {
        text = lost ? "Besparing opgegeten door latere kosten: " : "Zichzelf terugverdiend: ";
    }
    text += likely_text(lost ? payback.lost_from : payback.likely_from, years) + "; kans";
    for (const auto year : judged_positions(contents, outlook)) {
        text += (text.ends_with("kans") ? " in " : ", in ") + std::to_string(years[year]) + " " +
                dutch_percentage(lost ? payback.dearer[year] : payback.cheaper[year]);
    }
    text += ".";
    if (lost) {
        text += " Duurder in het jaar zelf: " + likely_text(payback.dearer_from, years) + ".";
    }
    return text + "\n";
}

std::string weak_evidence_text(const EvidenceTest& test, const ScenarioContents& contents,
                               const std::vector<int>& outlook) {
    const std::vector<std::int32_t>& years = contents.coordinate("jaar")->numbers;
    TextTable table{{"Lasten min baten, totaal (x € 1.000)", "Jaar", "Met al het bewijs", "Zonder kwaliteit C",
                     "Verschil", "P10", "P90"}};
    for (const auto year : judged_positions(contents, outlook)) {
        const PairedDifference& d = test.differences[year];
        const auto shown = [](double euros) { return dutch_number(euros / 1000.0, 0); };
        table.add({"verwachting", std::to_string(years[year]), shown(test.with[year]), shown(test.with[year] + d.mean),
                   shown(d.mean), shown(d.p10), shown(d.p90)});
    }
    return "\nZonder de verbanden waarvan de onderbouwing een aanname is (kwaliteit C), in " +
           std::to_string(test.differences.front().pairs) + " trekkingen van de parameters:\n\n" + table.text();
}

} // namespace koers
