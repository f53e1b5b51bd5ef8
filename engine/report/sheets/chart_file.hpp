#pragma once

#include <vector>

#include "report/sheets/chart.hpp"
#include "report/sheets/table.hpp"

struct lxw_workbook;
struct lxw_worksheet;

namespace koers::sheets {

/// Rows of a sheet that one chart takes, with a free one above it.
inline constexpr std::size_t rows_of_chart = 22;

/// Places the charts of a table below it, from `row` of its sheet on; the cells that they show may be of any table of
/// the workbook. Gives an error number of libxlsxwriter, 0 when all went well.
[[nodiscard]] int write_charts(lxw_workbook* book, lxw_worksheet* sheet, const Table& table,
                               const std::vector<Table>& tables, std::size_t row);

/// The row of a sheet at which its table has the headings.
[[nodiscard]] std::size_t heading_row(const Table& table);

} // namespace koers::sheets
