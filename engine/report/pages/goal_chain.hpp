#pragma once

#include "koers/diagnostics.hpp"
#include "report/json_numbers.hpp"
#include "report/pages/gathered.hpp"

namespace koers::pages {

/// The view of the template `chain`: per thema the influence graph as a picture, and as a list from thema to goal,
/// effort, indicator, taakveld and euro with the strength and the evidence of every connection.
[[nodiscard]] Result<Json> goal_chain_view(const Gathered& all);

/// A picture (SVG) that is one of several on a page: its ids begin with `prefix`.
[[nodiscard]] std::string with_ids(std::string picture, const std::string& prefix);

} // namespace koers::pages
