"""Reads the tables that `koers rapport` makes, and computes their formulas again; shared by the tests beside it."""
import csv
import re

import openpyxl

# Without "F3 Verloop", which `--trekkingen 0` leaves out.
SHEETS = ["Leeswijzer", "Samenvatting", "F1 Meerjarenraming", "F2 Taakvelden", "F4 Ombuigingen", "F5 Evenwicht",
          "F6 Risico", "F6 Weerstandscapaciteit", "F6 Weerstandsratio", "F7 Gevoeligheid", "F8 Aannames",
          "F10 Kaderbrief", "Draaitabel", "Begrippen"]


class Sheet:
    """One table on a sheet: headings, and rows as lists of values, formulas and notes."""

    def __init__(self, shown, formulas):
        self.shown, self.formulas = shown, formulas
        self.heading_row = formulas.auto_filter.ref and int(re.match(r"A(\d+):", formulas.auto_filter.ref)[1])
        self.headings = [cell.value for cell in formulas[self.heading_row]]
        self.rows = [[cell.value for cell in row] for row in shown.iter_rows(min_row=self.heading_row + 1)]

    def records(self, *keys):
        """Rows as {heading: value}, by their values under some headings if these are given."""
        records = [dict(zip(self.headings, row, strict=True)) for row in self.rows]
        return {tuple(record[key] for key in keys): record for record in records} if keys else records

    def cells(self):
        """Cells below the headings, with formulas rather than their outcomes."""
        return [cell for row in self.formulas.iter_rows(min_row=self.heading_row + 1) for cell in row]


def read_workbook(file):
    shown, formulas = openpyxl.load_workbook(file, data_only=True), openpyxl.load_workbook(file)
    return formulas, {name: Sheet(shown[name], formulas[name]) for name in formulas.sheetnames}


def outcome(sheet, formula):
    """The outcome of a formula of koers: SUM and ABS over cells of its own sheet, plus and minus."""
    def value(match):
        return repr(float(sheet[match[0]].value or 0 if not is_formula(sheet[match[0]]) else
                          outcome(sheet, sheet[match[0]].value)))

    def total(match):
        cells = [cell for row in sheet[match[1]] for cell in row]
        return repr(float(sum(outcome(sheet, cell.value) if is_formula(cell) else cell.value or 0 for cell in cells)))

    text = re.sub(r"SUM\(([A-Z]+\d+:[A-Z]+\d+)\)", total, formula[1:])
    text = re.sub(r"\b[A-Z]{1,3}\d+\b", value, text).replace("ABS", "abs").replace("--", "+")
    if not re.fullmatch(r"(abs|[-+().\de])+", text):
        raise AssertionError(formula)
    return eval(text)  # pylint: disable=eval-used


def is_formula(cell):
    return isinstance(cell.value, str) and cell.value.startswith("=")


def read_csv(file, dialect):
    """Headings and rows; what reads as a number is one."""
    separator, decimal = {"excel-nl": (";", ","), "uitwisseling": (",", ".")}[dialect]
    text = file.read_bytes().decode("utf-8")
    if dialect == "excel-nl":
        assert text.startswith("\ufeff"), file
        text = text[1:]
    assert not text.startswith("\ufeff"), file
    rows = list(csv.reader(text.splitlines(), delimiter=separator))
    number = re.compile(rf"-?\d+({re.escape(decimal)}\d+)?(e-?\d+)?")
    return rows[0], [[None if cell == "" else float(cell.replace(decimal, ".")) if number.fullmatch(cell) else cell
                      for cell in row] for row in rows[1:]]
