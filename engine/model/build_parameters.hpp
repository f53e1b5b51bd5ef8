#pragma once

#include "koers/diagnostics.hpp"
#include "model/model_tables.hpp"

namespace koers {

/// Laws, random streams and the Cholesky factor of the scenario's parameters. Fails with K001 when the
/// correlations are not positive definite.
[[nodiscard]] Result<void> set_parameter_laws(ModelTables& tables);

} // namespace koers
