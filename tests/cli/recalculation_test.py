"""The workbook of `koers rapport` in LibreOffice: computed anew, every cell has the number that koers stored."""
import subprocess
import tempfile
import unittest
from pathlib import Path

import openpyxl

from program import BASE, FRUGAL, ProgramTest, koers
from sheets import is_formula


class Recalculation(ProgramTest):
    def test_libreoffice_computes_what_koers_stored(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            self.assert_done(koers("reken", BASE, FRUGAL, "-n", "20", "--stil", "--uit", folder / "uit.h5"))
            self.assert_done(koers("rapport", folder / "uit.h5", "--xlsx", folder / "mjb.xlsx", "--trekkingen", "2"))
            formulas = openpyxl.load_workbook(folder / "mjb.xlsx")
            stored = openpyxl.load_workbook(folder / "mjb.xlsx", data_only=True)
            formulas.save(folder / "zonder.xlsx")  # without stored numbers: what is there afterwards was computed
            subprocess.run(["soffice", f"-env:UserInstallation={folder.as_uri()}/profiel", "--headless", "--convert-to",
                            "xlsx", "--outdir", folder / "nieuw", folder / "zonder.xlsx"], check=True, timeout=300,
                           capture_output=True)
            computed = openpyxl.load_workbook(folder / "nieuw/zonder.xlsx", data_only=True)
            self.assertEqual(computed.sheetnames, stored.sheetnames)
            count = 0
            for sheet in formulas:
                for row in sheet.iter_rows():
                    for cell in row:
                        shown = computed[sheet.title][cell.coordinate].value
                        expected = stored[sheet.title][cell.coordinate].value
                        if isinstance(expected, float):  # LibreOffice keeps 15 digits
                            self.assertAlmostEqual(shown, expected, delta=1e-12 * abs(expected))
                        else:
                            self.assertEqual(shown or None, expected or None, (sheet.title, cell.coordinate))
                        count += is_formula(cell)
            self.assertGreater(count, 130)


unittest.main()
