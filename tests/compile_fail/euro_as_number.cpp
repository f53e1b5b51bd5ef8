#include "koers/units.hpp"

double amount(koers::Euro cost) {
#ifdef WRONG
    return cost; // wrong: the unit is dropped without a word
#else
    return cost.value();
#endif
}
