#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "koers/measure_list.hpp"
#include "scenario/levers.hpp"

namespace koers {
namespace {

using enum ListUse;
using enum ListYears;
using Value = ListValue;

constexpr std::array columns{
    MeasureColumn{"scenario", "Scenario", "scenario waarin de maatregel zit", Value::text, read, none, 22},
    MeasureColumn{"nr", "Nr.", "volgnummer in het scenario", Value::count, computed, none, 6},
    MeasureColumn{"code", "Code", "id van de maatregel", Value::text, read, none, 24},
    MeasureColumn{"naam", "Naam maatregel", "naam", Value::text, read, none, 34},
    MeasureColumn{"omschrijving", "Omschrijving", "wat er gebeurt, of waar het bedrag op rust", Value::text, describing,
                  none, 40},
    MeasureColumn{"programma", "Programma", "programma van de begroting", Value::text, filled, none, 14},
    MeasureColumn{"thema", "Thema", "thema van het doel", Value::text, computed, none, 26},
    MeasureColumn{"doel", "Doel", "nummer van het doel", Value::text, computed, none, 7},
    MeasureColumn{"taakveld", "Taakveld", "taakveld waarop de maatregel wordt geboekt", Value::text, computed, none,
                  10},
    MeasureColumn{"portefeuillehouder", "Portefeuillehouder", "wie erover gaat in het college", Value::text, filled,
                  none, 16},
    MeasureColumn{"budgethouder", "Budgethouder", "wie het budget beheert", Value::text, filled, none, 16},
    MeasureColumn{"ui", "U/I", "U = uitgaven, I = inkomsten", Value::text, computed, none, 6},
    MeasureColumn{"soort", "Soort (bezuiniging / taakstelling / ombuiging / investering)",
                  "soort; bepaalt welk deel van het bedrag naar verwachting wordt gehaald", Value::text, read, none,
                  18},
    MeasureColumn{"beleidsruimte", "Wettelijke taak of beleidsvrijheid (wettelijk minimum / deels vrij / vrij)",
                  "ruimte die de wet laat", Value::text, describing, none, 18},
    MeasureColumn{
        "knop", "Knop (aantal cliënten / zwaarte-duur / tarief / subsidie / organisatie / inkomsten / ramingswijze)",
        "waaraan wordt gedraaid; een andere ramingswijze is geen besparing", Value::text, describing, none, 20},
    MeasureColumn{"vanaf", "Startdatum", "jaar waarin de maatregel begint, op 1 januari", Value::year, read, none, 11},
    MeasureColumn{"ingroei", "Ingroei (maanden)", "maanden tot volle sterkte; hele jaren", Value::count, read, none,
                  11},
    MeasureColumn{"bruto", "Bruto bedrag", "bedrag als alles wordt gehaald, zonder frictiekosten", Value::amount, read,
                  each, 12},
    MeasureColumn{"structureel_vanaf", "Structureel vanaf", "eerste jaar op volle sterkte; leeg bij incidenteel",
                  Value::year, computed, none, 12},
    MeasureColumn{"is", "I/S", "I = incidenteel (hoogstens drie jaar), S = structureel", Value::text, computed, none,
                  6},
    MeasureColumn{"frictie", "Frictie- en gevolgkosten", "eenmalige kosten van de verandering", Value::amount, read,
                  each, 12},
    MeasureColumn{"realisatie_p10", "Verwachte realisatie % P10", "deel van het bruto bedrag dat wordt gehaald: laag",
                  Value::percentage, computed, none, 12},
    MeasureColumn{"realisatie_p50", "Verwachte realisatie % P50", "deel van het bruto bedrag dat wordt gehaald: midden",
                  Value::percentage, computed, none, 12},
    MeasureColumn{"realisatie_p90", "Verwachte realisatie % P90", "deel van het bruto bedrag dat wordt gehaald: hoog",
                  Value::percentage, computed, none, 12},
    MeasureColumn{"netto_p50", "Netto verwacht P50", "wat wordt gehaald met de frictiekosten: midden", Value::amount,
                  computed, each, 12},
    MeasureColumn{"netto_p10", "Netto verwacht P10", "laag (1 op 10 kans dat het lager uitvalt)", Value::amount,
                  computed, last, 12},
    MeasureColumn{"netto_p90", "Netto verwacht P90", "hoog (1 op 10 kans dat het hoger uitvalt)", Value::amount,
                  computed, last, 12},
    MeasureColumn{"vn", "V/N", "V = voordeel, N = nadeel, in het laatste begrotingsjaar", Value::text, computed, last,
                  6},
    MeasureColumn{"elders", "Weglek of terugslag (€ P50, naar taakveld)",
                  "wat er op andere taakvelden verandert als de maatregel meedoet: plus is meer lasten - baten, in de "
                  "eenheid van de tabel; verwachte aantallen, de vijf grootste",
                  Value::text, computed, last, 30},
    MeasureColumn{"weglek", "Weglek of terugslag, opmerking", "in te vullen", Value::text, filled, none, 22},
    MeasureColumn{"effect", "Maatschappelijk effect", "wat inwoners merken", Value::text, describing, none, 46},
    MeasureColumn{"doelgroep", "Doelgroep en aantal inwoners geraakt (P50)", "hoeveel inwoners de maatregel raakt",
                  Value::persons, describing, none, 14},
    MeasureColumn{
        "op_indicatoren", "Effect op indicator (code, richting, P50, P10-P90)",
        "wat er in een indicator verandert als de maatregel meedoet, in zijn eigen eenheid, met P10 tot P90; de "
        "vijf grootste",
        Value::text, computed, last, 34},
    MeasureColumn{"indicatoren", "Effect op indicator, opmerking", "in te vullen", Value::text, filled, none, 22},
    MeasureColumn{"sociale_cohesie", "Criterium sociale cohesie (+/0/-)", "oordeel van de gemeente", Value::text,
                  filled, none, 12},
    MeasureColumn{"wettelijke_taken", "Criterium wettelijke taken (+/0/-)", "oordeel van de gemeente", Value::text,
                  filled, none, 12},
    MeasureColumn{"organisatie_op_orde", "Criterium organisatie op orde (+/0/-)", "oordeel van de gemeente",
                  Value::text, filled, none, 12},
    MeasureColumn{"risico", "Risico", "wat er mis kan gaan", Value::text, filled, none, 22},
    MeasureColumn{"uitvoerbaarheid", "Uitvoerbaarheid (1-5)", "oordeel van de gemeente", Value::text, filled, none, 14},
    MeasureColumn{"juridische_toets", "Juridische toets (Verordening / overgangsrecht / Besluit reële prijs)",
                  "uitkomst van de toets", Value::text, filled, none, 22},
    MeasureColumn{"vereist", "Afhankelijk van maatregel nr.", "codes van maatregelen waar deze niet zonder kan",
                  Value::text, describing, none, 20},
    MeasureColumn{"sluit_uit", "Sluit uit maatregel nr.", "codes van maatregelen die niet samengaan met deze",
                  Value::text, describing, none, 20},
    MeasureColumn{"onzekerheidsklasse", "Onzekerheidsklasse (laag / gemiddeld / hoog / zeer hoog)",
                  "band (P90 - P10) tegenover het midden: tot 25, 50 of 100%, of meer", Value::text, computed, none,
                  16},
    MeasureColumn{"bron", "Onderbouwing (bron)", "bronnen, zie bronnen.csv van de gegevens", Value::text, read, none,
                  16},
    MeasureColumn{"status", "Status (idee / uitgewerkt / besloten / in uitvoering / gerealiseerd / afgeraamd)",
                  "stand van zaken", Value::text, filled, none, 16},
    MeasureColumn{"stoplicht", "Stoplicht", "oordeel over de voortgang", Value::text, filled, none, 11},
    MeasureColumn{"gerealiseerd_bedrag", "Gerealiseerd bedrag (euro per jaar)",
                  "wat bij volle sterkte echt is gehaald; bij status gerealiseerd of afgeraamd", Value::number, read,
                  none, 14},
    MeasureColumn{"gerealiseerd_procent", "Gerealiseerd (%)",
                  "hetzelfde als deel van het bruto bedrag; een van de twee is genoeg", Value::number, read, none, 14},
    MeasureColumn{"werkt_op", "Werkt op", "knop van het rekenmodel; leeg bij een maatregel uit de catalogus",
                  Value::text, read, none, 16},
    MeasureColumn{"doelwit", "Doelwit", "voorziening, sector, budgetregel of ruimte waarop de maatregel werkt",
                  Value::text, read, none, 20},
    MeasureColumn{"inkomen", "Inkomen", "alleen aanvragen van deze inkomensgroep", Value::text, read, none, 12},
    MeasureColumn{"verwijzer", "Verwijzer", "alleen aanvragen via deze verwijzer", Value::text, read, none, 12},
    MeasureColumn{"sterkte_laag", "Sterkte laag",
                  "factor, aandeel of euro per jaar; leeg als het bruto bedrag het zegt", Value::number, read, none,
                  12},
    MeasureColumn{"sterkte_midden", "Sterkte midden", "midden van de sterkte", Value::number, read, none, 12},
    MeasureColumn{"sterkte_hoog", "Sterkte hoog", "hoge lezing van de sterkte", Value::number, read, none, 12},
    MeasureColumn{"sterkte_verdeling", "Sterkte verdeling", "verdeling van de sterkte", Value::text, read, none, 12},
    MeasureColumn{"groei_tot", "Groei tot", "elk jaar komt het bedrag erbij, tot dit bedrag", Value::number, read, none,
                  12},
    MeasureColumn{"duur", "Duur (jaren)", "jaren dat de maatregel werkt; leeg: blijvend", Value::count, read, none, 8},
    MeasureColumn{"realisatie_laag", "Realisatie laag", "deel dat wordt gehaald, 0 tot 2; leeg: dat van de soort",
                  Value::number, read, none, 12},
    MeasureColumn{"realisatie_midden", "Realisatie midden", "midden van de realisatie", Value::number, read, none, 12},
    MeasureColumn{"realisatie_hoog", "Realisatie hoog", "hoge lezing van de realisatie", Value::number, read, none, 12},
    MeasureColumn{"realisatie_verdeling", "Realisatie verdeling", "verdeling van de realisatie", Value::text, read,
                  none, 12},
    MeasureColumn{"frictie_laag", "Frictie laag", "eenmalige kosten in euro; leeg als de kosten per jaar het zeggen",
                  Value::number, read, none, 12},
    MeasureColumn{"frictie_midden", "Frictie midden", "midden van de frictiekosten", Value::number, read, none, 12},
    MeasureColumn{"frictie_hoog", "Frictie hoog", "hoge lezing van de frictiekosten", Value::number, read, none, 12},
    MeasureColumn{"frictie_verdeling", "Frictie verdeling", "verdeling van de frictiekosten", Value::text, read, none,
                  12},
    MeasureColumn{"kwaliteit", "Kwaliteit (A-C)", "A officieel cijfer, B afgeleid, C aanname", Value::text, read, none,
                  10},
};

template <class T, std::size_t n>
std::string word_of(const std::array<input::Choice<T>, n>& choices, T value) {
    const auto found =
        std::find_if(choices.begin(), choices.end(), [value](const auto& choice) { return choice.second == value; });
    return std::string{found->first};
}

} // namespace

std::span<const MeasureColumn> measure_columns() {
    return columns;
}

std::string ListedColumn::name() const {
    return year == 0 ? column->name : fmt::format("{}_{}", column->name, year);
}

std::string ListedColumn::heading() const {
    return year == 0 ? column->heading : fmt::format("{} {}", column->heading, year);
}

std::vector<ListedColumn> listed_columns(int first_year, int last_year) {
    std::vector<ListedColumn> result;
    for (const MeasureColumn& column : columns) {
        if (column.years == none) {
            result.push_back({&column, 0});
        }
        for (int year = first_year; year <= last_year; ++year) {
            if (column.years == each || (column.years == last && year == last_year)) {
                result.push_back({&column, year});
            }
        }
    }
    return result;
}

std::string lever_word(Lever lever) {
    return word_of(scenario::lever_choices, lever);
}

std::string law_word(DistributionKind kind) {
    return word_of(scenario::distribution_choices, kind);
}

} // namespace koers
