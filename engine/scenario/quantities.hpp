#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "input/located.hpp"
#include "koers/dataset.hpp"

namespace koers::scenario {

/// A number of the data: its one unit (empty: not known, so not checked) and the values it may have.
struct Quantity {
    std::string name;
    std::string unit;
    input::Range range;
    std::string description;
};

struct CommonQuantity {
    Quantity quantity;
    ParameterId CommonParameters::*slot;
};

struct ServiceQuantity {
    Quantity quantity; // of `prijs` the unit follows from the service
    ParameterId Service::*slot;
};

struct SectorQuantity {
    Quantity quantity;
    ParameterId Sector::*slot;
};

/// Every row that parameters.csv must have.
[[nodiscard]] const std::vector<CommonQuantity>& common_quantities();
/// Every `grootheid` that kengetallen.csv must have of each voorziening.
[[nodiscard]] const std::vector<ServiceQuantity>& service_quantities();
/// Every `grootheid` that personeel.csv must have of each sector.
[[nodiscard]] const std::vector<SectorQuantity>& sector_quantities();

inline constexpr input::Range share_range{0.0, 1.0};
inline constexpr input::Range chance_range{0.0, 1.0, input::End::included, input::End::excluded};
inline constexpr input::Range request_rate_range{0.0, 100.0};
inline constexpr input::Range age_range{0.0, 120.0};
inline constexpr input::Range year_range{1900.0, 2200.0};
inline constexpr input::Range yearly_rise_range{-0.5, 0.5};

/// `EUR per uur`, `EUR per maand` or `EUR per start`.
[[nodiscard]] std::string price_unit_text(PriceUnit unit);

} // namespace koers::scenario
