"""`koers verklaar` and `koers maatregelen`: lines that add up, each measure alone, effects left out."""
import json
import shutil
import tempfile
import unittest
from pathlib import Path

from program import BASE, FRUGAL, ProgramTest, koers
from stored_run import StoredRunTest

CHOICE = """naam = "Keuze"
basis = "{base}"

[aannames]
vergrijzing = "hoog"

[[maatregel]]
id = "buurthuis-open"

[[maatregel]]
id = "minder-subsidie"
naam = "Minder ontmoeting"
werkt_op = "budgetregel"
budgetregel = "overig-2"
bedrag = -25_000
vanaf = 2027
"""
CAUSES = ("aanname", "eigen", "pad", "overig", "samenloop")


class Explain(StoredRunTest):
    @classmethod
    def setUpClass(cls):
        cls.make_folder()
        cls.choice = cls.folder / "keuze.toml"
        cls.choice.write_text(CHOICE.format(base=BASE), encoding="utf-8")
        cls.must("reken", BASE, cls.choice, FRUGAL, "-n", "30", "--uit", cls.result, "--stil")

    def lines_of(self, outcome_id, *words):
        outcome = koers("verklaar", self.result, "--uitkomst", outcome_id, "--scenario", "keuze", "--json", *words)
        self.assert_done(outcome)
        return json.loads(outcome.stdout)[0]

    def test_causes_add_up_to_the_total_and_the_total_to_the_run(self):
        for outcome in ("nettolasten", "gebruikers:hulp", "eenzaam.65plus"):
            lines = self.lines_of(outcome)
            self.assertEqual(lines["jaren"], [2026, 2027, 2028, 2029, 2030])
            by_kind = {line["soort"]: line["waarden"] for line in lines["regels"]}
            for i in range(5):
                causes = sum(line["waarden"][i] for line in lines["regels"] if line["soort"] in CAUSES)
                self.assertAlmostEqual(causes, by_kind["totaal"][i], places=6)
                self.assertAlmostEqual(by_kind["totaal"][i] + by_kind["toeval"][i], by_kind["doorrekening"][i], places=6)

    def test_a_path_names_every_step_with_its_weakest_grade_and_study(self):
        lines = self.lines_of("gebruikers:hulp", "--jaar", "2030")["regels"]
        path = next(line for line in lines if line["soort"] == "pad" and line["onderwerp"] == "minder-subsidie")
        self.assertEqual(path["naam"], "Minder ontmoeting > Contact met anderen > Aanvragen: Hulp bij het huishouden")
        self.assertEqual(path["kwaliteit"], "C")
        self.assertEqual(path["onderzoek"], "deskundigen")
        self.assertGreater(path["waarden"][0], 0.0)
        self.assertIn("aanname vergrijzing = hoog", [line["naam"] for line in lines])

    def test_a_table_for_every_scenario_but_the_first(self):
        outcome = koers("verklaar", self.result, "--uitkomst", "nettolasten", "--jaar", "2029")
        self.assert_done(outcome)
        self.assertEqual(outcome.stdout.count("verschil van"), 2)
        self.assertIn("verschil van keuze met basis", outcome.stdout)
        self.assertIn("gemiddelde van de doorrekeningen", outcome.stdout)

    def test_a_single_scenario_is_explained_against_itself_without_measures(self):
        alone = self.folder / "alleen.h5"
        self.assert_done(koers("reken", self.choice, "-n", "5", "--uit", alone, "--stil"))
        outcome = koers("verklaar", alone, "--uitkomst", "nettolasten", "--jaar", "2029")
        self.assert_done(outcome)
        self.assertIn("Minder ontmoeting: zelf", outcome.stdout)
        self.assertIn("aanname vergrijzing = hoog", outcome.stdout)
        self.assertIn("met hetzelfde zonder maatregelen", outcome.stdout)

    def test_a_scenario_from_elsewhere_is_found_again(self):
        data = self.folder / "gegevens/dorp"
        shutil.copytree(Path(BASE).parent, data)
        own = self.folder / "eigen/gemeente.toml"
        own.parent.mkdir()
        own.write_text(CHOICE.format(base="../gegevens/dorp/basis.toml"), encoding="utf-8")
        target = self.folder / "elders.h5"
        self.assert_done(koers("reken", own, "-n", "5", "--uit", target, "--stil"))
        shutil.rmtree(data)
        outcome = koers("verklaar", target, "--uitkomst", "nettolasten", "--jaar", "2029", "--json")
        self.assert_done(outcome)
        self.assertIn("minder-subsidie", {line["onderwerp"] for line in json.loads(outcome.stdout)[0]["regels"]})

    def test_all_scenarios_are_one_list_in_json(self):
        outcome = koers("verklaar", self.result, "--uitkomst", "nettolasten", "--json")
        self.assert_done(outcome)
        self.assertEqual([one["scenario"] for one in json.loads(outcome.stdout)], ["keuze", "zuinig"])

    def test_effects_that_were_left_out_stay_out(self):
        target = self.folder / "zonder.h5"
        outcome = koers("reken", BASE, self.choice, "-n", "10", "--uit", target, "--stil", "--zonder-effect",
                        "minder-subsidie")
        self.assert_done(outcome)
        self.assertIn("Zonder de effecten van: minder-subsidie", outcome.stdout)
        explained = koers("verklaar", target, "--uitkomst", "gebruikers:hulp", "--json")
        self.assert_done(explained)
        subjects = {line["onderwerp"] for line in json.loads(explained.stdout)[0]["regels"] if line["soort"] == "pad"}
        self.assertEqual(subjects, {"buurthuis-open"})

    def test_without_prevention_only_own_amounts_are_left(self):
        target = self.folder / "preventie.h5"
        self.assert_done(koers("reken", BASE, self.choice, "-n", "10", "--uit", target, "--stil", "--zonder-preventie"))
        outcome = koers("verklaar", target, "--uitkomst", "nettolasten", "--json")
        self.assert_done(outcome)
        self.assertNotIn("pad", {line["soort"] for line in json.loads(outcome.stdout)[0]["regels"]})

    def test_the_summary_tells_what_is_left_without_weak_evidence(self):
        outcome = koers("reken", BASE, self.choice, "-n", "20", "--uit", self.folder / "c.h5", "--stil", "--json")
        self.assert_done(outcome)
        scenarios = json.loads(outcome.stdout)["scenarios"]
        self.assertNotIn("zonder_bewijs_C", scenarios["basis"])
        weak = scenarios["keuze"]["zonder_bewijs_C"]
        self.assertEqual(weak["trekkingen"], 20)
        self.assertNotEqual(weak["jaren"][-1]["verschil_zonder"], 0.0)
        lost = scenarios["keuze"]["terugverdiend"]
        self.assertEqual([year["jaar"] for year in lost["opgeteld"]], list(range(2025, 2031)))

    def test_faults_are_told(self):
        self.assert_fault(koers("verklaar"), 2, "geef een resultaatbestand")
        self.assert_fault(koers("verklaar", self.result), 2, "--uitkomst")
        self.assert_fault(koers("verklaar", self.result, "--uitkomst", "nettolast"), 2, "bedoelt u nettolasten?")
        self.assert_fault(koers("verklaar", self.result, "--uitkomst", "lasten", "--jaar", "2050"), 2, "2030")
        self.assert_fault(koers("verklaar", self.result, "--uitkomst", "lasten", "--scenario", "keus"), 2,
                          "bedoelt u keuze?")
        self.assert_fault(koers("verklaar", BASE, "--uitkomst", "lasten"), 2, "U0")
        self.assert_fault(koers("verklaar", self.result, "--uitkomst", "lasten", "--scenario", "basis"), 2,
                          "het eerste scenario")
        self.assert_fault(koers("verklaar", self.result, "--uitkomst", "lasten", environment={"TMPDIR": "/proc/nope"}),
                          1, "U032", "TMPDIR")
        self.assert_fault(koers("reken", BASE, self.choice, "--uit", self.folder / "x.h5", "--zonder-effect", "minder"),
                          2, "geen scenario heeft de maatregel minder")


