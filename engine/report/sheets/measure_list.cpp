#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "koers/measure_list.hpp"
#include "report/sheets/list_inputs.hpp"
#include "report/sheets/measure_effects.hpp"
#include "report/sheets/measure_facts.hpp"
#include "report/sheets/measure_money.hpp"
#include "report/sheets/programmas.hpp"
#include "report/sheets/rounding.hpp"
#include "report/sheets/sheets.hpp"

namespace koers::sheets {
namespace {

Kind kind_of(ListValue value, Kind money) {
    switch (value) {
    case ListValue::year:
        return Kind::year;
    case ListValue::count:
        return Kind::count;
    case ListValue::persons:
        return Kind::persons;
    case ListValue::percentage:
        return Kind::percentage;
    case ListValue::amount:
        return money;
    case ListValue::number:
        return Kind::decimal;
    case ListValue::text:
        break;
    }
    return Kind::text;
}

std::vector<Column> columns_of(const std::vector<ListedColumn>& listed, Kind money) {
    std::vector<Column> columns;
    for (const ListedColumn& one : listed) {
        const MeasureColumn& column = *one.column;
        const bool planned = column.value == ListValue::amount && column.use == ListUse::read; // as against percentiles
        columns.push_back({one.heading(), one.name(), kind_of(column.value, money), column.meaning,
                           planned ? Adding::meaningful : Adding::meaningless, column.width});
    }
    return columns;
}

/// How wide the band is against its middle.
std::string uncertainty_class(const Spread& spread) {
    const double width = std::abs(spread.p50) > 0.0 ? (spread.p90 - spread.p10) / std::abs(spread.p50) : 0.0;
    if (spread.p50 == 0.0 && spread.p90 == spread.p10) {
        return "";
    }
    if (spread.p50 == 0.0 || width > 1.0) {
        return "zeer hoog";
    }
    return width > 0.5 ? "hoog" : width > 0.25 ? "gemiddeld" : "laag";
}

/// A drawn share as a percentage, without the digits that the result file has not.
double percentage_of(double share) {
    constexpr double digits = 1e4;
    return std::round(100.0 * share * digits) / digits;
}

std::string ids_of(const Catalogue& catalogue, const std::vector<std::size_t>& measures) {
    std::string ids;
    for (const std::size_t measure : measures) {
        ids += (ids.empty() ? "" : "; ") + catalogue.measures[measure].id;
    }
    return ids;
}

Cell text_cell(const std::string& text) {
    return text.empty() ? Cell{} : Cell{text};
}

/// A scenario with what the expectation engine tells of its measures, if it was asked.
struct ListedScenario {
    const ReportedScenario& of;
    const std::vector<MeasureEffect>* effects{};
};

/// Adds the rows of one scenario: its measures and their total.
class MeasureRows {
public:
    MeasureRows(Table& table, const std::vector<ListedColumn>& listed, MoneyUnit unit, const ListedScenario& scenario,
                Source& source)
        : table_{table},
          listed_{listed},
          unit_{euros(unit)},
          of_{scenario.of},
          effects_{scenario.effects},
          data_{*of_.scenario->dataset},
          programmas_{data_},
          years_{budget_years(*of_.contents)},
          money_{source, of_},
          first_{table.rows.size()} {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            place_[table.columns[i].name] = i;
        }
    }

    void add() {
        const std::size_t count = own_measures(*of_.scenario);
        for (std::size_t i = 0; i < count; ++i) {
            add_measure(of_.scenario->measures[i], i + 1);
        }
        if (count > 0) {
            fill_planned();
            add_total();
        }
    }

private:
    void set(const std::string& column, Cell cell) { table_.rows.back().cells[place_.at(column)] = std::move(cell); }

    void set_year(const std::string& column, int year, Cell cell) {
        set(fmt::format("{}_{}", column, year), std::move(cell));
    }

    void start_row(const std::string& name, Role role) {
        table_.rows.push_back({std::vector<Cell>(table_.columns.size()), role});
        set("scenario", {of_.contents->id});
        set("naam", {name});
    }

