#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <vector>

#include "base/sobol.hpp"

namespace koers {
namespace {

ScrambleTree tree(std::uint32_t scramble, std::uint32_t dimension) {
    return {make_stream_key(7, 1), scramble, dimension + 1000, 1};
}

/// A coordinate as a run draws it, without shuffling.
double coordinate(std::uint32_t scramble, std::uint32_t index, std::uint32_t dimension) {
    const Words rest = philox4x32({index, scramble, dimension, 9}, make_stream_key(7, 1));
    return scrambled_unit(sobol_digits(index, dimension), tree(scramble, dimension), rest);
}

/// Whether 2^m points have `expected` points in every elementary interval of volume expected / 2^m in two dimensions.
template <class X, class Y>
bool is_net(unsigned m, unsigned quality, X x, Y y) {
    for (unsigned cuts = 0; cuts <= m - quality; ++cuts) {
        std::vector<unsigned> found(std::size_t{1} << (m - quality), 0);
        for (std::uint32_t i = 0; i < 1U << m; ++i) {
            const auto row = static_cast<std::size_t>(x(i) * std::exp2(cuts));
            const auto column = static_cast<std::size_t>(y(i) * std::exp2(m - quality - cuts));
            ++found[(row << (m - quality - cuts)) + column];
        }
        if (std::any_of(found.begin(), found.end(), [quality](unsigned n) { return n != 1U << quality; })) {
            return false;
        }
    }
    return true;
}

/// The product of V2.12: its exact mean over the unit cube is 1.
double product_mean(std::uint32_t scramble, std::uint32_t points) {
    double sum = 0.0;
    for (std::uint32_t i = 0; i < points; ++i) {
        double product = 1.0;
        for (std::uint32_t j = 0; j < 6; ++j) {
            product *= 1.0 + (coordinate(scramble, i, j) - 0.5) / (j + 1.0);
        }
        sum += product;
    }
    return sum / points;
}

} // namespace

TEST_CASE("the digits are those of Joe and Kuo", "[base]") {
    // scipy.stats.qmc.Sobol(64, scramble=False, bits=30): points 1, 3, 7, 15, 31 and 63, times 2^32. SciPy goes by the
    // Gray code, in which those are the direction numbers.
    const std::array<std::array<std::uint32_t, 6>, 4> known{
        {{0x80000000, 0x40000000, 0x20000000, 0x10000000, 0x08000000, 0x04000000},
         {0x80000000, 0xC0000000, 0xA0000000, 0xF0000000, 0x88000000, 0xCC000000},
         {0x80000000, 0xC0000000, 0x60000000, 0x90000000, 0xE8000000, 0x5C000000},
         {0x80000000, 0xC0000000, 0x20000000, 0x50000000, 0xF8000000, 0x74000000}}};
    for (std::uint32_t dimension = 0; dimension < known.size(); ++dimension) {
        for (std::uint32_t bit = 0; bit < 6; ++bit) {
            CHECK(sobol_digits(1U << bit, dimension) == known[dimension][bit]);
        }
    }
    CHECK(sobol_digits(0, 5) == 0);
    CHECK(sobol_digits(5, 1) == (known[1][0] ^ known[1][2]));
}

TEST_CASE("scrambling and shuffling leave nets what they are", "[base]") {
    const auto plain = [](std::uint32_t dimension) {
        return [dimension](std::uint32_t i) { return sobol_digits(i, dimension) * 0x1p-32; };
    };
    const auto scrambled = [](std::uint32_t dimension) {
        return [dimension](std::uint32_t i) { return coordinate(3, i, dimension); };
    };
    const auto shuffled = [](std::uint32_t dimension) {
        return [dimension](std::uint32_t i) {
            return coordinate(3, shuffled_index(i, {make_stream_key(7, 1), 3, 55, 2}), dimension);
        };
    };
    REQUIRE(is_net(10, 0, plain(0), plain(1)));
    CHECK(is_net(10, 0, scrambled(0), scrambled(1)));
    CHECK(is_net(10, 0, shuffled(0), shuffled(1)));
    CHECK(is_net(6, 0, shuffled(0), shuffled(1)));
    for (const std::uint32_t dimension : {2U, 17U, 63U}) { // every coordinate alone is stratified down to single points
        CHECK(is_net(10, 0, shuffled(dimension), [](std::uint32_t) { return 0.0; }) ==
              is_net(10, 0, plain(dimension), [](std::uint32_t) { return 0.0; }));
        std::set<std::uint32_t> cells;
        for (std::uint32_t i = 0; i < 1024; ++i) {
            cells.insert(static_cast<std::uint32_t>(shuffled(dimension)(i) * 1024.0));
        }
        CHECK(cells.size() == 1024);
    }
}

TEST_CASE("a shuffle is a permutation that keeps blocks of points together", "[base]") {
    const ScrambleTree order{make_stream_key(7, 1), 0, 12, 2};
    std::set<std::uint32_t> seen;
    std::set<std::uint32_t> blocks;
    for (std::uint32_t i = 0; i < 512; ++i) {
        seen.insert(shuffled_index(i, order));
        blocks.insert(shuffled_index(i, order) / 64);
    }
    CHECK(seen.size() == 512);
    CHECK(blocks.size() == 8);
    CHECK(*seen.rbegin() - *seen.begin() == 511);
}

TEST_CASE("over scrambles a point is uniform, and two coordinates of it are independent", "[base]") {
    constexpr std::uint32_t scrambles = 20'000;
    double sum = 0.0;
    double squares = 0.0;
    double products = 0.0;
    std::array<unsigned, 16> counts{};
    for (std::uint32_t s = 0; s < scrambles; ++s) {
        const double x = coordinate(s, 5, 3);
        const double y = coordinate(s, 5, 9);
        REQUIRE((x > 0.0 && x < 1.0));
        sum += x - 0.5;
        squares += (x - 0.5) * (x - 0.5);
        products += (x - 0.5) * (y - 0.5);
        ++counts[static_cast<std::size_t>(x * 16.0)];
    }
    const double n = scrambles;
    CHECK(std::abs(sum) < 4.0 * std::sqrt(n / 12.0));
    CHECK(std::abs(squares - n / 12.0) < 4.0 * std::sqrt(n / 180.0)); // var of (u - .5)^2 is 1/180
    CHECK(std::abs(products) < 4.0 * std::sqrt(n / 144.0));
    double chi_square = 0.0;
    for (const unsigned count : counts) {
        chi_square += (count - n / 16.0) * (count - n / 16.0) / (n / 16.0);
    }
    CHECK(chi_square < 37.7); // 99.9 % point, 15 degrees of freedom
}

TEST_CASE("digits behind the nested ones are random, so that no two numbers are the same", "[base]") {
    std::set<double> values;
    std::set<double> rests;
    for (std::uint32_t i = 0; i < 4096; ++i) {
        const double u = coordinate(0, i, 0);
        values.insert(u);
        rests.insert(u * 0x1p21 - std::floor(u * 0x1p21));
    }
    CHECK(values.size() == 4096);
    CHECK(rests.size() == 4096);
}

TEST_CASE("the mean of a product is within 1e-4 at 1024 points (V2.12)", "[base]") {
    double squares = 0.0;
    double plain_squares = 0.0;
    constexpr std::uint32_t repeats = 40;
    for (std::uint32_t scramble = 0; scramble < repeats; ++scramble) {
        const double error = product_mean(scramble, 1024) - 1.0;
        squares += error * error;
        double sum = 0.0;
        for (std::uint32_t i = 0; i < 1024; ++i) {
            double product = 1.0;
            for (std::uint32_t j = 0; j < 6; ++j) {
                const Words words = philox4x32({i, scramble, j, 11}, make_stream_key(7, 1));
                product *= 1.0 + (unit_open(words[0], words[1]) - 0.5) / (j + 1.0);
            }
            sum += product;
        }
        plain_squares += (sum / 1024 - 1.0) * (sum / 1024 - 1.0);
    }
    CHECK(std::sqrt(squares / repeats) < 1e-4);
    // Plain numbers: .0111935. A standard deviation from 40 values is right to 1 / sqrt(78) of itself.
    CHECK(std::sqrt(plain_squares / repeats) == Approx(0.0111935).epsilon(4.0 / std::sqrt(78.0)));
}

} // namespace koers
