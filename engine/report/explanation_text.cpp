#include <nlohmann/json.hpp>

#include "report/explanation_rows.hpp"
#include "report/goal_rows.hpp"

namespace koers {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::size_t> positions_of(const Layout& layout, const std::vector<int>& years) {
    const auto& known = layout.coordinate("jaar").numbers;
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (std::find(years.begin(), years.end(), known[i]) != years.end()) {
            positions.push_back(i);
        }
    }
    return positions;
}

/// A scenario by itself is compared with what it would be without choices.
std::string basis_name(const Explained& explained) {
    const std::string& id = explained.basis.scenario().id;
    return id == explained.scenario.scenario().id ? "hetzelfde zonder maatregelen en met de gewone aannames" : id;
}

std::string signed_number(double value, int decimals) {
    return (value > 0.0 ? "+" : "") + dutch_number(value, decimals);
}

/// What is shown of a difference: an outcome, years and lines.
struct Shown {
    ChosenOutcome outcome;
    std::vector<int> years;
    std::vector<ExplanationRow> rows;
};

std::optional<Shown> shown_of(const Explained& explained, const std::string& outcome, const std::vector<int>& years) {
    const Layout& layout = explained.basis.layout();
    auto chosen = choose_outcome(layout, outcome);
    if (!chosen) {
        return std::nullopt;
    }
    const auto positions = positions_of(layout, years);
    Shown shown{*chosen, {}, explanation_rows(explained, *chosen, positions)};
    for (const auto position : positions) {
        shown.years.push_back(layout.coordinate("jaar").numbers[position]);
    }
    return shown;
}

} // namespace

std::optional<std::string> explanation_text(const Explained& explained, const std::string& outcome,
                                            const std::vector<int>& years) {
    const auto shown = shown_of(explained, outcome, years);
    if (!shown) {
        return std::nullopt;
    }
    std::vector<std::string> headings{"Oorzaak"};
    for (const int year : shown->years) {
        headings.push_back(std::to_string(year));
    }
    headings.emplace_back("Kwaliteit");
    headings.emplace_back("Onderzoek");
    TextTable table{headings};
    for (const ExplanationRow& row : shown->rows) {
        std::vector<std::string> cells{row.name};
        for (const double value : row.values) {
            cells.push_back(signed_number(value, shown->outcome.decimals));
        }
        cells.emplace_back(row.grade ? letter(*row.grade) : "");
        cells.push_back(row.study);
        table.add(std::move(cells));
    }
    return "\n" + shown->outcome.name + " (" + shown->outcome.unit + "): verschil van " +
           explained.scenario.scenario().id + " met " + basis_name(explained) + "\n\n" + table.text();
}

std::optional<std::string> explanation_json(const Explained& explained, const std::string& outcome,
                                            const std::vector<int>& years) {
    const auto shown = shown_of(explained, outcome, years);
    if (!shown) {
        return std::nullopt;
    }
    Json rows = Json::array();
    for (const ExplanationRow& row : shown->rows) {
        rows.push_back({{"soort", row.kind},
                        {"onderwerp", row.subject},
                        {"naam", row.name},
                        {"kwaliteit", row.grade ? Json(letter(*row.grade)) : Json(nullptr)},
                        {"onderzoek", row.study.empty() ? Json(nullptr) : Json(row.study)},
                        {"waarden", row.values}});
    }
    return Json{{"uitkomst", shown->outcome.id},  {"naam", shown->outcome.name},
                {"eenheid", shown->outcome.unit}, {"scenario", explained.scenario.scenario().id},
                {"basis", basis_name(explained)}, {"jaren", shown->years},
                {"regels", std::move(rows)}}
               .dump(1) +
           "\n";
}

Result<std::vector<double>> run_difference(const ResultReader& result, const std::string& basis,
                                           const std::string& scenario, const Layout& layout,
                                           const std::string& outcome) {
    const auto chosen = choose_outcome(layout, outcome);
    std::vector<double> sum(layout.coordinate("jaar").size(), 0.0);
    for (std::size_t i = 0; chosen && i < chosen->variables.size(); ++i) {
        const auto& [name, sign] = chosen->variables[i];
        for (const auto& [id, side] : {std::pair{scenario, 1.0}, std::pair{basis, -1.0}}) {
            const Result<NamedArray> summary = result.summary(id, name);
            if (!summary) {
                return tl::unexpected{summary.error()};
            }
            const std::size_t width = summary->shape.at(2);
            for (std::size_t year = 0; year < sum.size(); ++year) {
                for (std::size_t label = 0; label < width; ++label) {
                    if (!chosen->label || *chosen->label == label) {
                        sum[year] += sign * side * summary->at({0, year, label});
                    }
                }
            }
        }
    }
    return sum;
}

} // namespace koers
