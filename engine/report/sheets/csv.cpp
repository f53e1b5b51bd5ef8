#include "report/sheets/csv.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace koers::sheets {
namespace {

struct Marks {
    const char* start;
    char separator;
    char decimal;
};

Marks marks_of(CsvDialect dialect) {
    return dialect == CsvDialect::excel_nl ? Marks{"\xEF\xBB\xBF", ';', ','} : Marks{"", ',', '.'};
}

std::string quoted(const std::string& text, const Marks& marks) {
    if (text.find_first_of(std::string{"\"\r\n"} + marks.separator) == std::string::npos) {
        return text;
    }
    std::string result = "\"";
    for (const char letter : text) {
        result += letter == '"' ? "\"\"" : std::string{letter};
    }
    return result + "\"";
}

/// The shortest text that reads back as the same number, without an exponent for whole ones.
std::string number_text(double value, const Marks& marks) {
    std::string text = value == static_cast<double>(static_cast<long long>(value))
                           ? fmt::format("{}", static_cast<long long>(value))
                           : fmt::format("{}", value);
    std::replace(text.begin(), text.end(), '.', marks.decimal);
    return text;
}

std::string field(const Table& table, std::size_t row, std::size_t column, const Marks& marks) {
    if (const auto number = number_in(table, row, column)) {
        return number_text(*number, marks);
    }
    const auto* text = std::get_if<std::string>(&table.rows[row].cells[column].value);
    return text == nullptr ? "" : quoted(*text, marks);
}

} // namespace

std::string csv_text(const Table& table, CsvDialect dialect) {
    const Marks marks = marks_of(dialect);
    std::string text = marks.start;
    const auto add_line = [&](const auto& field_of) {
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            text += (column == 0 ? "" : std::string{marks.separator}) + field_of(column);
        }
        text += "\r\n";
    };
    add_line([&](std::size_t column) {
        const Column& of = table.columns[column];
        return quoted(dialect == CsvDialect::excel_nl ? of.heading : of.name, marks);
    });
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        add_line([&](std::size_t column) { return field(table, row, column, marks); });
    }
    return text;
}

Table code_book(const std::vector<Table>& tables) {
    Table book = titled("codeboek", "Codeboek", "Codeboek");
    book.columns = {
        {"Bestand", "bestand", Kind::text, "bestand waarin de kolom staat"},
        {"Kolom", "kolom", Kind::text, "naam van de kolom in de uitwisselbestanden"},
        {"Kop", "kop", Kind::text, "kop van de kolom in de werkmap en in de bestanden voor Excel"},
        {"Betekenis", "betekenis", Kind::text, "wat er in de kolom staat"},
        {"Soort", "soort", Kind::text, "tekst, bedrag, aantal, percentage, getal of jaar"},
        {"Eenheid", "eenheid", Kind::text, "eenheid van de getallen"},
        {"Optelbaar", "optelbaar", Kind::text, "of de regels van de kolom bij elkaar mogen worden opgeteld: ja of nee"},
    };
    for (const Table& table : tables) {
        for (const Column& column : table.columns) {
            const KindFacts facts = facts_of(column.kind);
            const char* adds = column.adding == Adding::meaningful ? "ja" : "nee";
            book.rows.push_back({{{table.id + ".csv"},
                                  {column.name},
                                  {column.heading},
                                  {column.meaning},
                                  {std::string{facts.name}},
                                  {std::string{facts.unit}},
                                  {std::string{adds}}}});
        }
    }
    return book;
}

} // namespace koers::sheets
