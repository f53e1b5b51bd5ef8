#include "report/contents_view.hpp"

#include <algorithm>
#include <cmath>

namespace koers {
namespace {

/// A second text per label of a coordinate; nullptr when the file has none by that name.
const std::vector<std::string>* column_of_labels(const ScenarioContents& contents, const char* coordinate,
                                                 const char* name) {
    if (const Coordinate* found = contents.coordinate(coordinate)) {
        for (const LabelColumn& column : found->columns) {
            if (column.name == name) {
                return &column.texts;
            }
        }
    }
    return nullptr;
}

} // namespace

std::vector<int> shown_years(const ScenarioContents& contents, const SummaryOptions& options) {
    const auto& outlook = options.outlook_years;
    std::vector<int> years;
    for (const std::int32_t year : contents.coordinate("jaar")->numbers) {
        const bool budget = year >= contents.first_budget_year && year <= contents.last_budget_year;
        if (budget || std::find(outlook.begin(), outlook.end(), year) != outlook.end()) {
            years.push_back(year);
        }
    }
    return years;
}

std::size_t position_of(const ScenarioContents& contents, int year) {
    const std::vector<std::int32_t>& years = contents.coordinate("jaar")->numbers;
    return static_cast<std::size_t>(std::find(years.begin(), years.end(), year) - years.begin());
}

const std::string& column_text(const Coordinate& coordinate, const std::string& column, std::size_t position) {
    const auto found = std::find_if(coordinate.columns.begin(), coordinate.columns.end(),
                                    [&column](const LabelColumn& one) { return one.name == column; });
    return found == coordinate.columns.end() ? coordinate.texts[position] : found->texts[position];
}

bool modelled(const ScenarioContents& contents, const std::string& thema) {
    const auto* themas = column_of_labels(contents, "voorziening", "voorziening_thema");
    return themas == nullptr || std::find(themas->begin(), themas->end(), thema) != themas->end();
}

std::string service_name(const ScenarioContents& contents, std::size_t service) {
    return column_text(*contents.coordinate("voorziening"), "voorziening_naam", service);
}

double assumed_share(const ScenarioContents& contents) {
    const auto* grades = column_of_labels(contents, "parameter", "parameter_kwaliteit");
    if (grades == nullptr || grades->empty()) {
        return std::nan("");
    }
    return static_cast<double>(std::count(grades->begin(), grades->end(), "C")) / static_cast<double>(grades->size());
}

std::string price_level(const ScenarioContents& contents) {
    for (const Variable& variable : contents.summaries) {
        if (!variable.price_level.empty()) {
            return variable.price_level;
        }
    }
    return "begroting";
}

std::string at_price_level(const std::string& variable, PriceLevel level) {
    return level == PriceLevel::nominal ? variable + "_nominaal" : variable;
}

NamedArray Source::summary(const std::string& scenario, const std::string& variable) {
    return keep(result_.summary(scenario, variable));
}

NamedArray Source::replicates(const std::string& scenario, const std::string& variable) {
    return keep(result_.replicates(scenario, variable));
}

NamedArray Source::keep(Result<NamedArray> values) {
    if (values) {
        return std::move(*values);
    }
    faults_.insert(faults_.end(), values.error().begin(), values.error().end());
    return {};
}

} // namespace koers
