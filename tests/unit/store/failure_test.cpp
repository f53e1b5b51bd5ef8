#include <catch2/catch.hpp>

#include <csignal>
#include <fstream>

#include <sys/resource.h>
#include <unistd.h>

#include "example_run.hpp"
#include "koers/results.hpp"
#include "temporary_folder.hpp"

using namespace koers;

/// HDF5 does not release the memory of a file whose closing failed; the leak checker must not blame us.
extern "C" const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier)
extern "C" const char* __lsan_default_suppressions() { // NOLINT(bugprone-reserved-identifier)
    return "leak:libhdf5\n";
}

namespace {

/// No file of this process may grow beyond `bytes`: a full disk that needs no rights to make.
class SmallDisk {
public:
    explicit SmallDisk(rlim_t bytes) : handler_{std::signal(SIGXFSZ, SIG_IGN)} {
        getrlimit(RLIMIT_FSIZE, &before_);
        rlimit limit = before_;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

private:
    rlimit before_{};
    void (*handler_)(int);
};

} // namespace

TEST_CASE("a disk that fills up at any moment gives one message and leaves nothing", "[store]") {
    const TemporaryFolder folder;
    const RunIdentity identity = example::identity(600, Keep::everything);
    REQUIRE(example::write(folder / "uit.h5", identity));
    const auto size = std::filesystem::file_size(folder / "uit.h5");
    std::filesystem::remove(folder / "uit.h5");
    for (int step = 0; step < 20; ++step) {
        Result<void> done;
        {
            const SmallDisk disk{size * static_cast<std::uintmax_t>(step) / 20};
            done = example::write(folder / "uit.h5", identity);
        }
        INFO("limit of " << step << " / 20 of the size");
        REQUIRE_FALSE(done);
        REQUIRE(done.error().size() == 1);
        CHECK(done.error()[0].message.find("uit.h5") != std::string::npos);
        CHECK(done.error()[0].message.find("te groot") != std::string::npos);
        CHECK(folder.empty());
    }
    CHECK(example::write(folder / "uit.h5", identity)); // and afterwards all is well
}

TEST_CASE("a disk that is full for the scratch file is noticed too", "[store]") {
    const TemporaryFolder folder;
    Result<void> done;
    {
        const SmallDisk disk{200'000};
        done = example::write(folder / "uit.h5", example::identity(600, Keep::summary));
    }
    REQUIRE_FALSE(done);
    CHECK(done.error()[0].code == "U011");
    CHECK(folder.empty());
}

TEST_CASE("a writer that is given up leaves nothing", "[store]") {
    const TemporaryFolder folder;
    {
        const auto writer = ResultWriter::create(folder / "uit.h5", example::identity(1000, Keep::core),
                                                 example::plans(), example::files());
        REQUIRE(writer);
        REQUIRE((*writer)->accept(example::block(example::plans()[0], 0, 0, 500, 500)));
        CHECK(std::filesystem::exists(folder / "uit.h5.tmp"));
    }
    CHECK(folder.empty());
}

TEST_CASE("a run cannot be finished before all replicates are there", "[store]") {
    const TemporaryFolder folder;
    auto writer = ResultWriter::create(folder / "uit.h5", example::identity(1000, Keep::core), example::plans(),
                                       example::files());
    REQUIRE(writer);
    const auto done = (*writer)->finish("2026-01-02T03:14:15Z");
    REQUIRE_FALSE(done);
    CHECK(done.error()[0].code == "U013");
    writer->reset();
    CHECK(folder.empty());
}

TEST_CASE("two runs cannot write to one target", "[store]") {
    const TemporaryFolder folder;
    const RunIdentity identity = example::identity(10, Keep::core);
    auto first = ResultWriter::create(folder / "uit.h5", identity, example::plans(), example::files());
    REQUIRE(first);
    const auto second = ResultWriter::create(folder / "uit.h5", identity, example::plans(), example::files());
    REQUIRE_FALSE(second);
    CHECK(second.error()[0].code == "U012");
    REQUIRE(example::fill(**first, identity)); // the second did no harm
    CHECK((*first)->finish("2026-01-02T03:14:15Z"));
    CHECK(ResultReader::open(folder / "uit.h5"));
}

TEST_CASE("what a killed run left behind is written over", "[store]") {
    const TemporaryFolder folder;
    std::ofstream{folder / "uit.h5.tmp"} << "rest";
    REQUIRE(example::write(folder / "uit.h5", example::identity(10, Keep::core)));
    CHECK(ResultReader::open(folder / "uit.h5"));
    CHECK_FALSE(std::filesystem::exists(folder / "uit.h5.tmp"));
}

TEST_CASE("a folder that does not exist is reported with the name of the file", "[store]") {
    const TemporaryFolder folder;
    const auto writer = ResultWriter::create(folder / "weg" / "uit.h5", example::identity(10, Keep::core),
                                             example::plans(), example::files());
    REQUIRE_FALSE(writer);
    CHECK(writer.error()[0].code == "U010");
    CHECK(writer.error()[0].message.find("weg/uit.h5") != std::string::npos);
    CHECK(writer.error()[0].message.find("bestaat niet") != std::string::npos);
}

TEST_CASE("a result is not written over a folder", "[store]") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "uit.h5");
    const auto writer =
        ResultWriter::create(folder / "uit.h5", example::identity(10, Keep::core), example::plans(), example::files());
    REQUIRE_FALSE(writer);
    CHECK(writer.error()[0].code == "U010");
    CHECK_FALSE(std::filesystem::exists(folder / "uit.h5.tmp"));
}
