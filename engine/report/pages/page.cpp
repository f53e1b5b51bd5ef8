#include "koers/page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/difference_rows.hpp"
#include "report/pages/duisenberg.hpp"
#include "report/pages/evidence.hpp"
#include "report/pages/figures.hpp"
#include "report/pages/goal_chain.hpp"
#include "report/pages/groups.hpp"
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
                                     const WorkbookOptions& options, const Recalculated& again) {
    return sheets::report_input(result, scenarios, options, again, {beside, "jaren, thema's of indicatoren"});
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

/// A figure of every group, one behind the other.
template <class FigureOf>
void add_figures(Json& figures, const std::vector<Gathered>& groups, FigureOf figure_of) {
    for (const Gathered& group : groups) {
        figures.push_back(figure_view(figure_of(group)));
    }
}

Json themas_view(const std::vector<Gathered>& groups) {
    Json figures = Json::array();
    for (std::size_t thema = 0; thema < groups.front().first().themas.size(); ++thema) {
        add_figures(figures, groups, [&](const Gathered& group) { return thema_figure(group, thema); });
    }
    return figures;
}

Json waiting_view(const std::vector<Gathered>& groups) {
    Json figures = Json::array();
    add_figures(figures, groups, waiting_figure);
    return figures;
}

Json services_view(const std::vector<Gathered>& groups) {
    Json tables = Json::array();
    for (const Gathered& group : groups) {
        tables.push_back(table_view(services_table(group)));
    }
    return tables;
}

Json indicator_figures_view(const std::vector<Gathered>& groups, const std::vector<std::size_t>& chosen) {
    Json figures = Json::array();
    for (const std::size_t indicator : chosen) {
        add_figures(figures, groups, [&](const Gathered& group) { return indicator_figure(group, indicator); });
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

std::vector<std::string> answers(const Gathered& all) {
    std::vector<FitOfScenario> fits;
    for (const ScenarioNumbers& of : all.scenarios) {
        fits.push_back({of.contents->name, 1.0 - of.total.in(all.last_budget_year).chance_short});
    }
    return answer_sentences(all.last_budget_year, fits);
}

std::string one_text(const std::vector<std::string>& sentences) {
    std::string text;
    for (const std::string& sentence : sentences) {
        text += (text.empty() ? "" : " ") + sentence;
    }
    return text;
}

Json group_view(const Gathered& group, const std::vector<std::size_t>& indicators,
                const std::vector<std::string>& not_known) {
    Json choices = Json::array();
    for (const ScenarioNumbers& of : group.scenarios) {
        choices.push_back(
            {{"id", of.contents->id}, {"name", of.contents->name}, {"description", of.contents->description}});
    }
    return {{"suffix", group.suffix},
            {"heading", titled_for(group, "Scenario's op een A4")},
            {"answer", one_text(answers(group))},
            {"one_page", one_page_table(group, indicators)},
            {"overview", figure_view(overview_figure(group))},
            {"first_unknowns", texts_view({not_known.begin(), not_known.begin() + unknowns_on_one_page})},
            {"choice", group.scenarios.size() > 1},
            {"choices", choices}};
}

/// The answers of many scenarios are a list below the first.
void add_answers(Json& view, const Gathered& all) {
    std::vector<std::string> sentences = answers(all);
    std::vector<std::string> more;
    if (sentences.size() > most_beside) {
        more.assign(sentences.begin() + 1, sentences.end());
        sentences.resize(1);
    }
    view["answer"] = one_text(sentences);
    view["more_answers"] = texts_view(more);
    view["listed"] = !more.empty();
}

Json duisenbergs_view(const std::vector<Gathered>& groups) {
    Json sheets = Json::array();
    for (const Gathered& group : groups) {
        for (Json& thema : duisenberg_view(group)) {
            sheets.push_back(std::move(thema));
        }
    }
    return sheets;
}

Json page_view(const ResultReader& result, const Gathered& all, const Weighed& weighed, const Json& chain) {
    const RunIdentity& run = result.identity();
    const std::vector<Gathered> groups = groups_of(all);
    const std::vector<std::size_t> indicators = chosen_indicators(all, indicators_drawn);
    const std::string municipality = all.first().scenario->dataset->municipality;
    const std::vector<std::string> not_known = unknowns(all, run.replicates);
    Json scenarios = Json::array();
    for (const ScenarioNumbers& of : all.scenarios) {
        scenarios.push_back(scenario_view(all, of));
    }
    Json sheets = Json::array();
    for (const Gathered& group : groups) {
        sheets.push_back(group_view(group, indicators, not_known));
    }
    Json view{{"style", std::string{style_sheet()}},
              {"municipality", municipality},
              {"year", std::to_string(all.last_budget_year)},
              {"date", date_words(result.end())},
              {"prices", all.price_text},
              {"scenarios", scenarios},
              {"sheets", sheets},
              {"themas", themas_view(groups)},
              {"waiting", waiting_view(groups)},
              {"services", services_view(groups)},
              {"population", population_view(all)},
              {"indicator_figures", indicator_figures_view(groups, indicators)},
              {"indicators", indicator_table_view(all, municipality)},
              {"chains", chain},
              {"questions", duisenbergs_view(groups)},
              {"unknowns", texts_view(not_known)},
              {"evidence", evidence_view(all, weighed)},
              {"terms", terms_view()},
              {"facts", facts_view(run, result, all)}};
    add_answers(view, all);
    return view;
}

/// In euros when there are replicates enough for that, else by weight.
Weighed weighed_assumptions(const sheets::ReportInput& input, const Gathered& all, Source& source) {
    Weighed weighed;
    weighed.swings = assumption_swings(input.scenarios.front(), parameters_told, source);
    if (weighed.swings.empty() && source.faults().empty()) {
        weighed.weighty = weightiest(all.first(), input.options.price_level, parameters_told, source);
    }
    return weighed;
}

} // namespace

Result<std::string> council_page(const ResultReader& result, const std::vector<Scenario>& scenarios,
                                 const WorkbookOptions& options, const Recalculated& again) {
    const auto input = input_of(result, scenarios, options, again);
    if (!input) {
        return tl::unexpected{input.error()};
    }
    Source source{result};
    const Gathered all = gathered(*input, source);
    const Weighed weighed = source.faults().empty() ? weighed_assumptions(*input, all, source) : Weighed{};
    if (!source.faults().empty()) {
        return tl::unexpected{source.faults()};
    }
    const auto chain = goal_chain_view(all);
    if (!chain) {
        return tl::unexpected{chain.error()};
    }
    return rendered("page", page_view(result, all, weighed, *chain));
}

} // namespace koers
