#include "report/sheets/report_input.hpp"

#include <algorithm>

namespace koers::sheets {
namespace {

bool chosen(const std::string& id, const WorkbookOptions& options) {
    return options.scenarios.empty() ||
           std::find(options.scenarios.begin(), options.scenarios.end(), id) != options.scenarios.end();
}

} // namespace

Result<ReportInput> report_input(const ResultReader& result, const std::vector<Scenario>& scenarios,
                                 const WorkbookOptions& options, const Recalculated& again,
                                 const Comparability& comparability) {
    ReportInput input{{}, options, again};
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        if (chosen(scenarios[i].id, options)) {
            input.scenarios.push_back({&result.scenarios()[i], &scenarios[i]});
        }
    }
    const ScenarioContents& first = *input.scenarios.front().contents;
    for (const ReportedScenario& of : input.scenarios) {
        if (!comparability.holds(first, *of.contents)) {
            return environment_fault("U034",
                                     of.contents->id + " heeft andere " + comparability.what + " dan " + first.id +
                                         " en past niet in dezelfde tabellen",
                                     "kies scenario's met --scenario");
        }
    }
    return input;
}

} // namespace koers::sheets
