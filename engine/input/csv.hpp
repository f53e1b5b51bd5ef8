#pragma once

#include <optional>
#include <string>
#include <vector>

#include "input/faults.hpp"
#include "input/located.hpp"
#include "input/number.hpp"
#include "input/source_file.hpp"

namespace koers::input {

using CsvRow = std::vector<Located<std::string>>;

/// A CSV file (RFC 4180) with a header row. Lines that start with `#` and empty lines are left out. A
/// semicolon in the header row means that semicolons separate and that decimals have a comma.
struct CsvTable {
    std::string file;
    DecimalSign sign{DecimalSign::point};
    CsvRow header;
    std::vector<CsvRow> rows; // each as long as the header
    bool complete{true};      // false if a row had to be left out

    [[nodiscard]] std::optional<std::size_t> column(const std::string& name) const;
};

/// Splits a file into cells. A faulty quote ends the file; rows of another length than the header are
/// noted and left out.
[[nodiscard]] std::optional<CsvTable> parse_csv(const SourceFile& source, Faults& faults);

/// Notes columns that are missing, unknown or there twice.
void check_columns(const CsvTable& table, const std::vector<std::string>& expected, Faults& faults);

} // namespace koers::input
