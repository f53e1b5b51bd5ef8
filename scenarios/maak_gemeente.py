#!/usr/bin/env python3
"""Maakt een gegevensmap voor een andere gemeente, uit landelijke cijfers en de map van Oegstgeest.

Bevolking komt uit de telling van CBS (1 januari 2021, vijfjaarsgroepen), het gebruik uit landelijke cijfers naar de
leeftijden van de gemeente (landelijk/gebruik.csv); waar geen landelijk cijfer is, uit het gebruik van Oegstgeest naar
leeftijd. Begroting en bedragen zijn die van Oegstgeest per inwoner: een plaatshouder, geen begroting. Alles wat zo is
gemaakt heeft kwaliteit C. Wat de gemeente zelf weet, hoort daarna in de bestanden: docs/gemeente-toevoegen.md.
"""

import argparse
import csv
import pathlib
import re
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
SHAPE = HERE / "oegstgeest"
# What only says something of the place where it was measured or made: its indicators, and what its measures do.
OWN = {"indicatoren.csv", "indicatorwaarden.csv", "indicatorverloop.csv", "tussenstappen.csv", "verbanden.csv",
       "verbandsterkte.csv"}
OLDEST_GROUP = 95
REACHES = ("laag", "midden", "hoog")


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def scaled(row, factor, decimals, note):
    """A value row times a factor, marked as an assumption."""
    row = dict(row, kwaliteit="C", toelichting=f"{note}; was: {row['toelichting']}")
    for reach in REACHES:
        row[reach] = f"{float(row[reach]) * factor:.{decimals}f}"
    return row


def groups_of(counts, name):
    """Inhabitants by (first age of the group, sex)."""
    return {(int(r["leeftijd_van"]), r["geslacht"]): int(r["personen"]) for r in counts if r["gemeente"] == name}


