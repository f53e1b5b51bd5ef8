#include "input/csv.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "input/nearest.hpp"
#include "input/utf8.hpp"

namespace koers::input {
namespace {

/// Takes a text apart, record by record.
class Splitter {
public:
    Splitter(const SourceFile& source, Faults& faults)
        : file_{source.shown},
          content_{source.content()},
          cursor_{content_},
          faults_{faults},
          separator_{find_separator()} {}

    [[nodiscard]] char separator() const { return separator_; }

    /// The next record that is neither comment nor empty; nothing at the end or after a fault.
    std::optional<CsvRow> next() {
        skip_comments();
        if (cursor_.at_end() || failed_) {
            return std::nullopt;
        }
        CsvRow row;
        do {
            row.push_back(read_cell());
        } while (!failed_ && take_separator());
        take_end_of_line();
        return failed_ ? std::nullopt : std::optional{std::move(row)};
    }

    [[nodiscard]] bool failed() const { return failed_; }

private:
    [[nodiscard]] bool at_end_of_line() const {
        return cursor_.at_end() || cursor_.peek() == '\n' || (cursor_.peek() == '\r' && cursor_.peek(1) == '\n');
    }

    void skip_comments() {
        while (!cursor_.at_end() && (cursor_.peek() == '#' || at_end_of_line())) {
            while (!at_end_of_line()) {
                cursor_.advance();
            }
            take_end_of_line();
        }
    }

    void take_end_of_line() {
        if (!cursor_.at_end() && cursor_.peek() == '\r') {
            cursor_.advance();
        }
        if (!cursor_.at_end() && cursor_.peek() == '\n') {
            cursor_.advance();
        }
    }

    bool take_separator() {
        const bool found = !cursor_.at_end() && cursor_.peek() == separator_;
        if (found) {
            cursor_.advance();
        }
        return found;
    }

    Located<std::string> read_cell() {
        const TextPosition at = cursor_.position();
        const Location where{file_, at.line, at.column};
        const std::string text = cursor_.peek() == '"' ? read_quoted(where) : read_bare();
        return {text, where, text};
    }

    std::string read_bare() {
        std::string text;
        while (!at_end_of_line() && cursor_.peek() != separator_) {
            if (cursor_.peek() == '"' || cursor_.peek() == '\r') {
                fail({file_, cursor_.position().line, cursor_.position().column},
                     cursor_.peek() == '"' ? "aanhalingsteken midden in een cel" : "regeleinde zonder LF",
                     cursor_.peek() == '"' ? "zet de hele cel tussen aanhalingstekens en verdubbel die erbinnen"
                                           : "laat regels eindigen op LF of CR LF");
                return text;
            }
            text += cursor_.peek();
            cursor_.advance();
        }
        return text;
    }

    std::string read_quoted(const Location& opening) {
        std::string text;
        cursor_.advance();
        while (!cursor_.at_end()) {
            if (cursor_.peek() != '"') {
                text += cursor_.peek();
            } else if (cursor_.peek(1) == '"') {
                text += '"';
                cursor_.advance();
            } else {
                cursor_.advance();
                if (!at_end_of_line() && cursor_.peek() != separator_) {
                    fail({file_, cursor_.position().line, cursor_.position().column}, "tekst na een aanhalingsteken",
                         "na het sluitende aanhalingsteken hoort de cel te eindigen");
                }
                return text;
            }
            cursor_.advance();
        }
        fail(opening, "aanhalingsteken wordt niet gesloten", "sluit de cel met een aanhalingsteken");
        return text;
    }

    void fail(const Location& where, const std::string& message, const std::string& advice) {
        faults_.note("B006", where, "", message, advice + "; de rest van dit bestand is niet gelezen");
        failed_ = true;
    }

    /// A semicolon in the header row, outside quotes, decides.
    char find_separator() {
        skip_comments();
        bool quoted = false;
        for (std::size_t i = cursor_.offset(); i < content_.size() && (quoted || content_[i] != '\n'); ++i) {
            quoted = quoted != (content_[i] == '"');
            if (content_[i] == ';' && !quoted) {
                return ';';
            }
        }
        return ',';
    }

    std::string file_;
    std::string_view content_;
    TextCursor cursor_;
    Faults& faults_;
    bool failed_{};
    char separator_;
};

void note_ragged(const CsvRow& row, std::size_t expected, Faults& faults) {
    faults.note("B007", row.front().where, shortened(row.front().value),
                fmt::format("rij met {} in plaats van {} cellen", row.size(), expected),
                row.size() > expected ? "staat er een scheidingsteken te veel, of een tekst zonder aanhalingstekens?"
                                      : "ook lege cellen hebben een scheidingsteken nodig");
}

} // namespace

std::optional<std::size_t> CsvTable::column(const std::string& name) const {
    const auto found = std::find_if(header.begin(), header.end(), [&](const auto& cell) { return cell.value == name; });
    return found == header.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - header.begin())};
}

std::optional<CsvTable> parse_csv(const SourceFile& source, Faults& faults) {
    Splitter splitter{source, faults};
    CsvTable table;
    table.file = source.shown;
    table.sign = splitter.separator() == ';' ? DecimalSign::comma : DecimalSign::point;
    auto header = splitter.next();
    if (!header) {
        if (!splitter.failed()) {
            faults.note("B003", {source.shown, 0, 0}, "", "bestand heeft geen kopregel",
                        "de eerste regel noemt de kolommen");
        }
        return std::nullopt;
    }
    table.header = std::move(*header);
    while (auto row = splitter.next()) {
        if (row->size() == table.header.size()) {
            table.rows.push_back(std::move(*row));
        } else {
            note_ragged(*row, table.header.size(), faults);
            table.complete = false;
        }
    }
    return splitter.failed() ? std::nullopt : std::optional{std::move(table)};
}

void check_columns(const CsvTable& table, const std::vector<std::string>& expected, Faults& faults) {
    std::map<std::string, int> seen;
    for (const auto& cell : table.header) {
        if (std::find(expected.begin(), expected.end(), cell.value) == expected.end()) {
            faults.note("S004", cell.where, cell.value, "onbekende kolom",
                        suggestion(cell.value, expected, "haal de kolom weg"));
        } else if (++seen[cell.value] == 2) {
            faults.note("S006", cell.where, cell.value, "kolom komt twee keer voor", "houd er een over");
        }
    }
    for (const std::string& name : expected) {
        if (!seen.contains(name)) {
            faults.note("S005", table.header.front().where, name, "kolom ontbreekt", "voeg hem toe aan de kopregel");
        }
    }
}

} // namespace koers::input
