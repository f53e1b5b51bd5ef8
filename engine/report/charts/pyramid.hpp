#pragma once

#include <string>
#include <vector>

#include "report/charts/picture.hpp"

namespace koers::charts {

/// Two counts of the same groups back to back, the first group at the bottom.
struct Pyramid {
    Heading heading;
    std::string unit;
    std::vector<std::string> groups;
    std::string left_label;
    std::vector<double> left; // [group]
    std::string right_label;
    std::vector<double> right;
};

[[nodiscard]] std::string pyramid(const Pyramid& chart);

} // namespace koers::charts
