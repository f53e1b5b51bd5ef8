#include "koers/units.hpp"

koers::Euro price() {
#ifdef WRONG
    return 12.5; // wrong: a number without a unit is not an amount
#else
    return koers::Euro{12.5};
#endif
}
