#pragma once

#include <string>

#include "koers/dataset.hpp"

namespace koers {

/// A node of the influence graph as users read it, such as "Aanvragen: Huishoudelijke hulp".
[[nodiscard]] std::string node_name(const Dataset& data, const NodeRef& node);

/// The Dutch word for a kind of study.
[[nodiscard]] std::string study_word(StudyKind study);

} // namespace koers
