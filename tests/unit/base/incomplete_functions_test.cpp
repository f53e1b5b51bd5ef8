#include <catch2/catch.hpp>

#include <cmath>

#include "base/point_chances.hpp"
#include "base/portable_math.hpp"

using namespace koers;

TEST_CASE("The incomplete gamma function equals that of scipy") {
    // scipy.special.gammainc(shape, x)
    const auto [shape, x, expected] = GENERATE(table<double, double, double>({{0.01, 1e-05, 0.8963367982671969},
                                                                              {0.1, 0.5, 0.9414024458901334},
                                                                              {0.5, 2.0, 0.9544997361036415},
                                                                              {1.0, 1.0, 0.6321205588285577},
                                                                              {1.0, 20.0, 0.9999999979388464},
                                                                              {2.5, 0.1, 0.0008861387888124438},
                                                                              {2.5, 3.4, 0.7640554623054789},
                                                                              {2.5, 3.6, 0.7938140802904439},
                                                                              {10.0, 3.0, 0.0011024881301154815},
                                                                              {10.0, 25.0, 0.9997785233617512},
                                                                              {100.0, 80.0, 0.0171083130351331},
                                                                              {100.0, 130.0, 0.9972495916326934},
                                                                              {1000.0, 1000.0, 0.5042052441802155},
                                                                              {1e4, 9700.0, 0.0012341755844684902},
                                                                              {1e5, 101000.0, 0.9991915784870744},
                                                                              {1e6, 998000.0, 0.022696114006736795},
                                                                              {1e6, 1002000.0, 0.9771959041012303},
                                                                              {1e7, 9997000.0, 0.17139353340097213},
                                                                              {1e7, 10003000.0, 0.8286118293318705}}));
    CAPTURE(shape, x);
    CHECK(std::abs(gamma_cdf(shape, x) / expected - 1.0) / 1e-12 < 1.0);
}

TEST_CASE("The incomplete beta function equals that of scipy") {
    // scipy.stats.beta.cdf(x, a, b); scipy.special.betainc of 1.10 is only good to 1e-9 for large a and b
    const auto [a, b, x, expected] =
        GENERATE(table<double, double, double, double>({{0.1, 0.2, 0.3, 0.6228433547203172},
                                                        {0.5, 0.5, 0.01, 0.06376856085851987},
                                                        {0.5, 0.5, 0.99, 0.9362314391414801},
                                                        {1.0, 1.0, 0.25, 0.25},
                                                        {1.0, 3.0, 0.5, 0.875},
                                                        {2.0, 5.0, 0.1, 0.114265},
                                                        {5.0, 2.0, 0.9, 0.885735},
                                                        {3.0, 3.0, 0.5, 0.5},
                                                        {20.0, 80.0, 0.15, 0.0984993583480155},
                                                        {20.0, 80.0, 0.2, 0.5199785869736645},
                                                        {20.0, 80.0, 0.3, 0.989597662698712},
                                                        {1000.0, 9000.0, 0.1, 0.5035462207518641},
                                                        {1000.0, 9000.0, 0.11, 0.9994208765830651},
                                                        {30.0, 1e6, 2e-05, 0.02182435075509399},
                                                        {5e5, 5e5, 0.5005, 0.8413447460685364},
                                                        {1e6, 3e6, 0.2499, 0.3221379074226443},
                                                        {1e6, 3e6, 0.2503, 0.9170446576408491},
                                                        {1.5, 4.5, 1e-09, 2.45414824222699e-13}}));
    CAPTURE(a, b, x);
    CHECK(std::abs(beta_cdf(a, b, x) / expected - 1.0) / 1e-12 < 1.0);
}

TEST_CASE("The incomplete functions end at 0 and 1") {
    CHECK(gamma_cdf(2.0, 0.0) == 0.0);
    CHECK(gamma_cdf(2.0, -1.0) == 0.0);
    CHECK(gamma_cdf(2.0, 800.0) == 1.0);
    CHECK(beta_cdf(2.0, 3.0, 0.0) == 0.0);
    CHECK(beta_cdf(2.0, 3.0, 1.0) == 1.0);
    CHECK(beta_cdf(2.0, 3.0, 1.5) == 1.0);
}

TEST_CASE("The incomplete functions join where their method changes") {
    for (const double shape : {0.3, 1.0, 7.0, 400.0, 2e5}) {
        const double x = shape + 1.0; // series below, continued fraction from here
        CHECK(gamma_cdf(shape, x) - gamma_cdf(shape, std::nextafter(x, 0.0)) == Approx(0.0).margin(3e-13));
        const double mean = (shape + 1.0) / (3.0 * shape + 2.0);
        CHECK(beta_cdf(shape, 2.0 * shape, std::nextafter(mean, 1.0)) == Approx(beta_cdf(shape, 2.0 * shape, mean)));
    }
}

TEST_CASE("The incomplete beta function and its mirror add up to 1") {
    for (double x = 0.001; x < 1.0; x += 0.001) {
        REQUIRE(beta_cdf(3.5, 0.7, x) + beta_cdf(0.7, 3.5, 1.0 - x) == Approx(1.0).epsilon(1e-13));
    }
}

TEST_CASE("Point chances of small laws are those of school") {
    CHECK(poisson_chance(0.0, 2.0) == Approx(std::exp(-2.0)).epsilon(1e-15));
    CHECK(poisson_chance(3.0, 2.0) == Approx(8.0 / 6.0 * std::exp(-2.0)).epsilon(1e-14));
    CHECK(binomial_chance(0.0, 4.0, 0.25) == Approx(81.0 / 256.0).epsilon(1e-14));
    CHECK(binomial_chance(2.0, 4.0, 0.25) == Approx(54.0 / 256.0).epsilon(1e-14));
    CHECK(binomial_chance(4.0, 4.0, 0.25) == Approx(1.0 / 256.0).epsilon(1e-14));
}

TEST_CASE("Point chances of large laws keep their digits") {
    // Stirling's series in exact arithmetic: at k = mean the Poisson chance is e^-1/(12 k) / sqrt(2 pi k).
    const double top = 1.0 / std::sqrt(2.0 * 3.14159265358979323846 * 1e7);
    CHECK(poisson_chance(1e7, 1e7) == Approx(top * std::exp(-1.0 / 12e7)).epsilon(1e-14));
    // Python, decimal with 60 digits: (1 - Decimal(1e-9)) ** 4000000000
    CHECK(binomial_chance(0.0, 4e9, 1e-9) == Approx(0.018315638852102897).epsilon(1e-13));
}
