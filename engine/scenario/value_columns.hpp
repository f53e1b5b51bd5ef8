#pragma once

#include <optional>
#include <string>

#include "input/row_reader.hpp"
#include "koers/dataset.hpp"
#include "scenario/quantities.hpp"

namespace koers::scenario {

struct DatasetDraft;

/// What the columns laag, midden, hoog, verdeling, eenheid, kwaliteit, bron and toelichting say.
struct Value {
    double low{};
    double central{};
    double high{};
    DistributionKind distribution{DistributionKind::fixed};
    std::string unit;
    Grade grade{Grade::c};
    std::string source;
    std::string note;
};

/// Evidence of a row: columns kwaliteit, bron and toelichting.
struct Evidence {
    Grade grade{Grade::c};
    std::string source;
    std::string note;
};

/// A parameter is drawn from its own law; a row of a curve takes its uncertainty from a parameter (`via:`).
enum class ValueUse : std::uint8_t { parameter, curve };

/// Reads the VALUE columns of a row and checks them against `quantity` and against their law.
std::optional<Value> read_value(input::RowReader& row, DatasetDraft& draft, const Quantity& quantity, ValueUse use);

/// The same for a number that is always part of a curve.
std::optional<double> read_curve_value(input::RowReader& row, DatasetDraft& draft, const Quantity& quantity);

/// Reads kwaliteit, bron and toelichting; every source but that of a grade C must be in bronnen.csv.
std::optional<Evidence> read_evidence(input::RowReader& row, DatasetDraft& draft);

[[nodiscard]] Parameter as_parameter(const std::string& id, const std::string& description, const Value& value);

/// Three readings of one number with their law, and where to point when they do not fit.
struct Reading {
    double low{};
    double central{};
    double high{};
    DistributionKind distribution{DistributionKind::fixed};
    Location values;
    Location law;
    std::string values_text;
};

/// Whether the readings are in order and possible under their law; notes a fault if not.
bool check_reading(const Reading& reading, input::Faults& faults);

inline constexpr std::array<input::Choice<DistributionKind>, 7> distribution_choices{
    {{"vast", DistributionKind::fixed},
     {"normaal", DistributionKind::normal},
     {"lognormaal", DistributionKind::lognormal},
     {"beta", DistributionKind::beta},
     {"gamma", DistributionKind::gamma},
     {"pert", DistributionKind::pert},
     {"uniform", DistributionKind::uniform}}};

inline constexpr std::array<input::Choice<Grade>, 3> grade_choices{{{"A", Grade::a}, {"B", Grade::b}, {"C", Grade::c}}};

} // namespace koers::scenario
