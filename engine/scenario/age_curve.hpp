#pragma once

#include <optional>
#include <string>
#include <vector>

#include "input/faults.hpp"
#include "input/located.hpp"
#include "input/number.hpp"

namespace koers::scenario {

/// Ages of one row, both ends included.
struct AgeBand {
    int from{};
    int to{};
    Location where;
};

/// Numbers by age and group, filled from the rows of a file. Knows which ages have been given, so that
/// it can tell of overlaps and gaps.
class AgeCurve {
public:
    AgeCurve(std::vector<std::string> groups, int max_age);

    /// Notes a fault if an age of the band was filled before. A value that could not be read still takes
    /// its place.
    void fill(std::size_t group, const AgeBand& band, std::optional<double> value, input::Faults& faults);

    /// Notes the ages from 0 to `max_age` that a group lacks.
    void check_gaps(const std::string& file, int max_age, input::Faults& faults) const;

    /// Notes ages at which groups `first` to `first + count - 1` do not add up to 1. `of` says of whom, or is empty.
    void check_shares(std::size_t first, std::size_t count, const std::string& of, input::DecimalSign sign,
                      input::Faults& faults) const;

    /// The number at an age, 0 where no row gave one.
    [[nodiscard]] double at(int age, std::size_t group) const;

    /// Sum over everything; nothing if some value could not be read.
    [[nodiscard]] std::optional<double> total() const;

    /// Highest age that was given, -1 without any.
    [[nodiscard]] int highest_age() const;

private:
    struct Cell {
        enum class State : unsigned char { empty, faulty, given } state{State::empty};
        double value{};
        Location where;
    };

    [[nodiscard]] const Cell& cell(int age, std::size_t group) const;
    [[nodiscard]] Location beside(int age, std::size_t group, const std::string& file) const;
    [[nodiscard]] std::optional<double> sum(int age, std::size_t first, std::size_t count) const;
    [[nodiscard]] bool same_rows(int age, int other, std::size_t first, std::size_t count) const;

    std::vector<std::string> groups_;
    std::vector<std::vector<Cell>> cells_; // [group][age]
};

/// Whether shares add up to 1 within rounding of the file.
[[nodiscard]] bool adds_to_one(double sum);

} // namespace koers::scenario
