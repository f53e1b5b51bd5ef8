#include "koers/units.hpp"

koers::Share chance([[maybe_unused]] koers::Share yearly, [[maybe_unused]] koers::AnnualRate rate) {
#ifdef WRONG
    return koers::monthly_probability(yearly); // wrong: a share of a year is not a rate
#else
    return koers::monthly_probability(rate);
#endif
}
