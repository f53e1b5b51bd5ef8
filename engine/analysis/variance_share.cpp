#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "analysis/scrambles.hpp"

namespace koers {

namespace {

using Direction = std::vector<double>; // one value per replicate, mean 0, length 1

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double no_length = 1e-9; // what rounding leaves of a direction that the others already hold
constexpr double precise_enough = 0.05;

double dot(const Direction& a, const Direction& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

Direction centred(std::span<const double> values) {
    const double mean = moments(values).mean;
    Direction direction;
    direction.reserve(values.size());
    for (const double value : values)
        direction.push_back(value - mean);
    return direction;
}

/// Takes out what `known` directions hold already and gives the rest length 1; empty when nothing is left.
Direction new_in(Direction direction, const std::vector<Direction>& known) {
    const double before = std::sqrt(dot(direction, direction));
    for (const Direction& each : known) {
        const double along = dot(direction, each);
        std::transform(direction.begin(), direction.end(), each.begin(), direction.begin(),
                       [along](double value, double unit) { return value - along * unit; });
    }
    const double length = std::sqrt(dot(direction, direction));
    if (length <= no_length * before)
        return {};
    for (double& value : direction)
        value /= length;
    return direction;
}

/// How much larger the mean squared correlation of pairs is than that of independent draws, by several thousand pairs.
double correlation_by_chance(const std::vector<Direction>& directions, std::size_t replicates) {
    constexpr std::size_t distances = 8;
    if (directions.size() <= distances)
        return 1.0; // too few pairs to tell
    double squares = 0.0;
    std::size_t pairs = 0;
    for (std::size_t each = 0; each < distances; ++each) {
        const std::size_t apart = 1 + each * (directions.size() - 1) / distances;
        for (std::size_t i = 0; i + apart < directions.size(); ++i, ++pairs) {
            const double correlation = dot(directions[i], directions[i + apart]);
            squares += correlation * correlation;
        }
    }
    return squares / static_cast<double>(pairs) * (static_cast<double>(replicates) - 1.0);
}

} // namespace

VarianceShare::VarianceShare(const std::vector<DrawnParameter>& parameters, Sampling sampling)
    : replicates_{parameters.empty() ? 0 : std::min(parameters.front().values.size(), most_replicates)} {
    std::vector<const DrawnParameter*> order;
    for (const bool counted : {false, true})
        for (const DrawnParameter& parameter : parameters)
            if (parameter.counted == counted)
                order.push_back(&parameter);
    const std::vector<Direction> none;
    std::map<std::string, std::vector<Direction>> known;
    std::vector<Direction> counted;
    for (const DrawnParameter* parameter : order) {
        const bool alone = parameter->group.empty();
        if (alone && !parameter->counted)
            continue;
        const std::span<const double> values{parameter->values.data(), replicates_};
        const std::vector<Direction>& earlier = alone ? none : known[parameter->group];
        Direction direction = new_in(centred(values), earlier);
        if (direction.empty())
            continue;
        if (!alone)
            known[parameter->group].push_back(direction);
        if (parameter->counted)
            counted.push_back(std::move(direction));
    }
    width_ = counted.size();
    if (!are_independent(replicates_, sampling))
        by_chance_ = correlation_by_chance(counted, replicates_);
    by_replicate_.resize(width_ * replicates_);
    for (std::size_t i = 0; i < width_; ++i)
        for (std::size_t replicate = 0; replicate < replicates_; ++replicate)
            by_replicate_[replicate * width_ + i] = counted[i][replicate];
}

double VarianceShare::of(std::span<const double> outcome) const {
    const auto width = static_cast<double>(width_);
    const double free = static_cast<double>(replicates_) - 1.0;
    if (free <= 1.0 || std::sqrt(2.0 * width) / free > precise_enough)
        return unknown;
    const Direction spread = centred(outcome.first(replicates_));
    std::vector<double> along(width_, 0.0);
    for (std::size_t replicate = 0; replicate < replicates_; ++replicate) {
        const double* row = by_replicate_.data() + replicate * width_;
        for (std::size_t i = 0; i < width_; ++i)
            along[i] += spread[replicate] * row[i];
    }
    // Chance alone gives every direction by_chance / (n - 1) of the variance.
    const double found = dot(along, along) / dot(spread, spread); // 0/0 is NaN: no spread to share
    return std::isnan(found) ? unknown
                             : std::clamp((found * free - by_chance_ * width) / (free - by_chance_), 0.0, 1.0);
}

} // namespace koers
