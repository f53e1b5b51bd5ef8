#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/sheets/assumption_effects.hpp"
#include "report/sheets/rounding.hpp"

namespace koers::sheets {
namespace {

constexpr std::size_t most_rows = 40; // a scenario; those below it say nothing
constexpr double one_point = 0.01;

std::vector<Column> columns_of(int year, Kind money) {
    const Adding no = Adding::meaningless;
    return {{"Scenario", "scenario", Kind::text, "scenario", no, 22},
            {"Aanname", "aanname", Kind::text, "omschrijving van de parameter", no, 52},
            {"Code", "code", Kind::text, "id van de parameter, als in F8", no, 38},
            {"Basiswaarde", "basiswaarde", Kind::decimal, "midden van de verdeling", no, 12},
            {"Laag", "laag", Kind::decimal, "10% van de trekkingen is lager", no, 12},
            {"Hoog", "hoog", Kind::decimal, "10% van de trekkingen is hoger", no, 12},
            {fmt::format("Effect op saldo {} bij laag", year), "effect_laag", money,
             "verandering van het saldo als de aanname van basiswaarde naar laag gaat; min is nadeel", no, 14},
            {fmt::format("Effect op saldo {} bij hoog", year), "effect_hoog", money,
             "verandering van het saldo als de aanname van basiswaarde naar hoog gaat; min is nadeel", no, 14},
            {"Eenheid per stap", "stap", Kind::text, "stap waarvoor de volgende kolom geldt", no, 22},
            {fmt::format("Effect op saldo {} per stap", year), "effect_per_stap", money,
             "verandering van het saldo per stap omhoog; min is nadeel", no, 14},
            {"Gestandaardiseerd effect", "gestandaardiseerd", Kind::decimal,
             "standaardafwijkingen van het saldo per standaardafwijking van de aanname", no, 16},
            {"Standaardfout daarvan", "standaardfout", Kind::decimal, "standaardfout van het gestandaardiseerde effect",
             no, 16},
            {"Aandeel in onzekerheid (%)", "aandeel", Kind::percentage,
             "deel van de variantie van het saldo; alle aannames samen zijn R2", no, 14},
            {"Controle bij laag", "controle_laag", money,
             "het effect bij laag, uitgerekend met verwachte aantallen en de andere aannames op hun midden", no, 14},
            {"Controle bij hoog", "controle_hoog", money,
             "het effect bij hoog, uitgerekend met verwachte aantallen en de andere aannames op hun midden", no, 14},
            {"Wie kan dit weten", "wie", Kind::text, "waar een beter getal te halen is", no, 44}};
}

const char* who_knows(std::optional<Driver> driver) {
    if (!driver) {
        return "financiën (verdeling over doelen)";
    }
    switch (*driver) {
    case Driver::demography:
        return "CBS en provincie (prognoses), afdeling wonen";
    case Driver::use:
        return "toegang Wmo en jeugd, zorgadministratie, huisartsen";
    case Driver::intensity:
        return "toegang en contractbeheer (indicaties, looptijden)";
    case Driver::price:
        return "inkoop (contracten), financiën (indexatie)";
    case Driver::staff:
        return "aanbieders, regionaal werkgeversverband";
    case Driver::government:
        return "financiën (circulaires gemeentefonds)";
    case Driver::adopted:
    case Driver::proposed:
        return "budgethouder van de maatregel";
    case Driver::prevention:
        break;
    }
    return "onderzoek en GGD; wie de maatregel uitvoert";
}

/// A step that readers can picture: a percentage point of a share or a yearly change, else 1% of the value.
struct Step {
    std::string text;
    double size;
};

Step step_of(const Parameter& parameter) {
    if (parameter.unit == "aandeel" || parameter.unit == "per jaar") {
        return {"per 1 procentpunt", one_point};
    }
    if (std::abs(parameter.central) > 0.0) {
        return {"per 1% van de basiswaarde", std::abs(parameter.central) * one_point};
    }
    return {"per 1 " + parameter.unit, 1.0};
}

class SensitivityRows {
public:
    SensitivityRows(Table& table, const ReportInput& input, MoneyUnit unit, std::size_t scenario)
        : table_{table}, unit_{euros(unit)}, of_{input.scenarios[scenario]} {
        if (!input.again.swings.empty()) {
            swings_ = input.again.swings[scenario];
        }
    }

