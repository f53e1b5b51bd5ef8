#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <vector>

#include "base/expects.hpp"
#include "base/parameter_law.hpp"
#include "base/portable_math.hpp"

using namespace koers;

namespace {

struct Case {
    DistributionKind kind{};
    double low{};
    double central{};
    double high{};
    std::array<double, 9> quantiles{};
};

constexpr std::array<double, 9> ranks{-5, -3, -1.6448536269514722, -0.77, 0, 0.31, 1.2815515655446004, 2.33, 4};

// scipy.stats: q(z) = law.ppf(norm.cdf(z)) for z <= 0 and law.isf(norm.cdf(-z)) above, with
//   pert       beta(1 + 4 (c - l) / (h - l), 1 + 4 (h - c) / (h - l), loc=l, scale=h - l)
//   beta       beta(c n, (1 - c) n), sd = (h - l) / 2 / 1.6448536269514722, n = c (1 - c) / sd^2 - 1
//   gamma      gamma((c / sd)^2, scale=sd^2 / c)
//   lognormal  lognorm(log(h / l) / 2 / 1.6448536269514722, scale=c)
//   normal     norm(c, sd)
//   uniform    uniform(l, h - l)
const std::vector<Case> closed{
    {DistributionKind::lognormal,
     0.8,
     1,
     1.3,
     {0.47810759203606423, 0.6422666683157586, 0.7844645405527362, 0.8925795831419425, 1.0, 1.0468137302606864,
      1.208205709047659, 1.4103959484702504, 1.8045939122351684}},
    {DistributionKind::lognormal,
     0.001,
     0.01,
     0.1,
     {9.124642131708159e-06, 0.00015001321000886913, 0.0010000000000000002, 0.003403088468772348, 0.01,
      0.015433577883484113, 0.06013509892207845, 0.26093925514725674, 2.7028835034627106}},
    {DistributionKind::normal,
     -1,
     0.5,
     2.5,
     {-4.819622279227981, -2.6917733675367885, -1.25, -0.319221831001109, 0.5, 0.8298165813121348, 1.86347405201011,
      2.978943982120239, 4.755697823382385}},
    {DistributionKind::uniform,
     2,
     3,
     6,
     {2.0000011466062877, 2.0053995921265204, 2.2, 2.8825997853705987, 4.0, 4.486878087288077, 5.6, 5.960387697763343,
      5.9998733150326675}},
};
const std::vector<Case> tabulated{
    {DistributionKind::pert,
     0.7,
     0.85,
     0.95,
     {0.7016018461871263, 0.7198052844786899, 0.7613871001402276, 0.8028970434705038, 0.843632299499425,
      0.8596381781259294, 0.9028452100215913, 0.9322070706465522, 0.948130713361208}},
    {DistributionKind::pert,
     10,
     10,
     20,
     {10.00000057330321, 10.002701255024846, 10.102062183130116, 10.486364372141, 11.294494367038759,
      11.766911460791533, 13.690426555198066, 16.026675652286748, 18.740688937430427}},
    {DistributionKind::pert,
     -3,
     2,
     2.5,
     {-2.817083843821615, -1.851998617849635, -0.4388764114453019, 0.6127058861520633, 1.4221951665720551,
      1.6860189561420693, 2.237912077479696, 2.4547629232042514, 2.499338803974296}},
    {DistributionKind::beta,
     0.1,
     0.2,
     0.32,
     {0.013111310993885428, 0.05022172162419428, 0.1005642882773968, 0.1459618157572031, 0.19420821999096122,
      0.21567326893337435, 0.28951438408188723, 0.37767805478426436, 0.5252606281472485}},
    {DistributionKind::beta,
     0.01,
     0.5,
     0.99,
     {6.948877691078433e-08, 0.0007665561381487962, 0.04076265227664971, 0.2070649233386178, 0.5, 0.6288900596814497,
      0.9127868464716925, 0.9931293297233034, 0.9999876719721861}},
    {DistributionKind::beta,
     0.9,
     0.97,
     0.995,
     {0.6314039250858713, 0.8168871947488021, 0.9120292086722637, 0.9543870449076578, 0.9786578524673096,
      0.9852557353346529, 0.9966467149731403, 0.9996709282837419, 0.9999988484968175}},
    {DistributionKind::beta,
     0.3999,
     0.4,
     0.4001,
     {0.3996960462501669, 0.3998176211682027, 0.3999000017509964, 0.3999531869056455, 0.3999999989731594,
      0.40001884573395774, 0.40007791346287447, 0.4001416584876405, 0.4002431981212012}},
    {DistributionKind::gamma,
     80,
     100,
     125,
     {45.83942379094274, 63.896457974539125, 78.61285166954771, 89.24880362096694, 99.37697691159603,
      103.66215248554316, 117.8820701945418, 134.60405215682363, 164.29334964826623}},
    {DistributionKind::gamma,
     0.2,
     1,
     3,
     {1.529289561890504e-05, 0.007032017828275717, 0.10164584846441585, 0.3403955595601474, 0.7715627012651614,
      1.0201721469155078, 2.1265944112715296, 3.9402314201346242, 8.284967311660367}},
    {DistributionKind::gamma,
     0.01,
     0.5,
     4,
     {5.964729166156688e-39, 2.444190350487079e-17, 4.155078842890088e-08, 0.00025845698696239246, 0.03212745219632832,
      0.11870942122718883, 1.502500088683369, 6.03899470923401, 20.45628110963645}},
    {DistributionKind::gamma,
     9999,
     10000,
     10002,
     {9995.523603906162, 9997.264416022039, 9998.500047280624, 9999.297798575017, 9999.999972279138, 10000.2826748695,
      10001.168709850308, 10002.12493189969, 10003.648156812002}},
};

} // namespace

