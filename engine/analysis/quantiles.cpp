#include "koers/analysis.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

#include <boost/math/distributions/binomial.hpp>

namespace koers {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using Binomial = boost::math::binomial_distribution<double, Policy>;

/// Bit pattern that orders as the number does: the sign flips all bits of a negative, one bit of others.
std::uint64_t sort_key(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    constexpr std::uint64_t sign = std::uint64_t{1} << 63;
    return (bits & sign) != 0 ? ~bits : bits | sign;
}

constexpr int digit_bits = 11;
constexpr std::size_t digits = 6;
constexpr std::size_t digit_values = std::size_t{1} << digit_bits;

std::size_t digit_of(std::uint64_t key, std::size_t digit) {
    return static_cast<std::size_t>(key >> (digit * digit_bits)) & (digit_values - 1);
}

using DigitCounts = std::array<std::uint32_t, digit_values>;

void scatter(std::span<const double> from, std::span<double> to, std::size_t digit, const DigitCounts& counts) {
    DigitCounts next{};
    for (std::size_t i = 1; i < digit_values; ++i)
        next[i] = next[i - 1] + counts[i - 1];
    for (const double value : from)
        to[next[digit_of(sort_key(value), digit)]++] = value;
}

double quantile_bound(std::span<const double> ascending, std::uint64_t rank) {
    return rank == 0 || rank > ascending.size() ? unknown : ascending[rank - 1];
}

} // namespace

// A radix sort: whole euros and single precision leave most digits of a double the same, and a digit
// that is the same everywhere costs nothing. Ten thousand values take a fifth of the time of std::sort.
void sort_ascending(std::span<double> values) {
    constexpr std::size_t small = 256;
    constexpr std::size_t large = std::size_t{1} << 31;
    if (values.size() < small || values.size() >= large) {
        std::sort(values.begin(), values.end());
        return;
    }
    std::array<DigitCounts, digits> counts{};
    for (const double value : values) {
        const std::uint64_t key = sort_key(value);
        for (std::size_t digit = 0; digit < digits; ++digit)
            ++counts[digit][digit_of(key, digit)];
    }
    std::vector<double> other(values.size());
    std::span<double> from = values;
    std::span<double> to = other;
    const std::uint64_t first = sort_key(values.front());
    for (std::size_t digit = 0; digit < digits; ++digit) {
        if (counts[digit][digit_of(first, digit)] == values.size())
            continue;
        scatter(from, to, digit, counts[digit]);
        std::swap(from, to);
    }
    if (from.data() != values.data())
        std::copy(from.begin(), from.end(), values.begin());
}

double quantile_type7(std::span<const double> ascending, double probability) {
    if (ascending.empty())
        return unknown;
    const double position = static_cast<double>(ascending.size() - 1) * probability;
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, ascending.size() - 1);
    const double fraction = position - static_cast<double>(below);
    return ascending[below] + fraction * (ascending[above] - ascending[below]);
}

// methods.md section 2: lower is the largest l with P(Bin(n, p) <= l - 1) <= a, upper the smallest u
// with P(Bin(n, p) >= u) <= a. Both are searched from the normal approximation on.
RankInterval rank_interval(std::uint64_t count, double probability, double confidence) {
    if (count == 0)
        return {0, 1};
    const double tail = (1.0 - confidence) / 2.0;
    const auto trials = static_cast<double>(count);
    const Binomial binomial{trials, probability};
    const auto below = [&](std::uint64_t rank) { // P(Bin <= rank - 1)
        return rank == 0 ? 0.0 : cdf(binomial, static_cast<double>(rank - 1));
    };
    const auto from = [&](std::uint64_t rank) { // P(Bin >= rank)
        return rank > count ? 0.0 : rank == 0 ? 1.0 : cdf(complement(binomial, static_cast<double>(rank - 1)));
    };
    const double reach = 1.96 * std::sqrt(trials * probability * (1.0 - probability));
    const auto start = [&](double rank) { return static_cast<std::uint64_t>(std::clamp(rank, 0.0, trials)); };

    std::uint64_t lower = start(trials * probability - reach);
    while (lower > 0 && below(lower) > tail)
        --lower;
    while (lower < count && below(lower + 1) <= tail)
        ++lower;
    std::uint64_t upper = start(trials * probability + reach);
    while (upper <= count && from(upper) > tail)
        ++upper;
    while (upper > 1 && from(upper - 1) <= tail)
        --upper;
    return {lower, upper};
}

Interval quantile_interval(std::span<const double> ascending, double probability, double confidence) {
    const RankInterval ranks = rank_interval(ascending.size(), probability, confidence);
    return {quantile_bound(ascending, ranks.lower), quantile_bound(ascending, ranks.upper)};
}

Interval wilson_interval(std::uint64_t hits, std::uint64_t trials) {
    if (trials == 0)
        return {unknown, unknown};
    constexpr double z = 1.959963984540054; // 97.5 % point of the standard normal
    const auto n = static_cast<double>(trials);
    const double share = static_cast<double>(hits) / n;
    const double scale = 1.0 + z * z / n;
    const double centre = (share + z * z / (2.0 * n)) / scale;
    const double half = z / scale * std::sqrt(share * (1.0 - share) / n + z * z / (4.0 * n * n));
    return {hits == 0 ? 0.0 : centre - half, hits == trials ? 1.0 : centre + half};
}

} // namespace koers
