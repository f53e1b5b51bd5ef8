#include <algorithm>
#include <cmath>
#include <numeric>

#include "koers/analysis.hpp"
#include "report/money_sign.hpp"
#include "report/paired_rows.hpp"
#include "report/tables.hpp"

namespace koers {
namespace {

/// Distribution of lasten minus baten of one thema, or of all, in one year; EUR.
struct NetCost {
    double p10{};
    double p50{};
    double p90{};
};

const NetCost unknown{std::nan(""), std::nan(""), std::nan("")};

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

/// Without replicates and at the price level of the budget: saldo = begroting - netto, so that the quantiles of the net
/// cost are those of saldo mirrored in the budget (type 7 is symmetric), as long as that is the same in every
/// replicate.
NetCost mirrored(const NamedArray& saldo, const NamedArray& budget, std::size_t year, std::size_t thema) {
    const auto of = [&](const NamedArray& values, Statistic statistic) {
        return values.at({static_cast<std::size_t>(statistic), year, thema});
    };
    if (of(budget, Statistic::standard_deviation) > 0.0) {
        return unknown;
    }
    const double amount = of(budget, Statistic::mean);
    return {amount - of(saldo, Statistic::p90), amount - of(saldo, Statistic::p50), amount - of(saldo, Statistic::p10)};
}

/// Quantiles of lasten minus baten over the replicates: of one thema, and of all.
struct ReplicateQuantiles {
    const NamedArray& net; // [replicate x year x thema]

    [[nodiscard]] NetCost of(std::size_t year, std::size_t thema) const {
        std::vector<double> values(net.shape.at(0));
        for (std::size_t replicate = 0; replicate < values.size(); ++replicate) {
            values[replicate] = net.at({replicate, year, thema});
        }
        return quantiles_of(std::move(values));
    }

    [[nodiscard]] NetCost of_all(std::size_t year) const {
        std::vector<double> sums(net.shape.at(0), 0.0);
        for (std::size_t replicate = 0; replicate < sums.size(); ++replicate) {
            for (std::size_t thema = 0; thema < net.shape.at(2); ++thema) {
                sums[replicate] += net.at({replicate, year, thema});
            }
        }
        return quantiles_of(std::move(sums));
    }
};

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
    const NamedArray net = replicates ? net_values(source, contents, at_price_level("", level)) : NamedArray{};
    if (!source.faults().empty()) {
        return view;
    }
    const ReplicateQuantiles quantiles{net};
    const std::size_t themas = contents.coordinate("thema")->size();
    for (std::size_t year = 0; year < contents.coordinate("jaar")->size(); ++year) {
        view.net.emplace_back();
        view.budget.emplace_back();
        for (std::size_t thema = 0; thema < themas; ++thema) {
            const auto mean = [&](const NamedArray& of) {
                return of.at({static_cast<std::size_t>(Statistic::mean), year, thema});
            };
            view.budget.back().push_back(mean(budget) + (nominal ? mean(compensation) : 0.0));
            view.net.back().push_back(replicates ? quantiles.of(year, thema)
                                      : nominal  ? unknown
                                                 : mirrored(saldo, budget, year, thema));
        }
        view.net_total.push_back(replicates ? quantiles.of_all(year) : unknown);
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
