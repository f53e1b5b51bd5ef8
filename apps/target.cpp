#include "target.hpp"

#include <array>
#include <fstream>
#include <string>

namespace koers::app {
namespace {

using Signature = std::array<char, 4>;

/// Whether the first line says that koers made the scenario, or the file is empty.
bool was_imported(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::string line;
    std::getline(stream, line);
    return line.empty() ? stream.eof() : line.starts_with("# ") && line.ends_with("met koers importeer.");
}

/// How files of a kind start, and what a file is not that starts otherwise.
struct KindFacts {
    Signature signature;
    const char* name;
};

KindFacts facts_of(FileKind kind) {
    switch (kind) {
    case FileKind::result:
        return {{'\x89', 'H', 'D', 'F'}, "resultaatbestand"};
    case FileKind::workbook:
        return {{'P', 'K', '\x03', '\x04'}, "Excel-werkmap"};
    case FileKind::page:
        return {{'<', '!', 'D', 'O'}, "rapport"};
    case FileKind::imported_scenario:
        break;
    }
    return {{'#', ' '}, "scenario van koers importeer"};
}

/// Whether a file starts as files of that kind do, or is empty.
bool replaceable(const std::filesystem::path& file, FileKind kind) {
    if (kind == FileKind::imported_scenario) {
        return was_imported(file);
    }
    const Signature signature = facts_of(kind).signature;
    Signature start{};
    std::ifstream stream{file, std::ios::binary};
    stream.read(start.data(), start.size());
    return stream.gcount() == 0 ? stream.eof() : start == signature;
}

} // namespace

std::optional<std::string> taken(const std::filesystem::path& target, Existing existing) {
    std::error_code fault;
    if (!std::filesystem::exists(target, fault)) {
        return std::nullopt; // a folder that cannot be reached is told when the file is made
    }
    if (std::filesystem::is_directory(target, fault)) {
        return "is een map; geef de naam van een bestand";
    }
    if (existing == Existing::keep) {
        return "bestaat al; geef --overschrijf om het te vervangen";
    }
    return std::nullopt;
}

std::optional<std::string> refusal(const std::filesystem::path& target, Existing existing, FileKind kind) {
    if (auto reason = taken(target, existing)) {
        return reason;
    }
    std::error_code fault;
    if (std::filesystem::exists(target, fault) && !replaceable(target, kind)) {
        return std::string{"is geen "} + facts_of(kind).name + " en wordt niet overschreven; kies een andere naam";
    }
    return std::nullopt;
}

} // namespace koers::app
