#include "store/contents.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include <hdf5_hl.h>

#include "store/attributes.hpp"
#include "store/fault.hpp"

namespace koers::store {

namespace {

Handle open_dataset(hid_t file, const std::string& path) {
    return {H5Dopen2(file, path.c_str(), H5P_DEFAULT), H5Dclose, "variabele openen"};
}

std::vector<std::size_t> shape_of(hid_t dataset) {
    const Handle space{H5Dget_space(dataset), H5Sclose, "vorm lezen"};
    std::vector<hsize_t> lengths(static_cast<std::size_t>(check(H5Sget_simple_extent_ndims(space.id()), "vorm lezen")));
    check(H5Sget_simple_extent_dims(space.id(), lengths.data(), nullptr), "vorm lezen");
    return {lengths.begin(), lengths.end()};
}

std::size_t count_of(const std::vector<std::size_t>& shape) {
    return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>{});
}

H5T_class_t class_of(hid_t dataset) {
    const Handle type{H5Dget_type(dataset), H5Tclose, "type lezen"};
    return H5Tget_class(type.id());
}

herr_t collect_name(hid_t, const char* name, const H5L_info_t*, void* data) {
    static_cast<std::vector<std::string>*>(data)->emplace_back(name);
    return 0;
}

herr_t collect_scale_name(hid_t, unsigned, hid_t scale, void* data) {
    const ssize_t length = H5DSget_scale_name(scale, nullptr, 0);
    if (length < 0)
        return -1;
    std::string name(static_cast<std::size_t>(length) + 1, '\0');
    if (H5DSget_scale_name(scale, name.data(), name.size()) < 0)
        return -1;
    name.resize(static_cast<std::size_t>(length));
    static_cast<std::vector<std::string>*>(data)->push_back(name);
    return 1; // one scale an axis
}

std::vector<std::string> dimensions_of(hid_t dataset, std::size_t rank) {
    std::vector<std::string> names;
    for (unsigned axis = 0; axis < rank; ++axis)
        check(H5DSiterate_scales(dataset, axis, nullptr, collect_scale_name, &names), "assen lezen");
    if (names.size() != rank)
        throw Fault{"U021", "dit is geen resultaatbestand van koers: een as heeft geen naam", 0};
    return names;
}

Variable describe(hid_t dataset, const std::string& name, std::vector<std::string> dimensions) {
    Variable variable;
    variable.name = name;
    variable.long_name = read_text(dataset, "long_name");
    variable.unit = read_text(dataset, "units");
    variable.price_level = read_text(dataset, "price_level");
    variable.cell_methods = read_text(dataset, "cell_methods");
    variable.dimensions = std::move(dimensions);
    variable.type = class_of(dataset) == H5T_INTEGER ? ValueType::integer : ValueType::real;
    variable.can_be_missing = has_attribute(dataset, "_FillValue");
    variable.size = count_of(shape_of(dataset));
    return variable;
}

Coordinate read_coordinate(hid_t file, hid_t dataset, const std::string& path, const std::string& name) {
    Coordinate coordinate{name, read_text(dataset, "long_name"), {}, {}, {}};
    if (class_of(dataset) == H5T_STRING) {
        coordinate.texts = read_strings(file, path);
    } else {
        coordinate.numbers.resize(count_of(shape_of(dataset)));
        check(H5Dread(dataset, H5T_NATIVE_INT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, coordinate.numbers.data()), "lezen");
    }
    return coordinate;
}

void add_column(hid_t file, hid_t dataset, const std::string& path, const std::string& name,
                std::vector<Coordinate>& coordinates) {
    const std::string owner = dimensions_of(dataset, 1).front();
    const auto found =
        std::find_if(coordinates.begin(), coordinates.end(), [&](const Coordinate& c) { return c.name == owner; });
    if (found != coordinates.end())
        found->columns.push_back({name, read_text(dataset, "long_name"), read_strings(file, path)});
}

/// Takes the axis that all variables of a group share off the dimensions; false when it is not there.
bool take_leading(Variable& variable, const std::string& leading, std::size_t length) {
    if (variable.dimensions.empty() || variable.dimensions.front() != leading)
        return false;
    variable.dimensions.erase(variable.dimensions.begin());
    variable.size /= std::max<std::size_t>(length, 1);
    return true;
}

void add_summary(hid_t dataset, const std::string& name, ScenarioContents& contents) {
    const std::vector<std::size_t> shape = shape_of(dataset);
    Variable variable = describe(dataset, name, dimensions_of(dataset, shape.size()));
    const bool statistics = take_leading(variable, "statistiek", shape.empty() ? 1 : shape.front());
    (statistics ? contents.summaries : contents.risks).push_back(variable);
}

} // namespace

