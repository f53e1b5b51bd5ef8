#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "koers/diagnostics.hpp"
#include "koers/measure.hpp"

namespace koers {

/// What stands in a column of the list of measures.
enum class ListValue : std::uint8_t { text, year, count, persons, percentage, amount, number };

/// What becomes of a column of the list: koers computes it and does not read it back; people fill it; it tells what a
/// measure is, which the catalogue does for its own; or it is read and counts in the outcome.
enum class ListUse : std::uint8_t { computed, filled, describing, read };

/// Whether a column stands there once, for each budget year, or for the last of them.
enum class ListYears : std::uint8_t { none, each, last };

/// A column of the list of measures; with a year behind heading and name where there is one for a year.
struct MeasureColumn {
    const char* name;    // in files for exchange
    const char* heading; // as readers know it
    const char* meaning;
    ListValue value{ListValue::text};
    ListUse use{ListUse::computed};
    ListYears years{ListYears::none};
    double width{12.0}; // characters
};

/// All columns, in their order.
[[nodiscard]] std::span<const MeasureColumn> measure_columns();

/// A column of one year, or of none.
struct ListedColumn {
    const MeasureColumn* column{};
    int year{}; // 0: of no year
    [[nodiscard]] std::string name() const;
    [[nodiscard]] std::string heading() const;
};

/// The columns of a list over these budget years.
[[nodiscard]] std::vector<ListedColumn> listed_columns(int first_year, int last_year);

/// A lever and a law as files write them.
[[nodiscard]] std::string lever_word(Lever lever);
[[nodiscard]] std::string law_word(DistributionKind kind);

/// What is made of a list of measures.
struct ListImport {
    std::filesystem::path list;   // CSV with columns of the list, in either dialect
    std::filesystem::path basis;  // the scenario on which the new one builds
    std::filesystem::path target; // where it will stand: paths in it start there
    std::string scenario;         // only rows of this one; empty: the list has one
    std::string name;             // of the new scenario
};

/// The text of a scenario with the measures of a list. Fails with every fault in the list, in line order.
[[nodiscard]] Result<std::string> scenario_from_list(const ListImport& wanted);

} // namespace koers
