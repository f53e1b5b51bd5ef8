#include "report/pages/evidence.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

#include <fmt/format.h>

#include "koers/report.hpp"
#include "report/known_sources.hpp"
#include "report/pages/figures.hpp"
#include "report/pages/table_view.hpp"

namespace koers::pages {
namespace {

const char* meaning(Grade grade) {
    return grade == Grade::a ? "officieel cijfer" : grade == Grade::b ? "afgeleid van een officieel cijfer" : "aanname";
}

sheets::Table grades_table(const std::vector<Parameter>& parameters) {
    sheets::Table table = sheets::titled("kwaliteit", "", "Aannames naar kwaliteit");
    table.columns = {{"Kwaliteit", "kwaliteit", sheets::Kind::text, "kwaliteit"},
                     {"Betekenis", "betekenis", sheets::Kind::text, "betekenis"},
                     {"Aantal", "aantal", sheets::Kind::count, "aantal aannames"},
                     {"Deel (%)", "deel", sheets::Kind::percentage, "deel van alle aannames"}};
    const std::array<std::size_t, 3> counts = by_grade(parameters);
    for (const Grade grade : {Grade::a, Grade::b, Grade::c}) {
        const auto count = static_cast<double>(counts[static_cast<std::size_t>(grade)]);
        table.rows.push_back({{{std::string{letter(grade)}},
                               {std::string{meaning(grade)}},
                               {count},
                               {100.0 * count / static_cast<double>(parameters.size())}}});
    }
    return table;
}

sheets::Table weighty_table(const std::vector<WeightyParameter>& weighty) {
    sheets::Table table = sheets::titled("grootste-aannames", "", "De aannames die het meest uitmaken");
    table.columns = {{"Aanname", "aanname", sheets::Kind::text, "omschrijving"},
                     {"Code", "code", sheets::Kind::text, "id van de parameter"},
                     {"Laag", "laag", sheets::Kind::text, "lage waarde"},
                     {"Midden", "midden", sheets::Kind::text, "middelste waarde"},
                     {"Hoog", "hoog", sheets::Kind::text, "hoge waarde"},
                     {"Eenheid", "eenheid", sheets::Kind::text, "eenheid"},
                     {"Kwaliteit", "kwaliteit", sheets::Kind::text, "kwaliteit"},
                     {"Bron", "bron", sheets::Kind::text, "bronnen"},
                     {"Deel van de spreiding (%)", "deel", sheets::Kind::percentage, "deel van de spreiding"}};
    for (const WeightyParameter& one : weighty) {
        const Parameter& parameter = *one.parameter;
        table.rows.push_back({{{parameter.description},
                               {parameter.id},
                               {short_number(parameter.low)},
                               {short_number(parameter.central)},
                               {short_number(parameter.high)},
                               {parameter.unit},
                               {std::string{letter(parameter.grade)}},
                               {parameter.source},
                               {100.0 * one.share}}});
    }
    return table;
}

sheets::Table sources_table(const Scenario& scenario) {
    sheets::Table table = sheets::titled("bronnen", "", "Bronnen");
    table.columns = {{"Bron", "bron", sheets::Kind::text, "id van de bron"},
                     {"Titel", "titel", sheets::Kind::text, "titel"},
                     {"Vindplaats", "vindplaats", sheets::Kind::text, "vindplaats"},
                     {"Aannames", "aannames", sheets::Kind::count, "aantal aannames dat erop rust"}};
    const auto known = known_sources(*scenario.dataset);
    std::map<std::string, double> used;
    double without = 0.0;
    for (const Parameter& parameter : scenario.parameters) {
        std::istringstream ids{parameter.source};
        without += parameter.source.empty() ? 1.0 : 0.0;
        for (std::string id; std::getline(ids, id, ';');) {
            used[id] += 1.0;
        }
    }
    for (const auto& [id, count] : used) {
        const auto found = known.find(id);
        const KnownSource source = found == known.end() ? KnownSource{} : found->second;
        table.rows.push_back({{{id}, {source.title}, {source.place}, {count}}});
    }
    table.rows.push_back({{{"geen"}, {"eigen inschatting, zonder bron"}, {}, {without}}});
    return table;
}

} // namespace

double squared_correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const double mean_a = sheets::mean_of(a);
    const double mean_b = sheets::mean_of(b);
    double both = 0.0;
    double of_a = 0.0;
    double of_b = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        both += (a[i] - mean_a) * (b[i] - mean_b);
        of_a += (a[i] - mean_a) * (a[i] - mean_a);
        of_b += (b[i] - mean_b) * (b[i] - mean_b);
    }
    return of_a > 0.0 && of_b > 0.0 ? both * both / (of_a * of_b) : 0.0;
}

double share_by_chance(std::size_t parameters, std::size_t replicates) {
    return 2.0 * std::log(20.0 * static_cast<double>(parameters)) / static_cast<double>(replicates);
}

std::vector<WeightyParameter> weightiest(const ScenarioNumbers& of, PriceLevel level, std::size_t most,
                                         Source& source) {
    const sheets::ReportedScenario reported{of.contents, of.scenario};
    const sheets::ThemaMoney money{source, reported, level};
    const NamedArray drawn = source.replicates(of.contents->id, "parameterwaarde");
    if (!source.faults().empty()) {
        return {};
    }
    const std::vector<double> cost =
        money.net(sheets::all_themas(reported), year_position(of, of.contents->last_budget_year));
    std::vector<WeightyParameter> found;
    const std::size_t width = drawn.shape.at(1);
    const double by_chance = share_by_chance(width, cost.size());
    for (std::size_t i = 0; i < std::min(width, of.scenario->parameters.size()); ++i) {
        std::vector<double> values;
        for (std::size_t replicate = 0; replicate < cost.size(); ++replicate) {
            values.push_back(drawn.values[replicate * width + i]);
        }
        const double share = squared_correlation(values, cost);
        if (share > by_chance) {
            found.push_back({&of.scenario->parameters[i], share});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.share > b.share; });
    found.resize(std::min(found.size(), most));
    return found;
}

std::array<std::size_t, 3> by_grade(const std::vector<Parameter>& parameters) {
    std::array<std::size_t, 3> counts{};
    for (const Parameter& parameter : parameters) {
        ++counts[static_cast<std::size_t>(parameter.grade)];
    }
    return counts;
}

Json evidence_view(const Gathered& all, const Weighed& weighed) {
    const ScenarioNumbers& of = all.first();
    const std::array<std::size_t, 3> counts = by_grade(of.scenario->parameters);
    Json swings = Json::array();
    if (!weighed.swings.empty()) {
        swings.push_back(figure_view(swings_figure(all, weighed.swings)));
    }
    const auto shown = [](std::size_t count) { return dutch_number(static_cast<double>(count), 0); };
    return {{"count", fmt::format("{} rust op {} aannames. Daarvan hebben er {} kwaliteit A, {} kwaliteit B en {} "
                                  "kwaliteit C.",
                                  of.contents->name, shown(of.scenario->parameters.size()), shown(counts[0]),
                                  shown(counts[1]), shown(counts[2]))},
            {"swings", swings},
            {"weighed", !weighed.weighty.empty()},
            {"grades", table_view(grades_table(of.scenario->parameters))},
            {"weighty", table_view(weighty_table(weighed.weighty))},
            {"sources", table_view(sources_table(*of.scenario))}};
}

} // namespace koers::pages
