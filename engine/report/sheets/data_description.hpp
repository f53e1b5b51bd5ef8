#pragma once

#include <string>
#include <vector>

#include "koers/results.hpp"
#include "koers/workbook.hpp"
#include "report/sheets/report_input.hpp"

namespace koers::sheets {

/// A file to describe, with what its readers call it.
struct DescribedFile {
    const TextFile& file;
    std::string title;
    std::string form; // how its numbers and columns are written
};

/// What catalogues of open data want to know of the files, by DCAT-AP-NL 3.0 as JSON-LD with addresses relative to its
/// own place. `code_book` is the name of the file that tells what the columns are. What the data do not tell of the
/// publisher is left out.
[[nodiscard]] std::string data_description(const ResultReader& result, const ReportInput& input,
                                           const std::vector<DescribedFile>& files, const std::string& code_book);

} // namespace koers::sheets
