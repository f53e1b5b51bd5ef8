#include "report/sheets/workbook_file.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <ctime>
#include <map>
#include <sstream>

#include <xlsxwriter.h>

#include "report/sheets/chart_file.hpp"

namespace koers::sheets {
namespace {

constexpr std::uint8_t paper_a4 = 9;
constexpr double points_of_title = 14.0;
constexpr double points_of_line = 15.0;
constexpr double characters_on_page = 220.0; // in the width of A4 across, at the smallest scale that reads well
constexpr lxw_color_t heading_ground = 0xD9E2EC;

/// A number of digits at a place of a text; 0 when there is none.
int digits(const std::string& text, std::size_t at, std::size_t count) {
    int value = 0;
    if (at + count <= text.size()) {
        std::from_chars(text.data() + at, text.data() + at + count, value);
    }
    return value;
}

/// `2026-01-02T03:14:15Z` as seconds since 1970.
std::time_t seconds_of(const std::string& utc) {
    const std::chrono::year_month_day day{std::chrono::year{digits(utc, 0, 4)},
                                          std::chrono::month{static_cast<unsigned>(digits(utc, 5, 2))},
                                          std::chrono::day{static_cast<unsigned>(digits(utc, 8, 2))}};
    const auto moment = std::chrono::sys_days{day} + std::chrono::hours{digits(utc, 11, 2)} +
                        std::chrono::minutes{digits(utc, 14, 2)} + std::chrono::seconds{digits(utc, 17, 2)};
    return std::chrono::duration_cast<std::chrono::seconds>(moment.time_since_epoch()).count();
}

/// As files have it; Excel shows it with the separators of its own language.
const char* number_format(Kind kind) {
    switch (kind) {
    case Kind::text:
        return "@";
    case Kind::percentage:
        return "0.0";
    case Kind::decimal:
        return "#,##0.0###";
    case Kind::year:
        return "0";
    case Kind::euro:
    case Kind::thousand_euro:
    case Kind::persons:
    case Kind::count:
        break;
    }
    return "#,##0";
}

std::size_t characters_in(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char letter) { return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U; }));
}

/// Lines that a text takes in a column, broken off between words, and a long word within.
std::size_t lines_in(const std::string& text, double width) {
    const auto room = static_cast<std::size_t>(std::max(1.0, width - 2.0)); // less what the edges and an indent take
    std::size_t lines = 1;
    std::size_t used = 0;
    std::istringstream words{text};
    for (std::string word; words >> word;) {
        const std::size_t length = characters_in(word);
        if (used > 0 && used + 1 + length <= room) {
            used += 1 + length;
            continue;
        }
        lines += (used > 0 ? 1 : 0) + (length - 1) / room;
        used = (length - 1) % room + 1;
    }
    return lines;
}

/// The looks of cells, each made once.
class Looks {
public:
    explicit Looks(lxw_workbook* book) : book_{book} {
        title_ = workbook_add_format(book_);
        format_set_bold(title_);
        format_set_font_size(title_, points_of_title);
        heading_ = workbook_add_format(book_);
        format_set_bold(heading_);
        format_set_text_wrap(heading_);
        format_set_align(heading_, LXW_ALIGN_VERTICAL_TOP);
        format_set_bg_color(heading_, heading_ground);
        format_set_bottom(heading_, LXW_BORDER_THIN);
    }

    [[nodiscard]] lxw_format* title() const { return title_; }
    [[nodiscard]] lxw_format* heading() const { return heading_; }
    [[nodiscard]] lxw_format* cell(Kind kind, Role role) {
        lxw_format*& look = cells_[{kind, role}];
        if (look == nullptr) {
            look = workbook_add_format(book_);
            format_set_num_format(look, number_format(kind));
            format_set_align(look, LXW_ALIGN_VERTICAL_TOP);
            if (kind == Kind::text) {
                format_set_text_wrap(look);
                format_set_indent(look, 1); // away from a number at its left
            }
            if (role == Role::total) {
                format_set_bold(look);
                format_set_top(look, LXW_BORDER_THIN);
            }
        }
        return look;
    }

private:
    lxw_workbook* book_;
    lxw_format* title_;
    lxw_format* heading_;
    std::map<std::pair<Kind, Role>, lxw_format*> cells_;
};

std::string cell_name(std::size_t row, std::size_t column) {
    char name[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell(name, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column));
    return name;
}