    void add(const AssumptionEffects& effects) {
        if (!effects.regression) {
            Row row{std::vector<Cell>(table_.columns.size())};
            row.cells[0] = {of_.contents->id};
            row.cells[1] = {too_few(effects)};
            table_.rows.push_back(std::move(row));
            return;
        }
        const auto drivers = driver_of_parameters(*of_.scenario, *of_.scenario);
        std::vector<std::size_t> order = by_share(*effects.regression);
        order.resize(std::min(order.size(), most_rows));
        for (const std::size_t parameter : order) {
            add_row(effects, parameter, who_knows(drivers[parameter]));
        }
    }

private:
    void add_row(const AssumptionEffects& effects, std::size_t which, const char* who) {
        const Parameter& parameter = of_.scenario->parameters[which];
        const RegressionTerm& term = effects.regression->terms[which];
        const Spread drawn = spread_of(effects.draws[which]);
        const Step step = step_of(parameter);
        Cell low;
        Cell high;
        const auto swing =
            std::find_if(swings_.begin(), swings_.end(), [&](const Swing& one) { return one.parameter == which; });
        if (swing != swings_.end()) {
            low = {rounded(-swing->cost_at_low, unit_)};
            high = {rounded(-swing->cost_at_high, unit_)};
        }
        table_.rows.push_back({{{of_.contents->id},
                                {parameter.description},
                                {parameter.id},
                                {parameter.central},
                                {drawn.p10},
                                {drawn.p90},
                                {rounded(term.slope * (drawn.p10 - parameter.central), unit_)},
                                {rounded(term.slope * (drawn.p90 - parameter.central), unit_)},
                                {step.text},
                                {rounded(term.slope * step.size, unit_)},
                                {term.standardised},
                                {term.standardised_error},
                                {100.0 * term.share},
                                low,
                                high,
                                {std::string{who}}}});
    }

    Table& table_;
    double unit_;
    const ReportedScenario& of_;
    std::vector<Swing> swings_;
};

} // namespace

Table empty_sensitivity(const ReportInput& input, MoneyUnit unit) {
    const int year = input.scenarios.front().contents->last_budget_year;
    Table table = titled("f7_gevoeligheid", "F7 Gevoeligheid", "Gevoeligheid voor aannames");
    table.fixed_columns = 2;
    table.columns = columns_of(year, money_kind(unit));
    table.captions = {fmt::format("{}, altijd in prijzen van de begroting; saldo is baten - lasten, min is nadeel.",
                                  unit == MoneyUnit::thousand_euro ? "Bedragen x € 1.000" : "Bedragen in hele euro's"),
                      "Lineaire regressie van het saldo op de trekkingen van alle aannames; de grootste effecten staan "
                      "boven. Ligt de "
                      "controle ver van het effect, dan werkt de aanname niet rechtlijnig."};
    return table;
}

void add_sensitivity(Table& table, const ReportInput& input, MoneyUnit unit, std::size_t scenario,
                     const AssumptionEffects& effects) {
    SensitivityRows{table, input, unit, scenario}.add(effects);
    if (effects.regression) {
        table.captions.push_back(fmt::format(
            "{}: R2 {:.0f}% ({:.0f}% na aftrek van toeval); de rest is toeval en wat niet rechtlijnig werkt.",
            input.scenarios[scenario].contents->id, 100.0 * effects.regression->r2,
            100.0 * effects.regression->adjusted_r2));
    }
}

} // namespace koers::sheets
