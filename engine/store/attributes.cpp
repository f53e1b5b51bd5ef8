#include "store/attributes.hpp"

namespace koers::store {

namespace {

struct NumberTypes {
    hid_t file;
    hid_t memory;
};

// H5T_... are macros around library calls, so this cannot be a table.
NumberTypes types_of(std::int8_t) {
    return {H5T_STD_I8LE, H5T_NATIVE_INT8};
}
NumberTypes types_of(std::int32_t) {
    return {H5T_STD_I32LE, H5T_NATIVE_INT32};
}
NumberTypes types_of(std::uint64_t) {
    return {H5T_STD_U64LE, H5T_NATIVE_UINT64};
}
NumberTypes types_of(float) {
    return {H5T_IEEE_F32LE, H5T_NATIVE_FLOAT};
}
NumberTypes types_of(double) {
    return {H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE};
}

Handle scalar_space() {
    return {H5Screate(H5S_SCALAR), H5Sclose, "kenmerk aanmaken"};
}

Handle create_attribute(hid_t object, const char* name, hid_t type, hid_t space) {
    return {H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, "kenmerk aanmaken"};
}

Handle open_attribute(hid_t object, const char* name) {
    return {H5Aopen(object, name, H5P_DEFAULT), H5Aclose, "kenmerk openen"};
}

} // namespace

Handle text_type() {
    Handle type{H5Tcopy(H5T_C_S1), H5Tclose, "teksttype"};
    check(H5Tset_size(type.id(), H5T_VARIABLE), "teksttype");
    check(H5Tset_cset(type.id(), H5T_CSET_UTF8), "teksttype");
    return type;
}

void write_text(hid_t object, const char* name, const std::string& value) {
    const Handle type = text_type();
    const Handle space = scalar_space();
    const Handle attribute = create_attribute(object, name, type.id(), space.id());
    const char* text = value.c_str();
    check(H5Awrite(attribute.id(), type.id(), &text), "kenmerk schrijven");
}

template <class Number>
void write_number(hid_t object, const char* name, Number value) {
    const NumberTypes types = types_of(value);
    const hsize_t length = 1; // one element rather than a scalar: `_FillValue` must have that form
    const Handle space{H5Screate_simple(1, &length, nullptr), H5Sclose, "kenmerk aanmaken"};
    const Handle attribute = create_attribute(object, name, types.file, space.id());
    check(H5Awrite(attribute.id(), types.memory, &value), "kenmerk schrijven");
}

template void write_number(hid_t, const char*, std::int8_t);
template void write_number(hid_t, const char*, std::int32_t);
template void write_number(hid_t, const char*, std::uint64_t);
template void write_number(hid_t, const char*, float);
template void write_number(hid_t, const char*, double);

void replace_flag(hid_t object, const char* name, std::int8_t value) {
    const Handle attribute = open_attribute(object, name);
    check(H5Awrite(attribute.id(), H5T_NATIVE_INT8, &value), "kenmerk schrijven");
}

bool has_attribute(hid_t object, const char* name) {
    return H5Aexists(object, name) > 0;
}

std::string read_text(hid_t object, const char* name) {
    if (!has_attribute(object, name))
        return {};
    const Handle attribute = open_attribute(object, name);
    const Handle stored{H5Aget_type(attribute.id()), H5Tclose, "kenmerk lezen"};
    if (H5Tis_variable_str(stored.id()) <= 0)
        return {};
    const Handle type = text_type();
    char* text = nullptr;
    check(H5Aread(attribute.id(), type.id(), &text), "kenmerk lezen");
    const std::string value = text == nullptr ? "" : text;
    H5free_memory(text);
    return value;
}

template <class Number>
Number read_number(hid_t object, const char* name) {
    if (!has_attribute(object, name))
        return {};
    const Handle attribute = open_attribute(object, name);
    const Handle space{H5Aget_space(attribute.id()), H5Sclose, "kenmerk lezen"};
    Number value{};
    if (H5Sget_simple_extent_npoints(space.id()) == 1)
        check(H5Aread(attribute.id(), types_of(value).memory, &value), "kenmerk lezen");
    return value;
}

template std::int8_t read_number(hid_t, const char*);
template std::int32_t read_number(hid_t, const char*);
template std::uint64_t read_number(hid_t, const char*);
template double read_number(hid_t, const char*);

} // namespace koers::store
