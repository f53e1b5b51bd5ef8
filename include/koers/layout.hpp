#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace koers {

/// Written where an integer of a result is not known (`_FillValue` in the file).
inline constexpr std::int32_t missing_integer = std::numeric_limits<std::int32_t>::min();

/// A second text per label of a coordinate, for example `voorziening_naam`.
struct LabelColumn {
    std::string name;
    std::string long_name;
    std::vector<std::string> texts;
};

/// A dimension of the results, with integers or texts as its values.
struct Coordinate {
    std::string name;
    std::string long_name;
    std::vector<std::int32_t> numbers; // one of the two is filled
    std::vector<std::string> texts;
    std::vector<LabelColumn> columns;

    [[nodiscard]] std::size_t size() const { return numbers.empty() ? texts.size() : numbers.size(); }
};

enum class ValueType : std::uint8_t { integer, real };

/// How much of a run is kept per replicate.
enum class Keep : std::uint8_t { summary, core, everything };

/// One variable of the results. Per replicate its values stand in row-major order of `dimensions`
/// from `offset` on in the integers or reals of a Trajectory.
struct Variable {
    std::string name;
    std::string long_name;
    std::string unit;
    std::string price_level; // empty unless it is money
    std::string cell_methods;
    std::vector<std::string> dimensions; // without replicatie
    ValueType type{ValueType::integer};
    Keep keep{Keep::core}; // the smallest --bewaar that keeps it per replicate
    bool can_be_missing{};
    std::size_t offset{};
    std::size_t size{};
};

/// What was measured of the indicators before the run, one value per row.
struct ObservedSeries {
    Coordinate series; // the ids, with what is known of each
    std::vector<std::string> indicators;
    std::vector<std::string> regions;
    std::vector<std::int32_t> years;
    std::vector<double> values; // in the unit of the indicator
};

/// Which variables a model produces; the same for every replicate.
struct Layout {
    std::vector<Coordinate> coordinates;
    std::vector<Variable> variables;
    std::size_t integers{};
    std::size_t reals{};

    [[nodiscard]] const Coordinate& coordinate(const std::string& name) const;
    [[nodiscard]] const Variable& variable(const std::string& name) const;
};

/// The outcome of one replicate. Missing reals are NaN, missing integers `missing_integer`.
struct Trajectory {
    std::vector<std::int32_t> integers;
    std::vector<float> reals;

    bool operator==(const Trajectory&) const = default;
};

} // namespace koers
