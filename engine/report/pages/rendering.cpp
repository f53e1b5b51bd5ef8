#include "report/pages/rendering.hpp"

#include <kainjow/mustache.hpp>

#include "koers/diagnostics.hpp"
#include "report/pages/templates.hpp"

namespace koers::pages {
namespace {

namespace mustache = kainjow::mustache;

mustache::data data_of(const Json& view) {
    if (view.is_boolean()) {
        return mustache::data{view.get<bool>()};
    }
    if (view.is_array()) {
        mustache::data list{mustache::data::type::list};
        for (const Json& item : view) {
            list.push_back(data_of(item));
        }
        return list;
    }
    if (view.is_object()) {
        mustache::data object{mustache::data::type::object};
        for (const auto& [key, value] : view.items()) {
            object.set(key, data_of(value));
        }
        return object;
    }
    return mustache::data{view.get<std::string>()};
}

} // namespace

std::string rendered(const std::string& name, const Json& view) {
    mustache::data data = data_of(view);
    std::string text;
    for (const Template& one : templates()) {
        data.set(std::string{one.name}, mustache::data{mustache::partial{[&one] { return std::string{one.text}; }}});
        if (one.name == name) {
            text = one.text;
        }
    }
    mustache::mustache page{text};
    return page.render(data);
}

} // namespace koers::pages
