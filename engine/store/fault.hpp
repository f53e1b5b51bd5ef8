#pragma once

#include <exception>
#include <filesystem>
#include <string>
#include <utility>

#include "koers/diagnostics.hpp"

namespace koers::store {

/// A call on the file system or on HDF5 that failed. Thrown inside engine/store only: every public
/// function turns it into a Result.
class Fault : public std::exception {
public:
    Fault(std::string code, std::string what, int error_number)
        : code_{std::move(code)}, what_{std::move(what)}, error_number_{error_number} {}

    [[nodiscard]] const char* what() const noexcept override { return what_.c_str(); }
    [[nodiscard]] const std::string& code() const { return code_; }
    [[nodiscard]] int error_number() const { return error_number_; }

private:
    std::string code_; // empty: the code of the public function that catches it
    std::string what_;
    int error_number_;
};

/// What the operating system says, in Dutch where it is a common case.
[[nodiscard]] std::string error_text(int error_number);

/// The failed Result for a fault in `file`; `code` and `action` ("resultaatbestand niet te schrijven")
/// hold unless the fault brings its own.
[[nodiscard]] tl::unexpected<Diagnostics> as_diagnostic(const Fault& fault, const std::string& code,
                                                        const std::string& action, const std::filesystem::path& file);

} // namespace koers::store