/// One table on a sheet of its own.
class SheetWriter {
public:
    SheetWriter(lxw_workbook* book, Looks& looks, const Table& table, const std::vector<Table>& tables)
        : book_{book},
          looks_{looks},
          table_{table},
          tables_{tables},
          sheet_{workbook_add_worksheet(book, table.sheet.c_str())},
          heading_row_{heading_row(table)} {}

    /// The first thing that went wrong, if any.
    [[nodiscard]] lxw_error write() {
        if (sheet_ == nullptr) {
            return LXW_ERROR_SHEETNAME_ALREADY_USED;
        }
        write_head();
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            for (std::size_t column = 0; column < table_.columns.size(); ++column) {
                write_cell(row, column);
            }
        }
        name_places();
        set_heights();
        lay_out();
        keep(static_cast<lxw_error>(write_charts(book_, sheet_, table_, tables_, last_row() + 1)));
        return worst_;
    }

private:
    void keep(lxw_error fault) { worst_ = worst_ == LXW_NO_ERROR ? fault : worst_; }

    [[nodiscard]] lxw_row_t sheet_row(std::size_t row) const { return static_cast<lxw_row_t>(heading_row_ + 1 + row); }
    [[nodiscard]] lxw_row_t last_row() const { return static_cast<lxw_row_t>(heading_row_ + table_.rows.size()); }
    [[nodiscard]] lxw_col_t last_column() const { return static_cast<lxw_col_t>(table_.columns.size() - 1); }

    void write_head() {
        keep(worksheet_write_string(sheet_, 0, 0, table_.title.c_str(), looks_.title()));
        for (std::size_t line = 0; line < table_.captions.size(); ++line) {
            keep(worksheet_write_string(sheet_, static_cast<lxw_row_t>(line + 1), 0, table_.captions[line].c_str(),
                                        nullptr));
        }
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            keep(worksheet_set_column(sheet_, column, column, table_.columns[i].width, nullptr));
            keep(worksheet_write_string(sheet_, static_cast<lxw_row_t>(heading_row_), column,
                                        table_.columns[i].heading.c_str(), looks_.heading()));
        }
    }

    void write_cell(std::size_t row, std::size_t column) {
        const Cell& cell = table_.rows[row].cells[column];
        const lxw_row_t y = sheet_row(row);
        const auto x = static_cast<lxw_col_t>(column);
        lxw_format* const look = looks_.cell(cell.kind.value_or(table_.columns[column].kind), table_.rows[row].role);
        if (const auto* text = std::get_if<std::string>(&cell.value)) {
            keep(worksheet_write_string(sheet_, y, x, text->c_str(), looks_.cell(Kind::text, table_.rows[row].role)));
        } else if (const auto* number = std::get_if<double>(&cell.value)) {
            keep(worksheet_write_number(sheet_, y, x, *number, look));
        } else if (const auto* sum = std::get_if<Sum>(&cell.value)) {
            keep(worksheet_write_formula_num(sheet_, y, x, formula(*sum).c_str(), look,
                                             *number_in(table_, row, column)));
        } else {
            keep(worksheet_write_blank(sheet_, y, x, look));
        }
        if (const std::string note = note_on(table_, row, column); !note.empty()) {
            keep(worksheet_write_comment(sheet_, y, x, note.c_str()));
        }
    }

    [[nodiscard]] std::string formula(const Sum& sum) const {
        std::string terms;
        for (const Span& span : sum.spans) {
            terms += span.sign < 0.0 ? "-" : terms.empty() ? "" : "+";
            const std::string first = cell_name(sheet_row(span.first_row), span.column);
            const std::string last = cell_name(sheet_row(span.last_row), span.column);
            terms += first == last ? first : "SUM(" + first + ":" + last + ")";
        }
        return sum.of == Sum::Of::size ? "=ABS(" + terms + ")" : "=" + terms;
    }

    void name_places() {
        const auto define = [&](const std::string& name, lxw_row_t first_row, lxw_col_t first_column, lxw_row_t end_row,
                                lxw_col_t end_column) {
            char place[LXW_MAX_FORMULA_RANGE_LENGTH];
            lxw_rowcol_to_formula_abs(place, table_.sheet.c_str(), first_row, first_column, end_row, end_column);
            keep(workbook_define_name(book_, name.c_str(), place));
        };
        define(table_.id, static_cast<lxw_row_t>(heading_row_), 0, last_row(), last_column());
        for (const NamedCell& cell : table_.named_cells) {
            const auto column = static_cast<lxw_col_t>(cell.column);
            define(cell.name, sheet_row(cell.row), column, sheet_row(cell.row), column);
        }
    }

    /// High enough for the texts that are broken off over several lines; not every program sees to that itself.
    void set_heights() {
        const auto set = [&](lxw_row_t row, std::size_t lines) {
            if (lines > 1) {
                keep(worksheet_set_row(sheet_, row, points_of_line * static_cast<double>(lines), nullptr));
            }
        };
        std::size_t lines = 1;
        for (const Column& column : table_.columns) {
            lines = std::max(lines, lines_in(column.heading, column.width));
        }
        set(static_cast<lxw_row_t>(heading_row_), lines);
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            lines = 1;
            for (std::size_t i = 0; i < table_.columns.size(); ++i) {
                const auto* text = std::get_if<std::string>(&table_.rows[row].cells[i].value);
                lines = std::max(lines, text == nullptr ? 1 : lines_in(*text, table_.columns[i].width));
            }
            set(sheet_row(row), lines);
        }
    }

    /// Pages side by side that keep the print legible; the fixed columns come back on each.
    [[nodiscard]] std::uint16_t pages_wide() const {
        double fixed = 0.0;
        double others = 0.0;
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            (i < table_.fixed_columns ? fixed : others) += table_.columns[i].width;
        }
        return static_cast<std::uint16_t>(std::ceil(others / (characters_on_page - fixed)));
    }

    void lay_out() {
        const auto heading = static_cast<lxw_row_t>(heading_row_);
        worksheet_freeze_panes(sheet_, heading + 1, static_cast<lxw_col_t>(table_.fixed_columns));
        keep(worksheet_autofilter(sheet_, heading, 0, last_row(), last_column()));
        const auto below = static_cast<lxw_row_t>(table_.charts.size() * rows_of_chart);
        keep(worksheet_print_area(sheet_, 0, 0, last_row() + below, last_column()));
        keep(worksheet_repeat_rows(sheet_, heading, heading));
        keep(worksheet_repeat_columns(sheet_, 0, static_cast<lxw_col_t>(table_.fixed_columns - 1)));
        worksheet_set_landscape(sheet_);
        worksheet_set_paper(sheet_, paper_a4);
        worksheet_fit_to_pages(sheet_, pages_wide(), 0);
        keep(worksheet_set_footer(sheet_, "&L&A&CCONCEPT&RPagina &P van &N"));
    }

    lxw_workbook* book_;
    Looks& looks_;
    const Table& table_;
    const std::vector<Table>& tables_; // of the workbook: charts may show cells of any
    lxw_worksheet* sheet_;
    std::size_t heading_row_;
    lxw_error worst_{LXW_NO_ERROR};
};

