"""Oegstgeest as users run it: the budgets to the euro, money that adds up, and scenarios that do what they say."""
import os
import tempfile
import unittest
from pathlib import Path

import h5py
import numpy

from page_reader import Page, faults_of, sentences_of
from program import ProgramTest, koers
from sheets import outcome, read_csv, read_workbook

DATA = Path(os.environ["KOERS_CASES"]).parents[1] / "scenarios/oegstgeest"
REPLICATES = 60
NAMES = ["huidig-beleid", "rijk-tegenvaller", "preventie-investering", "slecht-weer", "korten-op-welzijn"]
BUDGETS = {2026: 28_353_495, 2027: 29_029_495, 2028: 29_231_901, 2029: 29_231_901}  # financial overview of the plan
COVER = "Algemene dekkingsmiddelen"


class Oegstgeest(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.holder.cleanup)
        cls.folder = Path(cls.holder.name)
        cls.target = target = cls.folder / "uit.h5"
        cls.outcome = koers("reken", *[DATA / f"{name}.toml" for name in NAMES], "-n", REPLICATES, "--uit", target)
        if cls.outcome.returncode:
            raise AssertionError(cls.outcome.stderr)
        cls.file = h5py.File(target)
        cls.addClassCleanup(cls.file.close)

    def of(self, variable, scenario="huidig-beleid"):
        return self.file[f"scenarios/{scenario}/{variable}"][...]

    def labels(self, name):
        return [x.decode() if isinstance(x, bytes) else x for x in self.of(name)]

    def year(self, value):
        return list(self.of("jaar")).index(value)

    def test_the_budgets_are_those_of_the_plan_to_the_euro(self):
        budgets = self.of("begroting").astype("int64")
        cover = self.labels("thema").index(COVER)
        for year, total in BUDGETS.items():
            at = self.year(year)
            self.assertEqual(set(budgets[:, at].sum(axis=1)), {total})
            self.assertEqual(set(budgets[:, at, cover]), {0})

    def test_the_page_is_plain_dutch_and_small(self):
        target = self.folder / "rapport.html"
        self.assert_done(koers("rapport", self.target, "--uit", target, "--trekkingen", "1", "--stil",
                               *[x for name in NAMES[:3] for x in ("--scenario", name)]))
        text = target.read_text(encoding="utf-8")
        page = Page(text)
        self.assertEqual(page.faults, [])
        self.assertEqual(faults_of(sentences_of(page)), [])
        self.assertLess(len(text.encode()), 3_000_000)

    def test_the_tables_for_finance_have_the_budgets_of_the_plan_and_general_cover_apart(self):
        book, csv = self.folder / "mjb.xlsx", self.folder / "csv"
        self.assert_done(koers("rapport", self.target, "--xlsx", book, "--csv", csv, "--scenario", "huidig-beleid",
                               "--scenario", "rijk-tegenvaller", "--trekkingen", "0"))
        headings, rows = read_csv(csv / "excel-nl/f1_meerjarenraming.csv", "excel-nl")
        formulas, sheets = read_workbook(book)
        names = {defined.name: defined.attr_text for defined in formulas.defined_names.definedName}
        guide = {row["Onderdeel"]: row["Inhoud"] for row in sheets["Leeswijzer"].records()}
        estimate = sheets["F1 Meerjarenraming"]
        themas = [thema for thema in self.labels("thema") if thema != COVER]
        self.assertEqual(len(themas), 5)
        for year, total in BUDGETS.items():
            self.assertEqual(guide[f"Controletotaal begroting {year}"], total)
            cell = names[f"controletotaal_{year}"].split("!")[1].replace("$", "")
            self.assertEqual(formulas["Leeswijzer"][cell].value, total)
            column = headings.index(f"Vastgestelde begroting {year}")
            for scenario in ("huidig-beleid", "rijk-tegenvaller"):
                of = {row[0]: row[column] for row in rows if row[1] == scenario}
                self.assertEqual(sum(of[thema] for thema in themas), total)
                self.assertEqual(of["Totaal"], total)
                cover = self.of("begroting", scenario)[:, self.year(year), self.labels("thema").index(COVER)].mean()
                self.assertAlmostEqual(of[COVER], cover, delta=0.51)
                self.assertEqual(of["Totaal met algemene dekkingsmiddelen"], total + of[COVER])
            for row, shown in enumerate(estimate.rows, estimate.heading_row + 1):
                if shown[0] == "Totaal":
                    sum_cell = estimate.formulas.cell(row, column + 1)
                    self.assertEqual(outcome(estimate.formulas, sum_cell.value), round(total / 1000))

    def test_goals_add_up_over_taakvelden_and_themas_in_every_replicate(self):
        theme_of = self.labels("doel_thema")
        self.assertEqual(len(theme_of), 23)
        for side in ("lasten", "baten"):
            goals = self.of(f"{side}_doel").astype("int64")
            themas = self.of(side).astype("int64")
            for i, thema in enumerate(self.labels("thema")):
                members = [g for g, of in enumerate(theme_of) if of == thema]
                numpy.testing.assert_array_equal(goals[:, :, members].sum(axis=2), themas[:, :, i])
            numpy.testing.assert_array_equal(goals.sum(axis=2), self.of(f"{side}_taakveld").astype("int64").sum(axis=2))

    def test_cost_is_that_of_services_and_budget_lines(self):
        parts = self.of("kosten").astype("int64").sum(axis=2) + self.of("lasten_budgetregel").astype("int64").sum(axis=2)
        numpy.testing.assert_array_equal(parts, self.of("lasten").astype("int64").sum(axis=2))

    def test_balances_are_budget_minus_net_cost_at_both_price_levels(self):
        budgeted = [self.year(year) for year in BUDGETS]
        for suffix in ("", "_nominaal"):
            def of(name, suffix=suffix):
                return self.of(name + suffix)[:, budgeted].astype("int64")
            extra = self.of("compensatieverschil")[:, budgeted].astype("int64") if suffix else 0
            numpy.testing.assert_array_equal(of("saldo"), of("begroting") + extra - (of("lasten") - of("baten")))

    def test_a_setback_from_the_state_takes_cover_from_2027_and_more_from_2028(self):
        lost = (self.of("begroting", "rijk-tegenvaller") - self.of("begroting")).astype("int64")
        cover = self.labels("thema").index(COVER)
        self.assertFalse(numpy.delete(lost, cover, axis=2).any())
        by_year = {year: lost[:, self.year(year), cover] for year in BUDGETS}
        self.assertTrue((by_year[2026] == 0).all())
        self.assertTrue((by_year[2027] < 0).all())
        self.assertTrue((by_year[2028] < by_year[2027]).all())

    def test_bad_weather_is_worse_than_each_setback_alone(self):
        def balance(scenario):
            return self.of("saldo", scenario).astype("int64")[:, self.year(2029)].sum(axis=1).mean()
        self.assertLess(balance("slecht-weer"), balance("rijk-tegenvaller"))
        self.assertLess(balance("rijk-tegenvaller"), balance("huidig-beleid"))
        waiting = self.labels("voorziening").index("huishoudelijke_hulp")
        self.assertGreater(self.of("wachtenden", "slecht-weer")[:, self.year(2030), waiting].mean(),
                           self.of("wachtenden")[:, self.year(2030), waiting].mean())

    def test_prevention_costs_first_and_brings_fewer_requests_later(self):
        def net(scenario):
            return (self.of("lasten", scenario) - self.of("baten", scenario)).astype("int64").sum(axis=2)
        difference = (net("preventie-investering") - net("huidig-beleid")).mean(axis=0)
        self.assertGreater(difference[self.year(2027)], 0)
        starts = (self.of("instroom", "preventie-investering") - self.of("instroom")).mean(axis=0)
        youth = [i for i, t in enumerate(self.labels("voorziening_taakveld")) if t == "6.752"]
        self.assertLess(starts[self.year(2032) :, youth].sum(), 0)
        self.assertIn("Zichzelf terugverdiend", self.outcome.stdout)

    def test_cutting_subsidies_saves_first_and_brings_more_requests_later(self):
        def lasten(scenario):
            return (self.of("lasten", scenario) - self.of("baten", scenario)).astype("int64").sum(axis=2).mean(axis=0)
        difference = lasten("korten-op-welzijn") - lasten("huidig-beleid")
        self.assertLess(difference[self.year(2029)], 0)
        self.assertGreater(difference[self.year(2040)], difference[self.year(2029)])
        for part in ("Besparing opgegeten door latere kosten: ", "kans in 2029 ", ", in 2035 ", ", in 2040 "):
            self.assertIn(part, self.outcome.stdout)
        self.assertIn("Zonder de verbanden waarvan de onderbouwing een aanname is (kwaliteit C)", self.outcome.stdout)

    def test_indicators_have_values_in_their_unit_and_all_of_their_history(self):
        values, units = self.of("indicatorwaarde"), self.labels("indicator_eenheid")
        coverage = self.labels("indicator_dekking")
        self.assertEqual(set(coverage), {"gemodelleerd", "beïnvloed"})
        self.assertGreaterEqual(coverage.count("beïnvloed"), 25)
        self.assertFalse(numpy.isnan(values).any())
        for i, unit in enumerate(units):
            self.assertGreaterEqual(values[:, :, i].min(), 0)
            if unit.startswith("%"):
                self.assertLessEqual(values[:, :, i].max(), 100)
        history = self.file["scenarios/huidig-beleid/historie"]
        self.assertEqual(len(history["reeks"]), 127)
        self.assertEqual(len(history["waarde"]), 419)
        lonely = self.labels("indicator").index("eenzaam_ernstig.65plus")
        cut = self.of("indicatorwaarde", "korten-op-welzijn")[:, self.year(2035), lonely].mean()
        self.assertGreater(cut, values[:, self.year(2035), lonely].mean())

    def test_every_table_says_that_2026_is_anchored(self):
        self.assertEqual(self.outcome.stdout.count("het niveau van 2026 is aan de begroting verankerd"), 10)

    def test_people_by_number_of_services_are_the_clients(self):
        by_number = self.of("stapeling")[:, :, self.labels("groep").index("begeleiding")]
        services = [self.labels("voorziening").index(s) for s in ("begeleiding_individueel", "dagbesteding")]
        held = self.of("clienten")[:, :, services].sum(axis=2)
        numpy.testing.assert_array_equal(by_number[:, :, 0] + 2 * by_number[:, :, 1], held)
        self.assertFalse(by_number[:, :, 2:].any())

    def test_referrals_follow_the_shares_of_the_plan(self):
        referrals = self.of("verwijzingen").sum(axis=(0, 1)).astype(float)
        shares = dict(zip(self.labels("verwijzer"), referrals / referrals.sum()))
        for name, share in {"gemeente": 0.31, "huisarts": 0.41, "gecertificeerde_instelling": 0.08,
                            "overig": 0.20}.items():
            self.assertAlmostEqual(shares[name], share, delta=0.03)


if __name__ == "__main__":
    unittest.main()
