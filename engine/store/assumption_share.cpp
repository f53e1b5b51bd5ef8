#include "store/assumption_share.hpp"

#include <algorithm>
#include <optional>

#include "koers/analysis.hpp"
#include "store/attributes.hpp"

namespace koers::store {

namespace {

const std::vector<std::string>& column(const Coordinate& coordinate, const std::string& name) {
    const auto found = std::find_if(coordinate.columns.begin(), coordinate.columns.end(),
                                    [&name](const LabelColumn& c) { return c.name == name; });
    static const std::vector<std::string> none;
    return found == coordinate.columns.end() ? none : found->texts;
}

std::optional<std::size_t> position(const ScenarioPlan& plan, const std::string& name) {
    const auto& variables = plan.layout.variables;
    const auto found =
        std::find_if(variables.begin(), variables.end(), [&name](const Variable& v) { return v.name == name; });
    if (found == variables.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - variables.begin());
}

std::vector<Series> each_cell(std::size_t cells) {
    std::vector<Series> series;
    for (std::size_t cell = 0; cell < cells; ++cell)
        series.push_back({cell});
    return series;
}

/// Sums over the last dimension.
std::vector<Series> each_row(std::size_t cells, std::size_t width) {
    std::vector<Series> series;
    for (std::size_t row = 0; row < cells / width; ++row) {
        series.emplace_back();
        for (std::size_t i = 0; i < width; ++i)
            series.back().push_back(row * width + i);
    }
    return series;
}

/// The parameters of a run with their draws; none when the layout does not tell of them.
std::vector<DrawnParameter> drawn_parameters(const ScenarioPlan& plan, const std::vector<StoredVariable>& stored,
                                             SeriesReader& reader) {
    const auto drawn = position(plan, "parameterwaarde");
    if (!drawn)
        return {};
    const Coordinate& labels = plan.layout.coordinate("parameter");
    const auto& grades = column(labels, "parameter_kwaliteit");
    const auto& groups = column(labels, "parameter_samenhang");
    if (grades.empty() || groups.empty())
        return {};
    std::vector<DrawnParameter> parameters(labels.size());
    const Variable& values = plan.layout.variables[*drawn];
    reader.for_each(values, stored[*drawn], each_cell(values.size), [&](std::size_t i, std::span<double> draws) {
        const auto used = draws.first(std::min(draws.size(), VarianceShare::most_replicates));
        parameters[i] = {{used.begin(), used.end()}, groups[i], grades[i] == "C"};
    });
    return parameters;
}

/// A variable of which the spread is looked at; without the last of its dimensions its sum is.
struct Looked {
    const char* variable;
    const char* suffix;
    std::vector<std::string> dimensions;
    const char* text;
};

const std::vector<Looked>& looked_at() {
    static const std::vector<Looked> all{
        {"saldo", "", {"jaar", "thema"}, "saldo per thema"},
        {"saldo", "_totaal", {"jaar"}, "saldo van alle thema's samen"},
        {"saldo_nominaal", "", {"jaar", "thema"}, "nominaal saldo per thema"},
        {"saldo_nominaal", "_totaal", {"jaar"}, "nominaal saldo van alle thema's samen"},
        {"gebruikers", "", {"jaar", "voorziening"}, "gebruikers per voorziening"}};
    return all;
}

} // namespace

void write_assumption_shares(const SummaryGroup& to, const ScenarioPlan& plan,
                             const std::vector<StoredVariable>& stored) {
    const std::vector<DrawnParameter> parameters = drawn_parameters(plan, stored, to.reader);
    if (parameters.empty())
        return;
    const VarianceShare assumed{parameters, to.sampling};
    for (const Looked& each : looked_at()) {
        const auto source = position(plan, each.variable);
        if (!source || plan.layout.variables[*source].size == 0)
            continue;
        const Variable& variable = plan.layout.variables[*source];
        const bool summed = each.dimensions.size() < variable.dimensions.size();
        const std::vector<Series> series =
            summed ? each_row(variable.size, plan.layout.coordinate(variable.dimensions.back()).size())
                   : each_cell(variable.size);
        std::vector<double> shares(series.size());
        to.reader.for_each(variable, stored[*source], series,
                           [&](std::size_t i, std::span<double> outcome) { shares[i] = assumed.of(outcome); });
        Variable described;
        described.name = std::string{"aandeel_aannames_"} + each.variable + each.suffix;
        described.long_name =
            std::string{"deel van de spreiding dat samenhangt met parameters van kwaliteit C, "} + each.text;
        described.unit = "1";
        described.dimensions = each.dimensions;
        write_reals(to.group, described, shares, to.axes);
    }
}

} // namespace koers::store
