#include <catch2/catch.hpp>

#include <fstream>

#include <hdf5.h>

#include "example_run.hpp"
#include "koers/results.hpp"
#include "temporary_folder.hpp"

using namespace koers;

namespace {

std::string refusal(const std::filesystem::path& file) {
    const auto reader = ResultReader::open(file);
    return reader ? "" : reader.error().at(0).code;
}

/// Changes an attribute of a finished file: what a damaged or a future file would have there.
void set_completed(const std::filesystem::path& file, std::int8_t value) {
    const hid_t id = H5Fopen(file.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
    const hid_t attribute = H5Aopen(id, "voltooid", H5P_DEFAULT);
    H5Awrite(attribute, H5T_NATIVE_INT8, &value);
    H5Aclose(attribute);
    H5Fclose(id);
}

void set_version(const std::filesystem::path& file, const char* value) {
    const hid_t id = H5Fopen(file.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
    const hid_t attribute = H5Aopen(id, "formaatversie", H5P_DEFAULT);
    const hid_t type = H5Aget_type(attribute);
    H5Awrite(attribute, type, &value);
    H5Tclose(type);
    H5Aclose(attribute);
    H5Fclose(id);
}

} // namespace

TEST_CASE("the reader gives back what identifies the run", "[store]") {
    const TemporaryFolder folder;
    const RunIdentity written = example::identity(20, Keep::core);
    REQUIRE(example::write(folder / "uit.h5", written));
    const auto reader = ResultReader::open(folder / "uit.h5");
    REQUIRE(reader);
    CHECK(reader->identity().seed == written.seed);
    CHECK(reader->identity().replicates == 20);
    CHECK(reader->identity().command_line == "koers reken één.toml");
    CHECK(reader->identity().municipality == "Oegstgeest");
    CHECK(reader->identity().keep == Keep::core);
    CHECK(reader->identity().sampling == written.sampling);
    CHECK(reader->end() == "2026-01-02T03:14:15Z");
    CHECK(reader->input_sha256().size() == 64);

    const auto files = reader->input_files();
    REQUIRE(files);
    REQUIRE(files->size() == 2); // one was given twice
    CHECK(files->at(0).text == "naam = \"Eén\"\n");
    CHECK(files->at(1).text == "a,b\r\n1,2\r\n");
    CHECK(files->at(1).sha256 == std::string(64, 'b'));
}

TEST_CASE("the reader gives back scenarios, coordinates and descriptions in their order", "[store]") {
    const TemporaryFolder folder;
    REQUIRE(example::write(folder / "uit.h5", example::identity(20, Keep::everything)));
    const auto reader = ResultReader::open(folder / "uit.h5");
    REQUIRE(reader);
    REQUIRE(reader->scenarios().size() == 2);
    CHECK(reader->scenarios()[0].id == "huidig-beleid");
    CHECK(reader->scenarios()[1].name == "Anders – één");
    CHECK(reader->scenario("bestaat-niet") == nullptr);

    const ScenarioContents& contents = *reader->scenario("huidig-beleid");
    CHECK(contents.first_budget_year == 2026);
    CHECK(contents.coordinate("jaar")->numbers == std::vector<std::int32_t>{2025, 2026, 2027, 2028});
    CHECK(contents.coordinate("voorziening")->texts[1] == "café-één");
    CHECK(contents.coordinate("voorziening")->columns.at(0).texts[1] == "Café");
    CHECK(contents.coordinate("sector") == nullptr); // empty in the layout
    const Layout layout = example::layout();
    REQUIRE(contents.variables.size() == layout.variables.size());
    REQUIRE(contents.summaries.size() == layout.variables.size());
    for (std::size_t i = 0; i < layout.variables.size(); ++i) {
        const Variable& wanted = layout.variables[i];
        const Variable& found = contents.variables[i];
        CHECK(found.name == wanted.name);
        CHECK(found.long_name == wanted.long_name);
        CHECK(found.unit == wanted.unit);
        CHECK(found.price_level == wanted.price_level);
        CHECK(found.cell_methods == wanted.cell_methods);
        CHECK(found.dimensions == wanted.dimensions);
        CHECK(found.type == wanted.type);
        CHECK(found.size == wanted.size);
        CHECK(contents.summaries[i].dimensions == wanted.dimensions);
    }
    CHECK(contents.risks.size() == 28);
}

TEST_CASE("a file that is not there is refused with the reason", "[store]") {
    const TemporaryFolder folder;
    const auto reader = ResultReader::open(folder / "weg.h5");
    REQUIRE_FALSE(reader);
    CHECK(reader.error().at(0).code == "U020");
    CHECK(reader.error().at(0).message.find("weg.h5") != std::string::npos);
    CHECK(reader.error().at(0).message.find("bestaat niet") != std::string::npos);
}

TEST_CASE("what is not a result file is refused", "[store]") {
    const TemporaryFolder folder;
    std::ofstream{folder / "tekst.h5"} << "geen HDF5";
    CHECK(refusal(folder / "tekst.h5") == "U021");
    H5Fclose(H5Fcreate((folder / "leeg.h5").c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT));
    CHECK(refusal(folder / "leeg.h5") == "U021");
}

TEST_CASE("an unfinished file and one of another version are refused", "[store]") {
    const TemporaryFolder folder;
    const auto file = folder / "uit.h5";
    REQUIRE(example::write(file, example::identity(5, Keep::core)));
    set_completed(file, 0);
    CHECK(refusal(file) == "U022");
    set_completed(file, 1);
    CHECK(refusal(file).empty());
    set_version(file, "2.0");
    CHECK(refusal(file) == "U023");
    set_version(file, "1.7");
    CHECK(refusal(file).empty());
}

TEST_CASE("a variable or scenario that is not there is named", "[store]") {
    const TemporaryFolder folder;
    REQUIRE(example::write(folder / "uit.h5", example::identity(5, Keep::core)));
    const auto reader = ResultReader::open(folder / "uit.h5");
    REQUIRE(reader);
    CHECK(reader->replicates("anders", "onzin").error().at(0).code == "U024");
    CHECK(reader->summary("onzin", "kosten").error().at(0).code == "U024");
}
