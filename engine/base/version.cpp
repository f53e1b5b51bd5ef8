#include "koers/version.hpp"

namespace koers {

const char* version() {
    return KOERS_VERSION;
}

} // namespace koers
