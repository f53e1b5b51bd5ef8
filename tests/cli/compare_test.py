"""`koers vergelijk`: the numbers of the result file computed once more with numpy, and what the options change."""
import functools
import json
import unittest

import h5py
import numpy
import scipy.stats

from program import BASE, FRUGAL, koers
from stored_run import StoredRunTest

AGED = BASE.replace("basis.toml", "vergrijsd.toml")
REPLICATES = 40
YEARS = (2026, 2027, 2028, 2029, 2030)  # the budget years and the outlook of Kleindorp
SERVICE = ("kosten", "gebruikers", "instroom", "wachtenden", "wachttijd")
WANTED = {"kosten": "lager", "wachtenden": "lager", "wachttijd": "lager", "gebruikers": "geen", "instroom": "geen"}


def outcomes(group, nominal=False):
    """Every outcome of a scenario as {(uitkomst, label): [replicate x year]}."""
    def values(name):
        array = group[name][()].astype(float)
        return numpy.where(array == -2**31, numpy.nan, array)

    def labels(name):
        return group[name].asstr()[()]

    suffix = "_nominaal" if nominal else ""
    net = values("lasten" + suffix) - values("baten" + suffix)
    found = {("nettolasten", label): net[:, :, i] for i, label in enumerate(labels("thema"))}
    found["nettolasten", ""] = net.sum(axis=2)
    found["nettolasten_opgeteld", ""] = net.sum(axis=2).cumsum(axis=1)
    if not nominal:
        taakveld = values("lasten_taakveld") - values("baten_taakveld")
        found |= {("nettolasten_taakveld", label): taakveld[:, :, i] for i, label in enumerate(labels("taakveld"))}
    for name in SERVICE[nominal:]:
        found |= {(name, label): values(name)[:, :, i] for i, label in enumerate(labels("voorziening"))}
    found |= {("indicatorwaarde", label): values("indicatorwaarde")[:, :, i]
              for i, label in enumerate(labels("indicator"))}
    return found


@functools.cache
def student(degrees):
    return scipy.stats.t.ppf(0.975, degrees)


def expected(a, b):
    """The statistics of b - a; None where the comparison says null."""
    known = ~(numpy.isnan(a) | numpy.isnan(b))
    a, b = a[known], b[known]
    d = b - a
    half = student(len(d) - 1) * d.std(ddof=1) / numpy.sqrt(len(d))
    apart, spread = a.var(ddof=1) + b.var(ddof=1), d.var(ddof=1)
    p10, p50, p90 = numpy.quantile(d, (0.1, 0.5, 0.9))
    return {"paren": len(d), "gemiddelde": d.mean(), "laag": d.mean() - half, "hoog": d.mean() + half,
            "P10": p10, "P50": p50, "P90": p90, "variantiereductie": apart / spread if spread > 1e-12 else None,
            "lager": (d < 0).mean(), "hoger": (d > 0).mean()}


