#include "analysis/student.hpp"

#include <boost/math/distributions/students_t.hpp>

namespace koers {

double student_95(std::size_t degrees_of_freedom) {
    const boost::math::students_t distribution{static_cast<double>(degrees_of_freedom)};
    return quantile(distribution, 0.975);
}

} // namespace koers
