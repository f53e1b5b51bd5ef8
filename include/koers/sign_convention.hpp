#pragma once

#include <cstdint>

namespace koers {

/// The sign of a difference in money: none with V (voordelig) or N (nadelig) in its place, that of the balance (baten
/// minus lasten), or plus for what is dearer. V or N stands beside every amount in all three.
enum class SignConvention : std::uint8_t { favourable_or_not, balance, plus_is_dearer };

} // namespace koers
