#pragma once

#include <functional>
#include <string>
#include <vector>

#include "scenario/age_curve.hpp"
#include "scenario/dataset_draft.hpp"

namespace koers::scenario {

/// How a row names its ages.
enum class Ages : std::uint8_t { single, band };

/// Whether a row holds the number of each of its cells or a total that is spread evenly over them.
enum class Holds : std::uint8_t { each, total };

/// Whether the rows must give every age of every group.
enum class Coverage : std::uint8_t { every_age, some_ages };

/// The groups for which a row holds; nothing if it could not be read.
using GroupsOfRow = std::function<std::optional<std::vector<std::size_t>>(input::RowReader&)>;

/// A CSV file with a number by age and group.
struct CurveFile {
    std::string file;
    Ages ages{Ages::band};
    std::vector<std::string> group_columns;
    std::vector<std::string> groups; // as messages name them
    GroupsOfRow groups_of;
    Quantity quantity;
    Holds holds{Holds::each};
    Coverage coverage{Coverage::every_age};
};

/// A curve as read. `sign` is how its file writes fractions.
struct ReadCurve {
    AgeCurve curve;
    Rows rows{Rows::all_known};
    input::DecimalSign sign{input::DecimalSign::point};
};

ReadCurve read_curve(DatasetDraft& draft, const CurveFile& spec);

/// The ages of a row (leeftijd, or leeftijd_van and leeftijd_tot); notes a fault if they are not in order.
std::optional<AgeBand> read_ages(input::RowReader& row, const DatasetDraft& draft, Ages ages);

/// Groups of a row with one column that names one of `names`.
GroupsOfRow one_of(std::string column, const input::Names& names);

/// The same, where `*` stands for all.
GroupsOfRow one_or_all(const std::string& column, const input::Names& names);

/// Notes numbers of a file that together do not add up to 1.
void check_total(DatasetDraft& draft, const std::string& file, const ReadCurve& read);

} // namespace koers::scenario
