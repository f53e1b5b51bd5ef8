#pragma once

#include "koers/diagnostics.hpp"
#include "model/model_tables.hpp"

namespace koers {

/// Laws, random streams and the Cholesky factor of the scenario's parameters. Fails with K001 when the
/// correlations are not positive definite.
[[nodiscard]] Result<void> set_parameter_laws(ModelTables& tables);

/// Sets the laws of the scenario's parameters anew, keeping those that are as they were in `before`.
void replace_parameter_laws(ModelTables& tables, const std::vector<Parameter>& before);

} // namespace koers
