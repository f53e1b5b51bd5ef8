#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <system_error>

namespace koers {

/// A copy of the test village in a folder of its own, which goes when the object goes.
class VillageFolder {
public:
    VillageFolder() {
        namespace fs = std::filesystem;
        const auto name = "koers-dorp-" + std::to_string(std::random_device{}());
        parent_ = fs::temp_directory_path() / name;
        fs::create_directories(parent_);
        fs::copy(fs::path{KOERS_SOURCE_DIR} / "tests/cases/kleindorp", path(), fs::copy_options::recursive);
    }

    VillageFolder(const VillageFolder&) = delete;
    VillageFolder& operator=(const VillageFolder&) = delete;

    ~VillageFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(parent_, ignored);
    }

    [[nodiscard]] std::filesystem::path path() const { return parent_ / "kleindorp"; }

    [[nodiscard]] std::filesystem::path write(const std::string& file, const std::string& text) const {
        std::ofstream stream{path() / file, std::ios::binary};
        stream << text;
        return path() / file;
    }

private:
    std::filesystem::path parent_;
};

} // namespace koers
