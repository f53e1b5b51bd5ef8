"""`koers rapport`: what it refuses, what it keeps and what it leaves behind."""
import tempfile
import unittest
from pathlib import Path

from program import BASE, ProgramTest, koers


class Faults(ProgramTest):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        self.result = self.folder / "uit.h5"

    def run_small(self, *words):
        self.assert_done(koers("reken", BASE, "-n", "4", "--stil", "--uit", self.result, *words))

    def names(self):
        return sorted(str(file.relative_to(self.folder)) for file in self.folder.rglob("*") if file.is_file())

    def test_wrong_use_is_told_and_nothing_is_written(self):
        self.run_small()
        target = self.folder / "mjb.xlsx"
        for words, part in (([], "geef een resultaatbestand"),
                            ([self.result], "geef met --uit, --xlsx of --csv aan"),
                            ([self.result, "--uit", self.folder / "rapport.htm"], "op .html"),
                            ([self.result, self.result, "--xlsx", target], "geef een resultaatbestand"),
                            ([self.result, "--xlsx", self.folder / "mjb.xls"], "op .xlsx"),
                            ([self.result, "--xlsx", target, "--scenario", "basi"], "bedoelt u basis"),
                            ([self.result, "--xlsx", target, "--teken", "min"], "--teken kent vn, saldo en plus-nadeel"),
                            ([self.result, "--xlsx", target, "--prijspeil", "nu"], "--prijspeil kent"),
                            ([self.result, "--xlsx", target, "--afronding", "cent"], "--afronding kent"),
                            ([self.result, "--xlsx", target, "--zekerheid", "100"], "--zekerheid"),
                            ([self.result, "--xlsx", target, "--weerstandscapaciteit", "-1"], "--weerstandscapaciteit"),
                            ([self.result, "--xlsx", target, "--trekkingen", "veel"], "--trekkingen"),
                            ([self.result, "--xlsx", target, "--draden", "0"], "--draden"),
                            ([self.result, "--csv", self.result], "is een bestand"),
                            ([BASE, "--xlsx", target], "geen resultaatbestand"),
                            ([self.folder / "weg.h5", "--xlsx", target], "weg.h5")):
            self.assert_fault(koers("rapport", *words), 2, part)
        self.assertEqual(self.names(), ["uit.h5"])

    def test_a_file_with_a_summary_only_is_refused(self):
        self.run_small("--bewaar", "samenvatting")
        self.assert_fault(koers("rapport", self.result, "--csv", self.folder / "csv"), 2, "--bewaar samenvatting",
                          "reken opnieuw")
        self.assertEqual(self.names(), ["uit.h5"])

    def test_what_is_there_stays_unless_it_may_be_replaced(self):
        self.run_small()
        book, note = self.folder / "mjb.xlsx", self.folder / "notitie.xlsx"
        words = ["rapport", self.result, "--xlsx", book, "--csv", self.folder / "csv", "--trekkingen", "0"]
        self.assert_done(koers(*words))
        before = book.read_bytes()
        self.assert_fault(koers(*words), 2, "bestaat al", "--overschrijf")
        self.assert_fault(koers("rapport", self.result, "--csv", self.folder / "csv"), 2, "bestaat al")
        self.assert_done(koers(*words, "--overschrijf"))
        self.assertEqual(book.read_bytes(), before)
        note.write_text("geen werkmap", encoding="utf-8")
        self.assert_fault(koers("rapport", self.result, "--xlsx", note, "--overschrijf"), 2, "geen Excel-werkmap")
        self.assertEqual(note.read_text(encoding="utf-8"), "geen werkmap")
        self.assertFalse([name for name in self.names() if name.endswith(".tmp")])

    def test_a_page_replaces_a_page_only(self):
        self.run_small()
        page, note = self.folder / "rapport.html", self.folder / "notitie.html"
        words = ["rapport", self.result, "--uit", page]
        self.assert_done(koers(*words))
        before = page.read_bytes()
        self.assert_fault(koers(*words), 2, "bestaat al", "--overschrijf")
        self.assert_done(koers(*words, "--overschrijf"))
        self.assertEqual(page.read_bytes(), before)
        note.write_text("geen rapport", encoding="utf-8")
        self.assert_fault(koers("rapport", self.result, "--uit", note, "--overschrijf"), 2, "is geen rapport")
        self.assertEqual(note.read_text(encoding="utf-8"), "geen rapport")

    def test_a_place_where_nothing_can_be_written_is_told(self):
        self.run_small()
        before = self.names()
        for words in (["--xlsx", "/proc/mjb.xlsx"], ["--csv", "/proc/csv"], ["--uit", "/proc/rapport.html"]):
            self.assert_fault(koers("rapport", self.result, *words, "--trekkingen", "0"), 1, "niet te schrijven")
        self.assertEqual(self.names(), before)

    def test_help_has_an_example(self):
        help_text = koers("rapport", "--help")
        self.assert_done(help_text)
        self.assertIn("Voorbeeld: koers rapport", help_text.stdout)


unittest.main()
