#include "report/sheets/driver_block.hpp"

#include <algorithm>
#include <functional>

#include "koers/analysis.hpp"
#include "report/sheets/money.hpp"

namespace koers::sheets {
namespace {

std::vector<double> batch_means(const std::vector<double>& by_draw, std::size_t batches) {
    std::vector<double> means;
    for (std::size_t batch = 0; batch < batches; ++batch) {
        std::vector<double> members;
        for (std::size_t draw = batch; draw < by_draw.size(); draw += batches) {
            members.push_back(by_draw[draw]);
        }
        means.push_back(mean_of(members));
    }
    return means;
}

} // namespace

std::vector<double> DriverBlock::of(const std::vector<DriverEffects::Amounts>& by_draw, std::size_t year) const {
    std::vector<double> sums;
    for (const DriverEffects::Amounts& amounts : by_draw) {
        double sum = 0.0;
        for (const std::size_t thema : themas_) {
            sum += amounts[year * width_ + thema];
        }
        sums.push_back(sum);
    }
    return sums;
}

std::vector<double> DriverBlock::joint(std::size_t year) const {
    std::vector<double> rest = minus(of(effects_.full, year), of(effects_.start, year));
    for (const auto& own : effects_.own) {
        if (!own.empty()) {
            rest = minus(std::move(rest), of(own, year));
        }
    }
    return rest;
}

double DriverBlock::shapley_value(std::size_t driver, std::size_t year) const {
    return mean_of(of(effects_.own[driver], year)) + mean_of(of(effects_.joint[driver], year));
}

double DriverBlock::shapley_error(std::size_t driver, std::size_t year) const {
    const std::size_t batches = std::min<std::size_t>(scramble_count, effects_.shared_draws);
    const std::vector<double> own = batch_means(of(effects_.own[driver], year), batches);
    std::vector<double> values = batch_means(of(effects_.joint[driver], year), batches);
    std::transform(values.begin(), values.end(), own.begin(), values.begin(), std::plus<>{});
    return moments(values).standard_error();
}

double DriverBlock::undivided(std::size_t year) const {
    double left = mean_of(joint(year));
    for (const auto& joint : effects_.joint) {
        left -= joint.empty() ? 0.0 : mean_of(of(joint, year));
    }
    return left;
}

} // namespace koers::sheets
