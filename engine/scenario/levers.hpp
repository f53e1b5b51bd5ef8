#pragma once

#include <array>
#include <optional>
#include <string>

#include "input/located.hpp"
#include "input/row_reader.hpp"
#include "koers/measure.hpp"
#include "scenario/dataset_draft.hpp"

namespace koers::scenario {

/// `werkt_op` as files write it.
inline constexpr std::array<input::Choice<Lever>, 10> lever_choices{{{"aanvraagkans", Lever::request_rate},
                                                                     {"verblijfsduur", Lever::stay},
                                                                     {"uren", Lever::hours},
                                                                     {"prijs", Lever::price},
                                                                     {"betaalaandeel", Lever::paid_share},
                                                                     {"personeel", Lever::staff},
                                                                     {"budgetregel", Lever::budget_line},
                                                                     {"budgetregels", Lever::budget_lines},
                                                                     {"eigen_bijdrage", Lever::fee},
                                                                     {"dekking", Lever::general_cover}}};

inline constexpr std::array<input::Choice<LegalRoom>, 3> room_choices{
    {{"wettelijk-minimum", LegalRoom::minimum}, {"deels-vrij", LegalRoom::partly_free}, {"vrij", LegalRoom::free}}};

inline constexpr std::array<input::Choice<MeasureKind>, measure_kinds> measure_kind_choices{
    {{"bezuiniging", MeasureKind::bezuiniging},
     {"taakstelling", MeasureKind::taakstelling},
     {"ombuiging", MeasureKind::ombuiging},
     {"investering", MeasureKind::investering}}};

/// The key that names what a lever works on; empty when there is but one thing.
[[nodiscard]] std::string target_key(Lever lever);

/// How strong a measure on this lever is: key `factor`, `bedrag` or `aandeel`, its unit and range.
[[nodiscard]] Quantity strength_of(Lever lever);

/// Sets what the measure works on; notes a fault if there is no such thing, or if it cannot have this lever.
void set_target(const DatasetDraft& draft, const input::Located<std::string>& name, const std::string& lever_name,
                Measure& measure, input::Faults& faults);

/// Notes the lever on the general cover in a data set without a label for it.
void check_cover(const DatasetDraft& draft, const Location& where, Lever lever, input::Faults& faults);

/// Sets the income class whose requests the measure works on.
void set_income(const DatasetDraft& draft, const input::Located<std::string>& name, Measure& measure,
                input::Faults& faults);

/// Sets the referrer whose requests the measure works on; notes a fault if this one refers nobody to the service.
void set_referrer(const DatasetDraft& draft, const input::Located<std::string>& name, Measure& measure,
                  input::Faults& faults);

/// Sets the first year; notes a fault if the simulation has no such budget year.
void set_start(const DatasetDraft& draft, const input::Located<int>& from, Measure& measure, input::Faults& faults);

/// Sets the limit of a growing amount; notes a fault if it can never be reached.
void set_limit(const input::Located<double>& limit, const input::Range& amount, const Location& ramp, Measure& measure,
               input::Faults& faults);

/// Whether an amount between these ends grows away from the limit.
[[nodiscard]] bool grows_away(double limit, const input::Range& amount);

} // namespace koers::scenario
