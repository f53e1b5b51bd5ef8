#include "arguments.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "faults.hpp"

namespace koers::app {
namespace {

/// Number of single-letter changes between two words.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

/// An option as the help names it: the one with a single letter by that letter.
std::string shown_name(const std::string& option) {
    return option == "--aantal" ? "-n" : option;
}

Words names_of(const options::options_description& known) {
    Words names;
    for (const auto& option : known.options()) {
        names.push_back("--" + option->long_name());
    }
    return names;
}

std::string syntax_fault(const options::invalid_command_line_syntax& fault) {
    const std::string option = "de optie " + shown_name(fault.get_option_name());
    return fault.kind() == options::invalid_syntax::extra_parameter ? option + " krijgt geen waarde"
                                                                    : option + " mist een waarde";
}

} // namespace

std::string suggestion(const std::string& word, const Words& known) {
    std::string best;
    std::size_t least = 2 + word.size() / 4; // a long word may be further off
    for (const std::string& name : known) {
        if (const std::size_t far = distance(word, name); far < least) {
            least = far;
            best = name;
        }
    }
    return best.empty() ? "" : "; bedoelt u " + best + "?";
}

std::optional<options::variables_map> parse(const std::string& command, const Words& words,
                                            const options::options_description& known, const std::string& positional) {
    options::positional_options_description loose;
    loose.add(positional.c_str(), -1);
    options::variables_map values;
    using Style = options::command_line_style::style_t;
    const auto style = Style::allow_long | Style::allow_short | Style::allow_dash_for_short |
                       Style::long_allow_adjacent | Style::long_allow_next | Style::short_allow_next |
                       Style::short_allow_adjacent;
    try {
        options::store(options::command_line_parser(words).options(known).positional(loose).style(style).run(), values);
        options::notify(values);
        return values;
    } catch (const options::unknown_option& fault) {
        usage_fault(command, "onbekende optie " + fault.get_option_name() +
                                 suggestion(fault.get_option_name(), names_of(known)));
    } catch (const options::invalid_command_line_syntax& fault) {
        usage_fault(command, syntax_fault(fault));
    } catch (const options::multiple_occurrences& fault) {
        usage_fault(command, "de optie " + shown_name(fault.get_option_name()) + " staat er meer dan eens");
    } catch (const options::error&) {
        usage_fault(command, "de opties zijn niet te lezen");
    }
    return std::nullopt;
}

std::optional<unsigned long long> whole_number(const std::string& command, const std::string& option,
                                               const std::string& text, Bounds bounds) {
    unsigned long long value = 0;
    const char* const last = text.data() + text.size();
    const auto [end, fault] = std::from_chars(text.data(), last, value);
    if (fault != std::errc{} || end != last || value < bounds.low || value > bounds.high) {
        usage_fault(command, option + " vraagt een heel getal van " + std::to_string(bounds.low) + " tot en met " +
                                 std::to_string(bounds.high) + " (zonder punten), niet \"" + text + "\"");
        return std::nullopt;
    }
    return value;
}

} // namespace koers::app
