#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/program_options.hpp>

#include "commands.hpp"

namespace koers::app {

namespace options = boost::program_options;

/// Parses the words of a command; those that follow no option are values of `positional`. A fault is printed in Dutch
/// on standard error and gives no value.
[[nodiscard]] std::optional<options::variables_map> parse(const std::string& command, const Words& words,
                                                          const options::options_description& known,
                                                          const std::string& positional = "scenario");

/// Bounds of a whole number, both included.
struct Bounds {
    unsigned long long low{};
    unsigned long long high{};
};

/// A whole number between bounds, or a printed fault that names the command and the option.
[[nodiscard]] std::optional<unsigned long long> whole_number(const std::string& command, const std::string& option,
                                                             const std::string& text, Bounds bounds);

/// `; bedoelt u x?` with the known word nearest to `word`, or nothing when none is near.
[[nodiscard]] std::string suggestion(const std::string& word, const Words& known);

} // namespace koers::app