TEST_CASE("Laws with a closed form have the quantiles of scipy") {
    for (const Case& one : closed) {
        const ParameterLaw law{one.kind, one.low, one.central, one.high};
        for (std::size_t i = 0; i < ranks.size(); ++i) {
            CAPTURE(one.low, one.central, one.high, ranks[i]);
            CHECK(law.at(ranks[i]) == Approx(one.quantiles[i]).epsilon(1e-13));
        }
    }
}

TEST_CASE("Tabulated laws have the quantiles of scipy within 1e-4 of the value and 1e-5 of the width") {
    for (const Case& one : tabulated) {
        const ParameterLaw law{one.kind, one.low, one.central, one.high};
        for (std::size_t i = 0; i < ranks.size(); ++i) {
            CAPTURE(one.low, one.central, one.high, ranks[i]);
            CHECK(law.at(ranks[i]) == Approx(one.quantiles[i]).epsilon(1e-4).margin(1e-5 * (one.high - one.low)));
        }
    }
}

TEST_CASE("Every law rises with the rank and stays within its ends") {
    std::vector<Case> all = closed;
    all.insert(all.end(), tabulated.begin(), tabulated.end());
    for (const Case& one : all) {
        CAPTURE(one.low, one.central, one.high);
        const ParameterLaw law{one.kind, one.low, one.central, one.high};
        const bool ends = one.kind == DistributionKind::pert || one.kind == DistributionKind::uniform;
        double before = law.at(-8.5);
        for (double z = -8.5; z < 8.5; z += 0.0113) {
            const double value = law.at(z);
            REQUIRE(value >= before);
            if (ends) {
                REQUIRE(value >= one.low);
                REQUIRE(value <= one.high);
            }
            before = value;
        }
    }
}

TEST_CASE("The mean of a law is the mean of its quantiles") {
    std::vector<Case> all = closed;
    all.insert(all.end(), tabulated.begin(), tabulated.end());
    for (const Case& one : all) {
        CAPTURE(one.low, one.central, one.high);
        const ParameterLaw law{one.kind, one.low, one.central, one.high};
        double sum = 0.0; // trapezium rule over z with the normal density: exact to the tails beyond 8
        constexpr double step = 1.0 / 64.0;
        for (double z = -8.0; z <= 8.0; z += step) {
            sum += law.at(z) * std::exp(-0.5 * z * z) * step / std::sqrt(2.0 * 3.14159265358979323846);
        }
        CHECK(law.mean() == Approx(sum).epsilon(1e-4));
    }
}

TEST_CASE("The laws named by 5 and 95 percent points are as wide as these points") {
    constexpr double z = 1.6448536269514722;
    const ParameterLaw normal{DistributionKind::normal, 90.0, 100.0, 110.0};
    CHECK(normal.at(-z) == Approx(90.0));
    CHECK(normal.at(z) == Approx(110.0));
    const ParameterLaw lognormal{DistributionKind::lognormal, 50.0, 100.0, 200.0};
    CHECK(lognormal.at(-z) == Approx(50.0));
    CHECK(lognormal.at(0.0) == 100.0);
    CHECK(lognormal.at(z) == Approx(200.0));
    const ParameterLaw fixed{DistributionKind::fixed, 3.0, 3.0, 3.0};
    CHECK(fixed.at(-5.0) == 3.0);
    CHECK(fixed.at(5.0) == 3.0);
    CHECK(fixed.mean() == 3.0);
}

TEST_CASE("Very narrow laws cost no more and join the others") {
    // A gamma with shape 2.7e12 would take hours by its series.
    const ParameterLaw narrow{DistributionKind::gamma, 999'999.0, 1'000'000.0, 1'000'001.0};
    CHECK(narrow.at(1.6448536269514722) == Approx(1'000'001.0).epsilon(1e-11));
    const double sd_at_join = 1.0 / std::sqrt(1e5);
    const double width = 1.6448536269514722 * sd_at_join;
    const ParameterLaw below{DistributionKind::gamma, 1.0 - 1.0001 * width, 1.0, 1.0 + 1.0001 * width};
    const ParameterLaw above{DistributionKind::gamma, 1.0 - 0.9999 * width, 1.0, 1.0 + 0.9999 * width};
    for (const double z : {-6.0, -3.0, -1.0, 0.0, 1.0, 3.0, 6.0}) {
        CHECK(above.at(z) == Approx(below.at(z)).epsilon(4e-6));
    }
}

TEST_CASE("A law refuses ends that it cannot have") {
    CHECK_THROWS_AS((ParameterLaw{DistributionKind::pert, 1.0, 1.0, 1.0}), InternalError);
    CHECK_THROWS_AS((ParameterLaw{DistributionKind::beta, 0.01, 0.02, 0.99}), InternalError);
}
