#pragma once

namespace koers {

/// Version of the program and the library, for example "0.1.0".
[[nodiscard]] const char* version();

} // namespace koers
