#pragma once

#include <vector>

#include "scenario/data_files.hpp"

namespace koers::scenario {

/// Where the connections stand, in step with `Dataset::connections`; `complete` if every row and number could be read.
struct ConnectionPlaces {
    std::vector<Location> from;
    std::vector<Location> to;
    std::vector<Location> effect;
    bool complete{};
};

/// Of what is not known well enough: no unit and hardly a limit, so no fault of its own.
[[nodiscard]] Quantity anything();

/// The quantity that a row can be checked against: the limits say nothing of numbers in another unit.
[[nodiscard]] Quantity in_its_unit(input::RowReader& row, Quantity quantity);

/// verbanden.csv and verbandsterkte.csv.
[[nodiscard]] ConnectionPlaces read_connections(DatasetDraft& draft);

/// indicatorverloop.csv; whether it is known of every indicator if it has a course.
[[nodiscard]] bool read_indicator_courses(DatasetDraft& draft);

/// Notes what is wrong with the graph as a whole: cycles without delay, loose ends, effects
/// beyond the possible, and indicators that lack what they need to be moved.
void check_influence(DatasetDraft& draft, const ConnectionPlaces& places, bool courses_known);

} // namespace koers::scenario
