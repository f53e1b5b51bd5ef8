"""F10 of `koers rapport`: from the budget to the expectation of each scenario, in posts that add up."""
import csv
import shutil
import tempfile
import unittest
from pathlib import Path

import h5py
import numpy

from program import CASES, ProgramTest, koers

CHOICES = """naam = "Keuzes"
basis = "basis.toml"

[[maatregel]]
id = "buurthuis-open"

[maatregel.beheer]
status = "besloten"

[[maatregel]]
id = "minder-uren"
werkt_op = "uren"
voorziening = "hulp"
factor = 0.9
vanaf = 2027

[[maatregel]]
id = "ontmoeting"
naam = "Taakstelling op ontmoeting"
werkt_op = "budgetregel"
budgetregel = "overig-2"
soort = "taakstelling"
bedrag = -25_000
vanaf = 2027
duur = 3

[[maatregel]]
id = "toegang"
naam = "Minder toegang"
werkt_op = "budgetregel"
budgetregel = "overig-15"
bedrag = -30_000
realisatie = 0.5
vanaf = 2026

[maatregel.beheer]
status = "in uitvoering"
"""
YEARS = [2026, 2027, 2028, 2029]


class Letter(ProgramTest):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = Path(holder.name) / "dorp"
        shutil.copytree(CASES / "kleindorp", cls.folder)
        (cls.folder / "keuzes.toml").write_text(CHOICES, encoding="utf-8")
        made = koers("reken", cls.folder / "basis.toml", cls.folder / "keuzes.toml", "-n", "24", "--stil", "--uit",
                     cls.folder / "uit.h5")
        if made.returncode:
            raise AssertionError(made.stderr)
        cls.file = h5py.File(cls.folder / "uit.h5")
        cls.addClassCleanup(cls.file.close)
        cls.rows = cls.report("csv")

    @classmethod
    def report(cls, name, *words):
        made = koers("rapport", cls.folder / "uit.h5", "--csv", cls.folder / name, *words)
        if made.returncode:
            raise AssertionError(made.stderr)
        with open(cls.folder / name / "uitwisseling/f10_kaderbrief.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def of(self, scenario, variable):
        group = self.file[f"scenarios/{scenario}"]
        years = [list(group["jaar"][...]).index(year) for year in YEARS]
        return group[variable][...].astype("int64")[:, years].sum(axis=2)  # [replicate, year]

    def change(self, scenario):
        return -self.of(scenario, "saldo")

    def share(self):
        names = [x.decode() for x in self.file["scenarios/keuzes/parameter"][...]]
        return self.file["scenarios/keuzes/parameterwaarde"][:, names.index("maatregel.ontmoeting.realisatie")]

    def amounts(self, row):
        return [int(row[f"bedrag_{year}"]) for year in YEARS]

    def rows_of(self, scenario, rows=None):
        return [row for row in rows or self.rows if row["scenario"] == scenario]

    def test_posts_add_up_to_what_the_replicates_differ_from_the_budget(self):
        for scenario in ("basis", "keuzes"):
            *posts, total, after = self.rows_of(scenario)
            budget, unknown, *parts = posts
            self.assertEqual((total["omschrijving"], after["omschrijving"]),
                             ("Totale wijziging saldo", "Stand na kaderbrief"))
            self.assertEqual([unknown[f"bedrag_{year}"] for year in YEARS], [""] * 4)
            sums = numpy.array([self.amounts(row) for row in parts]).sum(axis=0)
            self.assertEqual(list(sums), self.amounts(total))
            for shown, expected in zip(sums, self.change(scenario).mean(axis=0), strict=True):
                self.assertAlmostEqual(shown, expected, delta=0.51)
            net = self.of(scenario, "begroting") + self.change(scenario)
            for shown, expected in zip(self.amounts(after), net.mean(axis=0), strict=True):
                self.assertAlmostEqual(shown, expected, delta=1.01)
            for name, probability in (("p10", 0.1), ("p90", 0.9)):
                self.assertAlmostEqual(int(total[f"{name}_2029"]),
                                       numpy.quantile(self.change(scenario)[:, 3], probability), delta=0.51)
            self.assertEqual(len(self.amounts(budget)), 4)

    def test_choices_and_earlier_decisions_stand_apart(self):
        rows = self.rows_of("keuzes")
        choice = [row for row in rows if row["nr"].startswith("K")]
        self.assertEqual([(row["nr"], row["omschrijving"], row["is"], row["taakveld"], row["wettelijk_verplicht"])
                          for row in choice], [("K1", "Keuze: Taakstelling op ontmoeting", "I", "6.1", "N")])
        for shown, year in zip(self.amounts(choice[0]), YEARS, strict=True):
            self.assertAlmostEqual(shown, -25000 * self.share().mean() * (year >= 2027), delta=1.01)
        decided = next(row for row in rows if row["omschrijving"].startswith("Eerder besloten"))
        self.assertEqual(self.amounts(decided), [5000 + 3000 - 30000, 10000 - 30000, 10000 - 30000, 10000 - 30000])
        deviations = {row["omschrijving"].split(": ")[1]: self.amounts(row) for row in rows if row["nr"] == "D"}
        self.assertEqual(deviations, {"Buurthuis vaker open": [0] * 4, "Minder toegang": [15000] * 4})

    def test_developments_are_those_of_the_first_scenario(self):
        first = [row for row in self.rows_of("basis") if row["nr"] == "B"]
        second = [row for row in self.rows_of("keuzes") if row["nr"] == "B"]
        for a, b in zip(first, second, strict=True):
            for left, right in zip(self.amounts(a), self.amounts(b), strict=True):
                self.assertAlmostEqual(left, right, delta=1)
        rest = next(row for row in self.rows_of("keuzes") if row["nr"] == "C")
        self.assertLess(self.amounts(rest)[3], 0)  # fewer hours of help
        self.assertFalse([row for row in self.rows_of("basis") if row["nr"] == "C"])

    def test_the_balance_has_the_other_sign(self):
        turned = self.report("saldo", "--teken", "saldo")
        for row, other in zip(self.rows, turned, strict=True):
            for year in YEARS:
                if row[f"bedrag_{year}"]:
                    self.assertAlmostEqual(int(row[f"bedrag_{year}"]), -int(other[f"bedrag_{year}"]), delta=1)
            self.assertEqual(row["vn_2029"], other["vn_2029"])


unittest.main()
