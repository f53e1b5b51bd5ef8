#include "report/sheets/rounding.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace koers::sheets {

double rounded(double amount, double unit) {
    return std::round(amount / unit);
}

std::vector<double> rounded_parts(const std::vector<double>& amounts, double unit) {
    std::vector<double> parts;
    for (const double amount : amounts) {
        parts.push_back(std::floor(amount / unit));
    }
    const auto remainder = [&](std::size_t i) { return amounts[i] / unit - parts[i]; };
    std::vector<std::size_t> order(amounts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainder(a) > remainder(b); });
    const double total = rounded(std::accumulate(amounts.begin(), amounts.end(), 0.0), unit);
    const double short_of = total - std::accumulate(parts.begin(), parts.end(), 0.0);
    for (std::size_t i = 0; i < order.size() && static_cast<double>(i) < short_of; ++i) {
        parts[order[i]] += 1.0;
    }
    return parts;
}

} // namespace koers::sheets
