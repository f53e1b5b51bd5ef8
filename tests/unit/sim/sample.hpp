#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "koers/model.hpp"

namespace koers::test {

/// Sample moments of one outcome; values that are missing do not count.
struct Moments {
    double n{};
    double mean{};
    double variance{};
    double skewness{};
    double kurtosis{}; // 3 for a normal law

    [[nodiscard]] double standard_error() const;
};

[[nodiscard]] Moments moments_of(const std::vector<double>& values);

/// Whether two replicates are equal in everything, values that are missing included.
[[nodiscard]] bool same_bits(const Trajectory& a, const Trajectory& b);

/// One element of a variable in many replicates.
struct OutcomeSample {
    std::string name; // variable, year and label
    std::string variable;
    std::size_t year{};
    std::size_t label{};
    std::vector<double> values;
};

using Simulate = std::function<Trajectory(std::uint32_t replicate)>;

/// The named variables, which have the axes year and label, in `replicates` replicates on two threads.
[[nodiscard]] std::vector<OutcomeSample> collect(const Layout& layout, const std::vector<std::string>& variables,
                                                 std::uint32_t replicates, const Simulate& simulate_one);

/// Element of a variable in a trajectory.
[[nodiscard]] double value_of(const Layout& layout, const Trajectory& trajectory, const std::string& variable,
                              std::size_t year, std::size_t label);

} // namespace koers::test
