#include "input/table_reader.hpp"

#include <algorithm>
#include <cmath>

namespace koers::input {
namespace {

std::string kind_of(const TomlValue& value) {
    constexpr std::array<std::string_view, 7> kinds{
        "een tekst", "een geheel getal", "een getal", "waar of onwaar", "een datum of tijd", "een lijst", "een tabel"};
    return std::string{kinds[value.data.index()]};
}

} // namespace

const TomlValue* TableReader::ask(const std::string& key) {
    if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) {
        asked_.push_back(key);
    }
    const TomlEntry* entry = table_.find(key);
    return entry == nullptr ? nullptr : &entry->value;
}

const TomlValue* TableReader::demand(const std::string& key) {
    const TomlValue* value = ask(key);
    if (value == nullptr) {
        faults_.note("S002", table_.where, key, "verplichte sleutel ontbreekt", "voeg hem toe");
        incomplete_ = true;
    }
    return value;
}

void TableReader::note_kind(const TomlValue& value, const std::string& expected) {
    faults_.note("S003", value.where, value.text, "dit is " + kind_of(value), "verwacht " + expected);
}

Read<std::string> TableReader::as_text(const TomlValue& value) {
    const auto* text = std::get_if<std::string>(&value.data);
    if (text == nullptr) {
        note_kind(value, "een tekst tussen aanhalingstekens");
        return std::nullopt;
    }
    if (text->find_first_not_of(" \t\r\n") == std::string::npos) {
        faults_.note("S007", value.where, "", "lege tekst", "vul hem in of haal de sleutel weg");
        return std::nullopt;
    }
    return Located<std::string>{*text, value.where, value.text};
}

Read<double> TableReader::as_number(const TomlValue& value, const Range& range) {
    double number = 0.0;
    if (const auto* real = std::get_if<double>(&value.data)) {
        number = *real;
    } else if (const auto* whole = std::get_if<std::int64_t>(&value.data)) {
        number = static_cast<double>(*whole);
    } else {
        note_kind(value, "een getal zonder aanhalingstekens, met een decimale punt");
        return std::nullopt;
    }
    if (!std::isfinite(number)) {
        faults_.note("W002", value.where, value.text, "geen eindig getal", "vul een gewoon getal in");
        return std::nullopt;
    }
    if (!check_range(number, value.where, value.text, range, DecimalSign::point, faults_)) {
        return std::nullopt;
    }
    return Located<double>{number, value.where, value.text};
}

Read<int> TableReader::as_integer(const TomlValue& value, const Range& range) {
    const auto number = as_number(value, range);
    if (!number) {
        return std::nullopt;
    }
    if (!std::holds_alternative<std::int64_t>(value.data)) {
        faults_.note("W004", value.where, value.text, "geen geheel getal", "schrijf het zonder decimale punt");
        return std::nullopt;
    }
    return Located<int>{static_cast<int>(number->value), value.where, value.text};
}

Read<std::string> TableReader::text(const std::string& key) {
    const TomlValue* value = demand(key);
    return keep(value == nullptr ? Read<std::string>{} : as_text(*value));
}

Read<std::string> TableReader::optional_text(const std::string& key) {
    const TomlValue* value = ask(key);
    return value == nullptr ? Read<std::string>{} : as_text(*value);
}

Read<std::string> TableReader::name(const std::string& key) {
    const auto found = text(key);
    return keep(found && check_name(*found, faults_) ? found : Read<std::string>{});
}

Read<double> TableReader::number(const std::string& key, const Range& range) {
    const TomlValue* value = demand(key);
    return keep(value == nullptr ? Read<double>{} : as_number(*value, range));
}

Read<int> TableReader::integer(const std::string& key, const Range& range) {
    const TomlValue* value = demand(key);
    return keep(value == nullptr ? Read<int>{} : as_integer(*value, range));
}

Read<int> TableReader::optional_integer(const std::string& key, const Range& range) {
    const TomlValue* value = ask(key);
    return value == nullptr ? Read<int>{} : as_integer(*value, range);
}

std::optional<std::vector<Located<std::string>>> TableReader::texts(const std::string& key) {
    const TomlValue* value = demand(key);
    const auto* array = value == nullptr ? nullptr : std::get_if<std::vector<TomlValue>>(&value->data);
    if (array == nullptr) {
        if (value != nullptr) {
            note_kind(*value, R"(een lijst van teksten: ["a", "b"])");
        }
        return keep(std::optional<std::vector<Located<std::string>>>{});
    }
    std::vector<Located<std::string>> texts;
    for (const TomlValue& element : *array) {
        if (const auto text = keep(as_text(element))) {
            texts.push_back(*text);
        }
    }
    return texts;
}

std::optional<std::vector<Located<int>>> TableReader::integers(const std::string& key, const Range& range) {
    const TomlValue* value = demand(key);
    const auto* array = value == nullptr ? nullptr : std::get_if<std::vector<TomlValue>>(&value->data);
    if (array == nullptr) {
        if (value != nullptr) {
            note_kind(*value, "een lijst van gehele getallen: [2030, 2035]");
        }
        return keep(std::optional<std::vector<Located<int>>>{});
    }
    std::vector<Located<int>> numbers;
    for (const TomlValue& element : *array) {
        if (const auto number = keep(as_integer(element, range))) {
            numbers.push_back(*number);
        }
    }
    return numbers;
}

bool TableReader::is_table(const std::string& key) {
    const TomlValue* value = ask(key);
    return value != nullptr && std::holds_alternative<TomlTable>(value->data);
}

const TomlTable* TableReader::optional_table(const std::string& key) {
    const TomlValue* value = ask(key);
    const auto* inner = value == nullptr ? nullptr : std::get_if<TomlTable>(&value->data);
    if (value != nullptr && inner == nullptr) {
        note_kind(*value, "een tabel");
    }
    return inner;
}

const TomlTable* TableReader::table(const std::string& key) {
    const TomlTable* inner = demand(key) == nullptr ? nullptr : optional_table(key);
    incomplete_ = incomplete_ || inner == nullptr;
    return inner;
}

std::vector<const TomlTable*> TableReader::tables(const std::string& key) {
    const TomlValue* value = ask(key);
    const auto* array = value == nullptr ? nullptr : std::get_if<std::vector<TomlValue>>(&value->data);
    if (value != nullptr && array == nullptr) {
        note_kind(*value, "een blok dat met [[" + key + "]] begint");
    }
    std::vector<const TomlTable*> result;
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
        if (const auto* inner = std::get_if<TomlTable>(&(*array)[i].data)) {
            result.push_back(inner);
        } else {
            note_kind((*array)[i], "een blok dat met [[" + key + "]] begint");
        }
    }
    return result;
}

std::vector<std::pair<Located<std::string>, Located<std::string>>> TableReader::entries() {
    std::vector<std::pair<Located<std::string>, Located<std::string>>> result;
    for (const TomlEntry& entry : table_.entries) {
        ask(entry.key);
        if (const auto text = as_text(entry.value)) {
            result.emplace_back(Located<std::string>{entry.key, entry.where, entry.key}, *text);
        }
    }
    return result;
}

void TableReader::reject_unknown_keys() {
    for (const TomlEntry& entry : table_.entries) {
        if (std::find(asked_.begin(), asked_.end(), entry.key) == asked_.end()) {
            faults_.note("S001", entry.where, entry.key, "onbekende sleutel",
                         suggestion(entry.key, asked_, "haal hem weg"));
        }
    }
}

} // namespace koers::input
