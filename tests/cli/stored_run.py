"""A run that all tests of a class read."""
import tempfile
from pathlib import Path

import h5py

from program import ProgramTest, koers


class StoredRunTest(ProgramTest):
    """Its `setUpClass` calls `make_run`; then `folder` is a folder of the class and `result` a result file in it."""

    @classmethod
    def make_folder(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = Path(holder.name)
        cls.result = cls.folder / "uit.h5"

    @classmethod
    def must(cls, *words):
        """Runs a command that has to succeed and to say nothing of its progress."""
        outcome = koers(*words)
        if outcome.returncode or outcome.stderr:
            raise AssertionError(outcome.stderr)

    @classmethod
    def make_run(cls, *words):
        """Runs `koers reken WORDS...` into `result`."""
        cls.make_folder()
        cls.must("reken", *words, "--stil", "--uit", cls.result)

    @classmethod
    def open_result(cls):
        """The result file as `file`, until the tests are done."""
        cls.file = h5py.File(cls.result)
        cls.addClassCleanup(cls.file.close)