class Measures(ProgramTest):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.choice = Path(holder.name) / "keuze.toml"
        self.choice.write_text(CHOICE.format(base=BASE), encoding="utf-8")

    def test_each_measure_alone_with_the_distribution_of_its_year(self):
        outcome = koers("maatregelen", self.choice, "--trekkingen", "8", "--stil", "--json")
        self.assert_done(outcome)
        measures = json.loads(outcome.stdout)["maatregelen"]
        self.assertEqual([measure["id"] for measure in measures], ["buurthuis-open", "minder-subsidie"])
        for measure in measures:
            self.assertEqual(len(measure["terugverdiend_in"]), 8)
            self.assertEqual(len(measure["jaren"]), 6)
        self.assertTrue(measures[1]["bespaart_eerst"])
        self.assertAlmostEqual(measures[1]["jaren"][4]["zelf"], -25_000, places=3)
        self.assertTrue(measures[0]["kost_eerst"])

    def test_the_table_does_not_depend_on_threads(self):
        tables = [koers("maatregelen", self.choice, "--trekkingen", "4", "--stil", "--draden", threads)
                  for threads in ("1", "3")]
        self.assert_done(tables[0])
        self.assertEqual(tables[0].stdout, tables[1].stdout)
        self.assertIn("Minder ontmoeting", tables[0].stdout)

    def test_the_catalogue_can_be_judged_without_a_scenario_that_has_it(self):
        outcome = koers("maatregelen", BASE, "--catalogus", "--trekkingen", "1", "--stil", "--json")
        self.assert_done(outcome)
        self.assertEqual(len(json.loads(outcome.stdout)["maatregelen"]), 3)

    def test_faults_are_told(self):
        self.assert_fault(koers("maatregelen"), 2, "geef een scenariobestand")
        self.assert_fault(koers("maatregelen", BASE), 2, "--catalogus")
        self.assert_fault(koers("maatregelen", self.choice, "--trekkingen", "0"), 2, "--trekkingen")


if __name__ == "__main__":
    unittest.main()
