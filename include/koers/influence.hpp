#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "koers/grade.hpp"
#include "koers/ids.hpp"

namespace koers {

/// What a node of the influence graph stands for.
enum class NodeKind : std::uint8_t {
    thema,        // EUR a year above today's budget, all its goals together
    goal,         // EUR a year above today's budget, of measures without connections of their own
    measure,      // 1 if it works as planned
    mediator,     // standard deviations above the state of today
    indicator,    // change of ln(p / (1 - p)) for percentages, of the logarithm for others
    request_rate, // logarithm of a factor, as are the ones below
    stay,
    hours,
    price,
    staff
};

/// A node: its kind and the position in the list of its kind (themas, goals, measures of the catalogue, mediators,
/// indicators, services, or sectors for staff).
struct NodeRef {
    NodeKind kind{NodeKind::mediator};
    std::size_t index{};
    std::optional<std::size_t> referrer; // of a request rate: only of requests by this one

    auto operator<=>(const NodeRef&) const = default;
};

/// Whether nothing can come out of such a node: it works on the engine itself.
[[nodiscard]] constexpr bool is_demand(NodeKind kind) {
    return kind >= NodeKind::request_rate;
}

/// A state between measures and outcomes, in standard deviations above that of today.
struct Mediator {
    std::string id;
    std::string name;
    std::optional<double> half_life; // years, of the state if nothing feeds it; without it there is no memory
};

/// What kind of study an effect comes from, strongest first. The order is that of evidence for prevention: the more
/// a study rules out other explanations, the more it counts.
enum class StudyKind : std::uint8_t {
    meta_analysis,
    randomised,
    controlled, // compared, not randomised
    before_after,
    time_series,
    calculation, // a chain of other figures
    expert_opinion
};

/// How an effect grows with its cause; see `Response`.
enum class ConnectionForm : std::uint8_t { linear, exponential, hill };

/// One node works on another. The numbers are parameters; percent and standard deviations are those of the target.
struct Connection {
    std::string id;
    std::string name;
    NodeRef from;
    NodeRef to;
    ConnectionForm form{ConnectionForm::linear};
    std::size_t least_lag{}; // whole years before anything arrives
    double lag_shape{1.0};   // of the negative binomial law of the years after them
    StudyKind study{StudyKind::expert_opinion};
    Grade grade{Grade::c}; // the weakest of the connection and its effect
    std::string source;
    std::string note;
    ParameterId effect; // of the full cause
    std::optional<ParameterId> effect_of_cut;
    std::optional<ParameterId> scale; // cause at 63 % (exponential) or half (hill) of the effect; else its unit
    std::optional<ParameterId> power;
    std::optional<ParameterId> lag_mean;  // years
    std::optional<ParameterId> half_life; // years
    std::optional<ParameterId> no_effect; // chance
    std::optional<ParameterId> luck;      // uniform; below `no_effect` there is none
};

} // namespace koers
