"""`koers controleer`: every fault with its place, or a line per scenario."""
import json
import tempfile
import unittest
from pathlib import Path

from program import BASE, FRUGAL, ProgramTest, koers


class Check(ProgramTest):
    def test_good_scenarios_get_a_line_each_with_counts(self):
        outcome = koers("controleer", BASE, FRUGAL)
        self.assert_done(outcome)
        lines = outcome.stdout.splitlines()
        self.assertEqual(len(lines), 2)
        self.assertRegex(lines[0], r"^basis: in orde; .*8 voorzieningen, 0 maatregelen, \d+ parameters .*%")
        self.assertRegex(lines[1], r"^zuinig: in orde; .*4 maatregelen")

    def test_every_fault_is_told_with_file_line_and_column(self):
        with tempfile.TemporaryDirectory() as folder:
            scenario = Path(folder) / "proef.toml"
            scenario.write_text(f'naam = "Proef"\nbasis = "{BASE}"\nomschrijvin = "x"\n[aannames]\nprijzen = "hoger"\n',
                                encoding="utf-8")
            outcome = koers("controleer", "proef.toml", folder=folder)
        self.assert_fault(outcome, 2, 'proef.toml:3:1: S001 onbekende sleutel "omschrijvin"', "omschrijving",
                          "proef.toml:5:", '"hoger"', "hoog", "2 fouten")

    def test_file_that_is_not_there(self):
        self.assert_fault(koers("controleer", "weg.toml"), 2, "weg.toml", "niet gevonden")

    def test_json_lists_the_faults_on_standard_output(self):
        outcome = koers("controleer", "--json", "weg.toml")
        self.assertEqual(outcome.returncode, 2)
        self.assertEqual(outcome.stderr, "")
        result = json.loads(outcome.stdout)
        self.assertEqual(result["scenarios"], [])
        faults = result["fouten"]
        self.assertEqual([fault["bestand"] for fault in faults], ["weg.toml"])
        self.assertTrue({"code", "regel", "kolom", "tekst", "boodschap", "advies"} <= faults[0].keys())

    def test_json_of_good_scenarios_counts_what_is_in_them(self):
        outcome = koers("controleer", "--json", BASE, FRUGAL)
        self.assert_done(outcome)
        result = json.loads(outcome.stdout)
        self.assertEqual(result["fouten"], [])
        self.assertEqual([scenario["id"] for scenario in result["scenarios"]], ["basis", "zuinig"])
        self.assertEqual([scenario["maatregelen"] for scenario in result["scenarios"]], [0, 4])


unittest.main()
