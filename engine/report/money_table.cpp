#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "koers/analysis.hpp"
#include "report/tables.hpp"

namespace koers {
namespace {

/// Distribution of lasten minus baten of one thema, or of all, in one year; EUR.
struct NetCost {
    double p10{};
    double p50{};
    double p90{};
};

std::string thousands(double euros) {
    return dutch_number(euros / 1000.0, 0);
}

/// Outcome against the budget with N (nadeel) or V (voordeel) in place of a sign, which readers mix up.
std::string against_budget(double net, double budget) {
    const double difference = net - budget;
    if (std::isnan(difference)) {
        return dutch_number(difference, 0);
    }
    const std::string size = thousands(std::abs(difference));
    return size == "0" ? size : size + (difference > 0.0 ? " N" : " V");
}

void add_row(TextTable& table, const std::string& name, int year, const NetCost& net, double budget,
             const std::string& chance) {
    table.add({name, std::to_string(year), thousands(net.p10), thousands(net.p50), thousands(net.p90),
               thousands(budget), against_budget(net.p50, budget), chance});
}

/// The budget of a year is the same in every replicate and saldo = begroting - netto, so the quantiles of the net
/// cost are those of saldo mirrored in the budget (type 7 is symmetric).
NetCost mirrored(const NamedArray& saldo, double budget, std::size_t year, std::size_t thema) {
    const auto of = [&](Statistic statistic) {
        return budget - saldo.at({static_cast<std::size_t>(statistic), year, thema});
    };
    return {of(Statistic::p90), of(Statistic::p50), of(Statistic::p10)};
}

NetCost quantiles_of(std::vector<double> net) {
    sort_ascending(net);
    return {quantile_type7(net, 0.1), quantile_type7(net, 0.5), quantile_type7(net, 0.9)};
}

} // namespace

std::string money_table(const ScenarioContents& contents, const std::vector<int>& years, Source& source) {
    const NamedArray budget = source.summary(contents.id, "begroting");
    const NamedArray saldo = source.summary(contents.id, "saldo");
    const NamedArray chance = source.summary(contents.id, "kans_overschrijding");
    const NamedArray chance_total = source.summary(contents.id, "kans_overschrijding_totaal");
    const bool replicates = source.result().identity().keep != Keep::summary;
    const auto total = replicates ? net_cost(source, contents) : std::vector<std::vector<double>>{};
    if (!source.faults().empty()) {
        return {};
    }
    TextTable table{{"Thema", "Jaar", "P10", "P50", "P90", "Begroting", "P50 - begroting", "Kans op overschrijding"}};
    const std::vector<std::string>& themas = contents.coordinate("thema")->texts;
    const auto budget_of = [&](std::size_t year, std::size_t thema) {
        return budget.at({static_cast<std::size_t>(Statistic::mean), year, thema});
    };
    for (std::size_t thema = 0; thema < themas.size(); ++thema) {
        const bool own = modelled(contents, themas[thema]);
        for (const int year : years) {
            const std::size_t at = position_of(contents, year);
            const double of_budget = budget_of(at, thema);
            add_row(table, themas[thema] + (own ? "" : " *"), year, mirrored(saldo, of_budget, at, thema), of_budget,
                    own ? dutch_percentage(chance.at({at, thema})) : "*");
        }
    }
    const double unknown = std::nan("");
    for (const int year : years) {
        const std::size_t at = position_of(contents, year);
        double whole = 0.0;
        for (std::size_t thema = 0; thema < themas.size(); ++thema) {
            whole += budget_of(at, thema);
        }
        add_row(table, "Totaal", year, replicates ? quantiles_of(total[at]) : NetCost{unknown, unknown, unknown}, whole,
                dutch_percentage(chance_total.at({at})));
    }
    return table.text();
}

} // namespace koers
