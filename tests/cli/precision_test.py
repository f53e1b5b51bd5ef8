"""`koers reken --precisie`: when a run ends, what it says of it, and that the result is that of a run of that length."""
import json
import tempfile
import unittest
from pathlib import Path

from program import BASE, FRUGAL, ProgramTest, koers


class Precision(ProgramTest):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.target = Path(holder.name) / "uit.h5"

    def run_json(self, *words):
        outcome = koers("reken", "--uit", self.target, "--overschrijf", "--stil", "--json", *words)
        self.assert_done(outcome)
        return json.loads(outcome.stdout)

    def test_a_loose_wish_ends_the_run_early_with_the_numbers_of_a_run_of_that_length(self):
        early = self.run_json(BASE, FRUGAL, "--precisie", "p90=50%", "--precisie", "kans=50", "--bewaar", "samenvatting")
        self.assertEqual(early["replicaties"], 1024)
        self.assertEqual([one["gehaald"] for one in early.pop("precisie")], [True, True])
        self.assertEqual(early, self.run_json(BASE, FRUGAL, "-n", "1024", "--bewaar", "samenvatting"))

    def test_a_wish_that_is_not_fulfilled_is_told_with_what_was_reached(self):
        outcome = koers("reken", BASE, "--uit", self.target, "--precisie", "p90=0,001%", "-n", "200")
        self.assert_done(outcome)
        self.assertIn("(200 doorrekeningen", outcome.stdout)
        self.assertIn("Gewenste precisie niet bereikt: P90 van lasten - baten", outcome.stdout)
        self.assertIn("Na 200 doorrekeningen: P90 tot op", outcome.stderr)

    def test_plain_draws_stop_by_their_own_intervals(self):
        result = self.run_json(BASE, "--precisie", "kans", "-n", "300", "--trekking", "gewoon")
        (chance,) = result["precisie"]
        self.assertEqual((chance["van"], chance["gewenst"], chance["gehaald"]), ("kans", 0.01, False))
        self.assertGreater(chance["bereikt"], 0.01)

    def test_wishes_that_cannot_be_read_are_refused(self):
        for value, part in (("p90=0", "0 tot en met 100"), ("kans=veel", "veel"), ("p95=1", "p95"), ("p90=", "p90"),
                            ("kans=101", "101")):
            self.assert_fault(koers("reken", BASE, "--uit", self.target, "--precisie", value), 2, "--precisie", part)
        self.assert_fault(koers("reken", BASE, "--uit", self.target, "--precisie", "kans", "--blok", "500"), 2, "1024")
        self.assert_fault(koers("reken", BASE, "--uit", self.target, "--trekking", "los"), 2, "sobol en gewoon")
        self.assertFalse(self.target.exists())


unittest.main()
