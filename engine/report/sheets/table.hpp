#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "report/sheets/chart.hpp"

namespace koers::sheets {

/// What the numbers of a column are, and so how they are shown.
enum class Kind : std::uint8_t { text, euro, thousand_euro, persons, percentage, decimal, year, count };

/// Whether the rows of a column may be added up.
enum class Adding : std::uint8_t { meaningful, meaningless };

struct Column {
    std::string heading; // as readers know it
    std::string name;    // unique in the table, for programs: [a-z][a-z0-9_]*
    Kind kind{Kind::text};
    std::string meaning; // for the code book
    Adding adding{Adding::meaningless};
    double width{12.0}; // characters
};

/// Consecutive rows of one column, by position, counted with a sign.
struct Span {
    std::size_t first_row{};
    std::size_t last_row{};
    std::size_t column{};
    double sign{1.0};
};

/// Cells of the same table added up. It stays a formula in a workbook.
struct Sum {
    enum class Of : std::uint8_t { signed_amount, size };
    std::vector<Span> spans;
    Of of{Of::signed_amount};
};

/// A text, a number, a sum, or nothing to tell.
struct Cell {
    Cell() = default;
    Cell(std::string text) : value{std::move(text)} {}
    Cell(double number) : value{number} {}
    Cell(double number, Kind of) : value{number}, kind{of} {}
    Cell(Sum sum) : value{std::move(sum)} {}

    std::variant<std::monostate, std::string, double, Sum> value;
    std::optional<Kind> kind; // where it is not that of the column
    std::string note;         // shown on demand
};

/// How a row counts: in the total of the rows around it, as such a total, or by itself.
enum class Role : std::uint8_t { part, total, apart };

struct Row {
    std::vector<Cell> cells; // one for each column
    Role role{Role::part};
};

/// A cell that other documents may point at.
struct NamedCell {
    std::string name; // letters, digits and underscores
    std::size_t row{};
    std::size_t column{};
};

/// What readers get to see of a result, whatever the form: a workbook, CSV, a page.
struct Table {
    std::string id;    // file name and name of the range
    std::string sheet; // at most 31 characters
    std::string title;
    std::vector<std::string> captions;
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::size_t fixed_columns{1}; // that stay in view
    std::vector<NamedCell> named_cells;
    std::vector<Chart> charts; // of a workbook only
};

/// A table without columns and rows as yet.
[[nodiscard]] Table titled(std::string id, std::string sheet, std::string title);

/// A cell with a number, or an empty one when it is not known (NaN).
[[nodiscard]] Cell number_cell(double value);

/// The number in a cell, of a sum its outcome; nothing for other cells.
[[nodiscard]] std::optional<double> number_in(const Table& table, std::size_t row, std::size_t column);

/// What holds for all cells of such a kind: what the code book calls it, its unit, and its number of decimals.
struct KindFacts {
    const char* name;
    const char* unit;
    int decimals;
};
[[nodiscard]] KindFacts facts_of(Kind kind);

/// What a total says where its column must not be added up; empty if there is nothing to say.
[[nodiscard]] std::string note_on(const Table& table, std::size_t row, std::size_t column);

} // namespace koers::sheets
