#!/usr/bin/env bash
# Zet een verse Debian 12 op, bouwt koers, rekent de vier meegeleverde scenario's door en toont de uitkomst.
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
build/release/koers reken scenarios/oegstgeest/{huidig-beleid,vergrijzing-hoog,arbeidsmarkt-krap,langer-thuis}.toml \
    -n 2000 --uit uit/demo.h5 --overschrijf
zeg "Klaar"
echo "Open uit/demo.h5: het resultaatbestand met alle doorrekeningen en de samenvatting."
echo "Hoe u dat doet in Python of R staat in docs/resultaatbestand.md."