    void add_measure(const Measure& measure, std::size_t number) {
        start_row(measure.name, Role::part);
        for (const ListedColumn& one : listed_) {
            if (one.column->use == ListUse::filled || one.column->use == ListUse::describing) {
                set(one.name(), text_cell(note_of(measure, one.name())));
            }
        }
        set("nr", {static_cast<double>(number)});
        set("code", {measure.id});
        describe(measure);
        place_in_budget(measure);
        if (effects_ != nullptr) {
            fill_effects(measure, (*effects_)[number - 1]);
        }
        fill_years(measure);
        if (MeasureMoney::is_amount(measure)) {
            fill_expected(measure);
        }
        for (const auto& [column, cell] : list_inputs(*of_.scenario, measure, years_.back())) {
            set(column, cell);
        }
    }

    /// What the catalogue tells, unless people keep another text.
    void describe(const Measure& measure) {
        const auto propose = [&](const char* column, Cell cell) {
            if (note_of(measure, column).empty()) {
                set(column, std::move(cell));
            }
        };
        const CatalogueMeasure* chosen = chosen_of(data_, measure);
        if (chosen != nullptr) {
            propose("omschrijving", text_cell(chosen->amount.note));
            propose("effect", text_cell(chosen->text));
            propose("doelgroep", chosen->target_group ? Cell{static_cast<double>(*chosen->target_group)} : Cell{});
            propose("vereist", text_cell(ids_of(data_.catalogue, chosen->needs)));
            propose("sluit_uit", text_cell(ids_of(data_.catalogue, chosen->excludes)));
        } else if (!MeasureMoney::is_amount(measure)) {
            propose("omschrijving", {fmt::format("werkt op {}; het bedrag volgt uit de doorrekening, zie koers "
                                                 "maatregelen",
                                                 lever_word(measure.lever))});
        }
        propose("beleidsruimte", text_cell(room_text(data_, measure)));
        propose("knop", text_cell(approach_text(data_, measure)));
        set("soort", text_cell(kind_text(data_, measure)));
        const bool income = measure.lever == Lever::fee || measure.lever == Lever::general_cover ||
                            (chosen != nullptr && chosen->approach == Approach::income);
        set("ui", {std::string{income ? "I" : "U"}});
    }

    void place_in_budget(const Measure& measure) {
        const MeasurePlace place = place_of(data_, measure);
        if (place.thema && note_of(measure, "programma").empty()) {
            set("programma", text_cell(programmas_.of({*place.thema})));
        }
        set("thema", place.thema ? Cell{data_.themas[place.thema->index()].name} : Cell{});
        set("doel", place.goal ? Cell{data_.goals[place.goal->index()].id} : Cell{});
        set("taakveld", place.taakveld ? Cell{data_.taakvelden[place.taakveld->index()].code} : Cell{});
    }

    void fill_effects(const Measure& measure, const MeasureEffect& effect) {
        set_year("elders", years_.back(), text_cell(elsewhere_text(data_, effect, place_of(data_, measure), unit_)));
        const Coordinate* indicators = of_.contents->coordinate("indicator");
        if (indicators != nullptr) {
            set_year("op_indicatoren", years_.back(), text_cell(indicators_text(indicators->texts, effect)));
        }
    }

    void fill_years(const Measure& measure) {
        constexpr int months = 12;
        set("vanaf", {static_cast<double>(measure.from)});
        set("ingroei", {static_cast<double>(measure.ramp * months)});
        const bool incidental = is_incidental(measure);
        set("is", {std::string{incidental ? "I" : "S"}});
        if (!incidental) {
            const double central = of_.scenario->parameters[measure.strength.index()].central;
            const double steps = measure.grows_to && central != 0.0 ? std::ceil(*measure.grows_to / central) : 1.0;
            set("structureel_vanaf", {measure.from + std::max<double>(measure.ramp, steps) - 1.0});
        }
    }

    void fill_expected(const Measure& measure) {
        const Spread share = spread_of(money_.reached_share(measure));
        set("realisatie_p10", {percentage_of(share.p10)});
        set("realisatie_p50", {percentage_of(share.p50)});
        set("realisatie_p90", {percentage_of(share.p90)});
        Spread widest;
        for (const int year : years_) {
            const std::vector<double> net = money_.net(measure, year);
            const Spread spread = spread_of(net);
            fill_net(year, spread);
            widest = std::abs(spread.p50) > std::abs(widest.p50) ? spread : widest;
            std::vector<double>& sums = net_[year];
            sums.resize(net.size(), 0.0);
            add_to(sums, net);
        }
        set("onzekerheidsklasse", text_cell(uncertainty_class(widest)));
    }

