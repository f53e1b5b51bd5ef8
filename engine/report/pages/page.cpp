#include "koers/page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/difference_rows.hpp"
#include "report/pages/evidence.hpp"
#include "report/pages/figures.hpp"
#include "report/pages/indicators.hpp"
#include "report/pages/one_page.hpp"
#include "report/pages/page_terms.hpp"
#include "report/pages/rendering.hpp"
#include "report/pages/scenario_section.hpp"
#include "report/pages/table_view.hpp"
#include "report/pages/templates.hpp"

namespace koers {
namespace {

using namespace pages;

constexpr std::size_t indicators_drawn = 3;
constexpr std::size_t parameters_told = 10;
constexpr std::ptrdiff_t unknowns_on_one_page = 3;

std::vector<std::string> indicator_ids(const ScenarioContents& contents) {
    const Coordinate* indicators = contents.coordinate("indicator");
    return indicators == nullptr ? std::vector<std::string>{} : indicators->texts;
}

bool beside(const ScenarioContents& a, const ScenarioContents& b) {
    return comparable(a, b) && indicator_ids(a) == indicator_ids(b) && a.first_budget_year == b.first_budget_year &&
           a.last_budget_year == b.last_budget_year;
}

/// Charts and tables show the scenarios beside each other.
Result<sheets::ReportInput> input_of(const ResultReader& result, const std::vector<Scenario>& scenarios,
                                     const WorkbookOptions& options) {
    return sheets::report_input(result, scenarios, options, {}, {beside, "jaren, thema's of indicatoren"});
}

/// A pyramid of every scenario with another population than those before it.
Json population_view(const Gathered& all) {
    Json figures = Json::array();
    for (std::size_t i = 0; i < all.scenarios.size(); ++i) {
        const bool told = std::any_of(all.scenarios.begin(), all.scenarios.begin() + static_cast<std::ptrdiff_t>(i),
                                      [&](const ScenarioNumbers& other) {
                                          return other.population.back() == all.scenarios[i].population.back();
                                      });
        if (!told) {
            figures.push_back(figure_view(population_figure(all.scenarios[i])));
        }
    }
    return figures;
}

Json themas_view(const Gathered& all) {
    Json figures = Json::array();
    for (std::size_t thema = 0; thema < all.first().themas.size(); ++thema) {
        figures.push_back(figure_view(thema_figure(all, thema)));
    }
    return figures;
}

Json indicator_figures_view(const Gathered& all) {
    Json figures = Json::array();
    for (const std::size_t indicator : chosen_indicators(all, indicators_drawn)) {
        figures.push_back(figure_view(indicator_figure(all, indicator)));
    }
    return figures;
}

Json texts_view(const std::vector<std::string>& texts) {
    Json view = Json::array();
    for (const std::string& text : texts) {
        view.push_back(text);
    }
    return view;
}

/// What tells this run from another.
Json facts_view(const RunIdentity& run, const ResultReader& result, const Gathered& all) {
    std::string names;
    for (const ScenarioNumbers& of : all.scenarios) {
        names += (names.empty() ? "" : ", ") + of.contents->id;
    }
    return {{"scenarios", names},
            {"version", run.program_version},
            {"seed", std::to_string(run.seed)},
            {"replicates", std::to_string(run.replicates)},
            {"input", result.input_sha256()}};
}

Json page_view(const ResultReader& result, const Gathered& all, const std::vector<WeightyParameter>& weighty) {
    const RunIdentity& run = result.identity();
    std::vector<FitOfScenario> fits;
    Json scenarios = Json::array();
    for (const ScenarioNumbers& of : all.scenarios) {
        fits.push_back({of.contents->name, 1.0 - of.total.in(all.last_budget_year).chance_short});
        scenarios.push_back(scenario_view(all, of));
    }
    const std::string municipality = all.first().scenario->dataset->municipality;
    const std::vector<std::string> not_known = unknowns(all, run.replicates);
    return {{"style", std::string{style_sheet()}},
            {"municipality", municipality},
            {"year", std::to_string(all.last_budget_year)},
            {"date", date_words(result.end())},
            {"prices", all.price_text},
            {"answer", answer_sentence(all.last_budget_year, fits)},
            {"choice", scenarios.size() > 1},
            {"scenarios", scenarios},
            {"overview", figure_view(overview_figure(all))},
            {"one_page", one_page_table(all)},
            {"themas", themas_view(all)},
            {"waiting", figure_view(waiting_figure(all))},
            {"services", table_view(services_table(all))},
            {"population", population_view(all)},
            {"indicator_figures", indicator_figures_view(all)},
            {"indicators", indicator_table_view(all, municipality)},
            {"unknowns", texts_view(not_known)},
            {"first_unknowns", texts_view({not_known.begin(), not_known.begin() + unknowns_on_one_page})},
            {"evidence", evidence_view(all.first(), weighty)},
            {"terms", terms_view()},
            {"facts", facts_view(run, result, all)}};
}

} // namespace

Result<std::string> council_page(const ResultReader& result, const std::vector<Scenario>& scenarios,
                                 const WorkbookOptions& options) {
    const auto input = input_of(result, scenarios, options);
    if (!input) {
        return tl::unexpected{input.error()};
    }
    Source source{result};
    const Gathered all = gathered(*input, source);
    std::vector<WeightyParameter> weighty;
    if (source.faults().empty()) {
        weighty = weightiest(all.first(), options.price_level, parameters_told, source);
    }
    if (!source.faults().empty()) {
        return tl::unexpected{source.faults()};
    }
    return rendered("page", page_view(result, all, weighty));
}

} // namespace koers
