#include "store/disk.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/fault.hpp"

namespace koers::store {

namespace {

[[noreturn]] void fail(const char* action) {
    throw Fault{"", action, errno};
}

std::filesystem::path with_suffix(std::filesystem::path path, const char* suffix) {
    path += suffix;
    return path;
}

enum class LockAnswer { locked, stale };

/// Locks what `descriptor` has open; stale when another run has meanwhile renamed or removed it.
LockAnswer lock(const Descriptor& descriptor, const std::filesystem::path& path) {
    if (flock(descriptor.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            throw Fault{"U012", "een andere berekening schrijft al naar dit bestand", 0};
        fail("vergrendelen");
    }
    struct stat opened {};
    struct stat named {};
    if (fstat(descriptor.number(), &opened) != 0)
        fail("vergrendelen");
    const bool same = stat(path.c_str(), &named) == 0 && named.st_ino == opened.st_ino && named.st_dev == opened.st_dev;
    return same ? LockAnswer::locked : LockAnswer::stale;
}

void synchronise_folder(const std::filesystem::path& file) {
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
    const Descriptor descriptor{open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (descriptor.number() < 0 || (fsync(descriptor.number()) != 0 && errno != EINVAL))
        fail("map bijwerken");
}

} // namespace

Descriptor::~Descriptor() {
    if (number_ >= 0)
        ::close(number_);
}

PendingFile::PendingFile(const std::filesystem::path& target) : target_{target}, path_{with_suffix(target, ".tmp")} {
    if (std::error_code ignored; std::filesystem::is_directory(target, ignored))
        throw Fault{"", "aanmaken", EISDIR};
    do {
        descriptor_ = Descriptor{open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)};
        if (descriptor_.number() < 0)
            fail("aanmaken");
    } while (lock(descriptor_, path_) == LockAnswer::stale);
}

PendingFile::~PendingFile() {
    if (!committed_)
        unlink(path_.c_str());
}

void PendingFile::commit() {
    if (fsync(descriptor_.number()) != 0)
        fail("wegschrijven");
    if (rename(path_.c_str(), target_.c_str()) != 0)
        fail("hernoemen");
    committed_ = true;
    descriptor_ = Descriptor{}; // readers lock the file as well
    synchronise_folder(target_);
}

ScratchFile::ScratchFile(const std::filesystem::path& target) {
    const std::filesystem::path path = with_suffix(target, ".tmp.blokken");
    descriptor_ = Descriptor{open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
    if (descriptor_.number() < 0 || unlink(path.c_str()) != 0)
        fail("aanmaken");
}

ScratchFile::Piece ScratchFile::append(std::span<const std::byte> bytes) {
    const Piece piece{end_, bytes.size()};
    while (!bytes.empty()) {
        const ssize_t written = pwrite(descriptor_.number(), bytes.data(), bytes.size(), static_cast<off_t>(end_));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            fail("schrijven");
        end_ += static_cast<std::uint64_t>(written);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return piece;
}

std::vector<std::byte> ScratchFile::read(Piece piece) const {
    std::vector<std::byte> bytes(piece.length);
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = pread(descriptor_.number(), bytes.data() + done, bytes.size() - done,
                                    static_cast<off_t>(piece.offset + done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            fail("teruglezen");
        done += static_cast<std::size_t>(count);
    }
    return bytes;
}

} // namespace koers::store
