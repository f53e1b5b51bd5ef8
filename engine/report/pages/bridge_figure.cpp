#include <fmt/format.h>

#include "report/charts/waterfall_chart.hpp"
#include "report/pages/figures.hpp"
#include "report/pages/table_view.hpp"

namespace koers::pages {
namespace {

constexpr double million = 1e6;

/// "€ 300.000 erbij", "€ 50.000 eraf".
std::string change_words(double euro) {
    return euro_words(euro) + (euro > 0.0 ? " erbij" : " eraf");
}

charts::WaterfallChart chart_of(const charts::Heading& heading, const Bridge& bridge, charts::Look look) {
    charts::WaterfallChart chart;
    chart.heading = heading;
    chart.unit = fmt::format("miljoen euro in {}", bridge.years.back());
    chart.start = {"Begroting", bridge.budget.back() / million, euro_words(bridge.budget.back())};
    for (const BridgePost& post : bridge.posts) {
        const double amount = post.amounts.back();
        if (amount > 0.0 || amount < 0.0) {
            chart.steps.push_back({post.name, amount / million, change_words(amount)});
        }
    }
    chart.end = {"Midden, met laag en hoog", bridge.middle.back() / million, euro_words(bridge.middle.back())};
    chart.end_band = {legible(bridge.cost.p10) / million, legible(bridge.cost.p90) / million};
    chart.look = look;
    return chart;
}

sheets::Row row_of(const std::string& name, const std::vector<double>& amounts,
                   const std::optional<sheets::Spread>& band, sheets::Role role) {
    sheets::Row row{{{name}}, role};
    for (const double amount : amounts) {
        row.cells.push_back(money_cell(amount));
    }
    row.cells.push_back(band ? money_cell(band->p10) : sheets::Cell{});
    row.cells.push_back(band ? money_cell(band->p90) : sheets::Cell{});
    return row;
}

sheets::Table table_of(const std::string& id, const Bridge& bridge) {
    const auto money = sheets::Kind::thousand_euro;
    const int last = bridge.years.back();
    sheets::Table table = sheets::titled(id + "-cijfers", "", "Van begroting naar midden");
    table.captions = {"Bedragen x € 1.000, in prijzen van de begroting; een min is minder kosten"};
    table.columns = {{"Post", "post", sheets::Kind::text, "oorzaak"}};
    for (const int year : bridge.years) {
        table.columns.push_back({std::to_string(year), fmt::format("jaar_{}", year), money, "bedrag"});
    }
    table.columns.push_back({fmt::format("Laag {}", last), "laag", money, "laag"});
    table.columns.push_back({fmt::format("Hoog {}", last), "hoog", money, "hoog"});
    table.rows.push_back(row_of("Begroting", bridge.budget, std::nullopt, sheets::Role::part));
    for (const BridgePost& post : bridge.posts) {
        table.rows.push_back(row_of(post.name, post.amounts, post.band, sheets::Role::part));
    }
    table.rows.push_back(row_of("Midden", bridge.middle, bridge.cost, sheets::Role::total));
    return table;
}

} // namespace

Figure bridge_figure(const ScenarioNumbers& of, const Bridge& bridge) {
    const std::string id = "verloop-" + of.contents->id;
    const std::string title = bridge_title(of.contents->name, bridge);
    const std::string sentence = bridge_sentence(bridge);
    std::string description = sentence;
    for (const BridgePost& post : bridge.posts) {
        const double amount = post.amounts.back();
        if (amount > 0.0 || amount < 0.0) {
            description += fmt::format(" {}: {}.", post.name, change_words(amount));
        }
    }
    return {id,
            title,
            sentence,
            charts::waterfall_chart(chart_of({id + "-beeld", title, description}, bridge, of.look)),
            "De dikke zwarte lijn is de begroting. Elke pijl is wat een oorzaak erbij doet of eraf haalt. Naar rechts "
            "is duurder. De pijlen tellen op tot het midden. De as begint niet bij nul.",
            table_of(id, bridge)};
}

} // namespace koers::pages
