#include <vector>

#include "koers/dataset.hpp"

const koers::Sector& sector_of(const std::vector<koers::Sector>& sectors, koers::SectorId sector,
                               [[maybe_unused]] koers::ServiceId service);

const koers::Sector& look_up(const std::vector<koers::Sector>& sectors, koers::SectorId sector,
                             koers::ServiceId service) {
#ifdef WRONG
    return sector_of(sectors, service, service); // wrong: a position among services is not one among sectors
#else
    return sector_of(sectors, sector, service);
#endif
}
