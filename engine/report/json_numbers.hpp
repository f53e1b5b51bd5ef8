#pragma once

#include <cmath>

#include <nlohmann/json.hpp>

#include "koers/analysis.hpp"

namespace koers {

using Json = nlohmann::ordered_json;

/// JSON knows no infinite or unknown numbers: those become null.
[[nodiscard]] inline Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

/// Mean with its 95 % interval and the quantiles of a difference.
[[nodiscard]] inline Json spread_json(const PairedDifference& difference) {
    return {{"gemiddelde", number(difference.mean)}, {"laag", number(difference.low)},
            {"hoog", number(difference.high)},       {"P10", number(difference.p10)},
            {"P50", number(difference.p50)},         {"P90", number(difference.p90)}};
}

} // namespace koers
