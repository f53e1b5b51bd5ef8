#include "scenario/age_curve.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace koers::scenario {
namespace {

std::string ages_text(int from, int to) {
    return from == to ? fmt::format("{}", from) : fmt::format("{}-{}", from, to);
}

std::string for_group(const std::string& group) {
    return group.empty() ? "" : " voor " + group;
}

} // namespace

bool adds_to_one(double sum) {
    return std::abs(sum - 1.0) <= 1e-6;
}

AgeCurve::AgeCurve(std::vector<std::string> groups, int max_age)
    : groups_{std::move(groups)},
      cells_(groups_.size(), std::vector<Cell>(static_cast<std::size_t>(std::max(max_age, 0)) + 1)) {}

const AgeCurve::Cell& AgeCurve::cell(int age, std::size_t group) const {
    return cells_[group][static_cast<std::size_t>(age)];
}

void AgeCurve::fill(std::size_t group, const AgeBand& band, std::optional<double> value, input::Faults& faults) {
    std::optional<int> first_overlap;
    int last_overlap = 0;
    int line = 0;
    const int end = std::min(band.to, static_cast<int>(cells_[group].size()) - 1);
    for (int age = band.from; age <= end; ++age) {
        Cell& here = cells_[group][static_cast<std::size_t>(age)];
        if (here.state != Cell::State::empty) {
            line = first_overlap ? line : here.where.line;
            first_overlap = first_overlap.value_or(age);
            last_overlap = age;
            continue;
        }
        here = {value ? Cell::State::given : Cell::State::faulty, value.value_or(0.0), band.where};
    }
    if (first_overlap) {
        faults.note("D004", band.where, ages_text(*first_overlap, last_overlap),
                    "leeftijden staan er dubbel in" + for_group(groups_[group]),
                    fmt::format("ze staan al op regel {}", line));
    }
}

Location AgeCurve::beside(int age, std::size_t group, const std::string& file) const {
    for (int next = age; next < static_cast<int>(cells_[group].size()); ++next) {
        if (cell(next, group).state != Cell::State::empty) {
            return cell(next, group).where;
        }
    }
    for (int before = age; before >= 0; --before) {
        if (cell(before, group).state != Cell::State::empty) {
            return cell(before, group).where;
        }
    }
    return {file, 0, 0};
}

void AgeCurve::check_gaps(const std::string& file, int max_age, input::Faults& faults) const {
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        int age = 0;
        while (age <= max_age) {
            const int from = age;
            while (age <= max_age && cell(age, group).state == Cell::State::empty) {
                ++age;
            }
            if (age > from) {
                faults.note("D003", beside(from, group, file), ages_text(from, age - 1),
                            "leeftijden ontbreken" + for_group(groups_[group]),
                            fmt::format("de rijen moeten 0 tot en met {} dekken", max_age));
            }
            ++age;
        }
    }
}

std::optional<double> AgeCurve::sum(int age, std::size_t first, std::size_t count) const {
    double total = 0.0;
    for (std::size_t group = first; group < first + count; ++group) {
        if (cell(age, group).state != Cell::State::given) {
            return std::nullopt;
        }
        total += cell(age, group).value;
    }
    return total;
}

bool AgeCurve::same_rows(int age, int other, std::size_t first, std::size_t count) const {
    for (std::size_t group = first; group < first + count; ++group) {
        if (cell(age, group).where.line != cell(other, group).where.line) {
            return false;
        }
    }
    return true;
}

void AgeCurve::check_shares(std::size_t first, std::size_t count, const std::string& of, input::DecimalSign sign,
                            input::Faults& faults) const {
    const int ages = cells_.empty() ? 0 : static_cast<int>(cells_[first].size());
    for (int age = 0; age < ages;) {
        const int from = age;
        while (age < ages && same_rows(from, age, first, count)) {
            ++age;
        }
        const auto total = sum(from, first, count);
        if (total && !adds_to_one(*total)) {
            faults.note(
                "D002", cell(from, first + count - 1).where, input::number_text(*total, sign),
                fmt::format("aandelen tellen niet op tot 1{} bij leeftijd {}", for_group(of), ages_text(from, age - 1)),
                "pas een van de rijen aan");
        }
    }
}

double AgeCurve::at(int age, std::size_t group) const {
    return cell(age, group).value;
}

std::optional<double> AgeCurve::total() const {
    double total = 0.0;
    for (const auto& group : cells_) {
        for (const Cell& here : group) {
            if (here.state == Cell::State::faulty) {
                return std::nullopt;
            }
            total += here.value;
        }
    }
    return total;
}

int AgeCurve::highest_age() const {
    int highest = -1;
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        for (int age = 0; age < static_cast<int>(cells_[group].size()); ++age) {
            highest = cell(age, group).state == Cell::State::empty ? highest : std::max(highest, age);
        }
    }
    return highest;
}

} // namespace koers::scenario
