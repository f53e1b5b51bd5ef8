#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "koers/grade.hpp"
#include "koers/ids.hpp"

namespace koers {

/// What of a result an indicator is: the variable and the label in it.
struct IndicatorOutcome {
    std::string variable; // such as `gebruikers`
    std::string label;    // id of a voorziening, groep or verwijzer
};

/// One observed value. A school year counts under the year in which it starts.
struct Observation {
    std::string region;
    int year{};
    double value{};
};

/// Which way an indicator should go.
enum class WantedChange : std::uint8_t { higher, lower, neither };

/// A series of figures by which a goal is followed.
struct Indicator {
    std::string id;
    std::string name;
    std::string population; // of whom; may be empty
    GoalId goal;
    std::string unit; // percentages start with %
    WantedChange wanted{WantedChange::neither};
    bool school_years{};
    std::optional<IndicatorOutcome> outcome; // of the engine; nothing for a series that is only followed
    Grade grade{Grade::c};
    std::string source;
    std::string note;
    std::vector<Observation> history; // by region, in order of years
};

} // namespace koers
