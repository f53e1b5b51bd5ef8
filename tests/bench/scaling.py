#!/usr/bin/python3
"""How the time of a replicate grows with years, voorzieningen, inhabitants and scenarios, and that of a run with its
replicates: scaling.py koers_work koers PLOT.svg prints the table of docs/performance.md and draws it.

Processor time of one thread; the smallest of three measurements, since others may use the machine too."""

import csv
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2]
OEGSTGEEST = FOLDER / "scenarios/oegstgeest"
LOAD = FOLDER / "tests/cases/oeg-cb1"
MUNICIPALITIES = [("Oegstgeest", None, 64), ("Leiden", "GM0546", 16), ("Amsterdam", "GM0363", 3)]
SAME_DEMOGRAPHY = ["huidig-beleid", "langer-thuis", "kaasschaaf", "korten-op-welzijn", "rijk-tegenvaller",
                   "hervormingsagenda-jeugd", "pact-zeker-thuis", "combinatiepakket"]


def work(program, replicates, *scenarios):
    runs = [json.loads(subprocess.run([program, str(replicates), *map(str, scenarios)], check=True,
                                      capture_output=True).stdout) for _ in range(3)]
    return min(runs, key=lambda run: run["ms"])


def years(program, folder):
    for last in (2028, 2032, 2040, 2055):
        copy = folder / f"jaren-{last}"
        shutil.copytree(LOAD, copy)
        settings = (copy / "gemeente.toml").read_text()
        (copy / "gemeente.toml").write_text(settings.replace("laatste_jaar = 2040", f"laatste_jaar = {last}")
                                            .replace("doorkijk = [2040]", "doorkijk = []"))
        yield last - 2025 + 1, work(program, 64, copy / "basis.toml")


def services(program, folder):
    for kept in (3, 6, 12):
        copy = folder / f"producten-{kept}"
        shutil.copytree(LOAD, copy)
        for file in copy.glob("*.csv"):
            lines = file.read_text().splitlines(keepends=True)
            file.write_text("".join(line for line in lines if not line.startswith("product-")
                                    or int(line[8:10]) < kept))
        yield kept, work(program, 64, copy / "basis.toml")


def inhabitants(program, folder):
    for name, code, replicates in MUNICIPALITIES:
        place = OEGSTGEEST
        if code:
            place = folder / name
            subprocess.run([sys.executable, str(FOLDER / "scenarios/maak_gemeente.py"), name, code, str(place)],
                           check=True, capture_output=True)
        with open(place / "bevolking.csv", encoding="utf-8") as file:
            rows = csv.DictReader(line for line in file if not line.startswith("#"))
            persons = sum(float(row["midden"]) for row in rows)
        yield round(persons), work(program, replicates, place / "huidig-beleid.toml")


def scenarios(program, _folder):
    for count in (1, 2, 4, 8):
        yield count, work(program, 32, *(OEGSTGEEST / f"{name}.toml" for name in SAME_DEMOGRAPHY[:count]))


def replicates(program, folder):
    """Of the whole program, its start and summary too."""
    for count in (250, 500, 1000, 2000):
        command = [program, "reken", str(LOAD / "basis.toml"), "-n", str(count), "--draden", "1", "--stil", "--uit",
                   str(folder / "uit.h5"), "--overschrijf"]
        before = os.times()
        subprocess.run(command, check=True, capture_output=True)
        after = os.times()
        spent = after.children_user - before.children_user + after.children_system - before.children_system
        yield count, {"ms": 1e3 * spent}


PARTS = [("replicates, OEG-CB1, the whole program", replicates, 1), ("years, OEG-CB1", years, 0),
         ("voorzieningen, OEG-CB1", services, 0), ("inhabitants, the whole model", inhabitants, 0),
         ("scenarios with one demography, Oegstgeest", scenarios, 0)]


def spaced(number):
    return f"{number:,}".replace(",", " ")


def plot(parts):
    """Time against size, both relative to the first of each series, on logarithmic scales."""
    colours = ["#000000", "#0072B2", "#D55E00", "#009E73", "#7A4F9E"]
    dashes = ["", "6 3", "2 3", "8 3 2 3", "1 4"]
    left, top, side = 60, 20, 360
    spread = math.log10(100)

    def at(ratio):
        return side * math.log10(ratio) / spread

    text = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 {side + 80}" font-family="sans-serif" '
            'font-size="12" role="img" aria-labelledby="t d"><title id="t">Time against size</title><desc id="d">'
            'Relative time of a replicate against relative size, on logarithmic scales; the table in performance.md has '
            'the numbers.</desc><rect width="100%" height="100%" fill="#ffffff"/>']
    for ratio in (1, 2, 5, 10, 20, 50, 100):
        x, y = left + at(ratio), top + side - at(ratio)
        text.append(f'<path d="M{left} {y:.1f}H{left + side}M{x:.1f} {top}V{top + side}" stroke="#dddddd"/>'
                    f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{ratio}</text>'
                    f'<text x="{x:.1f}" y="{top + side + 16}" text-anchor="middle">{ratio}</text>')
    text.append(f'<text x="{left + side / 2}" y="{top + side + 36}" text-anchor="middle">size, relative</text>'
                f'<text transform="translate(16 {top + side / 2}) rotate(-90)" text-anchor="middle">time, relative</text>')
    for index, (name, points) in enumerate(parts):
        first_size, first = points[0][0], points[0][1]["ms"]
        line = " ".join(f'{left + at(size / first_size):.1f},{top + side - at(max(1.0, run["ms"] / first)):.1f}'
                        for size, run in points)
        y = top + 14 + 22 * index
        text.append(f'<polyline points="{line}" fill="none" stroke="{colours[index]}" stroke-width="2" '
                    f'stroke-dasharray="{dashes[index]}"/><path d="M{left + side + 16} {y - 4}h30" '
                    f'stroke="{colours[index]}" stroke-width="2" stroke-dasharray="{dashes[index]}"/>'
                    f'<text x="{left + side + 52}" y="{y}">{name.split(",")[0]}</text>')
    return "".join(text) + "</svg>\n"


def main():
    programs = sys.argv[1:3]
    drawn = []
    print("| what grows | size | ms | events | ns an event |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        for title, measure, which in PARTS:
            points = list(measure(programs[which], Path(name)))
            drawn.append((title, points))
            for size, run in points:
                events = run.get("events")
                rest = f"{spaced(events)} | {1e6 * run['ms'] / events:.0f}" if events and measure is not scenarios else "|"
                print(f"| {title} | {spaced(size)} | {run['ms']:.4g} | {rest} |")
    Path(sys.argv[3]).write_text(plot(drawn))


main()
