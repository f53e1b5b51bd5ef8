#include "report/sheets/difference.hpp"

namespace koers::sheets {

void set_difference(Table& table, std::size_t row, const DifferenceColumns& columns, SignConvention sign) {
    const bool as_balance = sign == SignConvention::balance;
    const Span from{row, row, as_balance ? columns.budget : columns.amount};
    const Span taken{row, row, as_balance ? columns.amount : columns.budget, -1.0};
    const auto of = sign == SignConvention::favourable_or_not ? Sum::Of::size : Sum::Of::signed_amount;
    std::vector<Cell>& cells = table.rows.at(row).cells;
    cells.at(columns.difference) = {Sum{{from, taken}, of}};
    const double dearer = number_in(table, row, columns.amount).value() - number_in(table, row, columns.budget).value();
    const bool same = dearer == 0.0;
    cells.at(columns.favour) = same ? Cell{} : Cell{std::string{dearer > 0.0 ? "N" : "V"}};
}

} // namespace koers::sheets
