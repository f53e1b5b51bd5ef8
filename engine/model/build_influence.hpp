#pragma once

#include "model/model_tables.hpp"

namespace koers {

/// The graph of the data set with its forms, whole years of delay and memory; the other numbers are drawn.
[[nodiscard]] InfluenceTables make_influence_tables(const Dataset& data);

} // namespace koers
