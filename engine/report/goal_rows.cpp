#include "report/goal_rows.hpp"

#include <algorithm>

namespace koers {
namespace {

/// The goal on which a measure acts; nothing for a sector or the general cover, which serve several.
std::optional<GoalId> goal_of(const Dataset& data, const Measure& measure) {
    if (measure.service) {
        return data.services[measure.service->index()].goal;
    }
    if (measure.budget_line) {
        return data.budget_lines[measure.budget_line->index()].goal;
    }
    return std::nullopt;
}

void note_grade(GoalRow& row, Grade grade) {
    row.weakest = std::max(row.weakest, grade);
}

void add_connections(const Dataset& data, GoalId id, GoalRow& row) {
    for (const auto& connection : data.connections) {
        const NodeRef& from = connection.from;
        const bool of_goal = from.kind == NodeKind::goal && from.index == id.index();
        const bool of_measure = from.kind == NodeKind::measure &&
                                data.budget_lines[data.catalogue.measures[from.index].budget_line.index()].goal == id;
        if (of_goal || of_measure) {
            row.connections.push_back(&connection);
            note_grade(row, connection.grade);
        }
    }
}

GoalRow row_of(const Scenario& scenario, GoalId id) {
    const Dataset& data = *scenario.dataset;
    GoalRow row;
    row.goal = &data.goals[id.index()];
    row.thema = &data.themas[row.goal->thema.index()];
    note_grade(row, scenario.parameters[row.goal->share.index()].grade);
    for (const auto& line : data.budget_lines) {
        if (line.goal == id) {
            row.lines.push_back(&line);
        }
    }
    for (const auto& service : data.services) {
        if (service.goal == id) {
            row.services.push_back(&service);
            for (const auto& parameter : scenario.parameters) {
                if (parameter.id.starts_with(service.id + ".")) {
                    note_grade(row, parameter.grade);
                }
            }
        }
    }
    for (std::size_t i = 0; i < own_measures(scenario); ++i) {
        const auto& measure = scenario.measures[i];
        if (goal_of(data, measure) == id) {
            row.measures.push_back(&measure);
            note_grade(row, scenario.parameters[measure.strength.index()].grade);
        }
    }
    for (const auto& measure : data.catalogue.measures) {
        if (data.budget_lines[measure.budget_line.index()].goal == id) {
            row.catalogue.push_back(&measure);
        }
    }
    for (const auto& indicator : data.indicators) {
        if (indicator.goal == id) {
            row.indicators.push_back(&indicator);
            row.modelled += coverage_of(indicator) == Coverage::modelled ? 1 : 0;
            row.influenced += coverage_of(indicator) == Coverage::influenced ? 1 : 0;
            note_grade(row, indicator.grade);
        }
    }
    add_connections(data, id, row);
    return row;
}

} // namespace

std::vector<GoalRow> goal_rows(const Scenario& scenario) {
    std::vector<GoalRow> rows;
    for (std::size_t i = 0; i < scenario.dataset->goals.size(); ++i) {
        rows.push_back(row_of(scenario, GoalId{i}));
    }
    return rows;
}

std::string coverage(const Indicator& indicator) {
    return coverage_word(coverage_of(indicator));
}

std::string coverage(const GoalRow& row) {
    if (row.indicators.empty()) {
        return row.connections.empty() ? "alleen budget, geen cijfers" : "via verbanden, geen cijfers";
    }
    return coverage_word(row.modelled > 0     ? Coverage::modelled
                         : row.influenced > 0 ? Coverage::influenced
                                              : Coverage::followed);
}

std::string kind_word(MeasureKind kind) {
    switch (kind) {
    case MeasureKind::bezuiniging:
        return "bezuiniging";
    case MeasureKind::taakstelling:
        return "taakstelling";
    case MeasureKind::ombuiging:
        return "ombuiging";
    case MeasureKind::investering:
        return "investering";
    }
    return "";
}

} // namespace koers
