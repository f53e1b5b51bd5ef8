#pragma once

#include <string>

namespace koers {

/// Explains shapes, lines and signs by a small graph of its own, as text for Graphviz.
[[nodiscard]] std::string graph_legend();

} // namespace koers
