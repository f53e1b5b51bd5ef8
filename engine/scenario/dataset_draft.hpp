#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "input/csv.hpp"
#include "input/row_reader.hpp"
#include "koers/dataset.hpp"
#include "scenario/quantities.hpp"
#include "scenario/value_columns.hpp"

namespace koers::scenario {

/// Whether every row of a file could be read well enough to know what it is about. Only then can a
/// row be said to be missing.
enum class Rows : std::uint8_t { all_known, some_unknown };

/// A data set while it is read, with the names to which files and scenarios refer. Lists in `data` run
/// in step with the Names; entries of faulty rows stay empty, which does no harm: with any fault the
/// data set is not used.
struct DatasetDraft {
    DatasetDraft(std::filesystem::path folder_path, std::string folder_shown, input::Faults& all_faults);

    std::filesystem::path folder;
    std::string shown;
    input::Faults& faults;
    Dataset data;
    bool years_known{}; // gemeente.toml gave all years, in order
    std::optional<int> max_age;
    std::optional<input::Located<std::string>> fee_goal; // of gemeente.toml, whose references come before their files
    std::optional<input::Located<std::string>> fee_taakveld;
    std::vector<input::Located<std::string>> carriers; // the parameters named by `via:`
    std::vector<input::Range> parameter_ranges;
    std::set<std::size_t> without_price_unit; // services of which it is not clear
    bool referrals_known{};                   // every row of verwijzers.csv could be read

    input::Names sources{"bron", "bronnen.csv"};
    input::Names sexes{"geslacht", "gemeente.toml"};
    input::Names households{"huishouden", "gemeente.toml"};
    input::Names incomes{"inkomen", "gemeente.toml"};
    input::Names parameters{"parameter", "parameters.csv, kengetallen.csv, personeel.csv of ingrepen.csv"};
    input::Names themas{"thema", "themas.csv"};
    input::Names goals{"doel", "doelen.csv"};
    input::Names taakvelden{"taakveld", "taakvelden.csv"};
    input::Names budget_lines{"budgetregel", "budgetregels.csv"};
    input::Names anchors{"anker", "ankers.csv"};
    input::Names sectors{"sector", "sectoren.csv"};
    input::Names services{"voorziening", "voorzieningen.csv"};
    input::Names referrers{"verwijzer", "verwijzers.csv"};
    input::Names user_groups{"groep", "groepen.csv"};
    input::Names indicators{"indicator", "indicatoren.csv"};
    input::Names catalogue{"maatregel", "maatregelen.toml"};
    input::Names mediators{"tussenstap", "tussenstappen.csv"};
    input::Names connections{"verband", "verbanden.csv"};
    input::Names grants{"rijksbijdrage", "rijksbijdragen.csv"};
    input::Names switched_measures{"ingreep", "ingrepen.csv"};
    input::Names switches{"schakelaar", "aannames.csv"};
    std::vector<input::Names> switch_levels; // per switch

    /// The path of a data file as messages show it.
    [[nodiscard]] std::string shown_path(const std::string& file) const;

    /// A fault of a file as a whole.
    void note_file(const std::string& code, const std::string& file, const std::string& text,
                   const std::string& message, const std::string& advice);

    /// Reads a data file and keeps it verbatim.
    std::optional<input::SourceFile> open(const std::string& file);

    /// Calls `read` for every row of a CSV file with these columns. `defined`: the names that its first
    /// column defines, which are incomplete if the file is.
    Rows each_row(const std::string& file, const std::vector<std::string>& columns,
                  const std::function<void(input::RowReader&)>& read, input::Names* defined = nullptr);

    /// Position of the new name in a row; nothing if it is faulty or there already.
    std::optional<std::size_t> define(input::RowReader& row, const std::string& column, input::Names& names);

    /// Adds a parameter; a faulty value still takes its place, so that others can refer to it.
    ParameterId add_parameter(const input::Located<std::string>& id, const std::string& description,
                              const std::optional<Value>& value, const Quantity& quantity);

    /// Takes the place of a parameter whose row is missing, so that references to it are no further faults.
    void stand_in_for(const std::string& id, const Quantity& quantity);

    /// Position for a reference that could not be resolved: past the end of its list, so that checks can skip it.
    template <class Tag>
    static Id<Tag> id_or_past_end(const std::optional<std::size_t>& position, const input::Names& names) {
        return Id<Tag>{position.value_or(names.size())};
    }
};

/// The columns before VALUE, followed by those of VALUE.
[[nodiscard]] std::vector<std::string> with_value(std::vector<std::string> columns);

} // namespace koers::scenario
