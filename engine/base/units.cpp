#include "koers/units.hpp"

#include "base/portable_math.hpp"

namespace koers {

Share monthly_probability(AnnualRate rate) {
    return Share{-portable_expm1(-rate.value() / 12.0)};
}

} // namespace koers
