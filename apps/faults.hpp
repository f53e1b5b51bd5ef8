#pragma once

#include <string>

#include "koers/diagnostics.hpp"
#include "status.hpp"

namespace koers::app {

/// Prints every fault on standard error, a line each, and gives back the status.
Status print_faults(const Diagnostics& faults, Status status);

/// Prints a usage fault of a command on standard error and where its help is.
void usage_fault(const std::string& command, const std::string& message);

} // namespace koers::app
