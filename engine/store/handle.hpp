#pragma once

#include <utility>

#include <hdf5.h>

namespace koers::store {

/// Owns one HDF5 identifier.
class Handle {
public:
    using Closer = herr_t (*)(hid_t);

    Handle() = default;
    /// Throws a Fault that names `action` when `id` is not valid.
    Handle(hid_t id, Closer closer, const char* action);
    Handle(Handle&& other) noexcept
        : id_{std::exchange(other.id_, H5I_INVALID_HID)}, closer_{std::exchange(other.closer_, nullptr)} {}
    Handle& operator=(Handle&& other) noexcept;
    ~Handle();

    [[nodiscard]] hid_t id() const { return id_; }
    [[nodiscard]] bool valid() const { return id_ >= 0; }

    /// Closes now and throws a Fault when that fails, which for a file can be the first sign of a full disk.
    void close(const char* action);

private:
    hid_t id_{H5I_INVALID_HID};
    Closer closer_{nullptr};
};

[[noreturn]] void throw_hdf5_fault(const char* action);

/// Throws a Fault with what the error stack of HDF5 tells when `status` is negative; returns it otherwise.
template <class Status>
Status check(Status status, const char* action) {
    if (status < 0)
        throw_hdf5_fault(action);
    return status;
}

/// Keeps HDF5 from printing errors on this thread while it lives. Stands first in every public function.
class QuietErrors {
public:
    QuietErrors();
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;
    ~QuietErrors();

private:
    H5E_auto2_t function_{};
    void* data_{};
};

} // namespace koers::store
