#pragma once

#include "report/json_numbers.hpp"

namespace koers::pages {

/// The words of the page and what they mean, in plain Dutch.
[[nodiscard]] Json terms_view();

} // namespace koers::pages
