#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "faults.hpp"
#include "koers/report.hpp"

namespace koers::app {

/// A word of the command line and what it stands for.
template <class Value>
struct Choice {
    const char* word;
    Value value;
};

/// `a, b en c`.
[[nodiscard]] std::string enumeration(const Words& words);

/// What a word stands for, or a printed fault that names the command, the option and the words there are.
template <class Value>
[[nodiscard]] std::optional<Value> chosen(const std::string& command, const std::string& option,
                                          const std::string& word, const std::vector<Choice<Value>>& choices) {
    Words known;
    for (const Choice<Value>& choice : choices) {
        if (word == choice.word) {
            return choice.value;
        }
        known.emplace_back(choice.word);
    }
    usage_fault(command, option + " kent " + enumeration(known) + ", niet \"" + word + "\"" + suggestion(word, known));
    return std::nullopt;
}

/// The price level that `--prijspeil` names, or a printed fault.
[[nodiscard]] std::optional<PriceLevel> price_level_named(const std::string& command, const std::string& word);

} // namespace koers::app
