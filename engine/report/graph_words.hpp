#pragma once

#include <cstddef>
#include <string>

#include "koers/report.hpp"

namespace koers {

/// Text between quotes as Graphviz reads it; line ends become breaks.
[[nodiscard]] std::string dot_text(const std::string& text);

/// Text as XML has it between tags.
[[nodiscard]] std::string xml_text(const std::string& text);

/// Text over lines of about `width` characters, broken at spaces only.
[[nodiscard]] std::string wrapped(const std::string& text, std::size_t width);

/// The middle reading of an effect with its unit and sign, such as "+0,2 sd".
[[nodiscard]] std::string effect_words(const Parameter& effect);

/// How long a connection takes, such as "na 1 jaar en dan gemiddeld 0,5 jaar".
[[nodiscard]] std::string lag_words(const Scenario& scenario, const Connection& connection);

/// What the whole picture shows, as its heading.
[[nodiscard]] std::string graph_heading(const Dataset& data, const GraphView& view);

} // namespace koers
