#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "koers/layout.hpp"
#include "store/chunk.hpp"
#include "store/handle.hpp"

namespace koers::store {

/// Creates a file with the property lists that docs/result-format.md rules.
[[nodiscard]] Handle create_file(const std::string& path);
[[nodiscard]] Handle create_group(hid_t parent, const std::string& name);

/// The dimensions of one group: scales that stand in the group itself.
class Axes {
public:
    void add(const std::string& name, std::size_t length, Handle scale);

    [[nodiscard]] std::vector<hsize_t> lengths(const std::vector<std::string>& names) const;

    /// Attaches every axis of `dataset` to its scale.
    void attach(hid_t dataset, const std::vector<std::string>& names) const;

private:
    struct Axis {
        std::string name;
        std::size_t length{};
        Handle scale;
    };
    [[nodiscard]] const Axis& find(const std::string& name) const;

    std::vector<Axis> axes_;
};

/// A coordinate of integers from 0 on, for the replicates.
void write_replicates(hid_t group, std::uint32_t count, Axes& axes);

/// A coordinate with its further columns of labels. One without values is left out: netCDF reads a
/// length of 0 as unlimited.
void write_coordinate(hid_t group, const Coordinate& coordinate, Axes& axes);

/// Texts along one dimension.
void write_texts(hid_t group, const std::string& name, const std::string& long_name, const std::string& dimension,
                 const std::vector<std::string>& texts, const Axes& axes);

/// What was measured of the indicators, in a group of its own; nothing without series.
void write_history(hid_t parent, const ObservedSeries& history);

/// The empty dataset of a variable that is kept per replicate, chunked as `tiling` says.
[[nodiscard]] Handle create_variable(hid_t group, const Variable& variable, const Tiling& tiling, const Axes& axes);

/// A dataset of float64 with all its values; `variable` names and describes it.
void write_reals(hid_t group, const Variable& variable, const std::vector<double>& values, const Axes& axes);

} // namespace koers::store
