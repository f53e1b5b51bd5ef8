#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "koers/sampling.hpp"

namespace koers {

/// Two ends of an interval.
struct Interval {
    double low{};
    double high{};
};

/// Mean and spread of the values that are there (NaN is left out).
struct Moments {
    std::size_t count{};
    double mean{};               // NaN without values
    double standard_deviation{}; // of a sample (n - 1); NaN below two values

    /// Monte Carlo error of the mean.
    [[nodiscard]] double standard_error() const;
};

[[nodiscard]] Moments moments(std::span<const double> values);

/// Puts values in ascending order; there must be no NaN among them.
void sort_ascending(std::span<double> values);

/// Quantile of type 7 (Hyndman and Fan 1996) of ascending values; NaN without values.
[[nodiscard]] double quantile_type7(std::span<const double> ascending, double probability);

/// Ranks, counted from 1, whose values bound a quantile with the given confidence whatever the
/// distribution. A `lower` of 0 or an `upper` of n + 1 means that n is too small for that bound.
struct RankInterval {
    std::uint64_t lower{};
    std::uint64_t upper{};
};

[[nodiscard]] RankInterval rank_interval(std::uint64_t count, double probability, double confidence = 0.95);

/// The values at the ranks of `rank_interval`; NaN for a bound that n does not give.
[[nodiscard]] Interval quantile_interval(std::span<const double> ascending, double probability,
                                         double confidence = 0.95);

/// Score interval of Wilson (1927) for a share, 95 %; NaN without trials.
[[nodiscard]] Interval wilson_interval(std::uint64_t hits, std::uint64_t trials);

/// The functions below take outcomes by replicate. With independent draws their errors and intervals are the classic
/// ones; with Sobol' points they follow from the spread among the scrambles (Student, 15 degrees of freedom), never
/// from that within one. Up to `scramble_count` replicates such points are independent too. Values on their own are
/// taken to be so.

/// 95 % interval of a quantile, NaN left out: by ranks, or by the quantiles of the scrambles, of which each must have
/// `fewest_for_quantile` values; NaN where there are too few.
[[nodiscard]] Interval quantile_interval_of(std::span<const double> values, double probability, Sampling sampling);

inline constexpr std::size_t fewest_for_quantile = 10;

/// 95 % interval of the share of the values that are not zero, NaN left out: of Wilson, also when Sobol' points give a
/// share of 0 or 1, which has no spread.
[[nodiscard]] Interval share_interval(std::span<const double> values, Sampling sampling);

/// What the summary of a variable holds, in the order of `statistiek` in a result file.
enum class Statistic : std::uint8_t {
    mean,
    standard_deviation,
    p5,
    p10,
    p25,
    p50,
    p75,
    p90,
    p95,
    error_mean,
    error_p10,
    error_p50,
    error_p90
};

inline constexpr std::size_t statistic_count = 13;
using Summary = std::array<double, statistic_count>;

[[nodiscard]] inline double get(const Summary& summary, Statistic statistic) {
    return summary[static_cast<std::size_t>(statistic)];
}

/// Labels of the statistics as users read them: `gemiddelde`, `P10`, `mc_fout_P10`, ...
[[nodiscard]] const std::array<std::string, statistic_count>& statistic_labels();

/// Summary of the replicates of one quantity, NaN left out; all NaN when nothing is left. The Monte Carlo error of a
/// quantile is half the width of its rank interval over 1.96, or the standard error by the spread of the scrambles.
/// `values` serves as work space: afterwards its contents have another order.
[[nodiscard]] Summary summarise(std::span<double> values, Sampling sampling = Sampling::plain);

/// How B differs from A, replicate by replicate: statistics of B - A.
struct PairedDifference {
    std::size_t pairs{}; // both values known
    double mean{};
    double low{}; // 95 % interval of the mean (Student)
    double high{};
    double p10{};
    double p50{};
    double p90{};
    double chance_lower{};  // share of the pairs with B below A
    double chance_higher{}; // with B above A; the rest are ties
    /// (var A + var B) / var(B - A): what common random numbers gain with independent draws. Infinite when B - A is
    /// the same in every pair, NaN when A and B do not vary at all.
    double variance_reduction{};
};

[[nodiscard]] PairedDifference paired_difference(std::span<const double> a, std::span<const double> b,
                                                 Sampling sampling = Sampling::plain);

/// Whether what a scenario costs more than another comes back within the years of the run, or what it saves is lost
/// again. Amounts are added up as they are, without discounting; "so far" is from the first year on.
struct Payback {
    bool costs_first{}; // the first year with a majority of replicates dearer or cheaper so far has them dearer
    bool saves_first{}; // it has them cheaper
    std::optional<std::size_t> likely_from; // year from which it is cheaper so far in over half of the replicates
    std::optional<std::size_t> lost_from;   // year from which it is dearer so far in over half
    std::optional<std::size_t> dearer_from; // year from which the year itself is dearer in over half
    std::vector<double> cheaper;            // [year], chance of being cheaper so far
    std::vector<Interval> cheaper_95;       // [year], as `share_interval`
    std::vector<double> dearer;             // [year], chance of being dearer so far
};

/// `differences`: net cost of the scenario minus that of the other, EUR, [year][replicate].
[[nodiscard]] Payback payback(const std::vector<std::vector<double>>& differences, Sampling sampling = Sampling::plain);

/// Mean of the part of the losses above zero: the expected deficit.
[[nodiscard]] double expected_deficit(std::span<const double> losses);

/// Mean of the worst 1 - `level` of the losses, with the atom at the quantile in it (Rockafellar and
/// Uryasev 2002), the quantile being the inverse of the distribution function.
[[nodiscard]] double expected_shortfall(std::span<const double> losses, double level);

/// What is needed to bear the losses with certainty `level`: their quantile (type 7), gains counting as zero.
[[nodiscard]] double required_capacity(std::span<const double> losses, double level);

/// Chance and size of a deficit, from the balances of the replicates (a deficit is negative).
struct DeficitRisk {
    double chance{};    // of a balance below zero
    Interval chance_95; // as `share_interval`
    double expected{};  // mean deficit, balances above zero counting as none
    double capacity{};  // required capacity at `level`
    Interval capacity_95;
};

[[nodiscard]] DeficitRisk deficit_risk(std::span<const double> balances, double level = 0.9,
                                       Sampling sampling = Sampling::plain);

/// Shares of the parts in the expected shortfall of their sum (Euler): for every part the mean of its
/// loss in the worst 1 - `level` of the replicates. They add up to the expected shortfall of the sum.
[[nodiscard]] std::vector<double> euler_allocation(const std::vector<std::span<const double>>& parts, double level);

/// The draws of one parameter. Parameters of one `group` are correlated; an empty group means drawn alone.
struct DrawnParameter {
    std::vector<double> values; // [replicate]
    std::string group;
    bool counted{};
};

/// Which part of the variance of an outcome goes with the counted parameters: the sum of squared correlations of
/// the outcome with their draws, each corrected for what chance gives (1 / (n - 1), as in the adjusted R2; for Sobol'
/// points as many times that as parameters drawn alone are correlated more strongly by chance). Within
/// a group of correlated parameters the others go first: only what they leave open is laid to the counted ones. It
/// sees straight lines only, so it is a lower bound where an effect bends.
class VarianceShare {
public:
    /// `parameters` have equally many draws; of more than `most_replicates` the first are used.
    explicit VarianceShare(const std::vector<DrawnParameter>& parameters, Sampling sampling = Sampling::plain);

