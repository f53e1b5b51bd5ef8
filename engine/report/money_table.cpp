#include <algorithm>
#include <cmath>
#include <numeric>

#include "koers/analysis.hpp"
#include "report/money_sign.hpp"
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
    return shown_amount(net - budget, SignConvention::favourable_or_not);
}

void add_row(TextTable& table, const std::string& name, int year, const NetCost& net, const std::string& assumed,
             double budget, const std::string& chance) {
    table.add({name, std::to_string(year), thousands(net.p10), thousands(net.p50), thousands(net.p90), assumed,
               thousands(budget), against_budget(net.p50, budget), chance});
}

/// What the table shows, whatever the price level: [year x thema] unless said otherwise.
struct MoneyView {
    std::vector<std::vector<NetCost>> net; // [year][thema]
    std::vector<NetCost> net_total;        // [year]
    std::vector<std::vector<double>> budget;
    NamedArray assumed;
    NamedArray assumed_total; // [year]
    NamedArray chance;
    NamedArray chance_total; // [year]
};

NetCost quantiles_of(std::vector<double> net) {
    sort_ascending(net);
    return {quantile_type7(net, 0.1), quantile_type7(net, 0.5), quantile_type7(net, 0.9)};
}

/// At the price level of the budget, the budget of a year is the same in every replicate and saldo = begroting -
/// netto, so the quantiles of the net cost are those of saldo mirrored in the budget (type 7 is symmetric).
NetCost mirrored(const NamedArray& saldo, double budget, std::size_t year, std::size_t thema) {
    const auto of = [&](Statistic statistic) {
        return budget - saldo.at({static_cast<std::size_t>(statistic), year, thema});
    };
    return {of(Statistic::p90), of(Statistic::p50), of(Statistic::p10)};
}

/// Quantiles of lasten minus baten of one thema from the replicates.
NetCost from_replicates(const NamedArray& cost, const NamedArray& income, std::size_t year, std::size_t thema) {
    std::vector<double> net(cost.shape.at(0));
    for (std::size_t replicate = 0; replicate < net.size(); ++replicate) {
        net[replicate] = cost.at({replicate, year, thema}) - income.at({replicate, year, thema});
    }
    return quantiles_of(std::move(net));
}

MoneyView read_view(const ScenarioContents& contents, PriceLevel level, Source& source) {
    const auto summary = [&](const char* name) { return source.summary(contents.id, at_price_level(name, level)); };
    const bool replicates = source.result().identity().keep != Keep::summary;
    const bool nominal = level == PriceLevel::nominal;
    MoneyView view;
    const NamedArray budget = summary("begroting");
    const NamedArray saldo = summary("saldo");
    view.chance = summary("kans_overschrijding");
    view.chance_total = source.summary(contents.id, at_price_level("kans_overschrijding", level) + "_totaal");
    view.assumed = summary("aandeel_aannames_saldo");
    view.assumed_total = source.summary(contents.id, at_price_level("aandeel_aannames_saldo", level) + "_totaal");
    const NamedArray compensation = nominal ? source.summary(contents.id, "compensatieverschil") : NamedArray{};
    const bool per_replicate = nominal && replicates;
    const NamedArray cost = per_replicate ? source.replicates(contents.id, "lasten_nominaal") : NamedArray{};
    const NamedArray income = per_replicate ? source.replicates(contents.id, "baten_nominaal") : NamedArray{};
    const auto total = replicates ? net_cost(source, contents, level) : std::vector<std::vector<double>>{};
    if (!source.faults().empty()) {
        return view;
    }
    const double unknown = std::nan("");
    const std::size_t themas = contents.coordinate("thema")->size();
    for (std::size_t year = 0; year < contents.coordinate("jaar")->size(); ++year) {
        view.net.emplace_back();
        view.budget.emplace_back();
        for (std::size_t thema = 0; thema < themas; ++thema) {
            const auto mean = [&](const NamedArray& of) {
                return of.at({static_cast<std::size_t>(Statistic::mean), year, thema});
            };
            const double amount = mean(budget) + (nominal ? mean(compensation) : 0.0);
            view.budget.back().push_back(amount);
            const NetCost nothing{unknown, unknown, unknown};
            view.net.back().push_back(!nominal        ? mirrored(saldo, amount, year, thema)
                                      : per_replicate ? from_replicates(cost, income, year, thema)
                                                      : nothing);
        }
        view.net_total.push_back(replicates ? quantiles_of(total[year]) : NetCost{unknown, unknown, unknown});
    }
    return view;
}

} // namespace

std::string money_table(const ScenarioContents& contents, const std::vector<int>& years, PriceLevel level,
                        Source& source) {
    const MoneyView view = read_view(contents, level, source);
    if (!source.faults().empty()) {
        return {};
    }
    TextTable table{{"Thema", "Jaar", "P10", "P50", "P90", "Uit aannames", "Begroting", "P50 - begroting",
                     "Kans op overschrijding"}};
    const std::vector<std::string>& themas = contents.coordinate("thema")->texts;
    for (std::size_t thema = 0; thema < themas.size(); ++thema) {
        const bool own = modelled(contents, themas[thema]);
        for (const int year : years) {
            const std::size_t at = position_of(contents, year);
            add_row(table, themas[thema] + (own ? "" : " *"), year, view.net[at][thema],
                    own ? dutch_percentage(view.assumed.at({at, thema}), 0) : "*", view.budget[at][thema],
                    own ? dutch_percentage(view.chance.at({at, thema})) : "*");
        }
    }
    for (const int year : years) {
        const std::size_t at = position_of(contents, year);
        const std::vector<double>& parts = view.budget[at];
        add_row(table, "Totaal", year, view.net_total[at], dutch_percentage(view.assumed_total.at({at}), 0),
                std::accumulate(parts.begin(), parts.end(), 0.0), dutch_percentage(view.chance_total.at({at})));
    }
    return table.text();
}

} // namespace koers
