#include "koers/units.hpp"

koers::Euro total(koers::Euro cost, [[maybe_unused]] koers::Fte jobs) {
#ifdef WRONG
    return cost + jobs; // wrong: money and jobs do not add up
#else
    return cost + cost;
#endif
}
