#!/usr/bin/env bash
# Zet een verse Debian 12 op, bouwt koers en draait alle tests. Met --lang ook de langzame, en alles nog eens met clang.
set -euo pipefail
cd "$(dirname "$0")"
# shellcheck source=.ci/stappen.sh
. .ci/stappen.sh

lang=nee
case "${1:-}" in
"") ;;
--lang) lang=ja ;;
*)
    echo "Gebruik: ./test.sh [--lang]" >&2
    exit 2
    ;;
esac

# As root in a folder of somebody else git refuses to work unless told that this is meant.
in_git() { git -c safe.directory="$PWD" ls-files -z -- "$@"; }

opmaak() { in_git '*.cpp' '*.hpp' | xargs -0 clang-format-14 --dry-run -Werror; }

scripts() { shellcheck -x demo.sh test.sh .ci/run .ci/stappen.sh; }

# What clang-tidy looks at: without a change in it, the last verdict stands.
speurinvoer() {
    { in_git .clang-tidy 'include/*' 'engine/*' 'apps/*' && printf '%s\0' build/tidy/compile_commands.json; } |
        xargs -0 sha256sum | sha256sum
}

# clang-tidy takes as long as building and testing, so it is for --lang; docs/contributing.md has it for changed files.
speurwerk() {
    local stempel=build/tidy/goedgekeurd invoer
    cmake --preset tidy >/dev/null && invoer=$(speurinvoer) || return 1
    if [ "$(cat "$stempel" 2>/dev/null)" = "$invoer" ]; then
        echo "niets veranderd sinds de vorige keer"
        return 0
    fi
    run-clang-tidy-19 -quiet -j "$(nproc)" -p build/tidy '/(engine|apps)/.*\.cpp$' \
        >build/tidy/uitslag.txt 2>&1 || {
        grep -E '(error|warning):' build/tidy/uitslag.txt | sort -u || tail -n 20 build/tidy/uitslag.txt
        return 1
    }
    echo "$invoer" >"$stempel"
}

npm_pakketten() {
    installeer_npm tests/browser && { [ "$lang" = nee ] || installeer_npm engine/report/pages/look; }
}

langzaam() { ctest --preset slow; }

# The numbers of a small run, without what differs from run to run.
handtekening() {
    "$1" reken tests/cases/kleindorp/{basis,zuinig,vergrijsd}.toml -n 200 --uit "$2" --overschrijf --stil --json | sha256sum
}

# Another compiler may not change a digit.
zelfde_uitkomst() {
    local map gcc clang
    map=$(mktemp -d) && gcc=$(handtekening build/release/koers "$map/uit.h5") &&
        clang=$(handtekening build/clang/koers "$map/uit.h5") || return 1
    rm -r "$map"
    echo "g++ ${gcc%% *}, clang ${clang%% *}"
    [ "$gcc" = "$clang" ]
}

[ "$lang" = nee ] || testpakketten+=("${langpakketten[@]}")
installeer "${bouwpakketten[@]}" "${testpakketten[@]}"
stap "Pakketten van npm voor de tests in een browser" npm_pakketten
stap "Opmaak (clang-format)" opmaak
stap "Scripts (shellcheck)" scripts
stap "Bouwen en testen" bouw_en_test release
stap "Adressen en ongedefinieerd gedrag (asan, ubsan)" bouw_en_test asan
if [ "$lang" = ja ]; then
    stap "Gelijktijdigheid (tsan)" bouw_en_test tsan
    stap "Statisch onderzoek (clang-tidy)" speurwerk
    stap "Langzame tests" langzaam
    stap "Bouwen en testen met clang" bouw_en_test clang
    stap "Dezelfde uitkomst met g++ en clang" zelfde_uitkomst
fi
zeg "Alles geslaagd in $((SECONDS / 60)) min $((SECONDS % 60)) s"
