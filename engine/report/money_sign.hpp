#pragma once

#include <string>

#include "koers/analysis.hpp"
#include "koers/report.hpp"

namespace koers {

/// A difference in lasten minus baten as a sign convention has it. As a balance its sign turns, so that P10 and P90,
/// and the chances of lower and higher, change places.
[[nodiscard]] PairedDifference in_convention(const PairedDifference& difference, SignConvention sign);

/// "V" (voordelig) or "N" (nadelig) for an amount as a sign convention has it; empty for nothing and for what is not
/// known.
[[nodiscard]] std::string favour_of(double amount, SignConvention sign);

/// Such an amount, in EUR, as thousands with V or N behind it, which stands in place of the sign if so agreed.
[[nodiscard]] std::string shown_amount(double amount, SignConvention sign);

/// What the sign and the letters mean.
[[nodiscard]] std::string sign_text(SignConvention sign);

/// The word of the command line for it.
[[nodiscard]] std::string sign_word(SignConvention sign);

} // namespace koers
