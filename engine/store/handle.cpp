#include "store/handle.hpp"

#include <cstdlib>
#include <string>
#include <string_view>

#include "store/fault.hpp"

namespace koers::store {

namespace {

struct Trace {
    int error_number{};
    std::string innermost;
};

/// HDF5 keeps the errno of a failed system call only in the text of its error stack.
herr_t collect(unsigned, const H5E_error2_t* error, void* data) {
    auto& trace = *static_cast<Trace*>(data);
    const std::string_view text = error->desc == nullptr ? "" : error->desc;
    constexpr std::string_view mark = "errno = ";
    if (const auto at = text.find(mark); at != std::string_view::npos && trace.error_number == 0)
        trace.error_number = std::atoi(std::string{text.substr(at + mark.size())}.c_str());
    if (!text.empty())
        trace.innermost = text;
    return 0;
}

} // namespace

void throw_hdf5_fault(const char* action) {
    Trace trace;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, collect, &trace);
    throw Fault{"", std::string{action} + (trace.innermost.empty() ? "" : ": " + trace.innermost), trace.error_number};
}

Handle::Handle(hid_t id, Closer closer, const char* action) : id_{check(id, action)}, closer_{closer} {}

Handle& Handle::operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(closer_, other.closer_);
    return *this;
}

Handle::~Handle() {
    if (valid())
        closer_(id_);
}

void Handle::close(const char* action) {
    if (!valid())
        return;
    const hid_t id = std::exchange(id_, H5I_INVALID_HID);
    check(closer_(id), action);
}

// A file whose closing failed, on a full disk, stays in HDF5's tables with its memory freed, and the
// clean-up of HDF5 at the end of the program would close it again and crash. We close all that we open,
// so that clean-up is not needed; it can be switched off only before the first use of the library.
QuietErrors::QuietErrors() {
    H5dont_atexit();
    H5Eget_auto2(H5E_DEFAULT, &function_, &data_);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

QuietErrors::~QuietErrors() {
    H5Eset_auto2(H5E_DEFAULT, function_, data_);
}

} // namespace koers::store
