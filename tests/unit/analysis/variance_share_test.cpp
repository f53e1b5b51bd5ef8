#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <vector>

#include "base/distributions.hpp"
#include "base/philox.hpp"
#include "base/portable_math.hpp"
#include "koers/analysis.hpp"

using koers::DrawnParameter;
using koers::VarianceShare;

namespace {

std::vector<double> normals(std::uint32_t stream, std::size_t count) {
    std::vector<double> values;
    const koers::StreamKey key = koers::make_stream_key(7, 3);
    for (std::uint32_t i = 0; i < count; ++i) {
        const koers::Words words = koers::philox4x32({i, stream, 0, 0}, key);
        values.push_back(koers::normal_quantile(koers::unit_open(words[0], words[1])));
    }
    return values;
}

std::vector<double> sum(double a, const std::vector<double>& x, double b, const std::vector<double>& y) {
    std::vector<double> values;
    for (std::size_t i = 0; i < x.size(); ++i) {
        values.push_back(a * x[i] + b * y[i]);
    }
    return values;
}

} // namespace

TEST_CASE("the share of a linear outcome is that of the coefficients squared", "[analysis]") {
    const auto a = normals(1, 4000);
    const auto b = normals(2, 4000);
    const auto chance = normals(3, 4000);
    const auto outcome = sum(1.0, sum(2.0, a, 1.0, b), 1.0, chance); // variances 4, 1 and 1
    const VarianceShare first{{{a, "", true}, {b, "", false}}};
    const VarianceShare second{{{a, "", false}, {b, "", true}}};
    // Of 2 048 replicates: some three standard errors.
    CHECK(first.of(outcome) == Approx(4.0 / 6.0).margin(0.05));
    CHECK(second.of(outcome) == Approx(1.0 / 6.0).margin(0.05));
}

TEST_CASE("many parameters without effect explain nothing", "[analysis]") {
    std::vector<DrawnParameter> parameters;
    for (std::uint32_t i = 0; i < 400; ++i) {
        parameters.push_back({normals(10 + i, 2000), "", true});
    }
    CHECK(VarianceShare{parameters}.of(normals(3, 2000)) < 0.05); // without the correction it would be 0.2
}

TEST_CASE("of correlated parameters the counted ones have what the others leave open", "[analysis]") {
    const auto a = normals(1, 4000);
    const auto b = sum(0.8, a, 0.6, normals(2, 4000)); // correlation 0.8
    const VarianceShare share{{{b, "both", true}, {a, "both", false}}};
    CHECK(share.of(b) == Approx(0.36).margin(0.03));
    CHECK(share.of(a) == Approx(0.0).margin(0.01));
    const VarianceShare same{{{a, "both", true}, {a, "both", false}}};
    CHECK(same.of(a) == 0.0); // nothing is left of it
}

TEST_CASE("a share that cannot be told is not told", "[analysis]") {
    const auto a = normals(1, 100);
    std::vector<DrawnParameter> many;
    for (std::uint32_t i = 0; i < 50; ++i) {
        many.push_back({normals(10 + i, 100), "", true});
    }
    CHECK(std::isnan(VarianceShare{many}.of(a))); // too few replicates
    const VarianceShare one{{{a, "", true}}};
    CHECK(one.of(a) == Approx(1.0));
    CHECK(std::isnan(one.of(std::vector<double>(100, 5.0)))); // no spread
    auto holed = a;
    holed[3] = std::numeric_limits<double>::quiet_NaN();
    CHECK(std::isnan(one.of(holed)));
    CHECK(std::isnan(VarianceShare{{}}.of(a)));
}
