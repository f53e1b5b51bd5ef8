#pragma once

#include <span>
#include <string>
#include <vector>

#include "koers/sign_convention.hpp"
#include "report/sheets/small_numbers.hpp"

namespace koers::pages {

/// An amount with no more digits than a run supports: to ten thousand euros from a million on, to five thousand below.
[[nodiscard]] double legible(double euro);

/// The size of an amount as a council member reads it: "€ 28,35 miljoen" or "€ 350.000".
[[nodiscard]] std::string euro_words(double euro);

/// "tussen € 27,90 miljoen en € 29,10 miljoen".
[[nodiscard]] std::string euro_range(double low, double high);

/// A number of people; a small number stays hidden: "minder dan 10".
[[nodiscard]] std::string people_words(double persons);

/// "tussen 80 en 160".
[[nodiscard]] std::string people_range(double low, double high);

using sheets::few_shown;
using sheets::fewest_shown;

/// How often something happens: "in 8 van de 10 doorrekeningen".
[[nodiscard]] std::string frequency(double share);

/// The fixed word for a chance, such as "waarschijnlijk"; empty where there is none and the number has to do.
[[nodiscard]] std::string chance_word(double share);

/// How something moves, over the replicates: the share in which it goes up, and down.
struct Movement {
    double up{};
    double down{};
};
[[nodiscard]] Movement movement_of(std::span<const double> from, std::span<const double> to);

/// "in 9 van de 10 doorrekeningen hoger", or with other words for up and down; "in geen van de doorrekeningen anders".
[[nodiscard]] std::string movement_words(const Movement& movement, const std::string& higher = "hoger",
                                         const std::string& lower = "lager");

/// A difference in cost in a table, in thousands of euros: signed as the convention has it, with V or N.
[[nodiscard]] std::string difference_shown(double dearer, SignConvention sign);

/// "A, B en C".
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

/// A number with three decimals at most, none from a hundred on, and none that is a zero.
[[nodiscard]] std::string short_number(double value);

/// A text that starts a sentence.
[[nodiscard]] std::string capital(std::string text);

/// `2026-01-02T03:14:15Z` as "2 januari 2026".
[[nodiscard]] std::string date_words(const std::string& utc);

} // namespace koers::pages
