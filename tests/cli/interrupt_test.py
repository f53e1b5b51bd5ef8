"""Ctrl-C, SIGTERM and a closed pipe: a quiet end that leaves no half result."""
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

from program import BASE, PROGRAM


class Interrupt(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)

    def start(self, *words):
        command = [PROGRAM, "reken", BASE, "--uit", str(self.folder / "uit.h5"), *words]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def test_an_interrupted_run_ends_with_130_and_leaves_nothing(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.start("-n", "1000000", "--blok", "10") as process:
                self.addCleanup(process.kill)
                while not list(self.folder.iterdir()):  # the run has begun when its temporary file is there
                    self.assertIsNone(process.poll())
                process.send_signal(number)
                output, messages = process.communicate(timeout=60)
                self.assertEqual(process.returncode, 130, messages)
                self.assertEqual(output, "")
                self.assertIn("Onderbroken", messages)
                self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_closed_pipe_ends_it_quietly(self):
        with self.start("-n", "2", "--stil", "--json") as process:
            self.addCleanup(process.kill)
            process.stdout.close()
            messages = process.stderr.read()
            self.assertEqual(process.wait(timeout=60), -signal.SIGPIPE)
            self.assertEqual(messages, "")


unittest.main()
