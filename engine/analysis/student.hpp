#pragma once

#include <cstddef>

namespace koers {

/// 97.5 % point of the law of Student: half the width of a 95 % interval in standard errors.
[[nodiscard]] double student_95(std::size_t degrees_of_freedom);

} // namespace koers
