"""Runs the program under test; shared by the tests beside it."""
import os
import subprocess
import unittest
from pathlib import Path

PROGRAM = os.environ["KOERS_PROGRAM"]
CASES = Path(os.environ["KOERS_CASES"])
BASE = str(CASES / "kleindorp/basis.toml")
FRUGAL = str(CASES / "kleindorp/zuinig.toml")
FAULTY = CASES / "faulty"

# What Boost.Program_options and the C library say of themselves.
ENGLISH = ("option", "argument", "unrecogni", "invalid", "missing", "required", "error", "value", "ambiguous",
           "terminate", "what()", "exception")


def koers(*words, folder=None, environment=None):
    """Runs `koers WORDS...`; gives returncode, stdout and stderr as text."""
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, check=False, timeout=300,
                          cwd=folder, env={**os.environ, **(environment or {})})


class ProgramTest(unittest.TestCase):
    """Checks that most tests of the program share."""

    def assert_fault(self, outcome, status, *parts):
        """A fault: the status, nothing on standard output, and Dutch on standard error."""
        self.assertEqual(outcome.returncode, status, outcome.stderr)
        self.assertEqual(outcome.stdout, "")
        for part in parts:
            self.assertIn(part, outcome.stderr)
        for word in ENGLISH:
            self.assertNotIn(word, outcome.stderr.lower())

    def assert_done(self, outcome):
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
