#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace koers {

/// A place in an input file. Lines and columns count from 1, columns in characters; 0 means not known.
struct Location {
    std::string file;
    int line{};
    int column{};
};

/// One fault in what the user gave us, in Dutch: a stable code (see docs/diagnostics.md), where it
/// stands, the faulty text, what is wrong with it and what to do about it.
struct Diagnostic {
    std::string code;
    Location where;
    std::string text;
    std::string message;
    std::string advice;
};

using Diagnostics = std::vector<Diagnostic>;

/// A value, or every fault that kept us from making it.
template <class T>
using Result = tl::expected<T, Diagnostics>;

/// One line for the screen: `bestand:regel:kolom: CODE boodschap "tekst"; advies`.
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic);

/// The failed Result with one fault of the environment in it, such as a full disk.
[[nodiscard]] tl::unexpected<Diagnostics> environment_fault(std::string code, std::string message, std::string advice);

} // namespace koers
