#pragma once

#include <string>
#include <vector>

#include "report/pages/gathered.hpp"

namespace koers::pages {

/// More scenarios than this cannot be told apart in one chart or on one page of paper.
inline constexpr std::size_t most_beside = 3;

/// The first scenario with the others, as many at a time as one chart can show, in the order of the run.
[[nodiscard]] std::vector<Gathered> groups_of(const Gathered& all);

/// A title with the scenarios that it is about, where there are more groups than one.
[[nodiscard]] std::string titled_for(const Gathered& group, const std::string& title);

} // namespace koers::pages
