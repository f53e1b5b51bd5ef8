#pragma once

#include <optional>
#include <string>

#include "koers/report.hpp"

namespace koers {

/// How a node looks, as attributes for Graphviz: shape and line by its kind, colour by its thema, grey without one.
[[nodiscard]] std::string node_look(NodeKind kind, std::optional<ThemaId> thema);

/// The thema that gives a node its colour: that of its budget, goal or service.
[[nodiscard]] std::optional<ThemaId> thema_of(const Dataset& data, const NodeRef& node);

/// How a connection looks: line by its grade, colour by the sign of its effect, width by the size.
[[nodiscard]] std::string connection_look(Grade grade, const Parameter& effect);

/// How large an effect is, as the width of its line shows: "klein", "middelgroot" or "groot".
[[nodiscard]] std::string size_word(const Parameter& effect);

/// How it looks that one thing belongs to another.
[[nodiscard]] std::string holding_look();

} // namespace koers