def whole_parts(total, weights):
    """Divides a whole number by weights; the largest remainders get what is left."""
    exact = [total * w / sum(weights) for w in weights]
    parts = [int(x) for x in exact]
    order = sorted(range(len(exact)), key=lambda i: (parts[i] - exact[i], i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts


def by_age(groups, shape):
    """Single years of age from groups of five, divided as in the shape (all equal where it has nobody)."""
    people = {}
    for (first, sex), total in groups.items():
        last = max(age for age, _ in shape) if first == OLDEST_GROUP else first + 4
        ages = range(first, last + 1)
        weights = [shape.get((age, sex), 0.0) for age in ages]
        if sum(weights) == 0:
            weights = [1.0] * len(weights)
        for age, part in zip(ages, whole_parts(total, weights)):
            people[age, sex] = part
    return people


def read_curves():
    """Relative use by age of every service."""
    curves = {}
    for row in rows_of(SHAPE / "gebruik_naar_leeftijd.csv"):
        curve = curves.setdefault(row["voorziening"], {})
        for age in range(int(row["leeftijd_van"]), int(row["leeftijd_tot"]) + 1):
            curve[age] = float(row["midden"])
    return curves


def weight(people, curve):
    return sum(count * curve.get(age, 0.0) for (age, _), count in people.items())


def use_factors(new, old, country, users, curves):
    """Users of the new municipality over those of the shape, per service."""
    factors = {s: weight(new, curves[s]) / weight(old, curves[s]) for s in users if s in curves}
    for row in rows_of(HERE / "landelijk" / "gebruik.csv"):
        services = row["voorzieningen"].split(";")
        curve = {}
        for service in services:
            per_weight = users[service] / weight(old, curves[service])
            for age, value in curves[service].items():
                curve[age] = curve.get(age, 0.0) + value * per_weight
        ages = range(int(row["leeftijd_van"]), int(row["leeftijd_tot"]) + 1)
        national = float(row["landelijk"]) / 1000 * sum(n for (age, _), n in country.items() if age in ages)
        expected = national * weight(new, curve) / weight(country, curve)
        for service in services:
            factors[service] = expected / float(row["vergelijkbaar"])
    return factors


def main():
    parser = argparse.ArgumentParser(
        description="Maakt een gegevensmap voor een andere gemeente.",
        epilog="Voorbeeld: python3 scenarios/maak_gemeente.py Leiderdorp GM0547 uit/leiderdorp",
        add_help=False,
    )
    parser.add_argument("-h", "--help", action="help", help="toont deze uitleg")
    parser.add_argument("gemeente", help="naam zoals in landelijk/bevolking_gemeenten_2021.csv")
    parser.add_argument("cbs_code", help="code van CBS, bijvoorbeeld GM0547")
    parser.add_argument("map", type=pathlib.Path, help="map die wordt gemaakt; mag nog niet bestaan")
    asked = parser.parse_args()

    counts = rows_of(HERE / "landelijk" / "bevolking_gemeenten_2021.csv")
    groups = groups_of(counts, asked.gemeente)
    if not groups:
        sys.exit(f"gemeente \"{asked.gemeente}\" staat niet in landelijk/bevolking_gemeenten_2021.csv")
    if not re.fullmatch(r"GM\d{4}", asked.cbs_code):
        sys.exit(f"\"{asked.cbs_code}\" is geen gemeentecode: GM en vier cijfers")
    if asked.map.exists():
        sys.exit(f"{asked.map} bestaat al")

    old_rows = rows_of(SHAPE / "bevolking.csv")
    old = {(int(r["leeftijd"]), r["geslacht"]): float(r["midden"]) for r in old_rows}
    new = by_age(groups, old)
    everywhere = {}
    for row in counts:
        key = int(row["leeftijd_van"]), row["geslacht"]
        everywhere[key] = everywhere.get(key, 0) + int(row["personen"])
    country = by_age(everywhere, old)
    size = sum(new.values()) / sum(old.values())
    key_figures = rows_of(SHAPE / "kengetallen.csv")
    users = {r["voorziening"]: float(r["midden"]) for r in key_figures if r["grootheid"] == "gebruikers"}
    factors = use_factors(new, old, country, users, read_curves())

    asked.map.mkdir(parents=True)
    try:
        for path in sorted(SHAPE.glob("*.csv")):
            if path.name not in OWN:
                shutil.copy(path, asked.map / path.name)
        write_rows(asked.map / "bevolking.csv", [
            dict(r, laag=n, midden=n, hoog=n, kwaliteit="C", bron="D01",
                 toelichting="stand van 1-1-2021 in vijfjaarsgroepen; binnen een groep verdeeld als in Oegstgeest")
            for r in old_rows for n in [new[int(r["leeftijd"]), r["geslacht"]]]])
        write_rows(asked.map / "kengetallen.csv", [
            scaled(r, factors[r["voorziening"]], 3, "landelijk gebruik naar leeftijd, maal de bevolking van de gemeente")
            if r["grootheid"] == "gebruikers" else r for r in key_figures])
        note = "naar het aantal inwoners van die leeftijd"
        write_rows(asked.map / "vestiging.csv", [
            scaled(r, (sum(new[a, r["geslacht"]] for a in ages) / max(1.0, sum(old[a, r["geslacht"]] for a in ages))),
                   2, note)
            for r in rows_of(SHAPE / "vestiging.csv")
            for ages in [range(int(r["leeftijd_van"]), int(r["leeftijd_tot"]) + 1)]])
        write_rows(asked.map / "woningbouw.csv", [
            scaled(r, 0, 0, "geen plannen bekend") for r in rows_of(SHAPE / "woningbouw.csv")])
        write_rows(asked.map / "begroting.csv", [
            dict(r, bedrag=round(float(r["bedrag"]) * size), kwaliteit="C",
                 toelichting="PLAATSHOUDER: begroting van Oegstgeest per inwoner; vervang door de eigen begroting")
            for r in rows_of(SHAPE / "begroting.csv")])
        per_head = "EUR per jaar", "personen per jaar"
        for name in ("aannames.csv", "ingrepen.csv", "parameters.csv"):
            rows = [scaled(r, size, 2, "als Oegstgeest, per inwoner") if r["eenheid"] in per_head else r
                    for r in rows_of(SHAPE / name)]
            for row in rows:
                if row.get("groei_tot"):
                    row["groei_tot"] = f"{float(row['groei_tot']) * size:.0f}"
            write_rows(asked.map / name, rows)
        text = (SHAPE / "gemeente.toml").read_text(encoding="utf-8")
        text = re.sub(r"(?m)^#.*\n", "", text, count=1)
        text = re.sub(r'(?m)^naam = .*$', f'naam = "{asked.gemeente}"', text)
        text = re.sub(r'(?m)^cbs_code = .*$', f'cbs_code = "{asked.cbs_code}"', text)
        text = re.sub(r"(?ms)^# Programma van .*", "", text)  # of the other municipality
        head = "# Gemaakt door maak_gemeente.py uit landelijke cijfers; begroting en bedragen zijn plaatshouders.\n"
        (asked.map / "gemeente.toml").write_text(head + text, encoding="utf-8")
        shutil.copy(SHAPE / "huidig-beleid.toml", asked.map / "huidig-beleid.toml")
    except Exception:
        shutil.rmtree(asked.map)
        raise
    print(f"{asked.map}: {sum(new.values())} inwoners. Vervang nu de plaatshouders: zie docs/gemeente-toevoegen.md.")


if __name__ == "__main__":
    main()
