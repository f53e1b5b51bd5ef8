#include "store/schema.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include <hdf5_hl.h>

#include "store/attributes.hpp"

namespace koers::store {

namespace {

Handle property_list(hid_t kind) {
    return {H5Pcreate(kind), H5Pclose, "eigenschappen"};
}

/// Without time stamps equal runs give equal bytes.
Handle dataset_properties() {
    Handle list = property_list(H5P_DATASET_CREATE);
    check(H5Pset_obj_track_times(list.id(), false), "eigenschappen");
    return list;
}

/// With creation order readers see the order of writing, and netCDF can open the file for append.
void set_group_properties(const Handle& list) {
    check(H5Pset_obj_track_times(list.id(), false), "eigenschappen");
    check(H5Pset_link_creation_order(list.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), "eigenschappen");
}

Handle create_dataset(hid_t group, const std::string& name, hid_t type, const std::vector<hsize_t>& lengths,
                      const Handle& properties) {
    const Handle space = lengths.empty()
                             ? Handle{H5Screate(H5S_SCALAR), H5Sclose, "variabele aanmaken"}
                             : Handle{H5Screate_simple(static_cast<int>(lengths.size()), lengths.data(), nullptr),
                                      H5Sclose, "variabele aanmaken"};
    return {H5Dcreate2(group, name.c_str(), type, space.id(), H5P_DEFAULT, properties.id(), H5P_DEFAULT), H5Dclose,
            "variabele aanmaken"};
}

void describe(hid_t dataset, const std::string& long_name, const std::string& unit) {
    write_text(dataset, "long_name", long_name);
    write_text(dataset, "units", unit.empty() ? "1" : unit);
}

void describe(hid_t dataset, const Variable& variable) {
    describe(dataset, variable.long_name, variable.unit);
    if (!variable.price_level.empty())
        write_text(dataset, "price_level", variable.price_level);
    if (!variable.cell_methods.empty())
        write_text(dataset, "cell_methods", variable.cell_methods);
}

Handle write_integers(hid_t group, const std::string& name, const std::vector<std::int32_t>& values) {
    Handle dataset = create_dataset(group, name, H5T_STD_I32LE, {values.size()}, dataset_properties());
    check(H5Dwrite(dataset.id(), H5T_NATIVE_INT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "schrijven");
    return dataset;
}

Handle write_strings(hid_t group, const std::string& name, const std::vector<std::string>& texts) {
    const Handle type = text_type();
    Handle dataset = create_dataset(group, name, type.id(), {texts.size()}, dataset_properties());
    std::vector<const char*> pointers;
    std::transform(texts.begin(), texts.end(), std::back_inserter(pointers), [](const auto& t) { return t.c_str(); });
    check(H5Dwrite(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), "schrijven");
    return dataset;
}

/// Sets the fill value of the dataset to come; readers mask on the attribute only, so that is set as well.
void set_fill(const Handle& properties, const Variable& variable) {
    const float not_a_number = std::numeric_limits<float>::quiet_NaN();
    if (variable.type == ValueType::real)
        check(H5Pset_fill_value(properties.id(), H5T_NATIVE_FLOAT, &not_a_number), "eigenschappen");
    else if (variable.can_be_missing)
        check(H5Pset_fill_value(properties.id(), H5T_NATIVE_INT32, &missing_integer), "eigenschappen");
}

void write_fill_attribute(hid_t dataset, const Variable& variable) {
    if (variable.type == ValueType::real)
        write_number(dataset, "_FillValue", std::numeric_limits<float>::quiet_NaN());
    else if (variable.can_be_missing)
        write_number(dataset, "_FillValue", missing_integer);
}

std::vector<std::string> with_replicates(const std::vector<std::string>& dimensions) {
    std::vector<std::string> names{"replicatie"};
    names.insert(names.end(), dimensions.begin(), dimensions.end());
    return names;
}

} // namespace

Handle create_file(const std::string& path) {
    const Handle creation = property_list(H5P_FILE_CREATE);
    set_group_properties(creation);
    const Handle access = property_list(H5P_FILE_ACCESS);
    check(H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_V110), "eigenschappen");
    check(H5Pset_fclose_degree(access.id(), H5F_CLOSE_SEMI), "eigenschappen");
    // The lock on the temporary file is ours (PendingFile); HDF5 would take one after cutting the file off.
    check(H5Pset_file_locking(access.id(), false, true), "eigenschappen");
    return {H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.id(), access.id()), H5Fclose, "bestand aanmaken"};
}

Handle create_group(hid_t parent, const std::string& name) {
    const Handle creation = property_list(H5P_GROUP_CREATE);
    set_group_properties(creation);
    return {H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, creation.id(), H5P_DEFAULT), H5Gclose, "groep aanmaken"};
}

void Axes::add(const std::string& name, std::size_t length, Handle scale) {
    check(H5DSset_scale(scale.id(), name.c_str()), "as aanmaken");
    axes_.push_back({name, length, std::move(scale)});
}

