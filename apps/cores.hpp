#pragma once

namespace koers::app {

/// Cores that this process may use, which taskset and batch systems can make fewer than there are.
[[nodiscard]] unsigned usable_cores();

} // namespace koers::app
