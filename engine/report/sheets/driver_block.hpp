#pragma once

#include <cstddef>
#include <vector>

#include "koers/drivers.hpp"

namespace koers::sheets {

/// What drivers do to some themas together; EUR.
class DriverBlock {
public:
    /// `width` is the number of themas in `effects`, which must outlive the block.
    DriverBlock(const DriverEffects& effects, std::vector<std::size_t> themas, std::size_t width)
        : effects_{effects}, themas_{std::move(themas)}, width_{width} {}

    /// Over the draws, in one budget year; empty without amounts.
    [[nodiscard]] std::vector<double> of(const std::vector<DriverEffects::Amounts>& by_draw, std::size_t year) const;

    /// What the drivers do together on top of what each does alone, over the draws.
    [[nodiscard]] std::vector<double> joint(std::size_t year) const;

    /// Shapley value of a driver that is at work.
    [[nodiscard]] double shapley_value(std::size_t driver, std::size_t year) const;

    /// Its standard error: from means of as many batches of draws as there are scrambles, or shared draws if those are
    /// fewer, so that both means in the value are taken together. NaN with one.
    [[nodiscard]] double shapley_error(std::size_t driver, std::size_t year) const;

    /// What the drivers do together less what the Shapley values divide of it.
    [[nodiscard]] double undivided(std::size_t year) const;

private:
    const DriverEffects& effects_;
    std::vector<std::size_t> themas_;
    std::size_t width_;
};

} // namespace koers::sheets
