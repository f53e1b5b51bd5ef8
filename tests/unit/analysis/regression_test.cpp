#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

#include "koers/analysis.hpp"

using namespace koers;

namespace {

/// The columns frac(i sqrt(p)) for p = 2, 3, 5, and a smooth outcome of them; the expectations below are numpy's.
struct Sample {
    std::vector<std::vector<double>> columns;
    std::vector<double> outcome;

    [[nodiscard]] std::vector<std::span<const double>> spans() const { return {columns.begin(), columns.end()}; }
};

Sample sample(int count) {
    Sample made;
    for (const double p : {2.0, 3.0, 5.0}) {
        std::vector<double>& column = made.columns.emplace_back();
        for (int i = 1; i <= count; ++i) {
            column.push_back(i * std::sqrt(p) - std::floor(i * std::sqrt(p)));
        }
    }
    for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const double second = made.columns[1][at];
        made.outcome.push_back(std::exp(2.0 * made.columns[0][at]) - 3.0 * second * second + 0.2 * made.columns[2][at]);
    }
    return made;
}

} // namespace

TEST_CASE("slopes, errors, shares and R2 are those of numpy", "[analysis]") {
    const Sample made = sample(50);
    const Regression found = regress(made.spans(), made.outcome).value();
    const std::vector<double> slopes{5.91557255, -3.19807223, 0.10291104};
    const std::vector<double> slope_errors{0.24740268, 0.24389014, 0.24757814};
    const std::vector<double> standardised{0.82178149, -0.445073, 0.0142455};
    const std::vector<double> standardised_errors{0.03436877, 0.03394198, 0.03427111};
    const std::vector<double> shares{0.71282381, 0.23322729, 0.00178483};
    for (std::size_t i = 0; i < slopes.size(); ++i) {
        CHECK(found.terms[i].slope == Approx(slopes[i]).epsilon(1e-6));
        CHECK(found.terms[i].slope_error == Approx(slope_errors[i]).epsilon(1e-6));
        CHECK(found.terms[i].standardised == Approx(standardised[i]).epsilon(1e-6));
        CHECK(found.terms[i].standardised_error == Approx(standardised_errors[i]).epsilon(1e-6));
        CHECK(found.terms[i].share == Approx(shares[i]).epsilon(1e-5));
    }
    CHECK(found.r2 == Approx(0.9478359321266925).epsilon(1e-9));
    CHECK(found.adjusted_r2 == Approx(0.9444339277001724).epsilon(1e-9));
}

TEST_CASE("a column that stands still counts for nothing and changes nothing", "[analysis]") {
    Sample made = sample(50);
    const Regression without = regress(made.spans(), made.outcome).value();
    made.columns.insert(made.columns.begin() + 1, std::vector<double>(50, 3.7));
    const Regression found = regress(made.spans(), made.outcome).value();
    CHECK(found.terms[1].slope == 0.0);
    CHECK(found.terms[1].standardised_error == 0.0);
    CHECK(found.terms[2].slope == without.terms[1].slope);
    CHECK(found.r2 == without.r2);
}

TEST_CASE("there is no regression on too few values, a twin column or an outcome that stands still", "[analysis]") {
    const Sample few = sample(7);
    CHECK_FALSE(regress(few.spans(), few.outcome));
    Sample made = sample(50);
    CHECK_FALSE(regress(made.spans(), std::vector<double>(50, 1.0)));
    made.columns.push_back(made.columns[0]);
    CHECK_FALSE(regress(made.spans(), made.outcome));
}
