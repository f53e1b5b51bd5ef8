"""The same numbers in the result file, the workbook, the CSV files and on screen: each computed once more from the
replicates, and compared with what is shown up to its rounding."""
import functools
import itertools
import json
import re
import unittest

import numpy

from program import BASE, FRUGAL, koers
from sheets import read_csv, read_workbook
from stored_run import StoredRunTest

YEARS = (2026, 2027, 2028, 2029)
SHOWN_YEARS = (*YEARS, 2030)  # with the outlook
COVER = "Algemene dekkingsmiddelen"
STATISTICS = {"gemiddelde": lambda values: values.mean(), "P10": lambda values: numpy.quantile(values, 0.1),
              "P50": lambda values: numpy.quantile(values, 0.5), "P90": lambda values: numpy.quantile(values, 0.9)}
SCENARIOS = ("basis", "zuinig", "minder-rijk")
# A change of the general grant is drawn, and with it the budget of the general cover.
LESS_GRANT = f"""naam = "Minder van het Rijk"
basis = "{BASE}"

[[maatregel]]
id = "korting"
werkt_op = "dekking"
bedrag = {{ laag = -200_000, midden = -90_000, hoog = -10_000, verdeling = "pert" }}
vanaf = 2027
"""


class Replicates:
    """Outcomes of one scenario by replicate, straight from the result file."""

    def __init__(self, group):
        self.group = group
        self.years = list(group["jaar"][()])
        self.themas = self.labels("thema")
        self.plan = [thema for thema in self.themas if thema != COVER]
        self.taakvelden = self.labels("taakveld")
        self.services = dict(zip(self.labels("voorziening_naam"), self.labels("voorziening")))

    @functools.cache
    def labels(self, name):
        return list(self.group[name].asstr()[()])

    @functools.cache
    def values(self, variable):
        return self.group[variable][()].astype(float)

    def of(self, variable, axis, year, labels):
        """The sum over labels in one year."""
        at = [self.labels(axis).index(label) for label in labels]
        return self.values(variable)[:, self.years.index(year), at].sum(axis=1)

    def thema(self, amount, year, themas):
        if amount == "netto lasten":
            return self.thema("lasten", year, themas) - self.thema("baten", year, themas)
        return self.of(amount, "thema", year, themas)

    def taakveld(self, amount, year, codes):
        cost, income = (self.of(f"{side}_taakveld", "taakveld", year, codes) for side in ("lasten", "baten"))
        return {"lasten": cost, "baten": income, "netto lasten": cost - income, "saldo": income - cost}[amount]

    def chance(self, year, themas):
        return (self.thema("saldo", year, themas) < 0).mean()

    def groups(self):
        """The rows that F1 has for a scenario, with their themas."""
        return {**{thema: [thema] for thema in self.plan}, "Totaal": self.plan, COVER: [COVER],
                "Totaal met algemene dekkingsmiddelen": self.themas}


def number(text):
    """A Dutch number on screen."""
    return float(text.replace(".", "").replace(",", ".").replace("%", ""))


def table_below(text, heading):
    """The rows of the first table whose headings start so, as lists of texts; columns are two blanks apart or more."""
    lines = itertools.dropwhile(lambda line: not line.startswith(heading), text.splitlines())
    rows = itertools.takewhile(bool, itertools.islice(lines, 2, None))  # behind the headings and a line of dashes
    return [re.split(r"\s{2,}", row.strip()) for row in rows]


