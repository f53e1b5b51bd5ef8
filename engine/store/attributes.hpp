#pragma once

#include <cstdint>
#include <string>

#include "store/handle.hpp"

namespace koers::store {

/// Variable-length UTF-8, the only kind of text that every reader takes.
[[nodiscard]] Handle text_type();

void write_text(hid_t object, const char* name, const std::string& value);

/// One number; instantiated for int8, int32, uint64, float and double.
template <class Number>
void write_number(hid_t object, const char* name, Number value);

/// Replaces the value of an attribute that was written before.
void replace_flag(hid_t object, const char* name, std::int8_t value);

[[nodiscard]] bool has_attribute(hid_t object, const char* name);

/// Empty, or zero, when there is no such attribute.
[[nodiscard]] std::string read_text(hid_t object, const char* name);

template <class Number>
[[nodiscard]] Number read_number(hid_t object, const char* name);

} // namespace koers::store
