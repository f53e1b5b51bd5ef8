#pragma once

#include <vector>

#include "koers/model.hpp"

namespace koers::test {

/// A world of one sex, household and income class in which nobody is born, dies or moves until a test
/// says so: made from the village, so that themas, goals and budgets are valid.
class SmallWorld {
public:
    /// `persons` by completed age on 1 January of the first year; the last age holds older people too.
    explicit SmallWorld(std::vector<double> persons, int years);

    void set(ParameterId id, double value);
    /// Chance to die in a year, by age.
    void set_death_chances(const std::vector<double>& chances);
    /// Keeps one service, at the same use for all ages, without lead time, overdispersion, trend or loss.
    Service& keep_service(const char* id);

    [[nodiscard]] Dataset& data() { return data_; }
    [[nodiscard]] Model build() const;

private:
    Dataset data_;
};

} // namespace koers::test
