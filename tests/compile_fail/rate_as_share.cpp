#include "koers/units.hpp"

koers::Persons leavers(koers::AnnualRate rate, koers::Persons clients) {
#ifdef WRONG
    return koers::part(rate, clients); // wrong: a rate may exceed 1 and is not a part
#else
    return koers::part(koers::monthly_probability(rate), clients);
#endif
}