std::vector<std::string> names_in(hid_t file, const std::string& group) {
    const Handle handle{H5Gopen2(file, group.c_str(), H5P_DEFAULT), H5Gclose, "groep openen"};
    std::vector<std::string> names;
    if (H5Literate(handle.id(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, collect_name, &names) < 0) {
        names.clear(); // a copy made by another program may have lost the order
        check(H5Literate(handle.id(), H5_INDEX_NAME, H5_ITER_INC, nullptr, collect_name, &names), "groep lezen");
    }
    return names;
}

std::vector<std::string> read_strings(hid_t file, const std::string& path) {
    const Handle dataset = open_dataset(file, path);
    const Handle type = text_type();
    const Handle space{H5Dget_space(dataset.id()), H5Sclose, "lezen"};
    std::vector<char*> pointers(count_of(shape_of(dataset.id())), nullptr);
    check(H5Dread(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), "lezen");
    std::vector<std::string> texts;
    for (const char* text : pointers)
        texts.emplace_back(text == nullptr ? "" : text);
    H5Dvlen_reclaim(type.id(), space.id(), H5P_DEFAULT, pointers.data());
    return texts;
}

std::vector<double> read_values(hid_t file, const std::string& path, std::vector<std::size_t>& shape) {
    const Handle dataset = open_dataset(file, path);
    shape = shape_of(dataset.id());
    std::vector<double> values(count_of(shape));
    check(H5Dread(dataset.id(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "lezen");
    return values;
}

ScenarioContents read_contents(hid_t file, const std::string& scenario) {
    const std::string path = "/scenarios/" + scenario;
    const Handle group{H5Gopen2(file, path.c_str(), H5P_DEFAULT), H5Gclose, "groep openen"};
    ScenarioContents contents;
    contents.id = scenario;
    contents.name = read_text(group.id(), "naam");
    contents.description = read_text(group.id(), "omschrijving");
    contents.measures.count = static_cast<std::size_t>(read_number<std::int32_t>(group.id(), "maatregelen"));
    contents.origin = {read_text(group.id(), "bestand"), read_text(group.id(), "map")};
    contents.measures.without_effect = read_text(group.id(), "zonder_effect");
    contents.first_budget_year = read_number<std::int32_t>(group.id(), "eerste_begrotingsjaar");
    contents.last_budget_year = read_number<std::int32_t>(group.id(), "laatste_begrotingsjaar");
    for (const std::string& name : names_in(file, path)) {
        if (name == "samenvatting" || name == "historie" || name == "replicatie")
            continue;
        const std::string full = path + "/" + name;
        const Handle dataset = open_dataset(file, full);
        if (H5DSis_scale(dataset.id()) > 0) {
            contents.coordinates.push_back(read_coordinate(file, dataset.id(), full, name));
        } else if (class_of(dataset.id()) == H5T_STRING) {
            add_column(file, dataset.id(), full, name, contents.coordinates);
        } else {
            const std::vector<std::size_t> shape = shape_of(dataset.id());
            Variable variable = describe(dataset.id(), name, dimensions_of(dataset.id(), shape.size()));
            if (take_leading(variable, "replicatie", shape.front()))
                contents.variables.push_back(variable);
        }
    }
    for (const std::string& name : names_in(file, path + "/samenvatting")) {
        const Handle dataset = open_dataset(file, path + "/samenvatting/" + name);
        if (H5DSis_scale(dataset.id()) <= 0 && class_of(dataset.id()) != H5T_STRING)
            add_summary(dataset.id(), name, contents);
    }
    return contents;
}

} // namespace koers::store
