#include <array>

#include <fmt/format.h>

#include "input/table_reader.hpp"
#include "scenario/data_files.hpp"
#include "scenario/read_publication.hpp"

namespace koers::scenario {
namespace {

using input::Located;
using input::Read;
using input::TableReader;

constexpr std::string_view file = "gemeente.toml";

constexpr std::array<input::Choice<MonthStep>, 2> month_steps{
    {{"doorlopend", MonthStep::continuous}, {"cohort", MonthStep::cohort}}};

struct Years {
    Read<int> first;
    Read<int> last;
    Read<int> first_budget;
    Read<int> last_budget;
    Read<int> trend_until;
    Read<int> unfilled_until;
    bool in_order{};
};

/// Notes a year that comes before one that it must not precede.
void check_order(const Read<int>& early, const std::string& early_name, const Read<int>& late, input::Faults& faults) {
    if (early && late && late->value < early->value) {
        faults.note("D011", late->where, late->text, "jaar valt te vroeg",
                    fmt::format("het mag niet voor {} ({}) liggen", early_name, early->value));
    }
}

void check_years(const Years& years, input::Faults& faults) {
    check_order(years.first, "eerste_jaar", years.first_budget, faults);
    check_order(years.first_budget, "eerste_begrotingsjaar", years.last_budget, faults);
    check_order(years.last_budget ? years.last_budget : years.first,
                years.last_budget ? "laatste_begrotingsjaar" : "eerste_jaar", years.last, faults);
    check_order(years.first, "eerste_jaar", years.trend_until, faults);
    check_order(years.first, "eerste_jaar", years.unfilled_until, faults);
    if (years.first && years.last && years.last->value - years.first->value > 100) {
        faults.note("D011", years.last->where, years.last->text, "jaar valt te laat",
                    "een berekening beslaat hoogstens honderd jaar");
    }
}

std::vector<int> read_report_years(TableReader& table, const Years& years) {
    std::vector<int> result;
    const auto report = table.integers("doorkijk", year_range);
    const bool known = years.in_order && years.first && years.last;
    for (std::size_t i = 0; report && i < report->size(); ++i) {
        const Located<int>& year = (*report)[i];
        if (known && (year.value < years.first->value || year.value > years.last->value)) {
            table.faults().note(
                "D011", year.where, year.text, "doorkijkjaar buiten de rekenjaren",
                fmt::format("kies een jaar van {} tot en met {}", years.first->value, years.last->value));
        }
        result.push_back(year.value);
    }
    return result;
}

Years read_years(TableReader& table) {
    Years years;
    years.first = table.integer("eerste_jaar", year_range);
    years.last = table.integer("laatste_jaar", year_range);
    years.first_budget = table.integer("eerste_begrotingsjaar", year_range);
    years.last_budget = table.integer("laatste_begrotingsjaar", year_range);
    years.trend_until = table.integer("trend_tot", year_range);
    years.unfilled_until = table.integer("krapte_tot", year_range);
    const std::size_t faults_before = table.faults().count();
    check_years(years, table.faults());
    years.in_order = table.faults().count() == faults_before;
    return years;
}

void read_labels(TableReader& table, const std::string& key, input::Names& names, std::vector<std::string>& labels,
                 input::Faults& faults) {
    const auto texts = table.texts(key);
    if (!texts) {
        names.set_incomplete();
        return;
    }
    if (texts->empty()) {
        faults.note("W006", table.place(key), key, "lege lijst", "noem minstens een label");
        names.set_incomplete();
    }
    for (const auto& text : *texts) {
        if (!check_name(text, faults)) {
            names.set_incomplete();
        } else if (names.add(text, faults) == labels.size()) {
            labels.push_back(text.value);
        }
    }
}

void set_dimensions_unknown(DatasetDraft& draft) {
    draft.sexes.set_incomplete();
    draft.households.set_incomplete();
    draft.incomes.set_incomplete();
}

void read_dimensions(DatasetDraft& draft, const input::TomlTable* from) {
    if (from == nullptr) {
        set_dimensions_unknown(draft);
        return;
    }
    TableReader table{*from, draft.faults};
    Demography& people = draft.data.demography;
    read_labels(table, "geslacht", draft.sexes, people.sexes, draft.faults);
    read_labels(table, "huishouden", draft.households, people.households, draft.faults);
    read_labels(table, "inkomen", draft.incomes, people.incomes, draft.faults);
    const auto mother = table.text("moeder");
    const auto position = mother ? draft.sexes.find(*mother, draft.faults) : std::nullopt;
    people.mother_sex = position.value_or(0);
    table.reject_unknown_keys();
}

void read_fee(DatasetDraft& draft, const input::TomlTable* from) {
    if (from != nullptr) {
        TableReader table{*from, draft.faults};
        draft.fee_goal = table.text("doel");
        draft.fee_taakveld = table.text("taakveld");
        table.reject_unknown_keys();
    }
}

} // namespace

void read_municipality(DatasetDraft& draft) {
    const auto source = draft.open(std::string{file});
    const auto root = source ? input::parse_toml(*source, draft.faults) : std::nullopt;
    if (!root) {
        set_dimensions_unknown(draft);
        return;
    }
    TableReader table{*root, draft.faults};
    const auto name = table.text("naam");
    (void)table.text("cbs_code"); // for `publication_of`, as are the next two; the engine has no use for them
    (void)read_publication(table.optional_table("publicatie"), draft.faults);
    (void)read_programmas(table.optional_table("programmas"), draft.faults);
    const Years years = read_years(table);
    const auto price_level = table.integer("prijspeil", year_range);
    const auto elderly_from = table.integer("oudere_vanaf", age_range);
    const auto mortality_base = table.integer("sterfte_basisjaar", year_range);
    const auto month_step = table.has("maandstap") ? table.choice("maandstap", month_steps) : std::nullopt;
    draft.data.report_years = read_report_years(table, years);
    read_fee(draft, table.table("eigen_bijdrage"));
    read_dimensions(draft, table.table("dimensies"));
    table.reject_unknown_keys();
    draft.years_known =
        years.in_order && years.first && years.last && years.first_budget && years.last_budget && price_level;
    Dataset& data = draft.data;
    data.municipality = name ? name->value : "";
    data.first_year = years.first ? years.first->value : 0;
    data.last_year = years.last ? years.last->value : 0;
    data.price_level_year = price_level ? price_level->value : 0;
    data.first_budget_year = years.first_budget ? years.first_budget->value : 0;
    data.last_budget_year = years.last_budget ? years.last_budget->value : 0;
    data.trend_until = years.trend_until ? years.trend_until->value : 0;
    data.unfilled_until = years.unfilled_until ? years.unfilled_until->value : 0;
    data.month_step = month_step.value_or(MonthStep::continuous);
    data.elderly_from = elderly_from ? elderly_from->value : 0;
    data.demography.mortality_base_year = mortality_base ? mortality_base->value : 0;
}

} // namespace koers::scenario
