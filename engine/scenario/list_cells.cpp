#include "scenario/list_cells.hpp"

#include <algorithm>

#include "input/nearest.hpp"
#include "koers/measure_list.hpp"

namespace koers::scenario {

using input::Located;
using input::Read;

namespace {

constexpr const char* how_to_save =
    "bewaar het werkblad F4 Ombuigingen als CSV UTF-8, zonder de regels boven de koppen, "
    "of neem f4_ombuigingen.csv van koers rapport --csv";

bool is_workbook(const std::filesystem::path& file) {
    const std::string kind = file.extension().string();
    return kind == ".xlsx" || kind == ".xls" || kind == ".ods" || kind == ".XLSX" || kind == ".XLS" || kind == ".ODS";
}

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

/// The name behind a heading of the file: both are known.
std::optional<std::string> name_of(const std::string& heading, const std::vector<ListedColumn>& known) {
    const auto found = std::find_if(known.begin(), known.end(), [&heading](const ListedColumn& column) {
        return column.name() == heading || column.heading() == heading;
    });
    return found == known.end() ? std::nullopt : std::optional{found->name()};
}

/// Places of the columns; nothing if the file is no list of measures.
std::optional<ListRow::Columns> places_of(const input::CsvTable& table, const std::vector<ListedColumn>& known,
                                          input::Faults& faults) {
    const auto is_code = [&known](const auto& cell) { return name_of(trimmed(cell.value), known) == "code"; };
    if (std::none_of(table.header.begin(), table.header.end(), is_code)) {
        faults.note("S005", table.header.front().where, "Code", "kolom ontbreekt", how_to_save);
        return std::nullopt;
    }
    std::vector<std::string> words;
    for (const ListedColumn& column : known) {
        words.push_back(column.heading());
        words.push_back(column.name());
    }
    ListRow::Columns places;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        const auto& cell = table.header[i];
        const auto name = name_of(trimmed(cell.value), known);
        if (!name) {
            faults.note("S004", cell.where, cell.value, "onbekende kolom",
                        input::suggestion(cell.value, words, "haal de kolom weg"));
        } else if (!places.emplace(*name, i).second) {
            faults.note("S006", cell.where, cell.value, "kolom komt twee keer voor", "houd er een over");
        }
    }
    return places;
}

/// The year in `1-1-2027`, `01-01-2027` or `2027-01-01`; the text itself if it is nothing of the kind.
std::string year_in(const std::string& text) {
    const std::size_t first = text.find('-');
    const std::size_t second = first == std::string::npos ? first : text.find('-', first + 1);
    if (second == std::string::npos) {
        return text;
    }
    const std::string parts[] = {text.substr(0, first), text.substr(first + 1, second - first - 1),
                                 text.substr(second + 1)};
    const auto is_one = [](const std::string& part) { return part == "1" || part == "01"; };
    constexpr std::size_t digits = 4;
    const bool year_first = parts[0].size() == digits;
    return is_one(parts[1]) && is_one(year_first ? parts[2] : parts[0]) ? parts[year_first ? 0 : 2] : text;
}

} // namespace

Read<std::string> ListRow::text(const std::string& column) const {
    const auto place = columns_->find(column);
    if (place == columns_->end()) {
        return std::nullopt;
    }
    const Located<std::string>& cell = (*row_)[place->second];
    const std::string text = trimmed(cell.value);
    return text.empty() ? std::nullopt : Read<std::string>{{text, cell.where, text}};
}

Read<double> ListRow::number(const std::string& column, const input::Range& range) const {
    const auto cell = text(column);
    return cell ? input::parse_number(*cell, table_->sign, range, *faults_) : std::nullopt;
}

Read<std::int64_t> ListRow::whole(const std::string& column, const input::Range& range) const {
    const auto cell = text(column);
    return cell ? input::parse_integer(*cell, table_->sign, range, *faults_) : std::nullopt;
}

Read<std::int64_t> ListRow::year(const std::string& column) const {
    auto cell = text(column);
    if (!cell) {
        return std::nullopt;
    }
    cell->value = year_in(cell->value);
    if (cell->value.find_first_not_of("0123456789") != std::string::npos) {
        faults_->note("W001", cell->where, cell->text, "geen jaar",
                      "noem het jaar, zoals 2027: een maatregel begint op "
                      "1 januari");
        return std::nullopt;
    }
    return input::parse_integer(*cell, table_->sign, {1900.0, 2200.0}, *faults_);
}

bool ListRow::is_empty() const {
    return std::all_of(row_->begin(), row_->end(), [](const auto& cell) { return trimmed(cell.value).empty(); });
}

std::optional<ListFile> ListFile::read(const std::filesystem::path& file, int first_year, int last_year,
                                       input::Faults& faults) {
    const std::string shown = file.lexically_normal().string();
    if (is_workbook(file)) {
        faults.note("B008", {shown, 0, 0}, file.filename().string(), "een werkmap is niet in te lezen", how_to_save);
        return std::nullopt;
    }
    const auto source = input::read_source(file, shown, faults);
    auto table = source ? input::parse_csv(*source, faults) : std::nullopt;
    if (!table) {
        return std::nullopt;
    }
    auto places = places_of(*table, listed_columns(first_year, last_year), faults);
    return places ? std::optional{ListFile{std::move(*table), std::move(*places)}} : std::nullopt;
}

std::vector<ListRow> ListFile::rows(input::Faults& faults) const {
    std::vector<ListRow> rows;
    for (const input::CsvRow& row : table_.rows) {
        const ListRow one{table_, row, columns_, faults};
        const auto name = one.text("naam");
        const bool total = !one.text("code") && name && name->value == "Totaal";
        if (!one.is_empty() && !total) {
            rows.push_back(one);
        }
    }
    return rows;
}

} // namespace koers::scenario
