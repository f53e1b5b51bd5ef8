"""`koers reken`: what it writes where, and that threads, blocks and order do not matter."""
import json
import tempfile
import unittest
from pathlib import Path

from program import BASE, FRUGAL, ProgramTest, koers


class Run(ProgramTest):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        self.target = self.folder / "uit.h5"

    def run_base(self, *words):
        return koers("reken", BASE, "--uit", self.target, "-n", "40", *words)

    def numbers(self, *words):
        outcome = koers("reken", "--uit", self.folder / "n.h5", "-n", "30", "--overschrijf", "--json", *words)
        self.assert_done(outcome)
        return json.loads(outcome.stdout)

    def test_results_on_standard_output_and_progress_on_standard_error(self):
        outcome = self.run_base()
        self.assert_done(outcome)
        self.assertIn("Scenario basis: Huidig beleid (40 doorrekeningen, zaad 1)", outcome.stdout)
        for part in ("x € 1.000", "prijspeil begroting", "verankerd", "Wachttijd", "*  Geen gemodelleerde"):
            self.assertIn(part, outcome.stdout)
        self.assertNotIn("doorrekeningen/s", outcome.stdout)
        self.assertIn("100%", outcome.stderr)
        self.assertLessEqual(len(outcome.stderr.splitlines()), 12)
        self.assertEqual([file.name for file in self.folder.iterdir()], ["uit.h5"])

    def test_screen_text_has_no_colour_codes(self):
        outcome = self.run_base()
        self.assertNotIn("\x1b", outcome.stdout + outcome.stderr)

    def test_quiet_leaves_standard_error_empty(self):
        outcome = self.run_base("--stil")
        self.assert_done(outcome)
        self.assertEqual(outcome.stderr, "")

    def test_several_scenarios_are_compared_with_the_first(self):
        outcome = koers("reken", BASE, FRUGAL, "--uit", self.target, "-n", "40", "--stil")
        self.assert_done(outcome)
        self.assertIn("Verschil van zuinig met basis", outcome.stdout)
        self.assertIn("95%-interval", outcome.stdout)

    def test_an_existing_file_is_kept_unless_told_otherwise(self):
        self.assert_done(self.run_base("--stil"))
        before = self.target.read_bytes()
        self.assert_fault(self.run_base("--stil", "--zaad", "2"), 2, "bestaat al", "--overschrijf")
        self.assertEqual(self.target.read_bytes(), before)
        self.assert_done(self.run_base("--stil", "--zaad", "2", "--overschrijf"))
        self.assertNotEqual(self.target.read_bytes(), before)

    def test_what_is_not_a_result_is_never_replaced(self):
        self.target.write_text('naam = "Mijn scenario"', encoding="utf-8")
        self.assert_fault(self.run_base("--stil", "--overschrijf"), 2, "geen resultaatbestand")
        self.assertEqual(self.target.read_text(encoding="utf-8"), 'naam = "Mijn scenario"')
        self.assert_fault(koers("reken", BASE, "--uit", self.folder), 2, "is een map")

    def test_faulty_input_is_refused_before_anything_is_written(self):
        outcome = koers("reken", "weg.toml", "--uit", self.target)
        self.assert_fault(outcome, 2, "weg.toml", "niet gevonden")
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_the_same_scenario_twice_is_refused(self):
        self.assert_fault(koers("reken", BASE, BASE, "--uit", self.target), 2, "basis")

    def test_a_place_that_cannot_be_written_ends_with_status_one(self):
        file = self.folder / "bestand"
        file.write_text("", encoding="utf-8")
        self.assertEqual(koers("reken", BASE, "--uit", file / "uit.h5", "-n", "2").returncode, 1)

    def test_a_new_folder_is_made_for_the_result(self):
        self.assert_done(koers("reken", BASE, "--uit", self.folder / "nieuw/uit.h5", "-n", "2", "--stil"))
        self.assertTrue((self.folder / "nieuw/uit.h5").is_file())

    def test_every_choice_of_what_to_keep_gives_a_summary(self):
        for keep in ("samenvatting", "kern", "alles"):
            outcome = self.run_base("--stil", "--overschrijf", "--bewaar", keep)
            self.assert_done(outcome)
            self.assertIn("Hulp bij het huishouden", outcome.stdout)

    def test_json_holds_the_numbers_and_nothing_else(self):
        result = self.numbers(BASE, FRUGAL)
        self.assertEqual(result["replicaties"], 30)
        self.assertEqual(list(result["scenarios"]), ["basis", "zuinig"])
        cost = result["scenarios"]["basis"]["samenvatting"]["kosten"]
        self.assertEqual(cost["dimensies"], ["statistiek", "jaar", "voorziening"])
        self.assertEqual(cost["eenheid"], "EUR")
        self.assertEqual(result["scenarios"]["zuinig"]["verschil_met"], "basis")

    def test_plain_draws_are_a_choice_that_the_summary_tells(self):
        self.assertEqual(self.numbers(BASE)["trekking"], "sobol")
        plain = self.numbers(BASE, "--trekking", "gewoon")
        self.assertEqual(plain["trekking"], "gewoon")
        self.assertNotEqual(plain["scenarios"], self.numbers(BASE)["scenarios"])
        outcome = self.run_base("--stil", "--trekking", "gewoon")
        self.assertIn("zaad 1, gewone trekkingen)", outcome.stdout)

    def test_threads_and_block_length_do_not_change_a_number(self):
        one = self.numbers(BASE, "--draden", "1")
        self.assertEqual(one, self.numbers(BASE, "--draden", "2"))
        self.assertEqual(one, self.numbers(BASE, "--draden", "5", "--blok", "7"))
        self.assertNotEqual(one["scenarios"], self.numbers(BASE, "--zaad", "2")["scenarios"])

    def test_the_order_of_scenarios_does_not_change_a_number(self):
        forth, back = self.numbers(BASE, FRUGAL), self.numbers(FRUGAL, BASE)
        for scenario in ("basis", "zuinig"):
            self.assertEqual(forth["scenarios"][scenario]["samenvatting"], back["scenarios"][scenario]["samenvatting"])


unittest.main()