lxw_error write_all(const std::vector<Table>& tables, const WorkbookFacts& facts, const std::filesystem::path& file) {
    std::string folder = file.parent_path().empty() ? "." : file.parent_path().string();
    lxw_workbook_options options{};
    options.tmpdir = folder.data(); // what does not fit on the disk then fails there
    lxw_workbook* const book = workbook_new_opt(file.c_str(), &options);
    if (book == nullptr) {
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    }
    std::string title = facts.title;
    std::string author = facts.author;
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = author.data();
    properties.created = seconds_of(facts.created);
    lxw_error worst = workbook_set_properties(book, &properties);
    Looks looks{book};
    for (const Table& table : tables) {
        const lxw_error fault = SheetWriter{book, looks, table, tables}.write();
        worst = worst == LXW_NO_ERROR ? fault : worst;
    }
    const lxw_error closed = workbook_close(book); // frees the book as well
    return worst == LXW_NO_ERROR ? closed : worst;
}

} // namespace

Result<void> write_workbook_file(const std::vector<Table>& tables, const WorkbookFacts& facts,
                                 const std::filesystem::path& file) {
    if (write_all(tables, facts, file) == LXW_NO_ERROR) {
        return {};
    }
    return environment_fault("U033", "de werkmap is niet te schrijven",
                             "kies een plaats waar u mag schrijven en waar ruimte is");
}

} // namespace koers::sheets
