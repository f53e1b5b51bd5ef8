#pragma once

#include <cstddef>
#include <vector>

namespace koers::charts {

struct Extent {
    double low{};
    double high{};
};

/// The extent of the numbers that are known (not NaN); low above high if there are none.
[[nodiscard]] Extent extent_of(const std::vector<double>& numbers);

/// The extent that holds both.
[[nodiscard]] Extent joined(Extent a, Extent b);

/// Values on a straight line of places in the picture.
class Scale {
public:
    Scale(Extent values, Extent places) : values_{values}, places_{places} {}

    [[nodiscard]] double operator()(double value) const {
        const double share = (value - values_.low) / (values_.high - values_.low);
        return places_.low + share * (places_.high - places_.low);
    }

private:
    Extent values_;
    Extent places_;
};

/// Values at which an axis has a number, equally far apart, and the decimals that they need.
struct Ticks {
    std::vector<double> values;
    int decimals{};

    [[nodiscard]] Extent extent() const { return {values.front(), values.back()}; }
};

/// The closest ticks around all values that are at most `most` in number (three or more), a step of 1, 2, 2.5 or 5
/// times a power of ten apart.
[[nodiscard]] Ticks nice_ticks(Extent values, std::size_t most);

/// At most `most` years (two or more), each a multiple of 1, 2, 5 or 10 years.
[[nodiscard]] std::vector<int> year_ticks(int first, int last, std::size_t most);

} // namespace koers::charts
