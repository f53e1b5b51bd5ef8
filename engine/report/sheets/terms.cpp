#include "report/sheets/sheets.hpp"

namespace koers::sheets {

Table terms() {
    Table table = titled("begrippen", "Begrippen", "Begrippen");
    table.columns = {{"Begrip", "begrip", Kind::text, "begrip", Adding::meaningless, 34},
                     {"Betekenis", "betekenis", Kind::text, "betekenis", Adding::meaningless, 110}};
    const std::pair<const char*, const char*> shown[] = {
        {"Doorrekening", "Een mogelijk verloop met getrokken aannames en toeval; elk scenario heeft er evenveel."},
        {"P10", "laag (1 op 10 kans dat het lager uitvalt)"},
        {"P50", "midden: in de helft van de doorrekeningen valt het lager uit"},
        {"P90", "hoog (1 op 10 kans dat het hoger uitvalt)"},
        {"Gemiddelde", "Verwachte waarde over alle doorrekeningen. Gemiddelden tellen op, percentielen niet."},
        {"Totaal", "Per doorrekening opgeteld over de thema's; daaruit volgen de percentielen van het totaal."},
        {"Spreidingsvoordeel", "Som van de P90's van de thema's min de P90 van het totaal: tegenvallers vallen niet "
                               "allemaal samen."},
        {"Prognose", "Lasten - baten volgens de doorrekeningen, met de maatregelen van het scenario."},
        {"Vastgestelde begroting", "De begroting uit het plan; bij nominale prijzen geïndexeerd en met de vergoeding "
                                   "voor prijsstijging."},
        {"Algemene dekkingsmiddelen", "Deel van een wijziging van de algemene uitkering dat voor dit domein is; staat "
                                      "buiten de thema's."},
        {"Kans op overschrijding", "Deel van de doorrekeningen waarin lasten - baten boven de begroting ligt."},
        {"Structureel", "Zonder incidentele lasten: frictiekosten en maatregelen van hoogstens drie jaar (BBV)."},
        {"Saldo", "Baten - lasten; op werkblad F2 zonder de begroting."},
        {"V en N", "V = voordeel (lager dan de begroting), N = nadeel (hoger dan de begroting)."},
        {"Taakveld", "Indeling van gemeentelijke lasten en baten volgens het Rijk (Iv3)."},
        {"Kwaliteit", "Onderbouwing van een aanname: A officieel cijfer, B afgeleid, C aanname."},
        {"Prijspeil begroting", "Alle jaren in de prijzen van de begroting, zonder algemene prijsstijging."},
        {"Nominaal", "Lasten, baten en begroting in prijzen van het jaar zelf."},
    };
    for (const auto& [term, meaning] : shown) {
        table.rows.push_back({{{std::string{term}}, {std::string{meaning}}}});
    }
    return table;
}

} // namespace koers::sheets
