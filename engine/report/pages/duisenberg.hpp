#pragma once

#include "report/json_numbers.hpp"
#include "report/pages/gathered.hpp"

namespace koers::pages {

/// How many indicators of a thema went the way that they should between the last two measurements.
struct MeasuredCourse {
    std::size_t measured{}; // with two measurements and a way to go
    std::size_t towards{};
    std::size_t away{};
};
[[nodiscard]] MeasuredCourse measured_course(const Dataset& data, std::size_t thema);

/// "Van 5 indicatoren met twee metingen gingen er 3 de gewenste kant op en 1 de andere kant."
[[nodiscard]] std::string course_words(const MeasuredCourse& course);

/// The view of the template `duisenberg`: per thema what rapporteurs of a council ask, with the answers of the run for
/// each scenario of a group.
[[nodiscard]] Json duisenberg_view(const Gathered& group);

} // namespace koers::pages
