"""`koers rapport`: a workbook and CSV files with the numbers of the result file."""
import unittest

import numpy
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, get_column_letter

from program import BASE, FRUGAL, koers
from sheets import SHEETS, is_formula, outcome, read_csv, read_workbook
from stored_run import StoredRunTest

AGED = BASE.replace("basis.toml", "vergrijsd.toml")
SCENARIOS = ["basis", "zuinig", "vergrijsd"]
YEARS = [2026, 2027, 2028, 2029]
COVER = "Algemene dekkingsmiddelen"
TABLES = ["leeswijzer", "samenvatting", "f1_meerjarenraming", "f2_taakvelden", "f4_ombuigingen", "f5_evenwicht",
          "f6_risico", "f6_weerstandscapaciteit", "f6_weerstandsratio", "f7_gevoeligheid", "f8_aannames",
          "f10_kaderbrief", "draaitabel", "begrippen"]


def quantile(values, probability):
    return numpy.quantile(values, probability, axis=0)  # type 7


class Report(StoredRunTest):
    @classmethod
    def setUpClass(cls):
        cls.make_run(BASE, FRUGAL, AGED, "-n", "30", "--zaad", "7")
        cls.open_result()
        cls.book, cls.thousands = cls.report("mjb.xlsx")
        _, cls.euros = cls.report("euro.xlsx", "--afronding", "euro", "--csv", cls.folder / "nieuw/csv")
        cls.csv = cls.folder / "nieuw/csv"

    @classmethod
    def report(cls, name, *words):
        made = koers("rapport", cls.result, "--xlsx", cls.folder / name, "--trekkingen", "0", "--stil", *words)
        if made.returncode or made.stdout or made.stderr:
            raise AssertionError(made.stdout + made.stderr)
        return read_workbook(cls.folder / name)

    def of(self, variable, scenario="basis"):
        return self.file[f"scenarios/{scenario}/{variable}"][...]

    def labels(self, name, scenario="basis"):
        return [x.decode() for x in self.of(name, scenario)]

    def year(self, value):
        return list(self.of("jaar")).index(value)

    def money(self, variable, scenario, year, themas):
        at = [self.labels("thema").index(thema) for thema in themas]
        return self.of(variable, scenario).astype("int64")[:, self.year(year), at].sum(axis=1)

    def net(self, scenario, year, themas, suffix=""):
        return self.money("lasten" + suffix, scenario, year, themas) - self.money("baten" + suffix, scenario, year,
                                                                                 themas)

    def groups(self):
        """Rows of F1 that hold an estimate, with their themas."""
        themas = [thema for thema in self.labels("thema") if thema != COVER]
        return {**{thema: [thema] for thema in themas}, "Totaal": themas, COVER: [COVER],
                "Totaal met algemene dekkingsmiddelen": themas + [COVER]}

    def assert_near(self, shown, expected, unit=1.0):
        """Equal after rounding to a unit."""
        self.assertLessEqual(abs(shown - expected / unit), 0.5 + 1e-6, (shown, expected))
        self.assertEqual(shown, round(shown))

    def test_sheets_and_headings_are_those_of_the_design(self):
        self.assertEqual(self.book.sheetnames, SHEETS)
        first = ["Vastgestelde begroting 2026", "Prognose P50 2026", "P10 2026", "P90 2026",
                 "Verschil P50 - begroting 2026", "V/N 2026", "Kans op overschrijding 2026 (%)"]
        every_year = [heading.replace("2026", str(year)) for year in YEARS for heading in first]
        self.assertEqual(self.thousands["F1 Meerjarenraming"].headings,
                         ["Thema", "Scenario", *every_year, "waarvan structureel 2029", "Toelichting"])
        money = [f"{side} {year}" for year in YEARS for side in ("Lasten", "Baten", "Saldo")]
        self.assertEqual(self.thousands["F2 Taakvelden"].headings,
                         ["Programma", "Taakveld (code)", "Taakveld (naam)", "Thema", "Scenario", *money,
                          "P10 saldo 2029", "P90 saldo 2029", "Bron vastgestelde raming"])
        self.assertEqual([heading for heading in self.thousands["F8 Aannames"].headings if heading != "Scenario"],
                         ["Code", "Aanname", "Waarde", "Verdeling", "P10", "P90", "Eenheid", "Bron", "Datum bron",
                          "Status (gemeten / bron elders / deskundigenoordeel / aanname)", "Kwaliteit (A-C)",
                          "Gebruikt in"])

    def test_captions_name_unit_price_level_and_sign(self):
        for sheet in ("Samenvatting", "F1 Meerjarenraming", "F2 Taakvelden"):
            caption = self.thousands[sheet].formulas["A2"].value
            self.assertTrue(caption.startswith("Bedragen x € 1.000"), caption)
            self.assertIn("prijspeil begroting (2025)", caption)
            self.assertIn("V = voordelig (goedkoper), N = nadelig (duurder)", caption)
            self.assertTrue(self.euros[sheet].formulas["A2"].value.startswith("Bedragen in hele euro's"))
        captions = [self.thousands["F1 Meerjarenraming"].formulas.cell(row, 1).value for row in range(1, 6)]
        self.assertIn("Door afronding kunnen totalen afwijken van de som der delen.", captions)

    def test_estimates_are_those_of_the_replicates_to_the_euro(self):
        rows = self.euros["F1 Meerjarenraming"].records("Thema", "Scenario")
        self.assertEqual(len(rows), 3 * (len(self.groups()) + 1))
        for scenario in SCENARIOS:
            for name, themas in self.groups().items():
                row = rows[name, scenario]
                for year in YEARS:
                    net = self.net(scenario, year, themas)
                    budget = self.money("begroting", scenario, year, themas)
                    for heading, probability in (("P10", 0.1), ("Prognose P50", 0.5), ("P90", 0.9)):
                        self.assert_near(row[f"{heading} {year}"], quantile(net, probability))
                    self.assert_near(row[f"Vastgestelde begroting {year}"], budget.mean())
                    difference = row[f"Prognose P50 {year}"] - row[f"Vastgestelde begroting {year}"]
                    self.assertEqual(row[f"Verschil P50 - begroting {year}"], abs(difference))
                    letter = "N" if difference > 0 else "V" if difference < 0 else None
                    self.assertEqual(row[f"V/N {year}"], letter)
                    chance = row[f"Kans op overschrijding {year} (%)"]
                    if chance is not None:
                        short = self.money("saldo", scenario, year, themas) < 0
                        self.assertAlmostEqual(chance, 100 * short.mean(), places=9)
                without = name in self.labels("thema") and name not in self.labels("voorziening_thema")
                self.assertEqual(row["Kans op overschrijding 2029 (%)"] is None, without)

    def test_the_gain_of_spreading_is_the_sum_of_the_p90s_minus_that_of_the_sum(self):
        rows = self.euros["F1 Meerjarenraming"].records("Thema", "Scenario")
        themas = self.groups()["Totaal"]
        for scenario in SCENARIOS:
            for year in YEARS:
                apart = sum(round(quantile(self.net(scenario, year, [thema]), 0.9)) for thema in themas)
                together = quantile(self.net(scenario, year, themas), 0.9)
                self.assertAlmostEqual(rows["Spreidingsvoordeel", scenario][f"P90 {year}"], apart - together, delta=3)
                self.assertGreaterEqual(rows["Spreidingsvoordeel", scenario][f"P90 {year}"], 0)

    def test_the_structural_part_leaves_out_what_lasts_three_years_at_most(self):
        rows = self.euros["F1 Meerjarenraming"].records("Thema", "Scenario")
        goal_of_line = self.labels("budgetregel_doel")
        thema_of_goal = dict(zip(self.labels("doel"), self.labels("doel_thema")))
        for scenario in SCENARIOS:
            for name, themas in self.groups().items():
                lines = [i for i, goal in enumerate(goal_of_line) if thema_of_goal[goal] in themas]
                once = self.of("lasten_incidenteel", scenario).astype("int64")[:, self.year(2029)][:, lines].sum(axis=1)
                self.assert_near(rows[name, scenario]["waarvan structureel 2029"],
                                 quantile(self.net(scenario, 2029, themas) - once, 0.5))

    def test_every_formula_gives_the_number_that_is_stored_with_it(self):
        for sheets in (self.thousands, self.euros):
            count = 0
            for sheet in sheets.values():
                for cell in sheet.cells():
                    if is_formula(cell):
                        count += 1
                        self.assertEqual(outcome(sheet.formulas, cell.value), sheet.shown[cell.coordinate].value,
                                         (sheet.formulas.title, cell.coordinate))
            self.assertGreater(count, 200)

    def test_totals_of_budgets_are_sums_and_percentiles_say_that_they_are_none(self):
        sheet = self.thousands["F1 Meerjarenraming"]
        for row in sheet.formulas.iter_rows(min_row=sheet.heading_row + 1):
            cells = dict(zip(sheet.headings, row, strict=True))
            total = cells["Thema"].value.startswith("Totaal")
            for year in YEARS:
                self.assertEqual(str(cells[f"Vastgestelde begroting {year}"].value).startswith("=SUM(")
                                 or "+" in str(cells[f"Vastgestelde begroting {year}"].value), total)
                for heading in ("P10", "Prognose P50", "P90"):
                    cell = cells[f"{heading} {year}"]
                    self.assertEqual(cell.comment is not None and cell.comment.text.startswith("geen som"), total)

    def test_rounded_to_thousands_the_parts_still_add_up_to_the_rounded_total(self):
        rows = self.thousands["F1 Meerjarenraming"].records("Thema", "Scenario")
        themas = self.groups()["Totaal"]
        for scenario in SCENARIOS:
            for year in YEARS:
                heading = f"Vastgestelde begroting {year}"
                parts = sum(rows[thema, scenario][heading] for thema in themas)
                total = rows["Totaal", scenario][heading]
                self.assertEqual(parts, total)
                self.assert_near(total, self.money("begroting", scenario, year, themas).mean(), 1000)
                whole = rows["Totaal met algemene dekkingsmiddelen", scenario][heading]
                self.assertEqual(total + rows[COVER, scenario][heading], whole)
                self.assert_near(whole, self.money("begroting", scenario, year, themas + [COVER]).mean(), 1000)
                for name, members in self.groups().items():
                    self.assert_near(rows[name, scenario][f"P90 {year}"],
                                     quantile(self.net(scenario, year, members), 0.9), 1000)

    def test_taakvelden_are_means_that_add_up_and_percentiles_of_their_balance(self):
        for sheets, unit in ((self.thousands, 1000), (self.euros, 1)):
            rows = sheets["F2 Taakvelden"].records("Taakveld (code)", "Scenario")
            codes = self.labels("taakveld")
            for scenario in SCENARIOS:
                cost, income = (self.of(f"{side}_taakveld", scenario).astype("int64") for side in ("lasten", "baten"))
                total = rows[None, scenario]
                for year in YEARS:
                    at = self.year(year)
                    for side, values in (("Lasten", cost), ("Baten", income)):
                        heading = f"{side} {year}"
                        for i, code in enumerate(codes):
                            shown = rows[code, scenario][heading]
                            self.assertLess(abs(shown - values[:, at, i].mean() / unit), 1)
                        self.assertEqual(sum(rows[code, scenario][heading] for code in codes), total[heading])
                        self.assert_near(total[heading], values[:, at].sum(axis=1).mean(), unit)
                    for row in [total, *(rows[code, scenario] for code in codes)]:
                        self.assertEqual(row[f"Saldo {year}"], row[f"Baten {year}"] - row[f"Lasten {year}"])
                balance = (income - cost)[:, self.year(2029)]
                for heading, probability in (("P10 saldo 2029", 0.1), ("P90 saldo 2029", 0.9)):
                    for i, code in enumerate(codes):
                        self.assert_near(rows[code, scenario][heading], quantile(balance[:, i], probability), unit)
                    self.assert_near(total[heading], quantile(balance.sum(axis=1), probability), unit)

    def test_the_overview_has_one_row_a_scenario(self):
        rows = self.euros["Samenvatting"].records("Scenario")
        self.assertEqual(list(rows), [(scenario,) for scenario in SCENARIOS])
        for scenario in SCENARIOS:
            row = rows[(scenario,)]
            themas = self.labels("thema")
            net = self.net(scenario, 2029, themas)
            for heading, probability in (("Kosten 2029 (midden)", 0.5), ("Bandbreedte laag (P10)", 0.1),
                                         ("Bandbreedte hoog (P90)", 0.9)):
                self.assert_near(row[heading], quantile(net, probability))
            balances = numpy.array([self.money("saldo", scenario, year, themas) for year in YEARS])
            self.assertAlmostEqual(row["Kans op overschrijding 2029 (%)"], 100 * (balances[3] < 0).mean(), places=9)
            self.assertAlmostEqual(row["Kans dat begroting sluit (alle jaren) (%)"],
                                   100 * (balances >= 0).all(axis=0).mean(), places=9)
            waiting = self.of("wachtenden", scenario)[:, self.year(2030)].sum(axis=1)
            self.assert_near(row["Wachtlijst eind 2029 (personen)"], quantile(waiting, 0.5))

    def test_every_parameter_of_every_scenario_has_a_row(self):
        rows = self.euros["F8 Aannames"].records("Code", "Scenario")
        for scenario in SCENARIOS:
            group = self.file[f"scenarios/{scenario}"]
            drawn = self.of("parameterwaarde", scenario)
            for i, code in enumerate(self.labels("parameter", scenario)):
                row = rows.get((code, scenario))
                if row is None:
                    self.assertNotEqual(scenario, "basis")
                    first = self.labels("parameter").index(code)
                    numpy.testing.assert_array_equal(drawn[:, i], self.of("parameterwaarde")[:, first])
                    continue
                for heading, probability in (("P10", 0.1), ("P90", 0.9)):
                    self.assertAlmostEqual(row[heading], quantile(drawn[:, i].astype(float), probability), places=6)
                for heading, column in (("Aanname", "omschrijving"), ("Eenheid", "eenheid"),
                                        ("Kwaliteit (A-C)", "kwaliteit"), ("Bron", "bron")):
                    self.assertEqual(row[heading] or "", group[f"parameter_{column}"][i].decode())
                self.assertEqual(row["Status (gemeten / bron elders / deskundigenoordeel / aanname)"],
                                 {"A": "gemeten", "B": "bron elders", "C": "aanname"}[row["Kwaliteit (A-C)"]])
        self.assertEqual(len([1 for _, scenario in rows if scenario == "basis"]), len(self.labels("parameter")))
        self.assertTrue([1 for _, scenario in rows if scenario == "zuinig"])

    def test_the_pivot_rows_are_the_statistics_of_the_replicates(self):
        rows = self.euros["Draaitabel"].records("Scenario", "Jaar", "Niveau", "Naam", "Grootheid", "Statistiek")
        names = dict(zip(self.labels("taakveld"), self.labels("taakveld_naam")))
        self.assertEqual(len(rows), 3 * 5 * (4 + len(names) + 1) * 3 * 4)
        of_sides = {"lasten": lambda a, b: a, "baten": lambda a, b: b, "netto lasten": lambda a, b: a - b}
        for scenario in SCENARIOS:
            for year in [*YEARS, 2030]:
                at = self.year(year)
                cost, income = (self.of(side, scenario).astype("int64")[:, at] for side in ("lasten", "baten"))
                in_taakveld = [self.of(f"{side}_taakveld", scenario).astype("int64")[:, at]
                               for side in ("lasten", "baten")]
                series = {("totaal", "Totaal"): (cost.sum(axis=1), income.sum(axis=1))}
                for i, thema in enumerate(self.labels("thema")):
                    series["thema", thema] = (cost[:, i], income[:, i])
                for i, name in enumerate(names.values()):
                    series["taakveld", name] = (in_taakveld[0][:, i], in_taakveld[1][:, i])
                for (level, name), sides in series.items():
                    for amount, of in of_sides.items():
                        values = of(*sides)
                        for statistic, expected in (("P10", quantile(values, 0.1)), ("P50", quantile(values, 0.5)),
                                                    ("P90", quantile(values, 0.9)), ("gemiddelde", values.mean())):
                            self.assert_near(rows[scenario, year, level, name, amount, statistic]["Bedrag"], expected)

    def test_numbers_are_numbers_with_a_format_and_texts_are_texts(self):
        kinds = {"#,##0": 0, "0.0": 0, "#,##0.0###": 0, "0": 0}
        for sheet in self.thousands.values():
            for cell in sheet.cells():
                if cell.number_format == "@":
                    self.assertIn(type(sheet.shown[cell.coordinate].value), (str, type(None)), cell.coordinate)
                else:
                    kinds[cell.number_format] += 1
                    self.assertIn(type(sheet.shown[cell.coordinate].value), (int, float, type(None)), cell.coordinate)
        self.assertNotIn(0, kinds.values())

    def test_sheets_are_laid_out_for_reading_and_print(self):
        for name, sheet in self.thousands.items():
            page = sheet.formulas
            last = f"{page.cell(1, page.max_column).column_letter}{page.max_row}"
            column, row = coordinate_from_string(page.freeze_panes)
            self.assertEqual(row, sheet.heading_row + 1)
            fixed = get_column_letter(column_index_from_string(column) - 1)
            self.assertEqual(page.print_title_cols, f"$A:${fixed}")
            self.assertEqual(page.auto_filter.ref, f"A{sheet.heading_row}:{last}")
            self.assertEqual(page.print_title_rows, f"${sheet.heading_row}:${sheet.heading_row}")
            below = 22 * len(page._charts)  # pylint: disable=protected-access
            self.assertEqual(page.print_area[0].replace("$", ""),
                             f"A1:{page.cell(1, page.max_column).column_letter}{page.max_row + below}")
            self.assertEqual((page.page_setup.orientation, page.page_setup.paperSize), ("landscape", 9))
            self.assertFalse(page.merged_cells.ranges, name)
            self.assertEqual(page.sheet_properties.pageSetUpPr.fitToPage, True)
            self.assertEqual(page.page_setup.fitToHeight, 0)
            self.assertEqual(len(set(sheet.headings)), len(sheet.headings))
        wide = {name: sheet.formulas.page_setup.fitToWidth for name, sheet in self.thousands.items()}
        self.assertGreaterEqual(wide["F1 Meerjarenraming"], 2)  # 33 columns on one page cannot be read
        self.assertIn(wide["Samenvatting"], (None, 1))
        estimate = self.thousands["F1 Meerjarenraming"]
        self.assertGreaterEqual(estimate.formulas.row_dimensions[estimate.heading_row].height, 45)  # three lines
        names = {defined.name: defined.attr_text for defined in self.book.defined_names.definedName}
        self.assertEqual(set(TABLES) | {f"controletotaal_{year}" for year in YEARS}, set(names))
        place = names["controletotaal_2027"].split("!")[1].replace("$", "")
        self.assertEqual(self.book["Leeswijzer"][place].value,
                         self.money("begroting", "basis", 2027, self.groups()["Totaal"])[0])

    def test_the_reading_guide_tells_of_the_run(self):
        rows = self.thousands["Leeswijzer"].records()
        guide = {row["Onderdeel"]: row["Inhoud"] for row in rows}
        self.assertEqual(guide["Status"], "CONCEPT")
        self.assertEqual(guide["Zaad"], "7")
        self.assertEqual(guide["Aantal doorrekeningen (n)"], 30)
        self.assertEqual(guide["Datum"], self.file.attrs["einde"])
        self.assertIn(self.file.attrs["programmaversie"], guide["Programmaversie"])
        self.assertEqual([row["Inhoud"] for row in rows if row["Onderdeel"] == "Scenario"], SCENARIOS)
        self.assertEqual([row["Inhoud"] for row in rows if row["Onderdeel"] == "Werkblad"], SHEETS[1:])
        for year in YEARS:
            self.assertEqual(guide[f"Controletotaal begroting {year}"],
                             self.money("begroting", "basis", year, self.groups()["Totaal"])[0])

    def test_both_kinds_of_csv_have_the_numbers_of_the_workbook(self):
        for dialect in ("excel-nl", "uitwisseling"):
            folder = self.csv / dialect
            self.assertEqual(sorted(file.name for file in folder.iterdir()),
                             sorted(f"{table}.csv" for table in [*TABLES, "codeboek"]))
            for table, sheet in zip(TABLES, self.euros.values(), strict=True):
                headings, rows = read_csv(folder / f"{table}.csv", dialect)
                if dialect == "excel-nl":
                    self.assertEqual(headings, sheet.headings)
                self.assertEqual(len(rows), len(sheet.rows))
                for row, shown in zip(rows, sheet.rows, strict=True):
                    for cell, value in zip(row, shown, strict=True):
                        if isinstance(value, (int, float)):
                            self.assertAlmostEqual(cell, value, delta=1e-12 * max(1.0, abs(value)))
                        elif value is None or not isinstance(cell, float):
                            self.assertEqual(cell, value)
                        else:
                            self.assertEqual(cell, float(value))  # a text that reads as a number, such as a code

    def test_the_code_book_has_every_column_of_every_file(self):
        _, book = read_csv(self.csv / "uitwisseling/codeboek.csv", "uitwisseling")
        told = {(file, column) for file, column, *_ in book}
        for table in TABLES:
            headings, _ = read_csv(self.csv / f"uitwisseling/{table}.csv", "uitwisseling")
            self.assertEqual({column for file, column in told if file == f"{table}.csv"}, set(headings))
            for heading in headings:
                self.assertRegex(heading, r"^[a-z][a-z0-9_]*$")
        self.assertTrue(all(row[3] for row in book))

    def test_the_same_result_gives_the_same_bytes(self):
        self.report("nog-eens.xlsx")
        self.assertEqual((self.folder / "mjb.xlsx").read_bytes(), (self.folder / "nog-eens.xlsx").read_bytes())

    def test_other_sign_conventions_turn_differences(self):
        for word, sign, side in (("saldo", -1, -1), ("plus-nadeel", 1, 1)):
            _, sheets = self.report(f"{word}.xlsx", "--teken", word, "--afronding", "euro")
            for row in sheets["F1 Meerjarenraming"].records():
                if row["Thema"] != "Spreidingsvoordeel":
                    difference = row["Prognose P50 2028"] - row["Vastgestelde begroting 2028"]
                    self.assertEqual(row["Verschil P50 - begroting 2028"], sign * difference)
                    self.assertEqual(row["V/N 2028"], "N" if difference > 0 else "V" if difference < 0 else None)
            for row in sheets["F2 Taakvelden"].records():
                self.assertEqual(row["Saldo 2028"], side * (row["Lasten 2028"] - row["Baten 2028"]))
            self.assertLess(sheets["F2 Taakvelden"].rows[-1][-3], sheets["F2 Taakvelden"].rows[-1][-2])

    def test_at_nominal_prices_both_sides_are_those_of_the_year(self):
        _, sheets = self.report("nominaal.xlsx", "--prijspeil", "nominaal", "--afronding", "euro", "--scenario", "zuinig")
        rows = sheets["F1 Meerjarenraming"].records("Thema")
        themas = self.groups()["Totaal"]
        for year in YEARS:
            row = rows[("Totaal",)]
            self.assert_near(row[f"P90 {year}"], quantile(self.net("zuinig", year, themas, "_nominaal"), 0.9))
            budget = sum(self.money(name, "zuinig", year, themas) for name in ("begroting_nominaal",
                                                                               "compensatieverschil"))
            self.assert_near(row[f"Vastgestelde begroting {year}"], budget.mean())
        self.assertIsNone(rows[("Totaal",)]["waarvan structureel 2029"])
        self.assertIn("nominaal", sheets["F1 Meerjarenraming"].formulas["A2"].value)
        self.assertIn("prijspeil begroting", sheets["F2 Taakvelden"].formulas["A2"].value)

    def test_only_the_scenarios_that_are_asked_for(self):
        _, sheets = self.report("twee.xlsx", "--scenario", "vergrijsd", "--scenario", "basis")
        self.assertEqual([row["Scenario"] for row in sheets["Samenvatting"].records()], ["basis", "vergrijsd"])
        self.assertEqual({row["Scenario"] for row in sheets["F2 Taakvelden"].records()}, {"basis", "vergrijsd"})


unittest.main()
