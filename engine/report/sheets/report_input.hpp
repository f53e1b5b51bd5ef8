#pragma once

#include <string>
#include <vector>

#include "koers/workbook.hpp"
#include "report/contents_view.hpp"

namespace koers::sheets {

/// A scenario of a result with the data that it was computed from.
struct ReportedScenario {
    const ScenarioContents* contents{};
    const Scenario* scenario{};
};

/// What every table is made from.
struct ReportInput {
    std::vector<ReportedScenario> scenarios;
    WorkbookOptions options;
    Recalculated again; // each part empty, or as long as `scenarios`
};

/// Which scenarios a report can show beside each other, and what differs between those that it cannot.
struct Comparability {
    bool (*holds)(const ScenarioContents& a, const ScenarioContents& b);
    std::string what;
};

/// The scenarios of a result that the options ask for; a fault if one cannot stand beside the first.
[[nodiscard]] Result<ReportInput> report_input(const ResultReader& result, const std::vector<Scenario>& scenarios,
                                               const WorkbookOptions& options, const Recalculated& again,
                                               const Comparability& comparability);

/// Adds the rows of each scenario until the source has a fault. What `rows_of(scenario)` gives has read what it needs.
template <class RowsOf>
void add_scenarios(const ReportInput& input, const Source& source, RowsOf rows_of) {
    for (const ReportedScenario& of : input.scenarios) {
        auto rows = rows_of(of);
        if (source.faults().empty()) {
            rows.add();
        }
    }
}

} // namespace koers::sheets
