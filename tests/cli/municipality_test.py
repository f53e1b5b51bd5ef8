"""Another municipality from data alone: the folder that maak_gemeente.py makes is sound and runs."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from program import ProgramTest, koers

MAKER = Path(os.environ["KOERS_CASES"]).parents[1] / "scenarios/maak_gemeente.py"
INHABITANTS = 27_380  # Leiderdorp, 1 January 2021
NATIONAL_YOUTH = 0.106  # of 0-22, CBS 2023


def make(*words):
    return subprocess.run(["/usr/bin/python3", "-B", MAKER, *map(str, words)], capture_output=True, text=True,
                          check=False, timeout=60)


class Municipality(ProgramTest):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name) / "leiderdorp"

    def test_a_neighbour_runs_with_its_own_people_and_national_use(self):
        self.assertEqual(make("Leiderdorp", "GM0547", self.folder).returncode, 0)
        scenario = self.folder / "huidig-beleid.toml"
        checked = koers("controleer", scenario)
        self.assert_done(checked)
        self.assertIn("Leiderdorp", checked.stdout)
        ran = koers("reken", scenario, "-n", "40", "--uit", self.folder / "uit.h5", "--json", "--stil")
        self.assert_done(ran)
        summary = json.loads(ran.stdout)
        self.assertEqual(summary["gemeente"], "Leiderdorp")
        result = summary["scenarios"]["huidig-beleid"]
        means = {name: values["waarden"][0] for name, values in result["samenvatting"].items()
                 if values["dimensies"][:1] == ["statistiek"]}
        self.assertEqual(sum(means["bevolking"][0]), INHABITANTS)
        youth = result["coordinaten"]["groep"].index("jeugdhulp")
        self.assertAlmostEqual(means["gebruik_groep"][0][youth], NATIONAL_YOUTH, delta=0.01)
        self.assertNotIn("Oegstgeest", json.dumps(result["coordinaten"]))

    def test_nothing_is_made_of_bad_words(self):
        for words in (["Nergenshuizen", "GM0001"], ["Leiderdorp", "0547"]):
            outcome = make(*words, self.folder)
            self.assertNotEqual(outcome.returncode, 0)
            self.assertFalse(self.folder.exists())
        self.folder.mkdir()
        self.assertIn("bestaat al", make("Leiderdorp", "GM0547", self.folder).stderr)


if __name__ == "__main__":
    unittest.main()
