#include "commands.hpp"

namespace koers::app {

std::string general_help() {
    return "koers rekent scenario's door voor de vraag naar zorg en de begroting van het sociaal domein.\n"
           "\n"
           "Gebruik: koers OPDRACHT [opties]\n"
           "\n"
           "  reken        rekent scenario's door en schrijft een resultaatbestand\n"
           "  vergelijk    toont de verschillen tussen de scenario's van een resultaatbestand, met hun zekerheid\n"
           "  verklaar     laat zien waar verschillen tussen scenario's vandaan komen\n"
           "  rapport      maakt van een resultaatbestand een rapport (HTML), een Excel-werkmap en CSV-bestanden\n"
           "  importeer    maakt een scenario van een ingevulde ombuigingenlijst\n"
           "  maatregelen  laat per maatregel zien wat hij kost, oplevert en wanneer hij is terugverdiend\n"
           "  controleer   controleert scenariobestanden en gegevens\n"
           "  doelen       toont per doel de begroting, voorzieningen, maatregelen en indicatoren\n"
           "  graaf        tekent wat van geld en maatregelen naar uitkomsten loopt\n"
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
           "  -n GETAL             aantal doorrekeningen per scenario (10000; met --precisie hoogstens, 100000)\n"
           "  --precisie WAT       reken door tot de uitkomst zo precies is (half 95%-interval, elk begrotingsjaar):\n"
           "                       p90=0,25% (P90 van totale lasten - baten, in % van de begroting) of kans=1 (kans "
           "op\n"
           "                       overschrijding, in procentpunt); mag vaker, zonder getal gelden deze\n"
           "  --trekking WAT       parameters trekken met sobol (Sobol'-punten, preciezer) of gewoon (sobol)\n"
           "  --zaad GETAL         zaad van het toeval; hetzelfde zaad geeft dezelfde uitkomst (1)\n"
           "  --draden GETAL       aantal rekendraden (alle kernen); verandert de uitkomst niet\n"
           "  --blok GETAL         doorrekeningen per blok in het bestand (512); verandert de uitkomst niet\n"
           "  --bewaar WAT         per doorrekening bewaren: samenvatting, kern of alles (kern)\n"
           "  --prijspeil WAT      bedragen in de tabel: begroting of nominaal, met beide kanten geïndexeerd\n"
           "                       (begroting); het bestand bevat beide\n"
           "  --zonder-preventie   maatregelen veranderen alleen wat zij zelf doen, niets via de verbanden\n"
           "  --zonder-effect ID   hetzelfde voor een maatregel; mag vaker\n"
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

std::string compare_help() {
    return "Gebruik: koers vergelijk uit.h5 [opties]\n"
           "\n"
           "Toont hoe scenario's van een resultaatbestand verschillen, doorrekening voor doorrekening met dezelfde\n"
           "trekkingen: gemiddeld, P10, P50, P90, de kans op goedkoper of beter, en hoeveel doorrekeningen de gelijke\n"
           "trekkingen schelen (variantiereductie). Elk bedrag krijgt een V (voordelig) of N (nadelig).\n"
           "\n"
           "  --basis ID           het scenario waarmee de andere worden vergeleken (het eerste in het bestand)\n"
           "  --scenario ID        alleen dit scenario; mag vaker\n"
           "  --jaar JAAR          alleen dit jaar; mag vaker (de begrotingsjaren en de doorkijk)\n"
           "  --per WAT            per thema, taakveld, voorziening of indicator; mag vaker (thema; bij --json alles)\n"
           "  --teken WAT          teken van bedragen: vn (zonder teken, met V of N), saldo (min is nadelig) of\n"
           "                       plus-nadeel (plus is nadelig) (vn)\n"
           "  --prijspeil WAT      bedragen in prijzen van de begroting of nominaal (begroting); nominaal is er per\n"
           "                       thema, niet per taakveld en voorziening\n"
           "  --json               alles als JSON; bedragen in euro's en met teken, bij vn is plus nadelig\n"
           "\n"
           "Voorbeeld: koers vergelijk uit/vergelijk.h5 --per thema --jaar 2029 --jaar 2035\n";
}

std::string explain_help() {
    return "Gebruik: koers verklaar uit.h5 --uitkomst ID [opties]\n"
           "\n"
           "Laat zien waar het verschil van elk scenario met het eerste vandaan komt: per aanname, per maatregel\n"
           "zelf en per pad door de invloedsgraaf. De regels tellen op tot het verschil; wat oorzaken samen doen,\n"
           "staat apart als samenloop. Een bestand met een scenario wordt vergeleken met hetzelfde scenario zonder\n"
           "maatregelen en met de gewone aannames. De bijdragen zijn verwachte waarden bij middenwaarden van de\n"
           "parameters.\n"
           "\n"
           "  --uitkomst ID        nettolasten, lasten, de id van een indicator, of variabele:label, zoals\n"
           "                       gebruikers:huishoudelijke_hulp of lasten_doel:15 (verplicht)\n"
           "  --jaar JAAR          alleen dit jaar\n"
           "  --scenario ID        alleen dit scenario\n"
           "  --json               alles als JSON\n"
           "\n"
           "Voorbeeld: koers verklaar uit/vergelijk.h5 --uitkomst nettolasten --jaar 2035\n";
}

std::string measures_help() {
    return "Gebruik: koers maatregelen SCENARIO.toml [opties]\n"
           "\n"
           "Rekent elke maatregel van een scenario alleen door: wat hij zelf kost of bespaart, wat er daarna\n"
           "verandert in de vraag, en met welke kans en vanaf welk jaar hij zichzelf heeft terugverdiend.\n"
           "\n"
           "  --catalogus          ook alle maatregelen uit de catalogus die het scenario niet heeft\n"
           "  --trekkingen GETAL   trekkingen van de parameters (100)\n"
           "  --zaad GETAL         zaad van het toeval (1)\n"
           "  --draden GETAL       aantal rekendraden (alle kernen); verandert de uitkomst niet\n"
           "  --json               alles als JSON, met elk jaar en de hele verdeling\n"
           "  --stil               geen voortgang\n"
           "\n"
           "Voorbeeld: koers maatregelen scenarios/oegstgeest/korten-op-welzijn.toml\n";
}

std::string report_help() {
    return "Gebruik: koers rapport uit.h5 [--uit rapport.html] [--xlsx mjb.xlsx] [--csv map] [opties]\n"
           "\n"
           "Maakt van een resultaatbestand een rapport voor de raad: een pagina (HTML) in gewone taal met grafieken "
           "en\n"
           "tabellen, die in elke browser opent en op A4 past. Bij meer dan drie scenario's staan zij in groepen "
           "naast\n"
           "het eerste scenario.\n"
           "\n"
           "Maakt van een resultaatbestand de tabellen voor financiën: meerjarenraming per thema, lasten en baten per\n"
           "taakveld, verloop, ombuigingen, evenwicht, risico, gevoeligheid, aannames, kaderbrief en een draaitabel. "
           "De\n"
           "werkmap heeft echte getallen en formules; de CSV-bestanden hebben dezelfde tabellen in hele euro's, met "
           "een\n"
           "codeboek, in map/excel-nl (puntkomma, decimale komma) en map/uitwisseling (komma, decimale punt).\n"
           "\n"
           "  --uit BESTAND        rapport voor de raad (.html)\n"
           "  --xlsx BESTAND       Excel-werkmap\n"
           "  --csv MAP            map voor CSV-bestanden\n"
           "  --scenario ID        alleen dit scenario; mag vaker\n"
           "  --teken WAT          verschillen met vn (zonder teken, V of N ernaast), saldo (baten - lasten) of\n"
           "                       plus-nadeel (lasten - baten); V of N staat er altijd bij (vn)\n"
           "  --prijspeil WAT      bedragen: begroting of nominaal, met beide kanten geïndexeerd (begroting)\n"
           "  --afronding WAT      bedragen in de werkmap: duizend (x € 1.000) of euro (duizend)\n"
           "  --zekerheid GETAL    zekerheid van de weerstandscapaciteit, in procenten (90)\n"
           "  --weerstandscapaciteit EUR\n"
           "                       beschikbare weerstandscapaciteit in hele euro's, voor de ratio\n"
           "  --trekkingen GETAL   trekkingen van de aannames voor het verloop (rapport en F3) en de controle van F7;\n"
           "                       0 laat die weg en is sneller (200)\n"
           "  --shapley GETAL      de eerste van die trekkingen, waarin F3 de samenloop over de posten verdeelt;\n"
           "                       meer is preciezer en duurt langer (16)\n"
           "  --draden GETAL       rekendraden (alle kernen)\n"
           "  --stil               toon geen voortgang\n"
           "  --overschrijf        vervang bestaande bestanden\n"
           "\n"
           "Voorbeeld: koers rapport uit/vergelijk.h5 --uit uit/rapport.html --xlsx uit/mjb.xlsx --csv uit/csv\n";
}

std::string import_help() {
    return "Gebruik: koers importeer LIJST.csv --uit SCENARIO.toml [--basis SCENARIO.toml] [opties]\n"
           "\n"
           "Maakt een scenario van een lijst met maatregelen: f4_ombuigingen.csv van koers rapport --csv, ingevuld of\n"
           "aangepast. Een maatregel met status gerealiseerd of afgeraamd krijgt wat echt is gehaald. Wat in de lijst\n"
           "niet klopt, staat op een regel per fout; dan wordt er niets geschreven.\n"
           "\n"
           "  --uit BESTAND        het nieuwe scenario (verplicht)\n"
           "  --basis BESTAND      scenario waar het op voortbouwt (huidig-beleid.toml naast het nieuwe scenario)\n"
           "  --scenario ID        alleen de regels van dit scenario\n"
           "  --naam TEKST         naam van het nieuwe scenario (de naam van het bestand)\n"
           "  --overschrijf        vervang een scenario dat koers importeer eerder maakte\n"
           "\n"
           "Voorbeeld: koers importeer lijst.csv --basis scenarios/oegstgeest/huidig-beleid.toml --uit "
           "uit/pakket.toml\n";
}

std::string graph_help() {
    return "Gebruik: koers graaf SCENARIO.toml [--knoop ID [--stappen GETAL]] [--uit graaf.svg] [--overschrijf]\n"
           "\n"
           "Tekent de invloedsgraaf: van thema, doel en maatregel naar tussenstappen, indicatoren en vraag naar zorg.\n"
           "Bij elk verband staan de sterkte (middelste schatting) en de kwaliteit van het bewijs.\n"
           "\n"
           "  --knoop ID           alleen wat naar deze knoop leidt en waar hij toe leidt, bijvoorbeeld doel:7,\n"
           "                       maatregel:valpreventie, tussenstap:schulden of aanvraagkans:bijstand\n"
           "  --stappen GETAL      hoogstens zoveel verbanden van de knoop af\n"
           "  --uit BESTAND        plaatje (.svg) of tekst voor Graphviz (.dot); zonder --uit komt de tekst op\n"
           "                       standaarduitvoer\n"
           "  --overschrijf        vervang een bestaand bestand\n"
           "\n"
           "Voorbeeld: koers graaf scenarios/oegstgeest/huidig-beleid.toml --knoop doel:7 --uit uit/doel7.svg\n";
}

} // namespace koers::app
