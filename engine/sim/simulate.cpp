#include <algorithm>
#include <deque>
#include <numeric>

#include "base/expects.hpp"
#include "sim/course.hpp"

namespace koers {
namespace {

void keep_most(RequestCounts& most, const RequestCounts& counts) {
    for (std::size_t family = 0; family < families.size(); ++family) {
        most[family].resize(counts[family].size());
        for (std::size_t service = 0; service < counts[family].size(); ++service) {
            most[family][service] = std::max(most[family][service], counts[family][service]);
        }
    }
}

std::uint64_t sum_of(const RequestCounts& counts) {
    std::uint64_t sum = 0;
    for (const std::vector<std::uint32_t>& of_family : counts) {
        sum = std::accumulate(of_family.begin(), of_family.end(), sum);
    }
    return sum;
}

/// Scenarios with the same demography, all years: the population and the candidates are drawn once. Counts what they
/// share.
Tally live_together(std::span<Course* const> courses, std::uint64_t seed, std::uint32_t replicate) {
    Tally tally;
    auto& [path, candidates, population] = courses.front()->shared();
    path.begin(key_for(seed, Purpose::population), replicate);
    candidates.begin(key_for(seed, Purpose::services), replicate);
    for (std::size_t year = 0; year < courses.front()->tables().years; ++year) {
        path.advance(population);
        RequestCounts most;
        for (Course* course : courses) {
            keep_most(most, course->begin_year(year, population));
        }
        candidates.draw(year, most);
        tally.candidates += population.candidates + sum_of(most);
        tally.events += population.events.size();
        for (Course* course : courses) {
            course->live(year, population, candidates);
        }
    }
    return tally;
}

} // namespace

struct Simulator::Courses {
    std::deque<Course> of_model;
};

Simulator::Simulator(std::span<const Model> models) : courses_{std::make_unique<Courses>()} {
    for (const Model& model : models) {
        courses_->of_model.emplace_back(model);
    }
}

Simulator::Simulator(Simulator&& other) noexcept = default;
Simulator& Simulator::operator=(Simulator&& other) noexcept = default;
Simulator::~Simulator() = default;

std::vector<Trajectory> Simulator::simulate(const std::vector<Theta>& thetas, std::uint64_t seed,
                                            std::uint32_t replicate) {
    std::deque<Course>& courses = courses_->of_model;
    expects(courses.size() == thetas.size(), "parameters for every model");
    std::vector<Course*> left;
    for (std::size_t i = 0; i < courses.size(); ++i) {
        courses[i].begin(thetas[i], seed, replicate);
        left.push_back(&courses[i]);
    }
    while (!left.empty()) {
        const Course& first = *left.front();
        const auto others = std::stable_partition(
            left.begin(), left.end(), [&](const Course* course) { return course->has_demography_of(first); });
        (void)live_together({left.begin(), others}, seed, replicate);
        left.erase(left.begin(), others);
    }
    std::vector<Trajectory> trajectories;
    for (std::size_t i = 0; i < courses.size(); ++i) {
        trajectories.push_back(courses[i].result(thetas[i]));
    }
    return trajectories;
}

std::vector<Trajectory> simulate(std::span<const Model> models, const std::vector<Theta>& thetas, std::uint64_t seed,
                                 std::uint32_t replicate) {
    return Simulator{models}.simulate(thetas, seed, replicate);
}

Trajectory simulate(const Model& model, const Theta& theta, std::uint64_t seed, std::uint32_t replicate) {
    return simulate({&model, 1}, {theta}, seed, replicate).front();
}

Trajectory simulate(const Model& model, std::uint64_t seed, std::uint32_t replicate, Sampling sampling) {
    return simulate(model, draw_theta(model, seed, replicate, sampling), seed, replicate);
}

Tally count_work(const Model& model, const Theta& theta, std::uint64_t seed, std::uint32_t replicate) {
    Course course{model};
    course.begin(theta, seed, replicate);
    Course* const alone = &course;
    Tally tally = live_together({&alone, 1}, seed, replicate);
    course.count(tally);
    return tally;
}

} // namespace koers
