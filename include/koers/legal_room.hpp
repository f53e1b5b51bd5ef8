#pragma once

#include <cstdint>

namespace koers {

/// How free the law leaves the municipality.
enum class LegalRoom : std::uint8_t { minimum, partly_free, free };

} // namespace koers
