#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "report/sheets/assumption_effects.hpp"
#include "report/sheets/programmas.hpp"
#include "report/sheets/rounding.hpp"

namespace koers::sheets {
namespace {

constexpr std::size_t most_risks = 10; // a scenario, as in print

enum Place : std::size_t {
    scenario_at,
    number_at,
    risk_at,
    cause_at,
    consequence_at,
    programma_at,
    taakveld_at,
    chance_at,
    least_at,
    likely_at,
    most_at,
    lasting_at,
    expected_at,
    share_at,
    rank_at,
    control_at,
    owner_at,
    column_count
};

std::vector<Column> columns_of(Kind money) {
    const Adding no = Adding::meaningless;
    return {
        {"Scenario", "scenario", Kind::text, "scenario", no, 22},
        {"Nr.", "nr", Kind::count, "volgnummer", no, 5},
        {"Risico", "risico", Kind::text, "groep van aannames, of toeval", no, 44},
        {"Oorzaak", "oorzaak", Kind::text, "de aanname met het grootste effect in de groep", no, 50},
        {"Gevolg", "gevolg", Kind::text, "wat er gebeurt als het tegenvalt", no, 24},
        {"Programma", "programma", Kind::text, "programma van de begroting; leeg als de gegevens er geen hebben", no,
         14},
        {"Taakveld", "taakveld", Kind::text, "code van het taakveld, als er een is", no, 10},
        {"Kans (%)", "kans", Kind::percentage, "deel van de doorrekeningen waarin de groep een nadeel geeft", no, 8},
        {"Gevolg min", "gevolg_min", money, "nadeel door de groep: P10; min is voordeel", no},
        {"Gevolg meest waarschijnlijk", "gevolg_midden", money, "nadeel door de groep: P50; min is voordeel", no, 14},
        {"Gevolg max", "gevolg_max", money, "nadeel door de groep: P90", no},
        {"I/S", "incidenteel_structureel", Kind::text, "I = incidenteel, S = structureel", no, 6},
        {"Verwacht bedrag", "verwacht", money, "gemiddeld nadeel, voordelen tellen als nul", no},
        {"Bijdrage aan P90 (%)", "bijdrage_p90", Kind::percentage,
         "aandeel in het nadeel van de slechtste doorrekeningen (Euler); alle regels samen zijn 100",
         Adding::meaningful, 12},
        {"Rang", "rang", Kind::count, "volgorde naar bijdrage", no, 6},
        {"Beheersmaatregel", "beheersmaatregel", Kind::text, "in te vullen door de gemeente", no, 24},
        {"Eigenaar", "eigenaar", Kind::text, "in te vullen door de gemeente", no, 16}};
}

const char* driver_word(std::optional<Driver> driver) {
    if (!driver) {
        return "Verdeling van budgetten over doelen";
    }
    switch (*driver) {
    case Driver::demography:
        return "Demografie";
    case Driver::use:
        return "Gebruik";
    case Driver::intensity:
        return "Zorgzwaarte en duur";
    case Driver::price:
        return "Prijs";
    case Driver::staff:
        return "Arbeidskrapte en wachtlijst";
    case Driver::government:
        return "Rijksbeleid en gemeentefonds";
    case Driver::adopted:
    case Driver::proposed:
        return "Realisatie van maatregelen";
    case Driver::prevention:
        break;
    }
    return "Werking van preventie en andere verbanden";
}

/// Parameters that make one risk, and what they do to the cost in every replicate, against their mean.
struct Risk {
    std::string name;
    std::string taakveld;
    std::string programma;
    std::size_t cause{}; // the parameter with the largest effect
    double largest{};
    std::vector<double> setback; // [replicate], EUR
};

std::optional<std::size_t> service_of(const Dataset& data, const std::string& parameter) {
    const std::string owner = parameter.substr(0, std::min(parameter.rfind('.'), parameter.size()));
    for (std::size_t i = 0; i < data.services.size(); ++i) {
        if (data.services[i].id == owner) {
            return i;
        }
    }
    return std::nullopt;
}

std::vector<Risk> risks_of(const Scenario& scenario, const AssumptionEffects& effects) {
    const Dataset& data = *scenario.dataset;
    const auto drivers = driver_of_parameters(scenario, scenario);
    const Programmas programmas{data};
    std::map<std::pair<std::string, std::optional<std::size_t>>, Risk> found;
    for (std::size_t i = 0; i < effects.draws.size(); ++i) {
        const RegressionTerm& term = effects.regression->terms[i];
        if (term.standardised_error <= 0.0) {
            continue;
        }
        const std::string& id = scenario.parameters[i].id;
        const auto service = service_of(data, id);
        const std::string word = driver_word(drivers[i]);
        Risk& risk = found[{word, service}];
        if (risk.setback.empty()) {
            risk.name = service ? fmt::format("{}: {}", data.services[*service].name, word) : word;
            risk.taakveld = service ? data.taakvelden[data.services[*service].taakveld.index()].code : "";
            risk.programma = service ? programmas.of({data.services[*service].thema}) : "";
            risk.setback.assign(effects.balance.size(), 0.0);
        }
        if (std::abs(term.standardised) > risk.largest) {
            risk.largest = std::abs(term.standardised);
            risk.cause = i;
        }
        const double mean = moments(effects.draws[i]).mean;
        for (std::size_t replicate = 0; replicate < risk.setback.size(); ++replicate) {
            risk.setback[replicate] -= term.slope * (effects.draws[i][replicate] - mean);
        }
    }
    std::vector<Risk> risks;
    for (auto& [key, risk] : found) {
        risks.push_back(std::move(risk));
    }
    return risks;
}

/// What the balance falls short of its mean and no assumption explains.
std::vector<double> unexplained(const AssumptionEffects& effects, const std::vector<Risk>& risks) {
    const double mean = moments(effects.balance).mean;
    std::vector<double> rest;
    for (const double balance : effects.balance) {
        rest.push_back(mean - balance);
    }
    for (const Risk& risk : risks) {
        rest = minus(std::move(rest), risk.setback);
    }
    return rest;
}

void add_rows(Table& table, double unit, const ReportedScenario& of, const AssumptionEffects& effects,
              double certainty) {
    std::vector<Risk> risks = risks_of(*of.scenario, effects);
    std::vector<double> chance = unexplained(effects, risks);
    std::vector<std::span<const double>> parts;
    for (const Risk& risk : risks) {
        parts.emplace_back(risk.setback);
    }
    parts.emplace_back(chance);
    std::vector<double> shares = euler_allocation(parts, certainty);
    const double whole = std::accumulate(shares.begin(), shares.end(), 0.0);
    std::vector<std::size_t> order(risks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return shares[a] > shares[b]; });

