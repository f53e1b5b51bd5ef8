#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/portable_math.hpp"

using namespace koers;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

double relative(double value, double exact) {
    return std::abs(value - exact) / std::abs(exact);
}

} // namespace

TEST_CASE("The exponential at its edges") {
    CHECK(portable_exp(0.0) == 1.0);
    CHECK(portable_exp(709.75) / 1.7398368732641605e308 == Approx(1.0).epsilon(1e-15)); // Python: math.exp(709.75)
    CHECK(portable_exp(709.782712893384) < infinite);
    CHECK(portable_exp(709.79) == infinite);
    CHECK(portable_exp(infinite) == infinite);
    CHECK(portable_exp(-745.13) == std::numeric_limits<double>::denorm_min());
    CHECK(portable_exp(-740.0) == Approx(std::exp(-740.0)).epsilon(1e-2));
    CHECK(portable_exp(-745.2) == 0.0);
    CHECK(portable_exp(-infinite) == 0.0);
    CHECK(std::isnan(portable_exp(not_a_number)));
}

TEST_CASE("The logarithm at its edges") {
    CHECK(portable_log(1.0) == 0.0);
    CHECK(portable_log(0.0) == -infinite);
    CHECK(portable_log(infinite) == infinite);
    CHECK(std::isnan(portable_log(-1.0)));
    CHECK(std::isnan(portable_log(not_a_number)));
}

TEST_CASE("The exponential less 1 at its edges") {
    CHECK(portable_expm1(0.0) == 0.0);
    CHECK(portable_expm1(-infinite) == -1.0);
    CHECK(portable_expm1(infinite) == infinite);
    CHECK(portable_expm1(5e-324) == 5e-324);
    CHECK(std::isnan(portable_expm1(not_a_number)));
}

TEST_CASE("The normal distribution function at its edges") {
    CHECK(normal_cdf(0.0) == 0.5);
    CHECK(normal_cdf(-40.1) == 0.0);
    CHECK(normal_cdf(40.1) == 1.0);
    CHECK(normal_cdf(-infinite) == 0.0);
    CHECK(normal_cdf(infinite) == 1.0);
    CHECK(std::isnan(normal_cdf(not_a_number)));
}

TEST_CASE("The normal distribution function equals that of scipy") {
    // scipy.special.ndtr(z), which is off by up to 2e-13 in the lower tail
    const auto [z, expected] = GENERATE(table<double, double>({{-37.0, 5.7255712225239266e-300},
                                                               {-20.0, 2.7536241186061556e-89},
                                                               {-8.0, 6.22096057427174e-16},
                                                               {-5.0, 2.866515718791933e-07},
                                                               {-3.0001, 0.0013494549132607172},
                                                               {-2.9999, 0.001350341282954925},
                                                               {-2.0, 0.022750131948179195},
                                                               {-1.5, 0.06680720126885807},
                                                               {-0.1, 0.460172162722971},
                                                               {0.3, 0.6179114221889526},
                                                               {1.0, 0.8413447460685429},
                                                               {2.5, 0.9937903346742238},
                                                               {4.0, 0.9999683287581669},
                                                               {6.0, 0.9999999990134123}}));
    CHECK(relative(normal_cdf(z), expected) / 2e-13 < 1.0);
}

TEST_CASE("The normal quantile equals that of scipy") {
    // scipy.special.ndtri(u)
    const auto [u, expected] = GENERATE(table<double, double>({{1e-300, -37.0470962993612},
                                                               {1e-100, -21.273453560965322},
                                                               {1e-20, -9.262340089798409},
                                                               {1e-10, -6.361340902404056},
                                                               {1e-05, -4.264890793922825},
                                                               {0.01, -2.3263478740408408},
                                                               {0.074, -1.4466320671589785},
                                                               {0.076, -1.4325027208258116},
                                                               {0.3, -0.5244005127080409},
                                                               {0.77, 0.7388468491852137},
                                                               {0.95, 1.6448536269514722},
                                                               {0.999, 3.090232306167813},
                                                               {0.999999999, 5.997807019601637}}));
    CHECK(relative(normal_quantile(u), expected) < 2e-15);
}

TEST_CASE("The normal quantile is the inverse of the distribution function, odd and rising") {
    CHECK(normal_quantile(0.5) == 0.0);
    double before = -infinite;
    double worst = 0.0;
    for (double u = 0x1p-20; u < 1.0; u += 0x1p-20) {
        const double z = normal_quantile(u);
        REQUIRE(z > before);
        REQUIRE(normal_quantile(1.0 - u) == -z); // 1 - u is exact here
        worst = std::max(worst, relative(normal_cdf(z), u));
        before = z;
    }
    CHECK(worst / 1e-13 < 1.0);
}

TEST_CASE("The logarithm of the gamma function equals that of scipy") {
    // scipy.special.gammaln(x)
    const auto [x, expected] = GENERATE(table<double, double>({{1e-300, 690.7755278982137},
                                                               {1e-08, 18.42068073818021},
                                                               {0.1, 2.252712651734206},
                                                               {0.5, 0.5723649429247},
                                                               {0.999, 0.0005780385328917337},
                                                               {1.001, -0.0005763935982832711},
                                                               {1.5, -0.12078223763524526},
                                                               {1.999, -0.0004224618006920533},
                                                               {2.001, 0.000423106734800117},
                                                               {3.0, 0.6931471805599453},
                                                               {7.7, 7.926541356269006},
                                                               {14.999, 25.188546870546926},
                                                               {15.0, 25.191221182738683},
                                                               {15.001, 25.193895563868665},
                                                               {100.0, 359.1342053695754},
                                                               {1234.5, 7550.550901077894},
                                                               {1e6, 12815504.569147611},
                                                               {1e10, 220258509288.81058}}));
    CHECK(std::abs(portable_log_gamma(x) - expected) < 1e-15 * std::abs(expected) + 1e-15);
}
