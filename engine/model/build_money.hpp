#pragma once

#include "koers/diagnostics.hpp"
#include "koers/model.hpp"
#include "model/model_tables.hpp"

namespace koers {

/// Posts and budgets; the factors of the anchors are 1 and the amounts of the lines 0 until set_anchors.
[[nodiscard]] MoneyTables make_money_tables(const Dataset& data, std::size_t years);

/// Brings the expected care of the first budget year to the goals' budgets (model.md section 6): one
/// factor per anchor on prices, and per goal the rest that is not modelled care. Fails with K002 when an
/// anchor has no cost to scale and with K003 when care costs more than its goal's budget.
[[nodiscard]] Result<void> set_anchors(ModelTables& tables, const Theta& theta);

} // namespace koers