    const auto add = [&](const std::string& name, const std::vector<double>& setback, double share) {
        const Spread spread = spread_of(setback);
        const auto hits = std::count_if(setback.begin(), setback.end(), [](double value) { return value > 0.0; });
        Row row{std::vector<Cell>(column_count)};
        row.cells[scenario_at] = {of.contents->id};
        row.cells[risk_at] = {name};
        row.cells[consequence_at] = {std::string{"lasten hoger dan verwacht"}};
        row.cells[chance_at] = {100.0 * static_cast<double>(hits) / static_cast<double>(setback.size())};
        row.cells[least_at] = {rounded(spread.p10, unit)};
        row.cells[likely_at] = {rounded(spread.p50, unit)};
        row.cells[most_at] = {rounded(spread.p90, unit)};
        row.cells[lasting_at] = {std::string{"S"}};
        row.cells[expected_at] = {rounded(expected_deficit(setback), unit)};
        row.cells[share_at] = {100.0 * share / whole};
        table.rows.push_back(std::move(row));
    };
    std::vector<double> others(effects.balance.size(), 0.0);
    double others_share = 0.0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Risk& risk = risks[order[i]];
        if (i >= most_risks) {
            std::transform(others.begin(), others.end(), risk.setback.begin(), others.begin(), std::plus<>{});
            others_share += shares[order[i]];
            continue;
        }
        add(risk.name, risk.setback, shares[order[i]]);
        std::vector<Cell>& cells = table.rows.back().cells;
        cells[number_at] = {static_cast<double>(i + 1)};
        cells[rank_at] = {static_cast<double>(i + 1)};
        cells[cause_at] = {of.scenario->parameters[risk.cause].description};
        cells[programma_at] = {risk.programma};
        cells[taakveld_at] = {risk.taakveld};
    }
    if (order.size() > most_risks) {
        add("Andere aannames samen", others, others_share);
    }
    add("Toeval en wat niet rechtlijnig werkt", chance, shares.back());
    table.rows.back().cells[lasting_at] = {std::string{"I"}};
}

} // namespace

Table empty_risks(const ReportInput& input, MoneyUnit unit) {
    const int year = input.scenarios.front().contents->last_budget_year;
    Table table = titled("f6_risico", "F6 Risico", fmt::format("Risico's in het saldo van {}", year));
    table.fixed_columns = 3;
    table.columns = columns_of(money_kind(unit));
    table.captions = {
        fmt::format("{}, altijd in prijzen van de begroting; plus is nadeel tegenover het gemiddelde.",
                    unit == MoneyUnit::thousand_euro ? "Bedragen x € 1.000" : "Bedragen in hele euro's"),
        "Niet dubbel tellen: deze risico's zitten al in de band P10-P90 van F1. Neem ze dus niet nog eens op naast de "
        "benodigde weerstandscapaciteit.",
        fmt::format("Bijdrage: aandeel in het nadeel van de slechtste {:g}% van de doorrekeningen. Met regressie op de "
                    "trekkingen van de aannames.",
                    100.0 - 100.0 * input.options.certainty)};
    return table;
}

void add_risks(Table& table, const ReportInput& input, MoneyUnit unit, std::size_t scenario,
               const AssumptionEffects& effects) {
    const ReportedScenario& of = input.scenarios[scenario];
    if (effects.regression) {
        add_rows(table, euros(unit), of, effects, input.options.certainty);
        return;
    }
    Row row{std::vector<Cell>(column_count)};
    row.cells[scenario_at] = {of.contents->id};
    row.cells[risk_at] = {too_few(effects)};
    table.rows.push_back(std::move(row));
}

} // namespace koers::sheets
