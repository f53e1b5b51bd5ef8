#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "koers/results.hpp"

/// A small artificial run with everything that a result file must cope with: accents, missing values,
/// a hyphen in an id, a variable of every level of `--bewaar`, one that is cut into several chunks.
namespace example {

inline void add(koers::Layout& layout, koers::Variable variable) {
    variable.size = 1;
    for (const std::string& name : variable.dimensions)
        variable.size *=
            std::find_if(layout.coordinates.begin(), layout.coordinates.end(), [&](const auto& coordinate) {
                return coordinate.name == name;
            })->size();
    std::size_t& end = variable.type == koers::ValueType::integer ? layout.integers : layout.reals;
    variable.offset = end;
    end += variable.size;
    layout.variables.push_back(std::move(variable));
}

inline koers::Layout layout() {
    using koers::Keep;
    using koers::ValueType;
    koers::Layout result;
    koers::LabelColumn names{
        "voorziening_naam", "naam van de voorziening", {"Huishoudelijke hulp", "Café", "Begeleiding"}};
    koers::LabelColumn units{"parameter_eenheid", "eenheid van de parameter", {"verhouding", "EUR per maand"}};
    result.coordinates = {{"jaar", "kalenderjaar", {2025, 2026, 2027, 2028}, {}, {}},
                          {"voorziening", "voorziening", {}, {"hh", "café-één", "begeleiding"}, {names}},
                          {"thema", "thema", {}, {"Vitaal", "Algemene dekkingsmiddelen"}, {}},
                          {"leeftijdsgroep", "leeftijdsgroep", {}, std::vector<std::string>(150), {}},
                          {"parameter", "onzekere invoer", {}, {"sterfte.niveau", "hh.prijs"}, {units}},
                          {"sector", "sector", {}, {}, {}}}; // empty: must not end up in the file
    for (std::size_t i = 0; i < 150; ++i)
        result.coordinates[3].texts[i] = "groep " + std::to_string(i);
    const std::string level = "begroting (2025)";
    add(result, {"clienten",
                 "cliënten op 1 januari",
                 "personen",
                 "",
                 "",
                 {"jaar", "voorziening"},
                 ValueType::integer,
                 Keep::core,
                 false,
                 0,
                 0});
    add(result, {"wachttijd",
                 "gemiddelde wachttijd",
                 "weken",
                 "",
                 "",
                 {"jaar", "voorziening"},
                 ValueType::real,
                 Keep::core,
                 true,
                 0,
                 0});
    add(result, {"kosten",
                 "kosten",
                 "EUR",
                 level,
                 "jaar: sum",
                 {"jaar", "voorziening"},
                 ValueType::integer,
                 Keep::core,
                 false,
                 0,
                 0});
    add(result,
        {"saldo", "saldo", "EUR", level, "jaar: sum", {"jaar", "thema"}, ValueType::integer, Keep::core, true, 0, 0});
    add(result, {"clienten_leeftijd",
                 "cliënten naar leeftijd",
                 "personen",
                 "",
                 "",
                 {"jaar", "voorziening", "leeftijdsgroep"},
                 ValueType::integer,
                 Keep::everything,
                 false,
                 0,
                 0});
    add(result,
        {"parameterwaarde", "getrokken waarde", "1", "", "", {"parameter"}, ValueType::real, Keep::core, false, 0, 0});
    return result;
}

/// Pseudo-random whole number below `bound`, a pure function of its arguments.
inline std::int32_t number(std::uint64_t scenario, std::uint64_t replicate, std::uint64_t index, std::uint32_t bound) {
    std::uint64_t x = (scenario * 1'000'003 + replicate) * 0x9E3779B97F4A7C15ULL + index * 0xBF58476D1CE4E5B9ULL;
    x ^= x >> 31;
    x *= 0x94D049BB133111EBULL;
    return static_cast<std::int32_t>((x >> 33) % bound);
}

inline koers::Trajectory trajectory(const koers::Layout& layout, std::uint64_t scenario, std::uint32_t replicate) {
    koers::Trajectory result;
    result.integers.resize(layout.integers);
    result.reals.resize(layout.reals);
    for (const koers::Variable& variable : layout.variables)
        for (std::size_t cell = 0; cell < variable.size; ++cell) {
            const std::int32_t drawn = number(scenario, replicate, variable.offset + cell, 1000);
            if (variable.name == "saldo") // the first year has no budget
                result.integers[variable.offset + cell] = cell < 2 ? koers::missing_integer : drawn - 700;
            else if (variable.type == koers::ValueType::integer)
                result.integers[variable.offset + cell] = drawn;
            else // nobody waits for the third voorziening
                result.reals[variable.offset + cell] = variable.name == "wachttijd" && cell % 3 == 2
                                                           ? std::numeric_limits<float>::quiet_NaN()
                                                           : static_cast<float>(drawn) / 8.0F;
        }
    return result;
}

inline koers::RunIdentity identity(std::uint32_t replicates, koers::Keep keep) {
    return {"0.0", "Oegstgeest",           18'446'744'073'709'551'615ULL, replicates,
            500,   "koers reken één.toml", "2026-01-02T03:04:05Z",        keep};
}

inline std::vector<koers::ScenarioPlan> plans() {
    return {{"huidig-beleid", "Huidig beleid", "zoals het is", layout(), 2026, 2027},
            {"anders", "Anders – één", "", layout(), 2026, 2027}};
}

inline std::vector<koers::InputFile> files() {
    return {{"een.toml", "naam = \"Eén\"\n", std::string(64, 'a')},
            {"twee.csv", "a,b\r\n1,2\r\n", std::string(64, 'b')},
            {"een.toml", "naam = \"Eén\"\n", std::string(64, 'a')}};
}

inline koers::EncodedBlock block(const koers::ScenarioPlan& plan, std::size_t scenario, std::uint32_t first,
                                 std::uint32_t count, std::uint32_t block_length) {
    koers::EncodedBlock result{scenario, first, count, {}};
    std::vector<koers::Trajectory> trajectories;
    for (std::uint32_t i = 0; i < count; ++i)
        trajectories.push_back(trajectory(plan.layout, scenario, first + i));
    for (std::size_t variable = 0; variable < plan.layout.variables.size(); ++variable)
        result.chunks.push_back(koers::encode_chunk(plan.layout, variable, block_length, trajectories));
    return result;
}

/// Hands every block of the run to the writer.
inline koers::Result<void> fill(koers::ResultWriter& writer, const koers::RunIdentity& identity) {
    const std::vector<koers::ScenarioPlan> all = plans();
    const std::uint32_t length = std::min(identity.block, identity.replicates);
    for (std::uint32_t first = 0; first < identity.replicates; first += length)
        for (std::size_t scenario = 0; scenario < all.size(); ++scenario) {
            const std::uint32_t count = std::min(length, identity.replicates - first);
            if (auto done = writer.accept(block(all[scenario], scenario, first, count, length)); !done)
                return done;
        }
    return {};
}

inline koers::Result<void> write(const std::filesystem::path& path, const koers::RunIdentity& identity,
                                 koers::Executor* executor = nullptr) {
    auto writer = koers::ResultWriter::create(path, identity, plans(), files());
    if (!writer)
        return tl::unexpected{writer.error()};
    if (auto filled = fill(**writer, identity); !filled)
        return filled;
    return (*writer)->finish("2026-01-02T03:14:15Z", executor);
}

} // namespace example
