#include "input/toml.hpp"

#include <algorithm>
#include <tuple>

#include <toml++/toml.h>

#include "input/toml_lexer.hpp"
#include "input/utf8.hpp"

namespace koers::input {
namespace {

std::string_view line_of(std::string_view text, int line) {
    for (int i = 1; i < line; ++i) {
        const std::size_t end = text.find('\n');
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return text.substr(0, text.find_first_of("\r\n"));
}

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string{}
                                           : std::string{text.substr(first, text.find_last_not_of(" \t") + 1 - first)};
}

/// The most likely cause of a syntax error, from the look of its line.
std::string syntax_advice(std::string_view line, std::string_view description) {
    const auto has = [&description](std::string_view part) { return description.find(part) != std::string_view::npos; };
    if (has("redefine") || has("already")) {
        return "deze sleutel of tabel staat er al; houd er een over";
    }
    const std::size_t comma = line.find(',');
    const auto digit = [&line](std::size_t at) { return at < line.size() && line[at] >= '0' && line[at] <= '9'; };
    if (comma != std::string_view::npos && comma > 0 && digit(comma - 1) && digit(comma + 1) &&
        line.find_first_of("[{\"") == std::string_view::npos) {
        return "schrijf een getal met een decimale punt, zonder scheiding van duizendtallen (0.85 of 180_000)";
    }
    if (std::count(line.begin(), line.end(), '"') % 2 == 1) {
        return "sluit de tekst met een aanhalingsteken";
    }
    if (line.find('=') == std::string_view::npos && line.find('[') == std::string_view::npos) {
        return "tussen sleutel en waarde hoort een = te staan";
    }
    return "controleer aanhalingstekens, haakjes en komma's; tekst staat tussen aanhalingstekens";
}

/// Turns the tree of toml++ into ours.
class Converter {
public:
    explicit Converter(const SourceFile& source) : file_{source.shown}, content_{source.content()} {}

    TomlTable table(const toml::table& from) const {
        TomlTable result;
        result.where = place(from.source().begin);
        for (const auto& [key, node] : from) {
            result.entries.push_back({std::string{key.str()}, place(key.source().begin), value(node)});
        }
        std::sort(result.entries.begin(), result.entries.end(), [](const TomlEntry& a, const TomlEntry& b) {
            return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
        });
        return result;
    }

private:
    [[nodiscard]] Location place(const toml::source_position& at) const {
        return {file_, static_cast<int>(at.line), static_cast<int>(at.column)};
    }

    /// The text of a value up to the end of its first line.
    [[nodiscard]] std::string text_of(const toml::source_region& region) const {
        std::string_view rest = line_of(content_, static_cast<int>(region.begin.line));
        for (toml::source_index column = 1; column < region.begin.column && !rest.empty(); ++column) {
            rest.remove_prefix(character_length(rest));
        }
        if (region.end.line == region.begin.line && region.end.column >= region.begin.column) {
            std::size_t length = 0;
            for (toml::source_index column = region.begin.column; column < region.end.column; ++column) {
                length += length < rest.size() ? character_length(rest.substr(length)) : 0;
            }
            return shortened(trimmed(rest.substr(0, length)));
        }
        return shortened(rest) + "...";
    }

    [[nodiscard]] TomlValue value(const toml::node& node) const {
        TomlValue result;
        result.where = place(node.source().begin);
        result.text = text_of(node.source());
        if (const auto* text = node.as_string()) {
            result.data = text->get();
            result.text = shortened(text->get());
        } else if (const auto* whole = node.as_integer()) {
            result.data = whole->get();
        } else if (const auto* real = node.as_floating_point()) {
            result.data = real->get();
        } else if (const auto* truth = node.as_boolean()) {
            result.data = truth->get();
        } else if (const auto* inner = node.as_table()) {
            result.data = table(*inner);
        } else if (const auto* array = node.as_array()) {
            std::vector<TomlValue> values;
            for (const toml::node& element : *array) {
                values.push_back(value(element));
            }
            result.data = std::move(values);
        } else {
            result.data = TomlMoment{};
        }
        return result;
    }

    std::string file_;
    std::string_view content_;
};

} // namespace

const TomlEntry* TomlTable::find(const std::string& key) const {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const TomlEntry& e) { return e.key == key; });
    return found == entries.end() ? nullptr : &*found;
}

std::optional<TomlTable> parse_toml(const SourceFile& source, Faults& faults) {
    const std::string_view content = source.content();
    if (const auto refused = refused_by_lexer(content)) {
        faults.note("B005", {source.shown, refused->at.line, refused->at.column},
                    shortened(trimmed(line_of(content, refused->at.line))), refused->message, refused->advice);
        return std::nullopt;
    }
    try {
        return Converter{source}.table(toml::parse(content, source.shown));
    } catch (const toml::parse_error& error) {
        const toml::source_position at = error.source().begin;
        const auto line = static_cast<int>(at.line);
        const std::string_view faulty = line_of(content, line);
        faults.note("B005", {source.shown, line, static_cast<int>(at.column)}, shortened(trimmed(faulty)),
                    "dit is geen geldige TOML", syntax_advice(faulty, error.description()));
        return std::nullopt;
    }
}

} // namespace koers::input
