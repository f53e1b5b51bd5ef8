#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "unit/model/village.hpp"

namespace koers {
namespace {

/// The village with two parameters that are lognormal (sigma .5 and .8) and linked with `rho`.
Model linked_pair(double rho) {
    Scenario scenario = test::village("basis");
    auto data = std::make_shared<Dataset>(*scenario.dataset);
    data->correlations = {{ParameterId{0}, ParameterId{1}, rho}};
    scenario.dataset = data;
    constexpr double z_95 = 1.6448536269514722;
    for (std::size_t i = 0; i < 2; ++i) {
        const double sigma = i == 0 ? 0.5 : 0.8;
        Parameter& parameter = scenario.parameters[i];
        parameter.distribution = DistributionKind::lognormal;
        parameter.low = std::exp(-z_95 * sigma);
        parameter.central = 1.0;
        parameter.high = std::exp(z_95 * sigma);
    }
    return *build_model(scenario);
}

} // namespace

TEST_CASE("a Gaussian copula of .6 has the known dependence (V1.5)", "[model]") {
    const Model model = linked_pair(0.6);
    constexpr std::uint32_t draws = 20'000;
    double sum_x = 0.0;
    double sum_y = 0.0;
    double sum_xx = 0.0;
    double sum_yy = 0.0;
    double sum_xy = 0.0;
    std::uint32_t both_high = 0;
    std::uint32_t concordant = 0;
    Theta before;
    for (std::uint32_t r = 0; r < draws; ++r) {
        const Theta theta = draw_theta(model, 42, r);
        const double x = std::log(theta[0]) / 0.5;
        const double y = std::log(theta[1]) / 0.8;
        sum_x += x;
        sum_y += y;
        sum_xx += x * x;
        sum_yy += y * y;
        sum_xy += x * y;
        both_high += x > 1.2815515655446004 && y > 1.2815515655446004 ? 1U : 0U;
        if (r % 2 == 1) {
            concordant += (theta[0] - before[0]) * (theta[1] - before[1]) > 0.0 ? 1U : 0U;
        }
        before = theta;
    }
    const double n = draws;
    const double rho = (sum_xy / n - sum_x * sum_y / n / n) /
                       std::sqrt((sum_xx / n - sum_x * sum_x / n / n) * (sum_yy / n - sum_y * sum_y / n / n));
    // Standard errors: (1 - rho^2) / sqrt(n), and those of shares.
    CHECK(std::abs(rho - 0.6) < 4.0 * 0.64 / std::sqrt(n));
    CHECK(std::abs(both_high / n - 0.0390175) < 4.0 * std::sqrt(0.0390175 * 0.961 / n));
    const double kendall = 2.0 * concordant / (n / 2.0) - 1.0;
    CHECK(std::abs(kendall - 0.409666) < 4.0 * std::sqrt((1.0 - 0.409666 * 0.409666) / (n / 2.0)));
}

TEST_CASE("a parameter keeps its draws when another is added, and scenarios draw the same ranks", "[model]") {
    const Model base = test::village_model("basis");
    const Model other = test::village_model("zuinig");
    REQUIRE(other.scenario().parameters.size() >= base.scenario().parameters.size());
    const Theta first = draw_theta(base, 7, 3);
    const Theta second = draw_theta(other, 7, 3);
    std::size_t equal = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const Parameter& a = base.scenario().parameters[i];
        const Parameter& b = other.scenario().parameters[i];
        if (a.low == b.low && a.central == b.central && a.high == b.high) {
            CHECK(first[i] == second[i]);
            ++equal;
        }
    }
    CHECK(equal > first.size() / 2);
}

TEST_CASE("Sobol' points give the laws that plain numbers give, more evenly", "[model]") {
    const Model model = test::village_model("basis");
    const std::vector<Parameter>& parameters = model.scenario().parameters;
    const auto far = [&](Sampling sampling) { // mean distance of the share above the middle from what it must be
        std::vector<double> above(parameters.size(), 0.0);
        for (std::uint32_t r = 0; r < 512; ++r) {
            const Theta theta = draw_theta(model, 5, r, sampling);
            for (std::size_t i = 0; i < theta.size(); ++i) {
                above[i] += theta[i] > parameters[i].central ? 1.0 / 512 : 0.0;
            }
        }
        double sum = 0.0;
        for (std::size_t i = 0; i < above.size(); ++i) {
            const bool symmetric = parameters[i].distribution == DistributionKind::normal ||
                                   parameters[i].distribution == DistributionKind::lognormal;
            sum += symmetric ? std::abs(above[i] - 0.5) : 0.0;
        }
        return sum;
    };
    CHECK(far(Sampling::sobol) < 0.1 * far(Sampling::plain));
}

TEST_CASE("what a scenario adds moves no other draw, and draws the same beside others", "[model]") {
    Scenario more = test::village("basis");
    const Theta before = draw_theta(*build_model(more), 9, 40);
    Parameter added;
    added.id = "maatregel.eigen.factor";
    added.distribution = DistributionKind::uniform;
    added.central = 0.5;
    added.high = 1.0;
    more.parameters.push_back(added);
    const Theta alone = draw_theta(*build_model(more), 9, 40);
    CHECK(Theta(alone.begin(), alone.end() - 1) == before);
    Parameter other = added;
    other.id = "maatregel.ander.factor";
    more.parameters.insert(more.parameters.end() - 1, other);
    const Theta both = draw_theta(*build_model(more), 9, 40);
    CHECK(both.back() == alone.back());
    CHECK(both.back() != both[both.size() - 2]);
}

TEST_CASE("the same replicate is another draw with another seed or another way of drawing", "[model]") {
    const Model model = test::village_model("basis");
    CHECK(draw_theta(model, 1, 3) == draw_theta(model, 1, 3, Sampling::sobol));
    CHECK(draw_theta(model, 1, 3) != draw_theta(model, 2, 3));
    CHECK(draw_theta(model, 1, 3) != draw_theta(model, 1, 19)); // the same scramble
    CHECK(draw_theta(model, 1, 3) != draw_theta(model, 1, 3, Sampling::plain));
}

TEST_CASE("draws stay within the ends of bounded laws", "[model]") {
    const Model model = test::village_model("basis");
    for (std::uint32_t r = 0; r < 200; ++r) {
        const Theta theta = draw_theta(model, 1, r);
        for (std::size_t i = 0; i < theta.size(); ++i) {
            const Parameter& parameter = model.scenario().parameters[i];
            if (parameter.distribution == DistributionKind::pert ||
                parameter.distribution == DistributionKind::uniform) {
                CHECK(theta[i] >= parameter.low - 1e-9);
                CHECK(theta[i] <= parameter.high + 1e-9);
            }
        }
    }
}

} // namespace koers
