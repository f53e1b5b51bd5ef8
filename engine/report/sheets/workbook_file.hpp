#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "koers/diagnostics.hpp"
#include "report/sheets/table.hpp"

namespace koers::sheets {

/// What a workbook says of itself.
struct WorkbookFacts {
    std::string title;
    std::string author;
    std::string created; // UTC, ISO 8601; no clock is read, so that equal tables give equal bytes
};

/// Writes tables as the sheets of a workbook (XLSX) at this very place, replacing what is there.
[[nodiscard]] Result<void> write_workbook_file(const std::vector<Table>& tables, const WorkbookFacts& facts,
                                               const std::filesystem::path& file);

} // namespace koers::sheets