    static constexpr std::size_t most_replicates = 2048;

    /// 0 to 1. NaN when a value of the outcome is missing, when it has no spread, or when there are too few
    /// replicates for the number of parameters: a standard error over 0.05 for an outcome of chance alone,
    /// sqrt(2 k) / (n - 1).
    [[nodiscard]] double of(std::span<const double> outcome) const;

private:
    std::size_t replicates_;
    std::size_t width_{};
    double by_chance_{1.0};            // squared correlation of two parameters by chance, times n - 1
    std::vector<double> by_replicate_; // [replicate x counted direction]
};

/// Shapley values of a game: what each player brings, averaged over all orders in which the players can come. `worth`
/// holds the worth of every coalition; bit i of its position tells whether player i takes part.
[[nodiscard]] std::vector<double> shapley_values(std::span<const double> worth);

/// What one column does in a regression.
struct RegressionTerm {
    double standardised{}; // standard deviations of the outcome per standard deviation of the column
    double standardised_error{};
    double slope{}; // outcome per unit of the column
    double slope_error{};
    double share{}; // of the variance of the outcome; the shares add up to R2 (Pratt 1987), also of correlated columns
};

/// Ordinary least squares with a constant.
struct Regression {
    std::vector<RegressionTerm> terms; // [column]; all zero of a column that does not vary
    double r2{};
    double adjusted_r2{}; // less what as many columns of chance would explain
};

/// Nothing when the outcome does not vary, when columns follow from each other, or with fewer than `fewest_a_column`
/// values for every column that varies. The errors are those of independent draws: with Sobol' points they are too
/// wide, if anything.
[[nodiscard]] std::optional<Regression> regress(const std::vector<std::span<const double>>& columns,
                                                std::span<const double> outcome);

inline constexpr std::size_t fewest_a_column = 2;

} // namespace koers
