#include "report/sheets/table.hpp"

#include <cmath>

namespace koers::sheets {

Table titled(std::string id, std::string sheet, std::string title) {
    Table table;
    table.id = std::move(id);
    table.sheet = std::move(sheet);
    table.title = std::move(title);
    return table;
}

Cell number_cell(double value) {
    return std::isnan(value) ? Cell{} : Cell{value};
}

std::optional<double> number_in(const Table& table, std::size_t row, std::size_t column) {
    const auto& value = table.rows.at(row).cells.at(column).value;
    if (const auto* number = std::get_if<double>(&value)) {
        return *number;
    }
    const auto* sum = std::get_if<Sum>(&value);
    if (sum == nullptr) {
        return std::nullopt;
    }
    double total = 0.0;
    for (const Span& span : sum->spans) {
        for (std::size_t at = span.first_row; at <= span.last_row; ++at) {
            total += span.sign * number_in(table, at, span.column).value_or(0.0);
        }
    }
    return sum->of == Sum::Of::size ? std::abs(total) : total;
}

KindFacts facts_of(Kind kind) {
    switch (kind) {
    case Kind::text:
        return {"tekst", "", 0};
    case Kind::euro:
        return {"bedrag", "euro", 0};
    case Kind::thousand_euro:
        return {"bedrag", "x € 1.000", 0};
    case Kind::persons:
        return {"aantal", "personen", 0};
    case Kind::percentage:
        return {"percentage", "%", 1};
    case Kind::decimal:
        return {"getal", "", 4};
    case Kind::year:
        return {"jaar", "", 0};
    case Kind::count:
        break;
    }
    return {"aantal", "", 0};
}

std::string note_on(const Table& table, std::size_t row, std::size_t column) {
    const Row& shown = table.rows.at(row);
    const Cell& cell = shown.cells.at(column);
    const bool unlike_parts = shown.role == Role::total && table.columns.at(column).adding == Adding::meaningless &&
                              std::holds_alternative<double>(cell.value);
    if (!cell.note.empty() || !unlike_parts) {
        return cell.note;
    }
    return "geen som: uit de opgetelde doorrekeningen";
}

} // namespace koers::sheets
