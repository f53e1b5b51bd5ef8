#pragma once

#include <compare>

namespace koers {

/// A number with its unit as a tag: quantities of one unit add up, others do not mix. Units are crossed by
/// a named operation below and nowhere else.
template <class Unit>
class Quantity {
public:
    constexpr Quantity() = default;
    constexpr explicit Quantity(double value) : value_{value} {}

    [[nodiscard]] constexpr double value() const { return value_; }

    constexpr auto operator<=>(const Quantity&) const = default;

    friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity{a.value_ + b.value_}; }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity{a.value_ - b.value_}; }
    friend constexpr Quantity operator*(double factor, Quantity a) { return Quantity{factor * a.value_}; }
    friend constexpr double operator/(Quantity a, Quantity b) { return a.value_ / b.value_; }

private:
    double value_{};
};

using Euro = Quantity<struct EuroUnit>;
using Persons = Quantity<struct PersonUnit>;
using Hours = Quantity<struct HourUnit>;
using Fte = Quantity<struct FteUnit>; // full-time jobs
using EuroPerPerson = Quantity<struct EuroPerPersonUnit>;
using EuroPerHour = Quantity<struct EuroPerHourUnit>;
using HoursPerFte = Quantity<struct HoursPerFteUnit>;
using Share = Quantity<struct ShareUnit>;           // 0 to 1; a chance is one
using AnnualRate = Quantity<struct AnnualRateUnit>; // events per person per year, any size from 0

[[nodiscard]] constexpr Euro operator*(EuroPerPerson price, Persons number) {
    return Euro{price.value() * number.value()};
}

[[nodiscard]] constexpr Euro operator*(EuroPerHour price, Hours hours) {
    return Euro{price.value() * hours.value()};
}

[[nodiscard]] constexpr Hours operator*(HoursPerFte hours, Fte jobs) {
    return Hours{hours.value() * jobs.value()};
}

/// The part of a number of persons, of hours, of an amount.
template <class Unit>
[[nodiscard]] constexpr Quantity<Unit> part(Share share, Quantity<Unit> of) {
    return share.value() * of;
}

/// Chance of at least one event in a month at a constant rate: 1 - exp(-rate / 12). The one bridge
/// between a rate and a chance.
[[nodiscard]] Share monthly_probability(AnnualRate rate);

} // namespace koers
