#include "quiet.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace koers::app {

Quiet::Quiet() : kept_{dup(STDERR_FILENO)} {
    if (const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC); nowhere >= 0) {
        dup2(nowhere, STDERR_FILENO);
        close(nowhere);
    }
}

Quiet::~Quiet() {
    if (kept_ >= 0) {
        dup2(kept_, STDERR_FILENO);
        close(kept_);
    }
}

} // namespace koers::app
