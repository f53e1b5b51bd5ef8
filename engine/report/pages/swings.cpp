#include "report/pages/swings.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/charts/tornado_chart.hpp"
#include "report/pages/evidence.hpp"
#include "report/pages/figures.hpp"
#include "report/pages/table_view.hpp"
#include "report/sheets/assumption_effects.hpp"

namespace koers::pages {
namespace {

constexpr double million = 1e6;

double in_millions(double euro) {
    return legible(euro) / million;
}

/// "€ 100.000 hoger", "ongeveer gelijk".
std::string higher_words(double euro) {
    return legible(euro) == 0.0 ? "ongeveer gelijk" : euro_words(euro) + (euro > 0.0 ? " hoger" : " lager");
}

/// A term whose effect passes what chance gives among so many terms once in twenty runs.
bool is_sure(const RegressionTerm& term, std::size_t terms) {
    const double errors = term.standardised / term.standardised_error;
    return errors * errors > share_by_chance(terms, 1);
}

sheets::Table table_of(const std::string& id, const std::vector<AssumptionSwing>& swings) {
    const auto text = sheets::Kind::text;
    const auto money = sheets::Kind::thousand_euro;
    sheets::Table table = sheets::titled(id + "-cijfers", "", "Wat aannames met de kosten doen");
    table.captions = {"Kosten x € 1.000 boven die bij het midden, in prijzen van de begroting; een min is minder"};
    table.columns = {{"Aanname", "aanname", text, "omschrijving"},
                     {"Code", "code", text, "id van de aanname"},
                     {"Laag", "laag", text, "lage waarde"},
                     {"Midden", "midden", text, "middelste waarde"},
                     {"Hoog", "hoog", text, "hoge waarde"},
                     {"Eenheid", "eenheid", text, "eenheid"},
                     {"Kosten bij laag", "kosten_laag", money, "kosten bij de lage waarde"},
                     {"Kosten bij hoog", "kosten_hoog", money, "kosten bij de hoge waarde"},
                     {"Deel van de spreiding (%)", "deel", sheets::Kind::percentage, "deel van de spreiding"},
                     {"Kwaliteit", "kwaliteit", text, "kwaliteit"},
                     {"Bron", "bron", text, "bronnen"}};
    for (const AssumptionSwing& swing : swings) {
        const Parameter& parameter = *swing.parameter;
        table.rows.push_back({{{parameter.description},
                               {parameter.id},
                               {short_number(swing.low)},
                               {short_number(parameter.central)},
                               {short_number(swing.high)},
                               {parameter.unit},
                               money_cell(swing.cost_at_low),
                               money_cell(swing.cost_at_high),
                               {100.0 * swing.share},
                               {std::string{letter(parameter.grade)}},
                               {parameter.source}}});
    }
    return table;
}

} // namespace

std::vector<AssumptionSwing> assumption_swings(const sheets::ReportedScenario& of, std::size_t most, Source& source) {
    const sheets::AssumptionEffects effects = sheets::assumption_effects(of, source);
    std::vector<AssumptionSwing> swings;
    if (!source.faults().empty() || !effects.regression) {
        return swings;
    }
    const std::vector<RegressionTerm>& terms = effects.regression->terms;
    for (const std::size_t which : sheets::by_share(*effects.regression)) {
        if (swings.size() == most || !is_sure(terms[which], terms.size())) {
            continue;
        }
        const Parameter& parameter = of.scenario->parameters[which];
        const sheets::Spread drawn = sheets::spread_of(effects.draws[which]);
        const double per_unit = -terms[which].slope; // of the balance
        swings.push_back({&parameter, drawn.p10, drawn.p90, per_unit * (drawn.p10 - parameter.central),
                          per_unit * (drawn.p90 - parameter.central), terms[which].share});
    }
    std::stable_sort(swings.begin(), swings.end(), [](const AssumptionSwing& a, const AssumptionSwing& b) {
        return std::abs(a.cost_at_high - a.cost_at_low) > std::abs(b.cost_at_high - b.cost_at_low);
    });
    return swings;
}

std::string swings_title(const std::string& name, int year, const AssumptionSwing& largest) {
    return fmt::format("{}: de kosten van {} hangen het meest af van \"{}\"", name, year,
                       largest.parameter->description);
}

std::string swing_sentence(const AssumptionSwing& swing) {
    return fmt::format("Bij een lage waarde zijn de kosten {}, bij een hoge waarde {}.",
                       higher_words(swing.cost_at_low), higher_words(swing.cost_at_high));
}

Figure swings_figure(const Gathered& all, const std::vector<AssumptionSwing>& swings) {
    const std::string id = "gevoeligheid";
    const std::string title = swings_title(all.first().contents->name, all.last_budget_year, swings.front());
    charts::TornadoChart chart;
    chart.unit = fmt::format("miljoen euro meer of minder in {}", all.last_budget_year);
    std::string description;
    for (const AssumptionSwing& swing : swings) {
        chart.rows.push_back({swing.parameter->description, in_millions(swing.cost_at_low),
                              in_millions(swing.cost_at_high),
                              "scheelt " + euro_words(swing.cost_at_high - swing.cost_at_low)});
        description += fmt::format("{}{}. {}", description.empty() ? "" : " ", swing.parameter->description,
                                   swing_sentence(swing));
    }
    chart.heading = {id + "-beeld", title, description};
    return {id,
            title,
            swing_sentence(swings.front()),
            charts::tornado_chart(chart),
            "Elke balk laat zien wat een aanname met de kosten doet. Bij laag is de aanname in 1 van de 10 "
            "doorrekeningen lager, bij hoog hoger. Rechts van nul is duurder.",
            table_of(id, swings)};
}

} // namespace koers::pages
