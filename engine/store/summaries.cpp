#include "store/summaries.hpp"

#include <algorithm>
#include <numeric>

#include "koers/analysis.hpp"
#include "store/assumption_share.hpp"
#include "store/attributes.hpp"
#include "store/summary_group.hpp"

namespace koers::store {

namespace {

constexpr double certainty = 0.9; // of the required capacity; P90 as in most municipalities

void write_summary(const SummaryGroup& to, const Variable& variable, const StoredVariable& stored) {
    std::vector<Series> cells;
    for (const std::size_t cell : stored.cells_by_tile())
        cells.push_back({cell});
    std::vector<double> values(statistic_count * variable.size);
    to.reader.for_each(variable, stored, cells, [&](std::size_t series, std::span<double> replicates) {
        const Summary summary = summarise(replicates, to.sampling);
        const std::size_t cell = cells[series].front();
        for (std::size_t statistic = 0; statistic < statistic_count; ++statistic)
            values[statistic * variable.size + cell] = summary[statistic];
    });
    Variable described = variable;
    described.dimensions.insert(described.dimensions.begin(), "statistiek");
    write_reals(to.group, described, values, to.axes);
}

/// Which sums of `saldo` the risk measures look at, and the shape of the variables that hold them.
struct RiskView {
    std::string suffix;
    std::string of; // end of the long name
    std::vector<std::string> dimensions;
    std::vector<Series> series;
};

std::vector<RiskView> risk_views(const ScenarioPlan& plan, const Coordinate& years, std::size_t themas) {
    RiskView each{"", "per jaar en thema", {"jaar", "thema"}, {}};
    RiskView total{"_totaal", "van alle thema's samen, per jaar", {"jaar"}, {}};
    RiskView together{"_cumulatief", "over de begrotingsjaren samen, per thema", {"thema"}, {}};
    RiskView all{"_cumulatief_totaal", "over de begrotingsjaren en alle thema's samen", {}, {Series{}}};
    together.series.resize(themas);
    for (std::size_t year = 0; year < years.size(); ++year) {
        const bool budget =
            years.numbers[year] >= plan.first_budget_year && years.numbers[year] <= plan.last_budget_year;
        total.series.emplace_back();
        for (std::size_t thema = 0; thema < themas; ++thema) {
            const std::size_t cell = year * themas + thema;
            each.series.push_back({cell});
            total.series.back().push_back(cell);
            if (budget) {
                together.series[thema].push_back(cell);
                all.series.front().push_back(cell);
            }
        }
    }
    if (all.series.front().empty())
        return {each, total};
    return {each, total, together, all};
}

struct RiskMeasure {
    const char* name;
    const char* long_name;
    bool money;
    double (*value)(const DeficitRisk&);
};

constexpr RiskMeasure measures[] = {
    {"kans_overschrijding", "kans op een tekort", false, [](const DeficitRisk& r) { return r.chance; }},
    {"kans_overschrijding_laag", "kans op een tekort, ondergrens (95 %)", false,
     [](const DeficitRisk& r) { return r.chance_95.low; }},
    {"kans_overschrijding_hoog", "kans op een tekort, bovengrens (95 %)", false,
     [](const DeficitRisk& r) { return r.chance_95.high; }},
    {"verwacht_tekort", "gemiddeld tekort, een overschot telt als nul", true,
     [](const DeficitRisk& r) { return r.expected; }},
    {"benodigde_weerstandscapaciteit", "benodigde weerstandscapaciteit bij 90 % zekerheid", true,
     [](const DeficitRisk& r) { return r.capacity; }},
    {"benodigde_weerstandscapaciteit_laag", "benodigde weerstandscapaciteit bij 90 % zekerheid, ondergrens (95 %)",
     true, [](const DeficitRisk& r) { return r.capacity_95.low; }},
    {"benodigde_weerstandscapaciteit_hoog", "benodigde weerstandscapaciteit bij 90 % zekerheid, bovengrens (95 %)",
     true, [](const DeficitRisk& r) { return r.capacity_95.high; }},
};

/// `at` is what follows the name of a measure: nothing at the price level of the budget, or `_nominaal`.
void write_risk(const SummaryGroup& to, const Variable& balance, const std::string& at, const StoredVariable& stored,
                const RiskView& view) {
    std::vector<DeficitRisk> risks(view.series.size());
    to.reader.for_each(balance, stored, view.series, [&](std::size_t series, std::span<double> replicates) {
        risks[series] = deficit_risk(replicates, certainty, to.sampling);
    });
    for (const RiskMeasure& measure : measures) {
        Variable described;
        described.name = measure.name + at + view.suffix;
        described.long_name =
            std::string{measure.long_name} + (at.empty() ? ", " : ", prijzen van het jaar zelf, ") + view.of;
        described.unit = measure.money ? balance.unit : "1";
        described.price_level = measure.money ? balance.price_level : "";
        described.dimensions = view.dimensions;
        std::vector<double> values;
        std::transform(risks.begin(), risks.end(), std::back_inserter(values), measure.value);
        write_reals(to.group, described, values, to.axes);
    }
}

/// Share of the replicates in which nobody uses a service in the year: what a goal of "none" is measured by.
void write_chance_of_none(const SummaryGroup& to, const Variable& users, const StoredVariable& stored) {
    std::vector<Series> cells;
    for (std::size_t cell = 0; cell < users.size; ++cell)
        cells.push_back({cell});
    std::vector<double> chances(users.size);
    to.reader.for_each(users, stored, cells, [&](std::size_t series, std::span<double> replicates) {
        const auto none = std::count(replicates.begin(), replicates.end(), 0.0);
        chances[series] = static_cast<double>(none) / static_cast<double>(replicates.size());
    });
    Variable described;
    described.name = "kans_geen_gebruikers";
    described.long_name = "kans dat niemand de voorziening in het jaar gebruikt";
    described.unit = "1";
    described.dimensions = users.dimensions;
    write_reals(to.group, described, chances, to.axes);
}

} // namespace

void write_summaries(hid_t scenario_group, const ScenarioPlan& plan, const std::vector<StoredVariable>& stored,
                     SeriesReader& reader, Sampling sampling) {
    const Handle group = create_group(scenario_group, "samenvatting");
    Axes axes;
    const auto& labels = statistic_labels();
    write_coordinate(group.id(),
                     {"statistiek", "statistiek over de replicaties", {}, {labels.begin(), labels.end()}, {}}, axes);
    for (const Coordinate& coordinate : plan.layout.coordinates)
        write_coordinate(group.id(), coordinate, axes);

    const SummaryGroup to{group.id(), axes, reader, sampling};
    for (std::size_t i = 0; i < plan.layout.variables.size(); ++i) {
        const Variable& variable = plan.layout.variables[i];
        if (variable.size == 0)
            continue;
        write_summary(to, variable, stored[i]);
        if (variable.name == "gebruikers")
            write_chance_of_none(to, variable, stored[i]);
        const bool balance = variable.name == "saldo" || variable.name == "saldo_nominaal";
        if (balance && variable.dimensions == std::vector<std::string>{"jaar", "thema"})
            for (const RiskView& view :
                 risk_views(plan, plan.layout.coordinate("jaar"), plan.layout.coordinate("thema").size()))
                write_risk(to, variable, variable.name.substr(std::string{"saldo"}.size()), stored[i], view);
    }
    write_assumption_shares(to, plan, stored);
}

} // namespace koers::store
