#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace fs = std::filesystem;

namespace {

std::string text_of(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

std::set<std::string> codes_in(const std::string& text, const std::regex& pattern) {
    std::set<std::string> codes;
    for (std::sregex_iterator match{text.begin(), text.end(), pattern}, end; match != end; ++match) {
        codes.insert((*match)[1]);
    }
    return codes;
}

} // namespace

TEST_CASE("the list of diagnostics holds exactly the codes that reading can give", "[scenario]") {
    const fs::path root{KOERS_SOURCE_DIR};
    std::set<std::string> used;
    for (const std::string folder : {"input", "scenario"}) {
        for (const auto& entry : fs::directory_iterator{root / "engine" / folder}) {
            used.merge(codes_in(text_of(entry.path()), std::regex{"\"([BSWVDM][0-9]{3})\""}));
        }
    }
    CHECK(used.size() > 30);
    CHECK(used == codes_in(text_of(root / "docs/diagnostics.md"), std::regex{"\\| ([BSWVDM][0-9]{3}) \\|"}));
}

TEST_CASE("every code that reading can give is shown in a faulty case", "[scenario]") {
    const fs::path root{KOERS_SOURCE_DIR};
    std::set<std::string> shown;
    for (const auto& entry : fs::directory_iterator{root / "tests/cases/faulty"}) {
        shown.merge(codes_in(text_of(entry.path() / "expected.txt"), std::regex{": ([BSWVDM][0-9]{3}) "}));
    }
    std::set<std::string> listed =
        codes_in(text_of(root / "docs/diagnostics.md"), std::regex{"\\| ([BSWVDM][0-9]{3}) \\|"});
    listed.erase("B002"); // needs a file that may not be read, or a folder in its place
    for (const std::string& code : listed) {
        INFO(code);
        CHECK(shown.contains(code));
    }
}
