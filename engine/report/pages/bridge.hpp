#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/sheets/money.hpp"

namespace koers::pages {

/// What one cause changes between the budget and the expectation of a scenario; EUR as a page shows them.
struct BridgePost {
    std::string name;
    std::vector<double> amounts;        // [year]
    std::optional<sheets::Spread> band; // of the last year; what closes the account has none
};

/// From the budget of a scenario to the middle of its cost, all themas together: budget and posts add up to it.
struct Bridge {
    std::vector<int> years;
    std::vector<double> budget;    // [year]
    std::vector<BridgePost> posts; // causes, what they do together, and the rest
    std::vector<double> middle;    // [year]
    sheets::Spread cost;           // of the last year
};

/// The bridge of a scenario out of the table F3 in euros.
[[nodiscard]] Bridge bridge_of(const sheets::Table& waterfall, const std::string& scenario);

/// The cause that changes most in the last year; nothing if no cause changes anything that is shown.
[[nodiscard]] const BridgePost* largest_cause(const Bridge& bridge);

/// "Huidig beleid in 2029: \"Prijzen en lonen\" maakt het meeste verschil met de begroting".
[[nodiscard]] std::string bridge_title(const std::string& name, const Bridge& bridge);

/// How far the middle is from the budget, and what the largest cause does.
[[nodiscard]] std::string bridge_sentence(const Bridge& bridge);

} // namespace koers::pages
