#include <catch2/catch.hpp>

#include <numeric>

#include "influence/lag.hpp"

using koers::fading_weights;
using koers::half_life;
using koers::Lag;
using koers::lag_weights;

TEST_CASE("a lag without spread puts everything in one year", "[influence]") {
    CHECK(lag_weights({.least = 2}, 4) == std::vector<double>{0.0, 0.0, 1.0, 0.0});
}

TEST_CASE("a lag follows the negative binomial law with its mean and shape", "[influence]") {
    const Lag lag{.least = 1, .mean_after = 1.5, .shape = 3.0};
    const auto weights = lag_weights(lag, 60);
    // R: dnbinom(0:3, size = 3, mu = 1.5)
    const std::vector<double> reference{0.0, 0.2962962963, 0.2962962963, 0.1975308642, 0.1097393690};
    for (std::size_t year = 0; year < reference.size(); ++year)
        CHECK(weights[year] == Approx(reference[year]).epsilon(1e-9));
    double mean = 0.0;
    for (std::size_t year = 0; year < weights.size(); ++year)
        mean += static_cast<double>(year) * weights[year];
    CHECK(std::accumulate(weights.begin(), weights.end(), 0.0) == Approx(1.0).epsilon(1e-12));
    CHECK(mean == Approx(2.5).epsilon(1e-10));
}

TEST_CASE("fading halves what is left in every half-life", "[influence]") {
    const auto weights = fading_weights(2.0, 8);
    CHECK(weights[0] == 0.0);
    CHECK(std::accumulate(weights.begin(), weights.begin() + 3, 0.0) == Approx(0.5).epsilon(1e-12));
    CHECK(std::accumulate(weights.begin(), weights.begin() + 5, 0.0) == Approx(0.75).epsilon(1e-12));
}

TEST_CASE("half-life and retention are each other's inverse (V7.2)", "[influence]") {
    CHECK(half_life(0.6) == Approx(1.35692).epsilon(1e-5));
    CHECK(koers::retention(half_life(0.6)) == Approx(0.6).epsilon(1e-14));
}
