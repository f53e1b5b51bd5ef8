# shellcheck shell=bash disable=SC2034
# Shared steps of demo.sh and test.sh; sourced, not run.

# What building needs, what testing needs on top of it, and what only the long tests need. run-clang-tidy-19 is in
# clang-tidy-19.
bouwpakketten=(cmake ninja-build ccache g++ libboost-dev libboost-program-options-dev libtbb-dev libeigen3-dev
    libhdf5-dev catch2 libtomlplusplus-dev libexpected-dev libfmt-dev nlohmann-json3-dev libssl-dev zlib1g-dev
    libgraphviz-dev libhwy-dev libxlsxwriter-dev libkainjow-mustache-dev pkg-config python3)
testpakketten=(git clang-format-14 clang-tidy-19 clang-16 libclang-rt-16-dev shellcheck hdf5-tools netcdf-bin
    libbenchmark-dev python3-h5py python3-xarray python3-netcdf4 python3-h5netcdf python3-numpy python3-openpyxl
    python3-scipy python3-rdflib chromium default-jre-headless)
langpakketten=(libreoffice-calc-nogui poppler-utils qpdf)

zeg() { printf '\n== %s\n' "$*"; }

# Installs Debian packages that are not there yet, as root or through sudo.
installeer() {
    local ontbreekt=() pakket
    for pakket in "$@"; do
        dpkg-query -W -f='${Status}' "$pakket" 2>/dev/null | grep -q 'install ok installed' || ontbreekt+=("$pakket")
    done
    [ ${#ontbreekt[@]} -eq 0 ] && return 0
    zeg "Installeren: ${ontbreekt[*]}"
    local als_beheerder=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "Dit vraagt beheerdersrechten: start als root of installeer sudo." >&2; return 1; }
        als_beheerder=(sudo)
    fi
    "${als_beheerder[@]}" apt-get update -q
    "${als_beheerder[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${ontbreekt[@]}"
}

# Installs the npm packages of a folder's lock file, unless they are there. Node and npm come from Debian, or are there
# already: Debian's npm cannot stand beside another Node.
installeer_npm() {
    command -v npm >/dev/null || installeer nodejs npm || return 1
    [ "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ] ||
        npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund
}

# Runs a step and says how long it took. The step runs where errors do not end the script by themselves,
# so it joins its commands with &&.
stap() {
    local naam=$1 begin=$SECONDS
    shift
    zeg "$naam"
    "$@" || { echo "MISLUKT: $naam (na $((SECONDS - begin)) s)" >&2; exit 1; }
    echo "-- $naam: $((SECONDS - begin)) s"
}

bouw_en_test() {
    cmake --preset "$1" >/dev/null && cmake --build --preset "$1" -j "$(nproc)" && ctest --preset "$1"
}
