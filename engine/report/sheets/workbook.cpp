#include "koers/workbook.hpp"

#include <algorithm>
#include <array>

#include "report/sheets/csv.hpp"
#include "report/sheets/data_description.hpp"
#include "report/sheets/sheets.hpp"
#include "report/sheets/small_numbers.hpp"
#include "report/sheets/workbook_file.hpp"

namespace koers {
namespace {

using sheets::ReportInput;
using sheets::Table;

bool same_budget_years(const ScenarioContents& a, const ScenarioContents& b) {
    return a.first_budget_year == b.first_budget_year && a.last_budget_year == b.last_budget_year;
}

/// The columns hold the same budget years for all scenarios.
Result<ReportInput> input_of(const ResultReader& result, const std::vector<Scenario>& scenarios,
                             const WorkbookOptions& options, const Recalculated& again) {
    return sheets::report_input(result, scenarios, options, again, {same_budget_years, "begrotingsjaren"});
}

/// All tables, in the order of the sheets, with money in one unit.
Result<std::vector<Table>> tables_of(const ResultReader& result, const ReportInput& input, MoneyUnit unit) {
    Source source{result};
    std::vector<Table> tables{sheets::overview(input, unit, source), sheets::multi_year_estimate(input, unit, source),
                              sheets::taakveld_estimate(input, unit, source)};
    if (source.faults().empty()) {
        tables[1].charts.push_back(sheets::bands_chart(input, tables[0]));
    }
    if (!input.again.drivers.empty()) {
        tables.push_back(sheets::waterfall(input, unit, source));
    }
    tables.push_back(sheets::measure_list(input, unit, source));
    tables.push_back(sheets::structural_balance(input, unit, source));
    sheets::AssumptionTables of_assumptions = sheets::assumption_tables(input, unit, source);
    tables.push_back(std::move(of_assumptions.risks));
    tables.push_back(sheets::required_capacities(input, unit, source));
    tables.push_back(sheets::capacity_ratios(input, unit, source));
    tables.push_back(std::move(of_assumptions.sensitivity));
    tables.push_back(sheets::assumptions(input, source));
    tables.push_back(sheets::spring_letter(input, unit, source));
    tables.push_back(sheets::pivot_rows(input, source));
    tables.push_back(sheets::terms());
    tables.insert(tables.begin(), sheets::reading_guide(input, tables, source));
    if (!source.faults().empty()) {
        return tl::unexpected{source.faults()};
    }
    return tables;
}

constexpr const char* exchange_folder = "uitwisseling";

/// Where the files of a dialect stand.
struct DialectFolder {
    const char* name;
    sheets::CsvDialect dialect;
    const char* form;
};

constexpr std::array dialect_folders{
    DialectFolder{"excel-nl", sheets::CsvDialect::excel_nl,
                  "voor Excel met Nederlandse instellingen: puntkomma, decimale komma, UTF-8 met BOM"},
    DialectFolder{exchange_folder, sheets::CsvDialect::exchange,
                  "voor andere programma's: komma, decimale punt, UTF-8 zonder BOM"}};

} // namespace

Result<void> write_workbook(const ResultReader& result, const std::vector<Scenario>& scenarios,
                            const WorkbookOptions& options, const Recalculated& again,
                            const std::filesystem::path& file) {
    const auto input = input_of(result, scenarios, options, again);
    if (!input) {
        return tl::unexpected{input.error()};
    }
    const auto tables = tables_of(result, *input, options.unit);
    if (!tables) {
        return tl::unexpected{tables.error()};
    }
    const RunIdentity& run = result.identity();
    return sheets::write_workbook_file(
        *tables, {"Meerjarenraming sociaal domein " + run.municipality, "koers " + run.program_version, result.end()},
        file);
}

Result<std::vector<TextFile>> csv_files(const ResultReader& result, const std::vector<Scenario>& scenarios,
                                        const WorkbookOptions& options, const Recalculated& again) {
    const auto input = input_of(result, scenarios, options, again);
    if (!input) {
        return tl::unexpected{input.error()};
    }
    auto tables = tables_of(result, *input, MoneyUnit::euro);
    if (!tables) {
        return tl::unexpected{tables.error()};
    }
    tables->push_back(sheets::code_book(*tables));
    std::for_each(tables->begin(), tables->end(), sheets::hide_small_numbers); // files go on to the public
    std::vector<TextFile> files;
    std::vector<sheets::DescribedFile> described;
    files.reserve(2 * tables->size() + 1); // what is described stays where it is
    for (const DialectFolder& folder : dialect_folders) {
        for (const Table& table : *tables) {
            files.push_back(
                {std::filesystem::path{folder.name} / (table.id + ".csv"), csv_text(table, folder.dialect)});
            described.push_back({files.back(), table.title, folder.form});
        }
    }
    const std::string code_book = std::string{exchange_folder} + "/" + tables->back().id + ".csv";
    files.push_back({"datasetbeschrijving.jsonld", sheets::data_description(result, *input, described, code_book)});
    return files;
}

} // namespace koers
