#include <fmt/format.h>

#include "koers/analysis.hpp"
#include "report/money_sign.hpp"
#include "report/sheets/rounding.hpp"
#include "report/sheets/sheets.hpp"

namespace koers::sheets {
namespace {

constexpr std::size_t value_at = 1;

class GuideRows {
public:
    explicit GuideRows(Table& table) : table_{table} {}

    void add(const std::string& item, const std::string& text, const std::string& remark = "") {
        table_.rows.push_back({{{item}, {text}, {remark}}});
    }

    void add_number(const std::string& item, double number, Kind kind, const std::string& remark = "") {
        table_.rows.push_back({{{item}, {number, kind}, {remark}}});
    }

    void name_last(const std::string& name) { table_.named_cells.push_back({name, table_.rows.size() - 1, value_at}); }

private:
    Table& table_;
};

void add_run(GuideRows& rows, const ReportInput& input, const ResultReader& result) {
    const RunIdentity& run = result.identity();
    rows.add("Status", "CONCEPT", "tot het college of de raad de cijfers heeft vastgesteld");
    rows.add("Gemeente", run.municipality);
    for (const ReportedScenario& of : input.scenarios) {
        rows.add("Scenario", of.contents->id, of.contents->name + ". " + of.contents->description);
    }
    rows.add("Datum", result.end(), "einde van de doorrekening (UTC)");
    rows.add("Programmaversie", "koers " + run.program_version);
    rows.add("Zaad", std::to_string(run.seed), "hetzelfde zaad geeft dezelfde uitkomst");
    rows.add_number("Aantal doorrekeningen (n)", run.replicates, Kind::count, "per scenario");
    rows.add("Trekking", run.sampling == Sampling::plain ? "gewoon" : "sobol", "hoe de aannames zijn getrokken");
    rows.add("Prijspeil", price_text(input));
    rows.add("Tekenconventie", sign_text(input.options.sign));
    rows.add("Opdrachtregel", run.command_line);
    rows.add("Invoer (SHA-256)", result.input_sha256(), "alle invoer staat in het resultaatbestand");
}

/// Budgets of the plan, per year, of the themas together and of the general cover; those of later scenarios where they
/// are other ones.
void add_controls(GuideRows& rows, const ReportInput& input, Source& source) {
    std::vector<double> first_totals;
    for (const ReportedScenario& of : input.scenarios) {
        const NamedArray budget = source.summary(of.contents->id, "begroting");
        if (!source.faults().empty()) {
            return;
        }
        const bool first = &of == &input.scenarios.front();
        const auto total = [&](const std::vector<std::size_t>& themas, int year) {
            double sum = 0.0;
            for (const std::size_t thema : themas) {
                sum += budget.at({static_cast<std::size_t>(Statistic::mean), position_of(*of.contents, year), thema});
            }
            return rounded(sum, 1.0);
        };
        std::size_t next = 0;
        for (const int year : budget_years(*of.contents)) {
            const double in_plan = total(themas_of_plan(of), year);
            if (first) {
                first_totals.push_back(in_plan);
            }
            if (first || in_plan != first_totals[next]) {
                rows.add_number(fmt::format("Controletotaal begroting {}", year), in_plan, Kind::euro,
                                of.contents->id + ": som van de thema's in hele euro's, zoals vastgesteld");
            }
            if (first) {
                rows.name_last(fmt::format("controletotaal_{}", year));
            }
            ++next;
        }
        for (const std::size_t cover : cover_of(of)) {
            for (const int year : budget_years(*of.contents)) {
                rows.add_number(fmt::format("{} {}", of.scenario->dataset->themas[cover].name, year),
                                total({cover}, year), Kind::euro,
                                of.contents->id + ": wijziging in hele euro's, buiten de thema's");
            }
        }
    }
}

} // namespace

Table reading_guide(const ReportInput& input, const std::vector<Table>& others, Source& source) {
    Table table = titled("leeswijzer", "Leeswijzer", "Leeswijzer");
    table.captions = {
        "Een doorrekening van scenario's, geen voorspelling. De bedragen in deze tabel zijn hele euro's."};
    table.columns = {
        {"Onderdeel", "onderdeel", Kind::text, "onderdeel", Adding::meaningless, 34},
        {"Inhoud", "inhoud", Kind::text, "inhoud; controletotalen in hele euro's", Adding::meaningless, 44},
        {"Toelichting", "toelichting", Kind::text, "toelichting", Adding::meaningless, 80}};
    GuideRows rows{table};
    add_run(rows, input, source.result());
    add_controls(rows, input, source);
    for (const Table& other : others) {
        rows.add("Werkblad", other.sheet, other.title);
    }
    return table;
}

} // namespace koers::sheets
