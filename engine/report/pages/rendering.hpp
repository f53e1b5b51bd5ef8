#pragma once

#include <string>

#include "report/json_numbers.hpp"

namespace koers::pages {

/// Fills in one of the templates beside this file. Of the view, texts are escaped for HTML, lists repeat what is
/// between their marks and truths show or hide it; `{{>name}}` fills in another template in the same place.
[[nodiscard]] std::string rendered(const std::string& name, const Json& view);

} // namespace koers::pages
