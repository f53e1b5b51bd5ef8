#pragma once

#include "koers/model.hpp"
#include "model/model_tables.hpp"

namespace koers {

/// The product of all measures of one kind on one target in a year.
template <class Target>
double lever_factor(const Scenario& scenario, const Theta& theta, Lever lever, Target target, int year) {
    double factor = 1.0;
    for (const Measure& measure : scenario.measures) {
        if (measure.lever == lever && target(measure)) {
            factor *= 1.0 + (theta[measure.strength.index()] - 1.0) * strength_in(measure, year);
        }
    }
    return factor;
}

/// The part of a measure that is reached, 0 to 1; 1 for a measure outside the catalogue.
[[nodiscard]] double reached_share(const Measure& measure, const Theta& theta);

/// What a measure with an amount changes in a year as far as it is reached, EUR, without friction costs.
[[nodiscard]] double reached_amount(const Measure& measure, const Theta& theta, int year);

/// The sum of all amounts of one kind on one target in a year with their friction costs, EUR.
template <class Target>
double measure_amount(const Scenario& scenario, const Theta& theta, Lever lever, Target target, int year) {
    double sum = 0.0;
    for (const Measure& measure : scenario.measures) {
        if (measure.lever == lever && target(measure)) {
            sum += reached_amount(measure, theta, year);
            sum += measure.friction && year == measure.from ? theta[measure.friction->index()] : 0.0;
        }
    }
    return sum;
}

/// What measures change once in a year on a budget line, EUR: friction costs, and amounts of measures that last three
/// years at most (BBV, "Notitie structurele en incidentele baten en lasten": up to three years is incidental).
[[nodiscard]] double one_off_amount(const Scenario& scenario, const Theta& theta, std::size_t line, int year);

/// Share of each goal in its thema budget against the central share, rescaled within the thema.
[[nodiscard]] std::vector<double> goal_ratios(const Dataset& data, const Theta& theta);

/// What a budget line would be without measures, EUR; `goals` are the `goal_ratios`.
[[nodiscard]] double line_base(const ModelTables& tables, std::size_t line, const std::vector<double>& goals,
                               std::size_t year);

/// What the measures on all lines of one legal room take from this line or add to it in a year, EUR.
[[nodiscard]] double room_change(const ModelTables& tables, const Theta& theta, std::size_t line, double base,
                                 int year);

} // namespace koers
