#pragma once

#include <string>
#include <vector>

#include "input/row_reader.hpp"
#include "input/toml.hpp"

namespace koers::input {

/// Reads a TOML table by key. Each read notes its own fault; `finish` complains about keys that nobody
/// asked for and builds only if nothing was wrong.
class TableReader {
public:
    TableReader(const TomlTable& table, Faults& faults)
        : table_{table}, faults_{faults}, faults_before_{faults.count()} {}

    [[nodiscard]] const Location& where() const { return table_.where; }
    [[nodiscard]] Faults& faults() { return faults_; }

    /// Whether the key is there; that counts as asking for it.
    bool has(const std::string& key) { return ask(key) != nullptr; }
    /// Whether a table stands under the key.
    bool is_table(const std::string& key);
    /// The place of a key that is there.
    [[nodiscard]] const Location& place(const std::string& key) const { return table_.find(key)->where; }

    Read<std::string> text(const std::string& key);
    Read<std::string> optional_text(const std::string& key);
    /// A name of letters, digits, `.`, `_` and `-`.
    Read<std::string> name(const std::string& key);
    Read<double> number(const std::string& key, const Range& range);
    Read<int> integer(const std::string& key, const Range& range);
    Read<int> optional_integer(const std::string& key, const Range& range);
    std::optional<std::vector<Located<std::string>>> texts(const std::string& key);
    std::optional<std::vector<Located<int>>> integers(const std::string& key, const Range& range);

    /// The table under a key; nothing, and no fault, if the key is not there.
    const TomlTable* optional_table(const std::string& key);
    const TomlTable* table(const std::string& key);
    /// The tables of `[[key]]`, if any.
    std::vector<const TomlTable*> tables(const std::string& key);
    /// Keys and values of a table with free keys, all texts.
    std::vector<std::pair<Located<std::string>, Located<std::string>>> entries();

    template <class T, std::size_t n>
    std::optional<T> choice(const std::string& key, const std::array<Choice<T>, n>& choices) {
        const auto word = text(key);
        return keep(word ? choose(*word, choices, faults_) : std::nullopt);
    }

    template <class T>
    std::optional<T> keep(std::optional<T> value) {
        incomplete_ = incomplete_ || !value;
        return value;
    }

    /// Notes every key that nobody asked for.
    void reject_unknown_keys();

    template <class Build>
    auto finish(Build build) -> std::optional<std::invoke_result_t<Build>> {
        reject_unknown_keys();
        return !incomplete_ && faults_.count() == faults_before_ ? std::optional{build()} : std::nullopt;
    }

private:
    const TomlValue* ask(const std::string& key);
    const TomlValue* demand(const std::string& key);
    void note_kind(const TomlValue& value, const std::string& expected);
    Read<std::string> as_text(const TomlValue& value);
    Read<double> as_number(const TomlValue& value, const Range& range);
    Read<int> as_integer(const TomlValue& value, const Range& range);

    const TomlTable& table_;
    Faults& faults_;
    std::size_t faults_before_;
    std::vector<std::string> asked_;
    bool incomplete_{};
};

} // namespace koers::input
