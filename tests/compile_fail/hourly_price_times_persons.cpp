#include "koers/units.hpp"

koers::Euro cost(koers::EuroPerHour price, [[maybe_unused]] koers::Hours hours,
                 [[maybe_unused]] koers::Persons clients) {
#ifdef WRONG
    return price * clients; // wrong: a price per hour wants hours
#else
    return price * hours;
#endif
}
