#include "report/comparison_rows.hpp"

#include <algorithm>

namespace koers {
namespace {

std::vector<DifferenceRow> thema_rows(const ScenarioPair& pair, const std::vector<int>& years, PriceLevel level) {
    std::vector<DifferenceRow> rows;
    const PairedValues net = paired_net_values(pair, at_price_level("", level));
    const std::vector<std::string>& themas = pair.basis.coordinate("thema")->texts;
    for (std::size_t i = 0; i < themas.size(); ++i) {
        append(rows,
               rows_of(pair, {"nettolasten", themas[i], themas[i], "EUR", 0, WantedChange::lower}, net, {i}, years));
    }
    append(rows, total_rows(pair, net, years, Span::year));
    append(rows, total_rows(pair, net, years, Span::until_year));
    return rows;
}

std::vector<DifferenceRow> taakveld_rows(const ScenarioPair& pair, const std::vector<int>& years, PriceLevel level) {
    std::vector<DifferenceRow> rows;
    const Coordinate* taakvelden = pair.basis.coordinate("taakveld");
    if (taakvelden == nullptr || level == PriceLevel::nominal) {
        return rows;
    }
    const PairedValues net = paired_net_values(pair, "_taakveld");
    for (std::size_t i = 0; i < taakvelden->texts.size(); ++i) {
        const std::string& code = taakvelden->texts[i];
        const std::string name = code + " " + column_text(*taakvelden, "taakveld_naam", i);
        append(rows,
               rows_of(pair, {"nettolasten_taakveld", code, name, "EUR", 0, WantedChange::lower}, net, {i}, years));
    }
    return rows;
}

std::vector<DifferenceRow> all_service_rows(const ScenarioPair& pair, const std::vector<int>& years, PriceLevel level) {
    std::vector<DifferenceRow> rows;
    if (level == PriceLevel::budget) {
        rows = service_rows(pair, "kosten", years);
    }
    for (const char* variable : {"gebruikers", "instroom", "wachtenden", "wachttijd"}) {
        append(rows, service_rows(pair, variable, years));
    }
    return rows;
}

WantedChange wanted_named(const std::string& word) {
    return word == wanted_word(WantedChange::higher)  ? WantedChange::higher
           : word == wanted_word(WantedChange::lower) ? WantedChange::lower
                                                      : WantedChange::neither;
}

std::string direction_text(WantedChange wanted) {
    return wanted == WantedChange::neither ? "geen gewenste richting" : std::string{wanted_word(wanted)} + " is beter";
}

ComparedOutcome indicator_outcome(const Coordinate& indicators, std::size_t position) {
    const auto text = [&](const char* column) { return column_text(indicators, column, position); };
    const std::string whom = text("indicator_bevolkingsgroep");
    const std::string unit = text("indicator_eenheid");
    const WantedChange wanted = wanted_named(text("indicator_gewenst"));
    const std::string name = text("indicator_naam") + (whom.empty() ? "" : ", " + whom);
    return {"indicatorwaarde",
            indicators.texts[position],
            name + " (" + unit + "; " + direction_text(wanted) + ")",
            unit,
            2,
            wanted};
}

std::vector<DifferenceRow> indicator_rows(const ScenarioPair& pair, const std::vector<int>& years) {
    std::vector<DifferenceRow> rows;
    const Coordinate* indicators = pair.basis.coordinate("indicator");
    if (indicators == nullptr) {
        return rows;
    }
    const PairedValues values = paired_values(pair, "indicatorwaarde");
    for (std::size_t i = 0; i < indicators->texts.size(); ++i) {
        append(rows, rows_of(pair, indicator_outcome(*indicators, i), values, {i}, years));
    }
    return rows;
}

} // namespace

std::vector<int> compared_years(const ScenarioContents& contents, const ComparisonOptions& options) {
    std::vector<int> years;
    for (const std::int32_t year : contents.coordinate("jaar")->numbers) {
        if (std::find(options.years.begin(), options.years.end(), year) != options.years.end()) {
            years.push_back(year);
        }
    }
    return years;
}

std::vector<DifferenceRow> comparison_rows(const ScenarioPair& pair, ComparedBy by, const std::vector<int>& years,
                                           PriceLevel level) {
    switch (by) {
    case ComparedBy::thema:
        return thema_rows(pair, years, level);
    case ComparedBy::taakveld:
        return taakveld_rows(pair, years, level);
    case ComparedBy::service:
        return all_service_rows(pair, years, level);
    case ComparedBy::indicator:
        break;
    }
    return indicator_rows(pair, years);
}

} // namespace koers
