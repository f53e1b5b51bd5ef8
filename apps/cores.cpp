#include "cores.hpp"

#include <algorithm>
#include <thread>

#include <sched.h>

namespace koers::app {

unsigned usable_cores() {
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) {
        return static_cast<unsigned>(std::max(1, CPU_COUNT(&allowed)));
    }
    return std::max(1U, std::thread::hardware_concurrency());
}

} // namespace koers::app
