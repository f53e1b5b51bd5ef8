#!/usr/bin/python3
"""Writes the data set OEG-CB1 from its closed forms, into the folder of this script or the one that is named.

OEG-CB1 is a public load for comparing engines: a cohort model with inputs that anyone can write down, invented for
the purpose and never used for policy. docs/validation.md says what it is and what comes out."""

import csv
import math
import sys
from pathlib import Path

FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
FOLDER = FOLDER if FOLDER.is_dir() else FOLDER.parent

AGES = range(101)
SEXES = ["man", "vrouw"]
BASE = [.060, .030, .015, .008, .120, .100, .080, .060, .040, .030, .004, .002]  # requests a year
DURATION = [12, 18, 9, 24, 48, 36, 60, 30, 24, 18, 8, 14]  # months
COST = [450, 900, 1800, 4200, 380, 650, 520, 900, 700, 1300, 2100, 3900]  # EUR per client-month
PRODUCTS = [f"product-{k:02d}" for k in range(12)]
SEX_FACTOR = [0.95, 1.05]
YEARS = (2025, 2040)  # 180 months, and 1 January after them


def persons():
    weights = [1 / (1 + math.exp((a - 82) / 6)) for a in AGES]
    return [round(13000 * w / sum(weights)) for w in weights]


def death_chance(a, s):
    """A year."""
    return min(0.5, 3e-5 * math.exp(0.095 * a) * [1.2, 0.9][s])


def shape(a, k):
    if k <= 3:
        return 1 / (1 + math.exp((a - 17.5) / 1.5))
    if k <= 9:
        return 1 / (1 + math.exp(-(a - 80) / 7))
    return 1 / (1 + math.exp(-(a - 18) / 2)) / (1 + math.exp((a - 65) / 5))


def request_rate(a, s, k):
    """A year; the chance within a month is 1 - exp(-rate / 12)."""
    return BASE[k] * (0.01 + 0.99 * shape(a, k)) * SEX_FACTOR[s]


def monthly(a, s, k):
    """Chances within a month: to become a client, to stop, to die."""
    return (1 - math.exp(-request_rate(a, s, k) / 12), 1 - math.exp(-1 / DURATION[k]),
            1 - (1 - death_chance(a, s)) ** (1 / 12))


def clients(a, k):
    """On the first day, both sexes."""
    total = 0
    for s in range(2):
        begin, stop, death = monthly(a, s, k)
        total += math.floor(0.8 * persons()[a] * begin / (begin + stop + death))
    return total


def fertility(a):
    """A month, per woman."""
    return 0.105 / 12 * math.exp(-(a - 31) ** 2 / 60) if 15 <= a <= 49 else 0.0


def number(value):
    return repr(value) if isinstance(value, float) else str(value)


