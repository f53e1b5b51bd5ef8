#include "faults.hpp"

#include <iostream>

namespace koers::app {

Status print_faults(const Diagnostics& faults, Status status) {
    for (const Diagnostic& fault : faults) {
        std::cerr << to_text(fault) << "\n";
    }
    if (faults.size() > 1) {
        std::cerr << faults.size() << " fouten\n";
    }
    return status;
}

void usage_fault(const std::string& command, const std::string& message) {
    std::cerr << "koers " << command << ": " << message << "\nZie koers " << command << " --help\n";
}

} // namespace koers::app
