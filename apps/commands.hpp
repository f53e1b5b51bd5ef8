#pragma once

#include <string>
#include <vector>

#include "status.hpp"

namespace koers::app {

using Words = std::vector<std::string>;

/// `koers reken`: runs scenarios, writes the result file and prints the summary.
[[nodiscard]] Status run_simulate(const Words& words, const std::string& command_line);

/// `koers controleer`: checks scenarios and their data.
[[nodiscard]] Status run_check(const Words& words);

/// `koers doelen`: what of the product belongs to each goal.
[[nodiscard]] Status run_goals(const Words& words);

/// `koers vergelijk`: paired differences between the scenarios of a run.
[[nodiscard]] Status run_compare(const Words& words);

/// `koers verklaar`: where the differences of a run come from.
[[nodiscard]] Status run_explain(const Words& words);

/// `koers maatregelen`: how each measure turns out alone.
[[nodiscard]] Status run_measures(const Words& words);

/// `koers rapport`: tables of a result as a workbook and as CSV.
[[nodiscard]] Status run_report(const Words& words);

/// `koers importeer`: a scenario of a list of measures.
[[nodiscard]] Status run_import(const Words& words);

/// `koers graaf`: draws the influence graph or a part of it.
[[nodiscard]] Status run_graph(const Words& words);

[[nodiscard]] std::string general_help();
[[nodiscard]] std::string simulate_help();
[[nodiscard]] std::string check_help();
[[nodiscard]] std::string goals_help();
[[nodiscard]] std::string compare_help();
[[nodiscard]] std::string explain_help();
[[nodiscard]] std::string measures_help();
[[nodiscard]] std::string report_help();
[[nodiscard]] std::string import_help();
[[nodiscard]] std::string graph_help();

} // namespace koers::app
