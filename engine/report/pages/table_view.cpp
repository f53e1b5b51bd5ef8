#include "report/pages/table_view.hpp"

#include <cmath>

#include <fmt/format.h>

#include "koers/report.hpp"
#include "report/pages/words.hpp"
#include "report/sheets/csv.hpp"

namespace koers::pages {
namespace {

constexpr int decimals_of_number = 1;
constexpr std::size_t most_columns_across = 8; // of A4 in letters of the usual size

std::string cell_text(const sheets::Table& table, std::size_t row, std::size_t column) {
    const sheets::Cell& cell = table.rows[row].cells[column];
    if (const auto* text = std::get_if<std::string>(&cell.value)) {
        return *text;
    }
    const auto number = sheets::number_in(table, row, column);
    const sheets::Kind kind = cell.kind.value_or(table.columns[column].kind);
    if (!number) {
        return "";
    }
    if (kind == sheets::Kind::year) {
        return fmt::format("{:.0f}", *number);
    }
    return dutch_number(*number, kind == sheets::Kind::decimal ? decimals_of_number : sheets::facts_of(kind).decimals);
}

/// Also an amount with V or N behind it and "< 10" are numbers to the eye, and stand below each other as such.
bool numeric(const sheets::Table& table, std::size_t column) {
    if (table.columns[column].kind != sheets::Kind::text) {
        return true;
    }
    bool some = false;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const std::string text = cell_text(table, row, column);
        if (text.find_first_not_of("0123456789.,-%<VN \u00a0") != std::string::npos) {
            return false;
        }
        some = some || !text.empty();
    }
    return some;
}

Json row_view(const sheets::Table& table, std::size_t row) {
    Json cells = Json::array();
    for (std::size_t column = 1; column < table.columns.size(); ++column) {
        cells.push_back({{"text", cell_text(table, row, column)}, {"number", numeric(table, column)}});
    }
    return {{"heading", cell_text(table, row, 0)},
            {"total", table.rows[row].role == sheets::Role::total},
            {"cells", cells}};
}

} // namespace

Json table_view(const sheets::Table& table) {
    Json columns = Json::array();
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        columns.push_back(
            {{"heading", table.columns[column].heading}, {"number", column > 0 && numeric(table, column)}});
    }
    Json rows = Json::array();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        rows.push_back(row_view(table, row));
    }
    std::string caption = table.title;
    for (const std::string& line : table.captions) {
        caption += (caption.empty() ? "" : ". ") + line;
    }
    return {{"id", table.id},
            {"caption", caption},
            {"dense", table.columns.size() > most_columns_across},
            {"columns", columns},
            {"rows", rows},
            {"file", percent_encoded(sheets::csv_text(table, sheets::CsvDialect::excel_nl))}};
}

sheets::Cell people_cell(double persons) {
    if (std::isnan(persons)) {
        return {};
    }
    const double whole = std::round(persons);
    return whole < fewest_shown ? sheets::Cell{std::string{few_shown}} : sheets::Cell{whole};
}

sheets::Cell money_cell(double euro) {
    return sheets::number_cell(legible(euro) / 1000.0);
}

std::string percent_encoded(const std::string& bytes) {
    std::string text;
    for (const char byte : bytes) {
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
        text += plain || byte == '-' || byte == '.' || byte == '_'
                    ? std::string{byte}
                    : fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
    return text;
}

} // namespace koers::pages