def write(name, columns, rows):
    with open(FOLDER / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


VALUE = ["laag", "midden", "hoog", "verdeling", "eenheid", "kwaliteit", "bron", "toelichting"]


def fixed(value, unit):
    return [number(value)] * 3 + ["vast", unit, "C", "oeg-cb1", ""]


def people():
    write("bevolking.csv", ["leeftijd", "geslacht"] + VALUE,
          [[a, sex] + fixed(persons()[a], "personen") for a in AGES for sex in SEXES])
    write("leeftijdsgroepen.csv", ["naam", "leeftijd_van", "leeftijd_tot"],
          [["0", 0, 0], ["1-17", 1, 17], ["18-64", 18, 64], ["65-84", 65, 84], ["85+", 85, 100]])
    everyone = ["leeftijd_van", "leeftijd_tot"]
    write("huishoudens.csv", everyone + ["huishouden"] + VALUE, [[0, 100, "elk"] + fixed(1, "aandeel")])
    write("inkomens.csv", everyone + ["huishouden", "inkomen"] + VALUE, [[0, 100, "elk", "elk"] + fixed(1, "aandeel")])
    write("sterfte.csv", ["leeftijd", "geslacht"] + VALUE,
          [[a, sex] + fixed(death_chance(a, s), "kans per jaar") for a in AGES for s, sex in enumerate(SEXES)])
    write("sterfteverbetering.csv", everyone + ["geslacht"] + VALUE,
          [[0, 100, sex] + fixed(0, "verandering ln(sterftekans) per jaar") for sex in SEXES])
    mothers = [a for a in AGES if fertility(a) > 0]
    total = sum(fertility(a) for a in mothers)
    write("vruchtbaarheid.csv", ["leeftijd"] + VALUE,
          [[a] + fixed(fertility(a) / total, "aandeel van de vruchtbaarheid") for a in mothers])
    write("vruchtbaarheidspad.csv", ["jaar"] + VALUE, [[YEARS[0]] + fixed(12 * total, "kinderen per vrouw")])
    write("geboorteverhouding.csv", ["geslacht"] + VALUE,
          [[sex] + fixed(share, "aandeel") for sex, share in zip(SEXES, [0.512, 0.488])])
    write("vertrek.csv", everyone + ["geslacht"] + VALUE, [[0, 100, "*"] + fixed(0, "per persoon per jaar")])
    write("vestiging.csv", everyone + ["geslacht"] + VALUE, [[0, 100, "*"] + fixed(0, "personen per jaar")])
    write("woningbouw.csv", ["jaar"] + VALUE, [[YEARS[0]] + fixed(0, "personen per jaar")])
    write("woningbouwprofiel.csv", everyone + ["geslacht"] + VALUE, [[0, 99, "*"] + fixed(0, "aandeel"),
                                                                       [100, 100, "*"] + fixed(1, "aandeel")])
    write("huishoudensovergangen.csv", everyone + ["van", "naar"] + VALUE, [])


def services():
    write("voorzieningen.csv",
          ["id", "naam", "thema", "doel", "taakveld", "sector", "anker", "leeftijd_van", "leeftijd_tot", "soort",
           "prijseenheid", "zwaarder", "voorrang", "toelichting", "aanvraag_tot", "vervolg"],
          [[product, product, 1, 1, "6.1", "", "", 0, 100, "doorlopend", "maand", "", 1, "", 100, ""]
           for product in PRODUCTS])
    units = {"gebruikers": "personen per jaar", "verblijfsduur": "jaren", "variatie_duur": "verhouding",
             "wachttijd": "weken", "wachten_stopt": "per jaar", "wachten_zwaarder": "per jaar",
             "uren": "uren per maand", "personeelsverhouding": "uren per cliëntuur", "prijs": "EUR per maand",
             "variatie_prijs": "verhouding", "betaalaandeel": "aandeel", "bijdrageplichtig": "aandeel",
             "trend": "per jaar", "spreiding_jaren": "verhouding", "sterfterisico": "verhouding",
             "vertrekrisico": "verhouding", "doorloop": "aandeel", "vervolgaandeel": "aandeel"}
    rows = []
    for k, product in enumerate(PRODUCTS):
        stay = DURATION[k] / 12
        served = sum(clients(a, k) for a in AGES)
        values = dict.fromkeys(units, 0) | {
            "gebruikers": served * (1 + stay) / stay, "verblijfsduur": stay, "variatie_duur": 1,
            "personeelsverhouding": 1, "prijs": COST[k], "betaalaandeel": 1, "sterfterisico": 1, "vertrekrisico": 1,
            "doorloop": 1}
        rows += [[product, quantity] + fixed(values[quantity], unit) for quantity, unit in units.items()]
    write("kengetallen.csv", ["voorziening", "grootheid"] + VALUE, rows)
    ages = ["leeftijd_van", "leeftijd_tot"]
    write("gebruik_naar_leeftijd.csv", ["voorziening"] + ages + VALUE,
          [[product, a, a] + fixed(clients(a, k) / persons()[a] if k < 10 else shape(a, k), "verhouding")
           for k, product in enumerate(PRODUCTS) for a in AGES])
    write("aanvraagkansen.csv", ["voorziening"] + ages + ["geslacht"] + VALUE,
          [[product, a, a, sex] + fixed(request_rate(a, s, k), "per persoon per jaar")
           for k, product in enumerate(PRODUCTS) for a in AGES for s, sex in enumerate(SEXES)])
    write("bestemmingen.csv", ["voorziening", "bestemming", "naar"] + VALUE,
          [[product, "stopt", ""] + fixed(1, "aandeel") for product in PRODUCTS])


def money():
    write("themas.csv", ["id", "naam", "soort"], [[1, "Alles", "thema"], ["dekking", "Dekking", "dekking"]])
    write("begroting.csv", ["thema", "jaar", "bedrag", "eenheid", "kwaliteit", "bron", "toelichting"],
          [[1, YEARS[0], 30000000, "EUR", "C", "oeg-cb1", ""]])
    write("doelen.csv", ["doel", "thema", "naam"], [[1, 1, "Alles"]])
    write("doelverdeling.csv", ["doel"] + VALUE, [[1] + fixed(1, "aandeel")])
    write("taakvelden.csv", ["code", "naam", "themas", "kwaliteit", "bron", "toelichting"],
          [["6.1", "Alles", "1", "C", "oeg-cb1", ""]])
    write("budgetregels.csv", ["id", "naam", "doel", "taakveld", "ontwikkeling", "ruimte", "kwaliteit", "bron",
                               "toelichting"], [["overig", "Overig", 1, "6.1", "gelijk", "vrij", "C", "oeg-cb1", ""]])
    write("prijsindexen.csv", ["index", "vanaf_jaar"] + VALUE,
          [[index, YEARS[0] + 1] + fixed(0, "per jaar") for index in ("zorg", "begroting", "compensatie")])


def common():
    units = {"sterfte.niveau": (1, "verhouding"), "sterfte.verbetering": (1, "verhouding"),
             "vruchtbaarheid.niveau": (1, "verhouding"), "vertrek.niveau": (1, "verhouding"),
             "vestiging.niveau": (1, "verhouding"), "vestiging.ouderen": (0, "personen per jaar"),
             "woningbouw.niveau": (1, "verhouding"), "personeel.basisverhouding": (1, "verhouding"),
             "personeel.meegroei": (0, "aandeel"), "schaarste.wachtaandeel": (1, "aandeel"),
             "schaarste.prijseffect": (0, "verhouding per eenheid tekort"),
             "eigen_bijdrage.bedrag": (0, "EUR per huishouden per maand"), "dekking.aandeel": (0, "aandeel")}
    write("parameters.csv", ["id", "omschrijving"] + VALUE,
          [[name, name] + fixed(value, unit) for name, (value, unit) in units.items()])
    write("bronnen.csv", ["id", "titel", "datum", "vindplaats", "soort"],
          [["oeg-cb1", "Vergelijkingslast OEG-CB1: gesloten formules, verzonnen", "2025-01-01",
            "maak.py in deze map", "fictief"]])
    measured = ["laag", "midden", "hoog", "verdeling", "eenheid", "kwaliteit", "bron", "toelichting"]
    write("aannames.csv", ["schakelaar", "stand", "standaard", "parameter"] + measured, [])
    write("ankers.csv", ["id", "doel"] + VALUE, [])
    write("correlaties.csv", ["parameter_a", "parameter_b", "correlatie", "kwaliteit", "bron", "toelichting"], [])
    write("groepen.csv", ["id", "naam", "leeftijd_van", "leeftijd_tot", "voorzieningen", "toelichting"], [])
    write("ingrepen.csv", ["id", "naam", "werkt_op", "doelwit", "inkomen", "verwijzer", "vanaf", "opbouw",
                           "groei_tot"] + VALUE, [])
    write("personeel.csv", ["sector", "grootheid"] + VALUE, [])
    write("rijksbijdragen.csv", ["id", "naam", "doel", "taakveld", "voorziening"] + VALUE, [])
    write("sectoren.csv", ["id", "naam"], [])
    write("stapeling.csv", ["gevraagd", "houdt"] + VALUE, [])
    write("verhoudingen.csv", ["voorziening", "dimensie", "label"] + VALUE, [])
    write("verwijzers.csv", ["voorziening", "verwijzer"] + VALUE, [])


people()
services()
money()
common()
