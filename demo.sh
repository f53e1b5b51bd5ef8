#!/usr/bin/env bash
# Zet een verse Debian 12 op, bouwt koers, rekent vier scenario's door, verklaart een verschil, maakt tabellen en tekent
# de verbanden.
set -euo pipefail
cd "$(dirname "$0")"
# shellcheck source=.ci/stappen.sh
. .ci/stappen.sh

installeer "${bouwpakketten[@]}"
zeg "Bouwen (de eerste keer enkele minuten)"
cmake --preset release >/dev/null
cmake --build --preset release -j "$(nproc)" --target koers_app
zeg "Vier scenario's doorrekenen, elk 2.000 keer (2025-2040)"
mkdir -p uit
build/release/koers reken scenarios/oegstgeest/{huidig-beleid,vergrijzing-hoog,preventie-investering,korten-op-welzijn}.toml \
    -n 2000 --uit uit/demo.h5 --overschrijf
zeg "Waar het verschil van korten-op-welzijn in 2035 vandaan komt"
build/release/koers verklaar uit/demo.h5 --uitkomst nettolasten --jaar 2035 --scenario korten-op-welzijn
zeg "De tabellen voor financiën"
build/release/koers rapport uit/demo.h5 --xlsx uit/mjb.xlsx --csv uit/csv --trekkingen 50 --overschrijf
zeg "Het rapport voor de raad"
build/release/koers rapport uit/demo.h5 --uit uit/rapport.html --overschrijf \
    --scenario huidig-beleid --scenario preventie-investering --scenario korten-op-welzijn
build/release/koers graaf scenarios/oegstgeest/huidig-beleid.toml --uit uit/graaf.svg --overschrijf
zeg "Klaar"
echo "Open uit/demo.h5: het resultaatbestand met alle doorrekeningen en de samenvatting."
echo "Open uit/rapport.html in een browser: het rapport voor de raad, met drie scenario's naast elkaar (docs/handleiding-raad.md)."
echo "Open uit/mjb.xlsx in Excel of LibreOffice: de meerjarenraming met bandbreedte; uit/csv heeft dezelfde tabellen als CSV."
echo "Open uit/graaf.svg in een browser: van geld en maatregelen naar zorg en indicatoren."
echo "Hoe u dat doet in Python of R staat in docs/resultaatbestand.md."
