#pragma once

#include <map>
#include <string>

#include "koers/dataset.hpp"

namespace koers {

/// A source as the list of a data set has it; date and place may be empty.
struct KnownSource {
    std::string title;
    std::string date;
    std::string place;
};

using KnownSources = std::map<std::string, KnownSource>; // by id

/// The sources of a data set.
[[nodiscard]] KnownSources known_sources(const Dataset& data);

} // namespace koers
