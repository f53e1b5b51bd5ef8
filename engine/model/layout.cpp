#include "koers/layout.hpp"

#include <algorithm>

#include "base/expects.hpp"

namespace koers {
namespace {

template <class List>
const auto& named(const List& list, const std::string& name) {
    const auto found = std::find_if(list.begin(), list.end(), [&name](const auto& each) { return each.name == name; });
    expects(found != list.end(), "a name of the layout");
    return *found;
}

} // namespace

const Coordinate& Layout::coordinate(const std::string& name) const {
    return named(coordinates, name);
}

const Variable& Layout::variable(const std::string& name) const {
    return named(variables, name);
}

} // namespace koers
