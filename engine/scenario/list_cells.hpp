#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "input/csv.hpp"

namespace koers::scenario {

/// One row of a list of measures, by the names of its columns, whatever the dialect of the file.
class ListRow {
public:
    using Columns = std::map<std::string, std::size_t>;

    ListRow(const input::CsvTable& table, const input::CsvRow& row, const Columns& columns, input::Faults& faults)
        : table_{&table}, row_{&row}, columns_{&columns}, faults_{&faults} {}

    [[nodiscard]] input::Faults& faults() const { return *faults_; }

    /// The cell without spaces around it; nothing if it is empty or the file has no such column.
    [[nodiscard]] input::Read<std::string> text(const std::string& column) const;
    [[nodiscard]] input::Read<double> number(const std::string& column, const input::Range& range) const;
    [[nodiscard]] input::Read<std::int64_t> whole(const std::string& column, const input::Range& range) const;

    /// A year, or the first of January of one.
    [[nodiscard]] input::Read<std::int64_t> year(const std::string& column) const;

    [[nodiscard]] bool is_empty() const;
    [[nodiscard]] const Location& where() const { return row_->front().where; }
    [[nodiscard]] input::DecimalSign sign() const { return table_->sign; }

private:
    const input::CsvTable* table_;
    const input::CsvRow* row_;
    const Columns* columns_;
    input::Faults* faults_;
};

/// A list of measures as it stands in a CSV file.
class ListFile {
public:
    /// Notes a fault for a file that cannot be read, is a workbook, or has other columns than the list.
    [[nodiscard]] static std::optional<ListFile> read(const std::filesystem::path& file, int first_year, int last_year,
                                                      input::Faults& faults);

    /// The measures: rows that are not empty and no total.
    [[nodiscard]] std::vector<ListRow> rows(input::Faults& faults) const;

private:
    ListFile(input::CsvTable table, ListRow::Columns columns)
        : table_{std::move(table)}, columns_{std::move(columns)} {}

    input::CsvTable table_;
    ListRow::Columns columns_;
};

} // namespace koers::scenario
