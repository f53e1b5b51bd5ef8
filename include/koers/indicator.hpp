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

/// How an indicator that the influence graph moves would go by itself, on its own scale: ln(p / (1 - p)) for
/// percentages, the logarithm for others.
struct IndicatorCourse {
    ParameterId trend;        // a year
    ParameterId survey_error; // standard deviation of a measured value
};

/// Which way an indicator should go.
enum class WantedChange : std::uint8_t { higher, lower, neither };

/// The Dutch word for it in files and tables.
[[nodiscard]] constexpr const char* wanted_word(WantedChange wanted) {
    return wanted == WantedChange::higher ? "hoger" : wanted == WantedChange::lower ? "lager" : "geen";
}

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
    std::optional<IndicatorCourse> course;   // of the influence graph; never together with an outcome
    Grade grade{Grade::c};
    std::string source;
    std::string note;
    std::vector<Observation> history; // by region, in order of years
};

/// How the product covers an indicator.
enum class Coverage : std::uint8_t {
    modelled,   // an outcome of the engine
    influenced, // its course, moved by the influence graph
    followed    // its history only
};

[[nodiscard]] inline Coverage coverage_of(const Indicator& indicator) {
    return indicator.outcome ? Coverage::modelled : indicator.course ? Coverage::influenced : Coverage::followed;
}

/// The Dutch word for it in files and tables.
[[nodiscard]] inline const char* coverage_word(Coverage coverage) {
    return coverage == Coverage::modelled     ? "gemodelleerd"
           : coverage == Coverage::influenced ? "beïnvloed"
                                              : "gevolgd, niet gemodelleerd";
}

/// Whether the unit of an indicator starts with %: it lies between 0 and 100 and moves on the logit scale.
[[nodiscard]] inline bool is_percentage(const Indicator& indicator) {
    return indicator.unit.starts_with('%');
}

} // namespace koers
