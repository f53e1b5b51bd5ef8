#pragma once

#include <memory>
#include <string>

#include "koers/model.hpp"
#include "koers/run.hpp"
#include "unit/scenario/village_folder.hpp"

namespace koers::test {

/// For tests whose threads do not matter.
inline const auto one_thread = make_thread_executor(1);

/// A scenario of the test village that opens the community centre and cuts a subsidy, whose effects run through the
/// influence graph of the village.
inline Scenario choosing_scenario(const VillageFolder& folder) {
    const auto file = folder.write("keuze.toml", R"(naam = "Keuze"
basis = "basis.toml"

[[maatregel]]
id = "buurthuis-open"

[[maatregel]]
id = "minder-subsidie"
werkt_op = "budgetregel"
budgetregel = "overig-2"
bedrag = -25_000
vanaf = 2027
)");
    return read_scenarios({file}).value().front();
}

inline Scenario plain_village(const VillageFolder& folder) {
    return read_scenarios({folder.path() / "basis.toml"}).value().front();
}

} // namespace koers::test