class SameNumbers(StoredRunTest):
    @classmethod
    def setUpClass(cls):
        cls.make_folder()
        less_grant = cls.folder / "minder-rijk.toml"
        less_grant.write_text(LESS_GRANT, encoding="utf-8")
        words = ("reken", BASE, FRUGAL, less_grant, "-n", "40", "--zaad", "7", "--stil", "--overschrijf",
                 "--uit", cls.result)
        cls.text = koers(*words).stdout
        cls.json = json.loads(koers(*words, "--json").stdout)
        cls.open_result()
        cls.of = {scenario: Replicates(cls.file[f"scenarios/{scenario}"]) for scenario in SCENARIOS}
        cls.must("rapport", cls.result, "--xlsx", cls.folder / "mjb.xlsx", "--csv", cls.folder / "csv",
                 "--trekkingen", "0", "--stil")
        _, cls.sheets = read_workbook(cls.folder / "mjb.xlsx")

    def assert_shown(self, shown, expected, unit=1.0, off=0.5):
        """What is shown in units is at most `off` units away; parts that add up to a total may be a whole unit away."""
        self.assertLessEqual(abs(shown - expected / unit), off * (1 + 1e-9) + 1e-6, (shown, expected / unit))

    def assert_same(self, stored, expected):
        """Equal but for the float of a file."""
        self.assertAlmostEqual(stored, expected, delta=1e-6 * max(1.0, abs(expected)))

    def shown_tables(self, table, sheet):
        """The rows of a table as {heading: value} with its unit: of the workbook and of both kinds of CSV."""
        yield self.sheets[sheet].records(), 1.0 if sheet == "Draaitabel" else 1000.0
        headings = self.sheets[sheet].headings
        for dialect in ("excel-nl", "uitwisseling"):
            _, rows = read_csv(self.folder / f"csv/{dialect}/{table}.csv", dialect)
            yield [dict(zip(headings, row, strict=True)) for row in rows], 1.0

    def test_the_multi_year_estimate_is_that_of_the_replicates(self):
        for rows, unit in self.shown_tables("f1_meerjarenraming", "F1 Meerjarenraming"):
            found = {(row["Scenario"], row["Thema"]): row for row in rows}
            for scenario, of in self.of.items():
                for name, themas in of.groups().items():
                    row = found[scenario, name]
                    for year in YEARS:
                        net = of.thema("netto lasten", year, themas)
                        self.assert_shown(row[f"Prognose P50 {year}"], STATISTICS["P50"](net), unit)
                        self.assert_shown(row[f"P10 {year}"], STATISTICS["P10"](net), unit)
                        self.assert_shown(row[f"P90 {year}"], STATISTICS["P90"](net), unit)
                        budget = of.thema("begroting", year, themas).mean()
                        self.assert_shown(row[f"Vastgestelde begroting {year}"], budget, unit, 1.0)
                        chance = row[f"Kans op overschrijding {year} (%)"]
                        if name == COVER:
                            self.assertIsNone(chance)
                        else:
                            self.assertAlmostEqual(chance, 100 * of.chance(year, themas), places=9)

    def test_taakvelden_are_those_of_the_replicates(self):
        for rows, unit in self.shown_tables("f2_taakvelden", "F2 Taakvelden"):
            found = {(row["Scenario"], str(row["Taakveld (code)"] or "")): row for row in rows}
            for scenario, of in self.of.items():
                for code, codes in [*((code, [code]) for code in of.taakvelden), ("", of.taakvelden)]:
                    row = found.get((scenario, code)) or found[scenario, str(float(code))]  # 6.60 in a CSV
                    for year in YEARS:
                        for heading in ("Lasten", "Baten"):
                            mean = of.taakveld(heading.lower(), year, codes).mean()
                            self.assert_shown(row[f"{heading} {year}"], mean, unit, 1.0)
                        self.assert_shown(row[f"Saldo {year}"], of.taakveld("saldo", year, codes).mean(), unit, 2.0)
                    for heading in ("P10", "P90"):
                        balance = of.taakveld("saldo", 2029, codes)
                        self.assert_shown(row[f"{heading} saldo 2029"], STATISTICS[heading](balance), unit)

    def test_rows_for_pivot_tables_are_those_of_the_replicates(self):
        for rows, unit in self.shown_tables("draaitabel", "Draaitabel"):
            count = 0
            for scenario, of in self.of.items():
                names = dict(zip(of.labels("taakveld_naam"), of.taakvelden))
                mine = [row for row in rows if row["Scenario"] == scenario]
                self.assertEqual({row["Jaar"] for row in mine}, set(SHOWN_YEARS))
                for row in mine:
                    year, name, amount = int(row["Jaar"]), row["Naam"], row["Grootheid"]
                    values = (of.taakveld(amount, year, [names[name]]) if row["Niveau"] == "taakveld" else
                              of.thema(amount, year, of.themas if row["Niveau"] == "totaal" else [name]))
                    self.assert_shown(row["Bedrag"], STATISTICS[row["Statistiek"]](values), unit)
                    count += 1
            per_year = (len(self.of["basis"].themas) + len(self.of["basis"].taakvelden) + 1) * 3 * len(STATISTICS)
            self.assertEqual(count, len(rows))
            self.assertEqual(count, len(SCENARIOS) * len(SHOWN_YEARS) * per_year)

    def test_the_overview_is_that_of_the_replicates(self):
        for rows, unit in self.shown_tables("samenvatting", "Samenvatting"):
            found = {row["Scenario"]: row for row in rows}
            for scenario, of in self.of.items():
                net = of.thema("netto lasten", 2029, of.themas)
                for heading, statistic in (("Kosten 2029 (midden)", "P50"), ("Bandbreedte laag (P10)", "P10"),
                                           ("Bandbreedte hoog (P90)", "P90")):
                    self.assert_shown(found[scenario][heading], STATISTICS[statistic](net), unit)
                self.assertAlmostEqual(found[scenario]["Kans op overschrijding 2029 (%)"],
                                       100 * of.chance(2029, of.themas), places=9)

    def test_the_summary_of_the_file_and_of_the_screen_are_those_of_the_replicates(self):
        order = list(self.file["statistiek"].asstr()[()]) if "statistiek" in self.file else None
        for scenario, of in self.of.items():
            shown = self.json["scenarios"][scenario]
            order = order or shown["coordinaten"]["statistiek"]
            for variable, axis in (("lasten", "thema"), ("baten", "thema"), ("begroting", "thema"), ("saldo", "thema"),
                                   ("lasten_taakveld", "taakveld"), ("baten_taakveld", "taakveld"),
                                   ("kosten", "voorziening"), ("gebruikers", "voorziening"),
                                   ("instroom", "voorziening"), ("uitstroom", "voorziening"),
                                   ("wachtenden", "voorziening")):
                on_screen = numpy.array(shown["samenvatting"][variable]["waarden"], dtype=float)
                in_file = of.values(f"samenvatting/{variable}")
                for statistic, year in itertools.product(STATISTICS, SHOWN_YEARS):
                    at = order.index(statistic), of.years.index(year)
                    for i, label in enumerate(of.labels(axis)):
                        expected = STATISTICS[statistic](of.of(variable, axis, year, [label]))
                        self.assert_same(on_screen[at][i], expected)
                        self.assert_same(in_file[at][i], expected)
            for year in SHOWN_YEARS:
                at = of.years.index(year)
                chance = shown["samenvatting"]["kans_overschrijding"]["waarden"][at]
                for thema, value in zip(of.themas, chance, strict=True):
                    self.assertAlmostEqual(value, of.chance(year, [thema]))
                total = shown["samenvatting"]["kans_overschrijding_totaal"]["waarden"][at]
                self.assertAlmostEqual(total, of.chance(year, of.themas))

    def test_the_tables_on_screen_are_those_of_the_replicates(self):
        parts = dict(zip(SCENARIOS, re.split(r"\nScenario [\w-]+: ", self.text)[1:], strict=True))
        for scenario, of in self.of.items():
            money = table_below(parts[scenario], "Thema")
            self.assertEqual(len(money), len(SHOWN_YEARS) * (len(of.themas) + 1))
            for name, year, *amounts, assumed, budget, difference, chance in money:
                themas = of.themas if name == "Totaal" else [name.removesuffix(" *")]
                net = of.thema("netto lasten", int(year), themas)
                for shown, statistic in zip(amounts, ("P10", "P50", "P90"), strict=True):
                    self.assert_shown(number(shown), STATISTICS[statistic](net), 1000)
                mean = of.thema("begroting", int(year), themas).mean()
                self.assert_shown(number(budget), mean, 1000)
                above = STATISTICS["P50"](net) - mean
                self.assert_shown(number(difference.split(" ")[0]), abs(above), 1000)
                self.assertEqual(difference.split(" ")[1:], ["N" if above > 0 else "V"] if abs(above) >= 500 else [])
                if chance != "*":
                    self.assert_shown(number(chance), 100 * of.chance(int(year), themas), 1, 0.05)
                self.assertEqual(assumed == "*", name.startswith(COVER))
            use = table_below(parts[scenario], "Voorziening")
            self.assertEqual(len(use), len(SHOWN_YEARS) * len(of.services))
            for name, year, p10, p50, p90, _, none, waiting, most_waiting, wait in use:
                def values(variable, at=int(year), service=of.services[name]):
                    return of.of(variable, "voorziening", at, [service])
                users = values("gebruikers")
                for shown, statistic in ((p10, "P10"), (p50, "P50"), (p90, "P90")):
                    self.assert_shown(number(shown), STATISTICS[statistic](users))
                self.assert_shown(number(none), 100 * (users == 0).mean(), 1, 0.05)
                self.assert_shown(number(waiting), values("wachtenden").mean(), 1, 0.05)
                self.assert_shown(number(most_waiting), STATISTICS["P90"](values("wachtenden")))
                self.assert_shown(number(wait), numpy.nanmean(values("wachttijd")), 1, 0.05)

    def test_differences_are_those_of_the_replicates_and_of_the_workbook(self):
        outcome = koers("vergelijk", self.result, "--per", "thema", "--per", "taakveld", "--per", "voorziening", "--json")
        self.assert_done(outcome)
        basis = self.of["basis"]
        compared = set()
        for pair in json.loads(outcome.stdout)["vergelijkingen"]:
            of = self.of[pair["scenario"]]
            for row in pair["verschillen"]:
                name, label, year = row["uitkomst"], row["label"], row["jaar"]
                def values(side, name=name, label=label, year=year):
                    if name == "nettolasten":
                        return side.thema("netto lasten", year, [label] if label else side.themas)
                    if name == "nettolasten_taakveld":
                        return side.taakveld("netto lasten", year, [label])
                    return side.of(name, "voorziening", year, [label])
                if name not in ("nettolasten_opgeteld", "wachttijd"):
                    difference = values(of) - values(basis)
                    for statistic, compute in STATISTICS.items():
                        self.assert_same(row[statistic], compute(difference))
                    compared.add(name)
        self.assertLessEqual({"nettolasten", "nettolasten_taakveld", "kosten", "gebruikers"}, compared)

    def test_a_drawn_budget_has_no_mirrored_band(self):
        of = self.of["minder-rijk"]
        self.assertGreater(of.thema("begroting", 2029, [COVER]).std(), 10_000)
        self.assertEqual(set(of.thema("netto lasten", 2029, [COVER])), {0.0})
        rows = [row for row in self.text.splitlines() if row.startswith(f"{COVER} *") and " 2029 " in row]
        self.assertEqual([row.split()[4:7] for row in rows], [["0"] * 3] * len(SCENARIOS))
        short = self.folder / "kort.h5"
        told = koers("reken", self.folder / "minder-rijk.toml", "-n", "40", "--stil", "--bewaar", "samenvatting", "--uit",
                     short)
        self.assert_done(told)
        band, = [row for row in told.stdout.splitlines() if row.startswith(f"{COVER} *") and " 2029 " in row]
        self.assertEqual(band.split()[4:7], ["n.b."] * 3)  # it does not follow from the summary


unittest.main()
