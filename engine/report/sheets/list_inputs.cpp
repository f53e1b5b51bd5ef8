#include "report/sheets/list_inputs.hpp"

#include <cmath>
#include <optional>

#include "koers/measure_list.hpp"
#include "report/sheets/measure_facts.hpp"
#include "report/sheets/measure_money.hpp"

namespace koers::sheets {
namespace {

/// Whether a reader of whole euros a year takes the parameter for another one.
bool looks_like(const Parameter& parameter, const Parameter& other) {
    constexpr double much = 10.0; // far more than rounding does
    return std::abs(parameter.central - other.central) < much;
}

bool is_whole(const Parameter& parameter) {
    return parameter.distribution == DistributionKind::fixed && parameter.central == std::round(parameter.central);
}

/// A share as a percentage with the digits that a scenario file has of it.
double readable_percentage(double share) {
    constexpr double digits = 1e10;
    return std::round(share * digits) / (digits / 100.0);
}

class InputCells {
public:
    InputCells(const Scenario& scenario, const Measure& measure, int last_year)
        : scenario_{scenario},
          measure_{measure},
          last_year_{last_year},
          chosen_{chosen_of(*scenario.dataset, measure)} {}

    std::vector<std::pair<std::string, Cell>> cells() {
        if (chosen_ == nullptr) {
            add_text("werkt_op", lever_word(measure_.lever));
            add_text("doelwit", target_text(*scenario_.dataset, measure_));
            add_part();
        }
        add_strength();
        if (measure_.grows_to) {
            add("groei_tot", {*measure_.grows_to});
        }
        if (measure_.duration) {
            add("duur", {static_cast<double>(*measure_.duration)});
        }
        add_reached_share();
        add_friction();
        const Parameter& strength = parameter(measure_.strength);
        add_text("bron", strength.source);
        add_text("kwaliteit", letter(strength.grade));
        return std::move(cells_);
    }

private:
    [[nodiscard]] const Parameter& parameter(ParameterId id) const { return scenario_.parameters[id.index()]; }

    void add(const std::string& column, Cell cell) { cells_.emplace_back(column, std::move(cell)); }

    void add_text(const std::string& column, const std::string& text) {
        if (!text.empty()) {
            cells_.emplace_back(column, Cell{text});
        }
    }

    void add_readings(const std::string& prefix, const Parameter& of) {
        add(prefix + "_laag", Cell{of.low});
        add(prefix + "_midden", Cell{of.central});
        add(prefix + "_hoog", Cell{of.high});
        add_text(prefix + "_verdeling", law_word(of.distribution));
    }

    void add_part() {
        const Dataset& data = *scenario_.dataset;
        add_text("inkomen", measure_.income ? data.demography.incomes[*measure_.income] : "");
        add_text("verwijzer", measure_.referrer ? data.referrers[*measure_.referrer] : "");
    }

    void add_strength() {
        const Parameter& own = parameter(measure_.strength);
        const Parameter* known = chosen_ == nullptr ? nullptr : &chosen_->amount;
        const bool full = strength_in(measure_, last_year_) == 1.0 || strength_in(measure_, measure_.from) == 1.0;
        const bool told_by_years = MeasureMoney::is_amount(measure_) && is_whole(own) && own.central != 0.0 && full &&
                                   measure_.from <= last_year_ && !measure_.grows_to &&
                                   (known == nullptr || !looks_like(own, *known));
        const bool of_catalogue = known != nullptr && same_law(own, *known);
        if (!of_catalogue && !told_by_years) {
            add_readings("sterkte", own);
        }
    }

    void add_reached_share() {
        if (!measure_.reached_share) {
            return;
        }
        const Parameter& own = parameter(*measure_.reached_share);
        if (is_realised(measure_)) {
            add("gerealiseerd_bedrag", {std::round(own.central * parameter(measure_.strength).central)});
            add("gerealiseerd_procent", {readable_percentage(own.central)});
            return;
        }
        const auto kind = chosen_ != nullptr ? std::optional{chosen_->kind} : measure_.kind;
        const Catalogue& catalogue = scenario_.dataset->catalogue;
        if (!kind || !same_law(own, catalogue.reached_share[static_cast<std::size_t>(*kind)])) {
            add_readings("realisatie", own);
        }
    }

    void add_friction() {
        if (!measure_.friction) {
            return;
        }
        const Parameter& own = parameter(*measure_.friction);
        const Parameter* known = chosen_ != nullptr && chosen_->friction ? &*chosen_->friction : nullptr;
        const bool told_by_years =
            is_whole(own) && measure_.from <= last_year_ && (known == nullptr || !looks_like(own, *known));
        const bool of_catalogue = known != nullptr && same_law(own, *known);
        if (!of_catalogue && !told_by_years) {
            add_readings("frictie", own);
        }
    }

    const Scenario& scenario_;
    const Measure& measure_;
    int last_year_;
    const CatalogueMeasure* chosen_;
    std::vector<std::pair<std::string, Cell>> cells_;
};

} // namespace

std::vector<std::pair<std::string, Cell>> list_inputs(const Scenario& scenario, const Measure& measure,
                                                      int last_budget_year) {
    return InputCells{scenario, measure, last_budget_year}.cells();
}

} // namespace koers::sheets
