#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/sheets/table.hpp"

namespace koers::sheets {

/// For the Dutch Excel: semicolon, decimal comma, a byte order mark and the headings of readers; for other programs:
/// comma, decimal point and the names of the code book.
enum class CsvDialect : std::uint8_t { excel_nl, exchange };

/// A table as CSV (RFC 4180): one row of headings, then its rows; sums as numbers, without captions and notes.
[[nodiscard]] std::string csv_text(const Table& table, CsvDialect dialect);

/// What each column of the tables means.
[[nodiscard]] Table code_book(const std::vector<Table>& tables);

} // namespace koers::sheets
