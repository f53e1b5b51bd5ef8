#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "input/csv.hpp"
#include "input/names.hpp"
#include "input/nearest.hpp"

namespace koers::input {

/// A word of the file and what it stands for.
template <class T>
using Choice = std::pair<std::string_view, T>;

/// Looks a word up; notes a fault if it is none of the choices.
template <class T, std::size_t n>
[[nodiscard]] std::optional<T> choose(const Located<std::string>& word, const std::array<Choice<T>, n>& choices,
                                      Faults& faults) {
    std::vector<std::string> known;
    for (const auto& [name, value] : choices) {
        if (name == word.value) {
            return value;
        }
        known.emplace_back(name);
    }
    faults.note("W006", word.where, word.value, "onbekende keuze", suggestion(word.value, known, ""));
    return std::nullopt;
}

/// Reads the cells of one row by column name. Each read notes its own fault; `finish` builds only if
/// nothing was wrong with the row. A column that the file does not have gives nothing, without a fault:
/// check_columns noted that once for all rows.
class RowReader {
public:
    RowReader(const CsvTable& table, const CsvRow& row, Faults& faults)
        : table_{table}, row_{row}, faults_{faults}, faults_before_{faults.count()} {}

    [[nodiscard]] const Location& where() const { return row_.front().where; }
    [[nodiscard]] Faults& faults() { return faults_; }
    [[nodiscard]] DecimalSign sign() const { return table_.sign; }

    /// Text that may not be empty.
    Read<std::string> text(const std::string& column);
    /// Text that may be empty.
    Read<std::string> free_text(const std::string& column);
    /// A name for use in identifiers: letters, digits, `.`, `_` and `-`.
    Read<std::string> name(const std::string& column);
    Read<double> number(const std::string& column, const Range& range);
    Read<std::int64_t> whole(const std::string& column, const Range& range);
    Read<int> integer(const std::string& column, const Range& range);
    /// Parts separated by `;`, each at its own place; an empty cell has none.
    std::optional<std::vector<Located<std::string>>> list(const std::string& column);

    template <class T, std::size_t n>
    std::optional<T> choice(const std::string& column, const std::array<Choice<T>, n>& choices) {
        const auto word = text(column);
        return keep(word ? choose(*word, choices, faults_) : std::nullopt);
    }

    /// Position of the name in the cell among `names`.
    std::optional<std::size_t> reference(const std::string& column, const Names& names) {
        const auto name = text(column);
        return keep(name ? names.find(*name, faults_) : std::nullopt);
    }

    /// The same for a cell that may be empty.
    std::optional<std::size_t> optional_reference(const std::string& column, const Names& names) {
        const auto name = free_text(column);
        return name && !name->value.empty() ? keep(names.find(*name, faults_)) : std::nullopt;
    }

    /// Passes a value on; without one the row cannot be built.
    template <class T>
    std::optional<T> keep(std::optional<T> value) {
        incomplete_ = incomplete_ || !value;
        return value;
    }

    [[nodiscard]] bool ok() const { return !incomplete_ && faults_.count() == faults_before_; }

    template <class Build>
    auto finish(Build build) -> std::optional<std::invoke_result_t<Build>> {
        return ok() ? std::optional{build()} : std::nullopt;
    }

private:
    const CsvTable& table_;
    const CsvRow& row_;
    Faults& faults_;
    std::size_t faults_before_;
    bool incomplete_{};
};

/// Whether `name` can be part of an identifier; notes a fault if not.
[[nodiscard]] bool check_name(const Located<std::string>& name, Faults& faults);

} // namespace koers::input