const Axes::Axis& Axes::find(const std::string& name) const {
    return *std::find_if(axes_.begin(), axes_.end(), [&](const Axis& axis) { return axis.name == name; });
}

std::vector<hsize_t> Axes::lengths(const std::vector<std::string>& names) const {
    std::vector<hsize_t> result;
    std::transform(names.begin(), names.end(), std::back_inserter(result),
                   [&](const std::string& name) { return find(name).length; });
    return result;
}

void Axes::attach(hid_t dataset, const std::vector<std::string>& names) const {
    for (unsigned i = 0; i < names.size(); ++i)
        check(H5DSattach_scale(dataset, find(names[i]).scale.id(), i), "as koppelen");
}

void write_replicates(hid_t group, std::uint32_t count, Axes& axes) {
    std::vector<std::int32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0);
    Handle dataset = write_integers(group, "replicatie", numbers);
    describe(dataset.id(), "nummer van de replicatie, vanaf 0", "1");
    axes.add("replicatie", count, std::move(dataset));
}

void write_coordinate(hid_t group, const Coordinate& coordinate, Axes& axes) {
    if (coordinate.size() == 0)
        return;
    Handle dataset = coordinate.numbers.empty() ? write_strings(group, coordinate.name, coordinate.texts)
                                                : write_integers(group, coordinate.name, coordinate.numbers);
    describe(dataset.id(), coordinate.long_name, "1");
    axes.add(coordinate.name, coordinate.size(), std::move(dataset));
    for (const LabelColumn& column : coordinate.columns)
        write_texts(group, column.name, column.long_name, coordinate.name, column.texts, axes);
}

void write_texts(hid_t group, const std::string& name, const std::string& long_name, const std::string& dimension,
                 const std::vector<std::string>& texts, const Axes& axes) {
    const Handle dataset = write_strings(group, name, texts);
    describe(dataset.id(), long_name, "1");
    axes.attach(dataset.id(), {dimension});
}

void write_history(hid_t parent, const ObservedSeries& history) {
    if (history.years.empty())
        return;
    const Handle group = create_group(parent, "historie");
    Axes axes;
    write_coordinate(group.id(), history.series, axes);
    Coordinate rows{"waarneming", "nummer van de waarneming, vanaf 0", {}, {}, {}};
    rows.numbers.resize(history.years.size());
    std::iota(rows.numbers.begin(), rows.numbers.end(), 0);
    rows.columns = {{"indicator", "id van de indicator", history.indicators},
                    {"regio", "waar gemeten is", history.regions}};
    write_coordinate(group.id(), rows, axes);
    const Handle years = write_integers(group.id(), "jaar", history.years);
    describe(years.id(), "jaar van de meting; een schooljaar telt onder het jaar waarin het begint", "1");
    axes.attach(years.id(), {"waarneming"});
    Variable values;
    values.name = "waarde";
    values.long_name = "gemeten waarde, in reeks_eenheid";
    values.unit = "1";
    values.dimensions = {"waarneming"};
    write_reals(group.id(), values, history.values, axes);
}

Handle create_variable(hid_t group, const Variable& variable, const Tiling& tiling, const Axes& axes) {
    const std::vector<std::string> dimensions = with_replicates(variable.dimensions);
    const std::vector<hsize_t> lengths = axes.lengths(dimensions);
    std::vector<hsize_t> chunk = lengths;
    chunk.front() = tiling.block_length;
    if (chunk.size() > 1)
        chunk[tiling.axis + 1] = tiling.length;

    const Handle properties = dataset_properties();
    check(H5Pset_chunk(properties.id(), static_cast<int>(chunk.size()), chunk.data()), "eigenschappen");
    set_fill(properties, variable);
    if (filter_of(variable) == Filter::shuffle_deflate) {
        check(H5Pset_shuffle(properties.id()), "eigenschappen");
        check(H5Pset_deflate(properties.id(), 1), "eigenschappen");
    }
    const hid_t type = variable.type == ValueType::real ? H5T_IEEE_F32LE : H5T_STD_I32LE;
    Handle dataset = create_dataset(group, variable.name, type, lengths, properties);
    describe(dataset.id(), variable);
    write_fill_attribute(dataset.id(), variable);
    axes.attach(dataset.id(), dimensions);
    return dataset;
}

void write_reals(hid_t group, const Variable& variable, const std::vector<double>& values, const Axes& axes) {
    const double not_a_number = std::numeric_limits<double>::quiet_NaN();
    const Handle properties = dataset_properties();
    check(H5Pset_fill_value(properties.id(), H5T_NATIVE_DOUBLE, &not_a_number), "eigenschappen");
    const Handle dataset =
        create_dataset(group, variable.name, H5T_IEEE_F64LE, axes.lengths(variable.dimensions), properties);
    describe(dataset.id(), variable);
    write_number(dataset.id(), "_FillValue", not_a_number);
    axes.attach(dataset.id(), variable.dimensions);
    check(H5Dwrite(dataset.id(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "schrijven");
}

} // namespace koers::store
