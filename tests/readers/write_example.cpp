// Writes the artificial run of the unit tests to a file, for the tests with other readers.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "../unit/store/example_run.hpp"

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fputs("write_example FILE REPLICATES kern|alles|samenvatting\n", stderr);
        return 2;
    }
    const std::string keep_name = argv[3];
    const koers::Keep keep = keep_name == "alles"  ? koers::Keep::everything
                             : keep_name == "kern" ? koers::Keep::core
                                                   : koers::Keep::summary;
    const auto replicates = static_cast<std::uint32_t>(std::strtoul(argv[2], nullptr, 10));
    const auto done = example::write(argv[1], example::identity(replicates, keep));
    if (!done) {
        for (const koers::Diagnostic& diagnostic : done.error())
            std::fprintf(stderr, "%s\n", koers::to_text(diagnostic).c_str());
        return 1;
    }
    return 0;
}
