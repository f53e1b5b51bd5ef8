#include "report/money_sign.hpp"

#include <cmath>
#include <utility>

namespace koers {

PairedDifference in_convention(const PairedDifference& difference, SignConvention sign) {
    if (sign != SignConvention::balance) {
        return difference;
    }
    PairedDifference turned = difference;
    turned.mean = -difference.mean;
    turned.low = -difference.high;
    turned.high = -difference.low;
    turned.p10 = -difference.p90;
    turned.p50 = -difference.p50;
    turned.p90 = -difference.p10;
    std::swap(turned.chance_lower, turned.chance_higher);
    return turned;
}

std::string favour_of(double amount, SignConvention sign) {
    const double dearer = sign == SignConvention::balance ? -amount : amount;
    return dearer > 0.0 ? "N" : dearer < 0.0 ? "V" : "";
}

std::string shown_amount(double amount, SignConvention sign) {
    const bool letter_only = sign == SignConvention::favourable_or_not;
    const std::string number = dutch_number((letter_only ? std::abs(amount) : amount) / 1000.0, 0);
    return number == "0" || std::isnan(amount) ? number : number + " " + favour_of(amount, sign);
}

std::string sign_text(SignConvention sign) {
    switch (sign) {
    case SignConvention::favourable_or_not:
        return "lasten min baten; V = voordelig (goedkoper), N = nadelig (duurder)";
    case SignConvention::balance:
        return "saldo (baten min lasten); min is nadelig (N), plus is voordelig (V)";
    case SignConvention::plus_is_dearer:
        break;
    }
    return "lasten min baten; plus is nadelig (N), min is voordelig (V)";
}

std::string sign_word(SignConvention sign) {
    switch (sign) {
    case SignConvention::favourable_or_not:
        return "vn";
    case SignConvention::balance:
        return "saldo";
    case SignConvention::plus_is_dearer:
        break;
    }
    return "plus-nadeel";
}

} // namespace koers
