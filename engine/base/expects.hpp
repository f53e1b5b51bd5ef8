#pragma once

#include <source_location>
#include <stdexcept>
#include <string>

namespace koers {

/// A mistake of our own: no file or option can cause it.
class InternalError : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// Throws InternalError unless a condition that the caller must meet holds.
inline void expects(bool condition, const char* what = "precondition",
                    std::source_location where = std::source_location::current()) {
    if (!condition) {
        throw InternalError{std::string{where.file_name()} + ":" + std::to_string(where.line()) + ": " + what};
    }
}

/// Throws InternalError unless what the function promises holds.
inline void ensures(bool condition, const char* what = "postcondition",
                    std::source_location where = std::source_location::current()) {
    expects(condition, what, where);
}

} // namespace koers