class Compare(StoredRunTest):
    @classmethod
    def setUpClass(cls):
        cls.make_run(BASE, FRUGAL, AGED, "-n", REPLICATES, "--trekking", "gewoon")
        with h5py.File(cls.result) as file:
            groups = file["scenarios"]
            cls.years = list(groups["basis/jaar"][()])
            cls.wanted = dict(zip(groups["basis/indicator"].asstr()[()], groups["basis/indicator_gewenst"].asstr()[()]))
            cls.values = {scenario: outcomes(group) for scenario, group in groups.items()}
            cls.nominal = {scenario: outcomes(group, nominal=True) for scenario, group in groups.items()}

    def compared(self, *words):
        """The answer in JSON, and its rows as {(scenario, uitkomst, label, jaar): row}."""
        outcome = koers("vergelijk", self.result, "--json", *words)
        self.assert_done(outcome)
        root = json.loads(outcome.stdout)
        rows = {}
        for pair in root["vergelijkingen"]:
            self.assertTrue(pair["vergelijkbaar"])
            for row in pair["verschillen"]:
                key = pair["scenario"], row["uitkomst"], row["label"], row["jaar"]
                self.assertNotIn(key, rows)
                rows[key] = row
        return root, rows

    def assert_row(self, row, wanted, kind):
        """A row has the wanted statistics and the chances of its kind."""
        for name in ("gemiddelde", "laag", "hoog", "P10", "P50", "P90", "paren"):
            self.assertAlmostEqual(row[name], wanted[name], delta=1e-6 * max(1.0, abs(wanted[name])), msg=(row, name))
        if wanted["variantiereductie"] is None:
            self.assertIsNone(row["variantiereductie"])
        else:
            self.assertAlmostEqual(row["variantiereductie"] / wanted["variantiereductie"], 1.0, places=6)
        if row["eenheid"] == "EUR":
            self.assertAlmostEqual(row["kans_goedkoper"], wanted["lager"], places=12)
            self.assertAlmostEqual(row["kans_duurder"], wanted["hoger"], places=12)
            self.assertEqual(row["vn"], "N" if wanted["gemiddelde"] > 0 else "V" if wanted["gemiddelde"] < 0 else "")
        else:
            self.assertAlmostEqual(row["kans_lager"], wanted["lager"], places=12)
            self.assertAlmostEqual(row["kans_hoger"], wanted["hoger"], places=12)
            self.assertEqual(row["kans_beter"], {"lager": row["kans_lager"], "hoger": row["kans_hoger"]}.get(kind))
            self.assertEqual(row["gewenst"], kind)

    def assert_same_as_numpy(self, rows, values, basis, scenarios, years):
        """Every difference of the file is a row and every row is a difference of the file."""
        different = set()
        for scenario in scenarios:
            for (name, label), b in values[scenario].items():
                for year in years:
                    at = self.years.index(year)
                    one, other = values[basis][name, label][:, at], b[:, at]
                    if (one < other).any() or (one > other).any():
                        key = scenario, name, label, year
                        different.add(key)
                        kind = self.wanted[label] if name == "indicatorwaarde" else WANTED.get(name, "lager")
                        self.assert_row(rows[key], expected(one, other), kind)
        self.assertEqual(different, set(rows))
        self.assertGreater(len(different), 30)

    def test_every_number_is_that_of_the_file(self):
        root, rows = self.compared()
        self.assertEqual((root["basis"], root["teken"], root["prijspeil"]), ("basis", "vn", "begroting"))
        self.assertEqual(root["replicaties"], REPLICATES)
        self.assert_same_as_numpy(rows, self.values, "basis", ("zuinig", "vergrijsd"), YEARS)
        self.assertEqual({row["per"] for row in rows.values()}, {"thema", "taakveld", "voorziening", "indicator"})
        self.assertGreater(rows["zuinig", "nettolasten", "", 2029]["variantiereductie"], 2.0)

    def test_nominal_money_is_that_of_the_themas(self):
        root, rows = self.compared("--prijspeil", "nominaal")
        self.assertEqual(root["prijspeil"], "nominaal")
        self.assert_same_as_numpy(rows, self.nominal, "basis", ("zuinig", "vergrijsd"), YEARS)

    def test_another_basis_turns_the_comparison(self):
        root, rows = self.compared("--basis", "zuinig", "--scenario", "basis", "--jaar", "2025", "--jaar", "2029")
        self.assertEqual([pair["scenario"] for pair in root["vergelijkingen"]], ["basis"])
        self.assert_same_as_numpy(rows, self.values, "zuinig", ("basis",), (2025, 2029))

    def test_the_balance_turns_money_and_nothing_else(self):
        cost, turned = self.compared()[1], self.compared("--teken=saldo")[1]
        self.assertEqual(cost.keys(), turned.keys())
        for key, row in cost.items():
            other = dict(turned[key])
            if row["eenheid"] == "EUR":
                for name, source in (("gemiddelde", "gemiddelde"), ("laag", "hoog"), ("hoog", "laag"), ("P10", "P90"),
                                     ("P50", "P50"), ("P90", "P10")):
                    self.assertEqual(other.pop(name), -row[source])
                row = {name: value for name, value in row.items() if name in other}
            self.assertEqual(other, row)  # V and N and the chances stay
        self.assertEqual(cost, self.compared("--teken", "plus-nadeel")[1])

    def test_the_sign_is_in_the_caption_and_on_the_amounts(self):
        words = ("--scenario", "zuinig", "--per", "thema", "--jaar", "2029")
        mean = self.compared(*words)[1]["zuinig", "nettolasten", "", 2029]["gemiddelde"]
        self.assertLess(mean, -10_000.0)  # the frugal scenario saves
        size = f"{round(-mean / 1000)}"
        for sign, shown in (("vn", f" {size} V"), ("saldo", f" {size} V"), ("plus-nadeel", f" -{size} V")):
            text = koers("vergelijk", self.result, *words, "--teken", sign)
            self.assert_done(text)
            caption = text.stdout.index("\nBedragen x € 1.000 per thema, prijspeil begroting (2025).")
            self.assertGreater(text.stdout.index(f"Tekenconventie {sign}: "), caption)
            total = text.stdout.split("lasten - baten, totaal (x € 1.000)\n")[1].splitlines()[0]
            self.assertTrue(total.startswith("  2029 "), total)
            self.assertIn(shown, total)
            self.assertIn("Door afronding kunnen totalen afwijken van de som der delen.", text.stdout)

    def test_the_tables_fit_a_screen_and_hold_what_was_asked(self):
        every = ("--per", "thema", "--per", "taakveld", "--per", "voorziening", "--per", "indicator")
        outcome = koers("vergelijk", self.result, *every)
        self.assert_done(outcome)
        self.assertLessEqual(max(len(line) for line in outcome.stdout.splitlines() if line.startswith("  20")), 100)
        self.assertLessEqual(max(map(len, outcome.stdout.splitlines())), 120)
        for part in ("Verschil van zuinig met basis", "Verschil van vergrijsd met basis", "6.711 ",
                     "wachttijd (weken): Hulp bij het huishouden", "(%; lager is beter)", "Kans op goedkoper",
                     "Kans op lager", "Kans op beter"):
            self.assertIn(part, outcome.stdout)
        one = koers("vergelijk", self.result, "--scenario", "zuinig", "--per", "taakveld", "--jaar", "2028")
        self.assert_done(one)
        self.assertNotIn("vergrijsd", one.stdout)
        self.assertNotIn("Kans op lager", one.stdout)
        self.assertNotIn("  2029 ", one.stdout)
        self.assertIn("  2028 ", one.stdout)

    def test_without_a_choice_people_get_the_themas_and_hear_of_the_rest(self):
        outcome = koers("vergelijk", self.result)
        self.assert_done(outcome)
        themas = koers("vergelijk", self.result, "--per", "thema").stdout
        self.assertEqual(outcome.stdout,
                         themas + "Meer: --per taakveld, --per voorziening of --per indicator.\n")
        self.assertNotIn("6.711 ", themas)
        self.assertLess(len(themas.splitlines()), 100)

    def test_what_is_asked_twice_is_shown_once(self):
        words = ("--scenario", "zuinig", "--per", "thema", "--jaar", "2028")
        self.assertEqual(koers("vergelijk", self.result, *words).stdout,
                         koers("vergelijk", self.result, *words, *words).stdout)

    def test_faults_are_told(self):
        self.assert_fault(koers("vergelijk"), 2, "geef een resultaatbestand")
        self.assert_fault(koers("vergelijk", BASE), 2, "U021")
        self.assert_fault(koers("vergelijk", self.folder / "weg.h5"), 2, "U020")
        for words, parts in ((("--basis", "bassis"), ("onbekend scenario bassis", "bedoelt u basis?")),
                             (("--scenario", "zuinigg"), ("onbekend scenario zuinigg", "bedoelt u zuinig?")),
                             (("--scenario", "basis"), ("basis is de basis",)),
                             (("--basis", "zuinig", "--scenario", "zuinig"), ("zuinig is de basis",)),
                             (("--jaar", "2050"), ("--jaar", "2025", "2030")),
                             (("--per", "thea"), ("thema, taakveld, voorziening en indicator", "bedoelt u thema?")),
                             (("--teken", "plus"), ("vn, saldo en plus-nadeel",)),
                             (("--prijspeil", "nominal"), ("bedoelt u nominaal?",)),
                             (("--prijspeil", "nominaal", "--per", "taakveld"), ("taakveld", "nominaal"))):
            self.assert_fault(koers("vergelijk", self.result, *words), 2, *parts)

    def test_a_file_of_one_scenario_or_without_replicates_has_nothing_to_compare(self):
        alone, summary = self.folder / "alleen.h5", self.folder / "kort.h5"
        self.assert_done(koers("reken", BASE, "-n", "3", "--uit", alone, "--stil"))
        self.assert_done(koers("reken", BASE, FRUGAL, "-n", "3", "--bewaar", "samenvatting", "--uit", summary, "--stil"))
        self.assert_fault(koers("vergelijk", alone), 2, "maar een scenario")
        self.assert_fault(koers("vergelijk", summary), 2, "--bewaar samenvatting")

    def test_a_closed_temporary_folder_asks_for_years_and_no_more(self):
        closed = {"TMPDIR": "/proc/nope"}
        self.assert_fault(koers("vergelijk", self.result, environment=closed), 1, "U032", "TMPDIR")
        self.assert_done(koers("vergelijk", self.result, "--jaar", "2029", environment=closed))


if __name__ == "__main__":
    unittest.main()