    void fill_net(int year, const Spread& spread) {
        set_year("netto_p50", year, {rounded(spread.p50, unit_)});
        if (year == years_.back()) {
            set_year("netto_p10", year, {rounded(spread.p10, unit_)});
            set_year("netto_p90", year, {rounded(spread.p90, unit_)});
            set_year("vn", year, spread.p50 == 0.0 ? Cell{} : Cell{std::string{spread.p50 > 0.0 ? "N" : "V"}});
        }
    }

    /// What is planned, rounded so that the measures add up to their total.
    void fill_planned() {
        for (const int year : years_) {
            std::vector<std::size_t> rows;
            std::vector<double> planned;
            std::vector<double> friction;
            for (std::size_t i = 0; i < own_measures(*of_.scenario); ++i) {
                const Measure& measure = of_.scenario->measures[i];
                if (MeasureMoney::is_amount(measure)) {
                    rows.push_back(first_ + i);
                    planned.push_back(money_.planned(measure, year));
                    friction.push_back(money_.friction(measure, year));
                }
            }
            put_parts(fmt::format("bruto_{}", year), rows, rounded_parts(planned, unit_));
            put_parts(fmt::format("frictie_{}", year), rows, rounded_parts(friction, unit_));
        }
    }

    void put_parts(const std::string& column, const std::vector<std::size_t>& rows, const std::vector<double>& parts) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            table_.rows[rows[i]].cells[place_.at(column)] = {parts[i]};
        }
    }

    void add_total() {
        const std::size_t last = table_.rows.size() - 1;
        start_row("Totaal", Role::total);
        for (const int year : years_) {
            for (const char* name : {"bruto", "frictie"}) {
                const std::string column = fmt::format("{}_{}", name, year);
                set(column, {Sum{{{first_, last, place_.at(column)}}}});
            }
            if (net_.contains(year)) {
                fill_net(year, spread_of(net_.at(year)));
            }
        }
    }

    Table& table_;
    const std::vector<ListedColumn>& listed_;
    double unit_;
    const ReportedScenario& of_;
    const std::vector<MeasureEffect>* effects_;
    const Dataset& data_;
    Programmas programmas_;
    std::vector<int> years_;
    MeasureMoney money_;
    std::size_t first_; // row of the first measure
    std::map<std::string, std::size_t> place_;
    std::map<int, std::vector<double>> net_; // of all measures together, by year
};

} // namespace

Table measure_list(const ReportInput& input, MoneyUnit unit, Source& source) {
    const Kind money = money_kind(unit);
    Table table = titled("f4_ombuigingen", "F4 Ombuigingen", "Ombuigingenlijst");
    const ScenarioContents& first = *input.scenarios.front().contents;
    const std::vector<ListedColumn> listed = listed_columns(first.first_budget_year, first.last_budget_year);
    table.columns = columns_of(listed, money);
    constexpr std::size_t up_to_name = 4;
    table.fixed_columns = up_to_name;
    table.captions = {
        fmt::format("{}, prijspeil {}; bedragen zijn lasten - baten: min is voordelig (V), plus is nadelig (N).",
                    unit == MoneyUnit::euro ? "Bedragen in hele euro's" : "Bedragen x € 1.000", price_level(first)),
        "Bruto is wat de maatregel oplevert als alles wordt gehaald. Netto is wat naar verwachting wordt gehaald, met "
        "de "
        "frictiekosten en zonder de gevolgen voor de zorg. Percentielen tellen niet op.",
        "Lege kolommen zijn in te vullen door de gemeente. De laatste kolommen, vanaf Werkt op, zijn voor het inlezen "
        "en "
        "altijd in hele euro's.",
        "Door afronding kunnen totalen afwijken van de som der delen."};
    add_scenarios(input, source, [&](const ReportedScenario& of) {
        const auto at = static_cast<std::size_t>(&of - input.scenarios.data());
        const auto* effects = input.again.measures.empty() ? nullptr : &input.again.measures[at];
        return MeasureRows{table, listed, unit, {of, effects}, source};
    });
    return table;
}

} // namespace koers::sheets
