#pragma once

#include <cstdint>
#include <string>

#include "koers/grade.hpp"

namespace koers {

/// Law from which a parameter is drawn. `low` and `high` are the ends for uniform and PERT, and the
/// 5 % and 95 % points for the others; `central` is the mean (normal, beta, gamma), the median
/// (lognormal) or the mode (PERT).
enum class DistributionKind : std::uint8_t { fixed, normal, lognormal, beta, gamma, pert, uniform };

/// An uncertain number of the model with its evidence.
struct Parameter {
    std::string id;
    std::string description;
    double low{};
    double central{};
    double high{};
    DistributionKind distribution{DistributionKind::fixed};
    std::string unit;
    Grade grade{Grade::c};
    std::string source;
    std::string note;
};

/// Whether two parameters have the same law, so the same value in every draw of one stream.
[[nodiscard]] inline bool same_law(const Parameter& a, const Parameter& b) {
    return a.distribution == b.distribution && a.low == b.low && a.central == b.central && a.high == b.high;
}

} // namespace koers
