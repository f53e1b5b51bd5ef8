"""The numbers in the file, replicate by replicate: threads, blocks and company do not matter, the seed does."""
import subprocess
import tempfile
import unittest
from pathlib import Path

import h5py
import numpy

from program import BASE, FRUGAL, PROGRAM, ProgramTest, koers

AGED = BASE.replace("basis.toml", "vergrijsd.toml")


class Stored(ProgramTest):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)

    def variables(self, name, *words):
        """Runs `reken` and gives every data set of every scenario as {scenario: {path: values}}."""
        target = self.folder / name
        self.assert_done(koers("reken", *words, "-n", "20", "--stil", "--uit", target))
        found = {}
        with h5py.File(target) as file:
            for scenario, group in file["scenarios"].items():
                found[scenario] = {}
                group.visititems(lambda path, item, into=found[scenario]: into.update({path: item[()]})
                                 if isinstance(item, h5py.Dataset) else None)
        return found

    def assert_equal(self, first, second):
        self.assertEqual(first.keys(), second.keys())
        self.assertIn("kosten", first)
        for path, values in first.items():
            numpy.testing.assert_array_equal(values, second[path], path)

    def test_threads_and_blocks_do_not_change_a_replicate(self):
        one = self.variables("een.h5", BASE, "--draden", "1", "--bewaar", "alles")["basis"]
        two = self.variables("twee.h5", BASE, "--draden", "2", "--bewaar", "alles")["basis"]
        blocks = self.variables("blok.h5", BASE, "--draden", "5", "--blok", "7", "--bewaar", "alles")["basis"]
        self.assert_equal(one, two)
        self.assert_equal(one, blocks)
        self.assertEqual(one["kosten"].shape[0], 20)

    def test_another_seed_gives_other_replicates(self):
        first = self.variables("een.h5", BASE)["basis"]["kosten"]
        self.assertFalse(numpy.array_equal(first, self.variables("twee.h5", BASE, "--zaad", "2")["basis"]["kosten"]))

    def test_a_scenario_is_the_same_alone_and_beside_others_in_any_order(self):
        alone = self.variables("alleen.h5", FRUGAL)["zuinig"]
        self.assert_equal(alone, self.variables("samen.h5", BASE, FRUGAL, AGED)["zuinig"])
        self.assert_equal(alone, self.variables("anders.h5", AGED, FRUGAL, BASE)["zuinig"])

    def test_the_same_command_writes_the_same_numbers(self):
        self.assert_equal(self.variables("een.h5", BASE)["basis"], self.variables("twee.h5", BASE)["basis"])


class ClosedPipes(ProgramTest):
    def run_in_shell(self, command):
        with tempfile.TemporaryDirectory() as folder:
            outcome = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=folder,
                                     timeout=120, env={"PATH": "/usr/bin:/bin", "KOERS": PROGRAM, "BASIS": BASE})
            return outcome, sorted(file.name for file in Path(folder).iterdir())

    def test_the_first_lines_of_a_summary_and_no_complaint(self):
        outcome, files = self.run_in_shell('"$KOERS" reken "$BASIS" -n 20 --stil --uit uit.h5 | head -2')
        self.assertIn("Scenario basis", outcome.stdout)
        self.assertEqual(outcome.stderr, "")
        self.assertEqual(files, ["uit.h5"])

    def test_a_pipe_that_closes_during_the_run_ends_it_without_leftovers(self):
        command = '{ "$KOERS" reken "$BASIS" -n 2000 --uit uit.h5 2>&1; echo "afloop $?" >&3; } 3>&2 | head -1'
        outcome, files = self.run_in_shell(command)
        self.assertIn("doorrekeningen/s", outcome.stdout)
        self.assertIn("afloop 130", outcome.stderr)
        self.assertEqual(files, [])

    def test_output_that_cannot_be_written_is_told(self):
        outcome, _ = self.run_in_shell('"$KOERS" --help > /dev/full')
        self.assertEqual(outcome.returncode, 1)
        self.assertIn("niet te schrijven", outcome.stderr)


unittest.main()
