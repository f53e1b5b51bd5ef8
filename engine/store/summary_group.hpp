#pragma once

#include "koers/sampling.hpp"
#include "store/schema.hpp"
#include "store/series.hpp"

namespace koers::store {

/// Where the summaries of a scenario go, and what they are made from.
struct SummaryGroup {
    hid_t group;
    const Axes& axes;
    SeriesReader& reader;
    Sampling sampling;
};

} // namespace koers::store
