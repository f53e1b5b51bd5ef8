#include "report/sheets/measure_money.hpp"

#include <algorithm>
#include <functional>

namespace koers::sheets {

MeasureMoney::MeasureMoney(Source& source, const ReportedScenario& of)
    : scenario_{*of.scenario}, drawn_{source.replicates(of.contents->id, "parameterwaarde")} {}

bool MeasureMoney::is_amount(const Measure& measure) {
    return measure.lever == Lever::budget_line;
}

double MeasureMoney::drawn(std::size_t replicate, ParameterId parameter) const {
    return drawn_.values[replicate * drawn_.shape.at(1) + parameter.index()];
}

double MeasureMoney::planned(const Measure& measure, int year) const {
    return amount_in(measure, scenario_.parameters[measure.strength.index()].central, year);
}

double MeasureMoney::friction(const Measure& measure, int year) const {
    return measure.friction && year == measure.from ? scenario_.parameters[measure.friction->index()].central : 0.0;
}

std::vector<double> MeasureMoney::net(const Measure& measure, int year) const {
    std::vector<double> amounts = reached_share(measure);
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        amounts[i] *= amount_in(measure, drawn(i, measure.strength), year);
        amounts[i] += measure.friction && year == measure.from ? drawn(i, *measure.friction) : 0.0;
    }
    return amounts;
}

std::vector<double> MeasureMoney::reached_share(const Measure& measure) const {
    std::vector<double> shares(replicates(), 1.0);
    for (std::size_t i = 0; measure.reached_share && i < shares.size(); ++i) {
        shares[i] = drawn(i, *measure.reached_share);
    }
    return shares;
}

void add_to(std::vector<double>& sums, const std::vector<double>& other) {
    std::transform(sums.begin(), sums.end(), other.begin(), sums.begin(), std::plus<>{});
}

} // namespace koers::sheets
