#pragma once

#include <optional>
#include <string>

#include "koers/influence.hpp"
#include "scenario/dataset_draft.hpp"

namespace koers::scenario {

/// Reads a node such as `doel:7`, `tussenstap:eenzaamheid` or `aanvraagkans:jeugd_ambulant:huisarts`; notes a fault
/// if there is no such node.
[[nodiscard]] std::optional<NodeRef> read_node(const DatasetDraft& draft, const input::Located<std::string>& text);

} // namespace koers::scenario
