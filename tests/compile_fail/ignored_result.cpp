#include "koers/results.hpp"

bool finish(koers::ResultWriter& writer) {
#ifdef WRONG
    writer.finish("2026-01-01T00:00:00Z"); // wrong: a full disk would pass unseen
    return true;
#else
    return writer.finish("2026-01-01T00:00:00Z").has_value();
#endif
}
