#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "koers/drivers.hpp"
#include "koers/report.hpp"
#include "koers/results.hpp"
#include "koers/scenario.hpp"
#include "koers/sign_convention.hpp"

namespace koers {

/// Unit of the money in tables for print; what goes on to other programs is in whole euros.
enum class MoneyUnit : std::uint8_t { euro, thousand_euro };

/// How tables of a result are made.
struct WorkbookOptions {
    std::vector<std::string> scenarios; // ids, in the order of the run; empty: all
    SignConvention sign{SignConvention::favourable_or_not};
    PriceLevel price_level{PriceLevel::budget};
    MoneyUnit unit{MoneyUnit::thousand_euro}; // of the workbook
    double certainty{0.9};                    // with which risks are to be borne
    std::optional<double> capacity;           // what is available to bear them, EUR
};

/// What the expectation engine adds to the replicates, of the chosen scenarios in the order of the run. Without it the
/// tables that show it are left out.
struct Recalculated {
    std::vector<DriverEffects> drivers;
    std::vector<std::vector<Swing>> swings;           // as `largest_swings` asks, with costs
    std::vector<std::vector<MeasureEffect>> measures; // of each scenario, in the last budget year
};

/// The ten parameters with the largest share in the uncertainty of the balance in the last budget year, at the ends of
/// the bands (P10, P90) of their draws; none when there are too few replicates to tell.
[[nodiscard]] Result<std::vector<Swing>> largest_swings(const ResultReader& result, const Scenario& scenario);

/// A text with the name of the file that it is for, below a folder.
struct TextFile {
    std::filesystem::path name;
    std::string text;
};

/// Writes the tables for the finance department as a workbook (XLSX) at this very place, replacing what is there.
/// `scenarios` are those of the result, in the same order. Equal results give equal bytes.
[[nodiscard]] Result<void> write_workbook(const ResultReader& result, const std::vector<Scenario>& scenarios,
                                          const WorkbookOptions& options, const Recalculated& again,
                                          const std::filesystem::path& file);

/// The same tables as CSV with their code book, in two dialects: `excel-nl/` and `uitwisseling/`; and a description of
/// them all for catalogues of data (DCAT-AP-NL).
[[nodiscard]] Result<std::vector<TextFile>> csv_files(const ResultReader& result,
                                                      const std::vector<Scenario>& scenarios,
                                                      const WorkbookOptions& options, const Recalculated& again);

} // namespace koers
