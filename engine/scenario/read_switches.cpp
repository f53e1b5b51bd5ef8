#include <map>

#include <fmt/format.h>

#include "scenario/data_files.hpp"
#include "scenario/levers.hpp"
#include "scenario/read_common.hpp"

namespace koers::scenario {
namespace {

using input::Located;
using input::RowReader;

constexpr std::array<input::Choice<bool>, 2> yes_no{{{"ja", true}, {"nee", false}}};

/// Reads aannames.csv row by row; a schakelaar or stand comes into being with its first row.
class SwitchReader {
public:
    explicit SwitchReader(DatasetDraft& draft) : draft_{draft} {}

    void read(RowReader& row) {
        const auto name = row.name("schakelaar");
        const auto level_name = row.name("stand");
        const auto standard = row.choice("standaard", yes_no);
        const auto parameter_name = row.text("parameter");
        const auto parameter = row.reference("parameter", draft_.parameters);
        const auto value = read_value(row, draft_, quantity_of(parameter), ValueUse::parameter);
        if (!name || !level_name) {
            draft_.switches.set_incomplete();
            return;
        }
        const std::size_t which = switch_position(*name);
        const std::size_t level = level_position(which, *level_name, standard);
        SwitchLevel& target = draft_.data.switches[which].levels[level];
        unclear_[which] = unclear_[which] || !standard;
        if (standard && *standard != target.is_default) {
            unclear_[which] = true;
            draft_.faults.note("D008", row.text("standaard")->where, *standard ? "ja" : "nee",
                               "stand is de ene keer wel en de andere keer niet standaard",
                               "maak standaard gelijk in alle rijen van deze stand");
        }
        if (!parameter) {
            return;
        }
        rows_.see(fmt::format("{}, {}, {}", name->value, level_name->value, parameter_name->value), row.where(),
                  draft_.faults);
        check_owner(which, *parameter, *parameter_name);
        check_growth(*parameter, *parameter_name, value);
        const Parameter& base = draft_.data.parameters[*parameter];
        target.replaces.emplace_back(ParameterId{*parameter},
                                     as_parameter(base.id, base.description, value.value_or(Value{})));
    }

    /// Each switch needs one level that holds when a scenario says nothing.
    void check_defaults() const {
        for (std::size_t which = 0; which < draft_.data.switches.size(); ++which) {
            const Switch& here = draft_.data.switches[which];
            std::vector<std::string> defaults;
            for (const SwitchLevel& level : here.levels) {
                if (level.is_default) {
                    defaults.push_back(level.name);
                }
            }
            const auto unclear = unclear_.find(which);
            if (defaults.size() != 1 && (unclear == unclear_.end() || !unclear->second)) {
                draft_.faults.note("D008", draft_.switches.place(which), here.id,
                                   defaults.empty() ? "schakelaar zonder standaard"
                                                    : fmt::format("schakelaar met meer dan een standaard ({})",
                                                                  fmt::join(defaults, ", ")),
                                   "geef precies een stand standaard ja");
            }
        }
    }

private:
    /// The replacement must have the unit and range of the parameter itself.
    [[nodiscard]] Quantity quantity_of(const std::optional<std::size_t>& parameter) const {
        return parameter
                   ? Quantity{"", draft_.data.parameters[*parameter].unit, draft_.parameter_ranges[*parameter], ""}
                   : Quantity{"", "", {-1e12, 1e12}, ""};
    }

    std::size_t switch_position(const Located<std::string>& name) {
        if (const auto known = draft_.switches.position(name.value)) {
            return *known;
        }
        draft_.data.switches.push_back({name.value, {}});
        draft_.switch_levels.emplace_back("stand van " + name.value, "aannames.csv");
        return draft_.switches.add(name, draft_.faults);
    }

    std::size_t level_position(std::size_t which, const Located<std::string>& name,
                               const std::optional<bool>& standard) {
        input::Names& levels = draft_.switch_levels[which];
        if (const auto known = levels.position(name.value)) {
            return *known;
        }
        draft_.data.switches[which].levels.push_back({name.value, standard.value_or(false), {}});
        return levels.add(name, draft_.faults);
    }

    /// Two switches that replace one parameter would leave it to chance which of them counts.
    void check_owner(std::size_t which, std::size_t parameter, const Located<std::string>& name) {
        const auto [owner, is_new] = owners_.emplace(parameter, which);
        if (owner->second != which) {
            draft_.faults.note(
                "D009", name.where, name.value,
                fmt::format("schakelaar {} verandert deze parameter al", draft_.data.switches[owner->second].id),
                "een parameter hoort bij hoogstens een schakelaar");
        }
    }

    /// An amount that a level gives must grow towards the limit of its measure.
    void check_growth(std::size_t parameter, const Located<std::string>& name, const std::optional<Value>& value) {
        for (const Measure& measure : draft_.data.switched_measures) {
            if (value && measure.strength.index() == parameter && measure.grows_to &&
                grows_away(*measure.grows_to, {value->low, value->high})) {
                draft_.faults.note("M009", name.where, name.value, "groei_tot van de ingreep heeft een ander teken",
                                   "geef beide hetzelfde teken");
            }
        }
    }

    DatasetDraft& draft_;
    RequiredRows rows_;
    std::map<std::size_t, std::size_t> owners_; // parameter -> switch
    std::map<std::size_t, bool> unclear_;       // switches with a faulty cell in column standaard
};

} // namespace

void read_switches(DatasetDraft& draft) {
    SwitchReader reader{draft};
    const Rows known = draft.each_row(
        "aannames.csv", with_value({"schakelaar", "stand", "standaard", "parameter"}),
        [&](RowReader& row) { reader.read(row); }, &draft.switches);
    if (known == Rows::all_known && draft.switches.complete()) {
        reader.check_defaults();
    }
}

} // namespace koers::scenario
