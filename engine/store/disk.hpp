#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <utility>
#include <vector>

namespace koers::store {

/// Owns one file descriptor.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_{number} {}
    Descriptor(Descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor();

    [[nodiscard]] int number() const { return number_; }

private:
    int number_{-1};
};

/// `<target>.tmp`, locked against other runs while it lives, and removed unless it was committed.
class PendingFile {
public:
    explicit PendingFile(const std::filesystem::path& target);
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;
    ~PendingFile();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    /// Brings the contents to the disk and gives the file its own name.
    void commit();

private:
    std::filesystem::path target_;
    std::filesystem::path path_;
    Descriptor descriptor_;
    bool committed_{false};
};

/// A nameless file on the disk of the result for blocks that the result will not hold.
class ScratchFile {
public:
    struct Piece {
        std::uint64_t offset{};
        std::uint64_t length{};
    };

    explicit ScratchFile(const std::filesystem::path& target);

    [[nodiscard]] Piece append(std::span<const std::byte> bytes);
    [[nodiscard]] std::vector<std::byte> read(Piece piece) const; // from any thread

private:
    Descriptor descriptor_;
    std::uint64_t end_{};
};

} // namespace koers::store
