#include "commands.hpp"

namespace koers::app {

std::string general_help() {
    return "koers rekent scenario's door voor de vraag naar zorg en de begroting van het sociaal domein.\n"
           "\n"
           "Gebruik: koers OPDRACHT [opties]\n"
           "\n"
           "  reken        rekent scenario's door en schrijft een resultaatbestand\n"
           "  controleer   controleert scenariobestanden en gegevens\n"
           "  doelen       toont per doel de begroting, voorzieningen, maatregelen en indicatoren\n"
           "\n"
           "  --help       deze uitleg; koers OPDRACHT --help geeft uitleg bij een opdracht\n"
           "  --versie     de versie van het programma\n"
           "\n"
           "Voorbeeld: koers reken scenarios/oegstgeest/huidig-beleid.toml --uit uit/basis.h5\n"
           "\n"
           "Afloop: 0 gelukt, 1 niet afgemaakt, 2 verkeerd gebruik of ongeldige invoer, 130 onderbroken.\n";
}

std::string simulate_help() {
    return "Gebruik: koers reken SCENARIO.toml... --uit uit.h5 [opties]\n"
           "\n"
           "Rekent scenario's door, schrijft een resultaatbestand (HDF5) en drukt een samenvatting af. Het eerste\n"
           "scenario is de basis van de verschillen. Ctrl-C breekt af; er blijft dan geen resultaatbestand achter.\n"
           "\n"
           "  --uit BESTAND        resultaatbestand (verplicht)\n"
           "  --overschrijf        vervang een bestaand resultaatbestand\n"
           "  -n GETAL             aantal doorrekeningen per scenario (10000)\n"
           "  --zaad GETAL         zaad van het toeval; hetzelfde zaad geeft dezelfde uitkomst (1)\n"
           "  --draden GETAL       aantal rekendraden (alle kernen); verandert de uitkomst niet\n"
           "  --blok GETAL         doorrekeningen per blok in het bestand (500); verandert de uitkomst niet\n"
           "  --bewaar WAT         per doorrekening bewaren: samenvatting, kern of alles (kern)\n"
           "  --prijspeil WAT      bedragen in de tabel: begroting of nominaal, met beide kanten geïndexeerd\n"
           "                       (begroting); het bestand bevat beide\n"
           "  --json               samenvatting als JSON\n"
           "  --stil               geen voortgang\n"
           "\n"
           "Voorbeeld: koers reken huidig-beleid.toml langer-thuis.toml -n 2000 --uit uit/vergelijk.h5\n";
}

std::string check_help() {
    return "Gebruik: koers controleer SCENARIO.toml... [--json]\n"
           "\n"
           "Controleert scenariobestanden en alle gegevens die zij gebruiken. Elke fout staat op een regel:\n"
           "bestand:regel:kolom, code, wat er mis is, de foute tekst en wat u kunt doen.\n"
           "\n"
           "  --json               uitkomst als JSON (ook de fouten) op standaarduitvoer\n"
           "\n"
           "Voorbeeld: koers controleer scenarios/oegstgeest/langer-thuis.toml\n";
}

std::string goals_help() {
    return "Gebruik: koers doelen SCENARIO.toml [--doel ID] [--json]\n"
           "\n"
           "Toont per doel wat er in het scenario bij hoort: budgetregels, voorzieningen, maatregelen en indicatoren,\n"
           "hoe de indicatoren worden gedekt en de zwakste kwaliteit van de cijfers ervoor.\n"
           "\n"
           "  --doel ID            een doel in het geheel, met de cijfers van elke indicator\n"
           "  --json               alles als JSON\n"
           "\n"
           "Voorbeeld: koers doelen scenarios/oegstgeest/preventie-investering.toml --doel 7\n";
}

} // namespace koers::app
