"""`koers rapport`: verloop (F3), evenwicht (F5), risico (F6) and gevoeligheid (F7), against numpy and the file."""
import re
import tempfile
import unittest
import zipfile
from pathlib import Path

import numpy

from program import BASE, FRUGAL, ProgramTest, koers
from sheets import is_formula, outcome, read_csv, read_workbook
from stored_run import StoredRunTest

SCENARIOS = ["basis", "zuinig"]
YEARS = [2026, 2027, 2028, 2029]
COVER = "Algemene dekkingsmiddelen"
ITEMS = ["Vastgestelde begroting", "Demografie (aantal en leeftijd)", "Gebruik (kans op voorziening)",
         "Zorgzwaarte en duur", "Prijs (loon- en prijsindexatie, tarief)", "Arbeidskrapte en wachtlijst",
         "Rijksbeleid en gemeentefonds", "Vastgestelde maatregelen", "Voorgestelde maatregelen", "Preventie",
         "Samenloop (interactie)", "Overig/onverklaard", "Prognose (P50)"]
CAPACITY = 250_000


def quantile(values, probability):
    return numpy.quantile(values, probability)  # type 7


class Drivers(StoredRunTest):
    @classmethod
    def setUpClass(cls):
        cls.make_run(BASE, FRUGAL, "-n", "400", "--zaad", "7")
        cls.must("rapport", cls.result, "--xlsx", cls.folder / "mjb.xlsx", "--csv", cls.folder / "csv", "--afronding",
                 "euro", "--trekkingen", "4", "--zekerheid", "80", "--weerstandscapaciteit", CAPACITY, "--stil")
        cls.open_result()
        _, cls.sheets = read_workbook(cls.folder / "mjb.xlsx")

    def of(self, variable, scenario="basis"):
        return self.file[f"scenarios/{scenario}/{variable}"][...]

    def labels(self, name, scenario="basis"):
        return [x.decode() for x in self.of(name, scenario)]

    def money(self, variable, scenario, year, themas):
        at = [self.labels("thema").index(thema) for thema in themas]
        return self.of(variable, scenario).astype("int64")[:, list(self.of("jaar")).index(year), at].sum(axis=1)

    def balance(self, scenario, year):
        return self.money("saldo", scenario, year, self.labels("thema"))

    def once(self, scenario, year):
        return self.of("lasten_incidenteel", scenario).astype("int64")[:, list(self.of("jaar")).index(year)].sum(axis=1)

    def plan(self):
        return [thema for thema in self.labels("thema") if thema != COVER]

    def blocks(self):
        """Blocks of F3: name, themas, and whether the general cover comes off the cost."""
        return [*((thema, [thema], False) for thema in self.plan()), ("Totaal", self.plan(), False),
                ("Totaal met algemene dekkingsmiddelen", self.plan(), True)]

    def draws(self, scenario):
        """Draws of the parameters that take part: connections only where measures can work through them."""
        connections = ("verband.",) if scenario == "basis" else ()
        ids = self.labels("parameter", scenario)
        values = self.of("parameterwaarde", scenario)
        at = [i for i, name in enumerate(ids) if numpy.ptp(values[:, i]) > 0 and not name.startswith(connections)]
        return [ids[i] for i in at], values[:, at]

    def test_the_waterfall_adds_up_to_the_forecast_for_every_scenario_thema_and_year(self):
        rows = self.sheets["F3 Verloop"].records("Scenario", "Thema", "Post")
        self.assertEqual(len(rows), len(SCENARIOS) * len(self.blocks()) * len(ITEMS))
        for scenario in SCENARIOS:
            for name, themas, cover in self.blocks():
                for year in YEARS:
                    net = self.money("lasten", scenario, year, themas) - self.money("baten", scenario, year, themas)
                    if cover:
                        net = net - self.money("begroting", scenario, year, [COVER])
                    shown = [rows[scenario, name, item][str(year)] for item in ITEMS]
                    self.assertEqual(sum(shown[:-1]), shown[-1], (scenario, name, year))
                    self.assertLessEqual(abs(shown[-1] - quantile(net, 0.5)), 0.5 + 1e-6)
                    self.assertLessEqual(abs(shown[0] - self.money("begroting", scenario, year, themas).mean()), 0.5)
                    divided = [rows[scenario, name, item][f"{year} met samenloop verdeeld"] for item in ITEMS]
                    self.assertEqual(sum(divided[:-1]), divided[-1])
                    self.assertEqual((divided[0], divided[-3], divided[-1]), (shown[0], 0, shown[-1]))
                    # As many draws for all combinations as for the effects alone: nothing is left undivided.
                    self.assertLessEqual(abs(sum(divided[1:-3]) - sum(shown[1:-2])), len(ITEMS) / 2)
                for heading, probability in (("P10 2029", 0.1), ("P90 2029", 0.9)):
                    shown = rows[scenario, name, ITEMS[-1]][heading]
                    self.assertLessEqual(abs(shown - quantile(net, probability)), 0.5 + 1e-6)

    def test_the_divided_amounts_tell_their_error_and_what_fewer_draws_leave(self):
        rows = self.sheets["F3 Verloop"].records("Scenario", "Thema", "Post")
        for (scenario, _, item), row in rows.items():
            absent = row["Toelichting"] == "niet in dit scenario"
            if item in ITEMS[1:-3] and not absent:
                self.assertGreaterEqual(row["MC-fout 2029"], 0, (scenario, item))
            else:
                self.assertIsNone(row["MC-fout 2029"])
        total = rows["zuinig", "Totaal", "Demografie (aantal en leeftijd)"]
        self.assertGreater(total["MC-fout 2029"], 0)
        self.assertLess(total["MC-fout 2029"], total["P90 2029"] - total["P10 2029"])
        self.assertIn("verdeeld ook 0 die 4 trekkingen niet verdelen", rows["zuinig", "Totaal", ITEMS[-2]]["Toelichting"])
        words = ("rapport", self.result, "--csv", self.folder / "twee", "--trekkingen", "4", "--stil")
        self.assert_fault(koers(*words, "--shapley", "5"), 2, "--shapley", "hoogstens", "4")
        self.must(*words, "--shapley", "2")
        headings, fewer = read_csv(self.folder / "twee/excel-nl/f3_verloop.csv", "excel-nl")
        fewer = {(row["Scenario"], row["Thema"], row["Post"]): row
                 for row in (dict(zip(headings, cells, strict=True)) for cells in fewer)}
        self.assertEqual(fewer.keys(), rows.keys())
        for key, row in fewer.items():
            for year in map(str, YEARS):
                self.assertEqual(row[year], rows[key][year])  # an effect alone has all draws
        for scenario in SCENARIOS:
            divided = [fewer[scenario, "Totaal", item]["2029 met samenloop verdeeld"] for item in ITEMS]
            self.assertEqual(sum(divided[:-1]), divided[-1])
            self.assertIn("die 2 trekkingen niet verdelen", fewer[scenario, "Totaal", ITEMS[-2]]["Toelichting"])

    def test_a_measure_tells_what_it_does_elsewhere(self):
        rows = self.sheets["F4 Ombuigingen"].records()
        told = {row["Code"]: (row["Weglek of terugslag (€ P50, naar taakveld) 2029"],
                              row["Effect op indicator (code, richting, P50, P10-P90) 2029"], row["Taakveld"])
                for row in rows if row["Code"]}
        self.assertTrue(any(elsewhere for elsewhere, _, _ in told.values()), told)
        self.assertIn("eenzaam.65plus +", told["minder-subsidie"][1])  # less for meeting each other
        taakvelden = set(self.labels("taakveld"))
        for elsewhere, indicators, own in told.values():
            amounts = [part.split(": ") for part in (elsewhere or "").split("; ") if part]
            self.assertLessEqual({code for code, _ in amounts}, taakvelden - {own})
            sizes = [abs(int(amount.replace(".", ""))) for _, amount in amounts]
            self.assertEqual(sizes, sorted(sizes, reverse=True))
            for part in (indicators or "").split("; "):
                self.assertRegex(part, r"^$|^\S+ [+-][\d.]+,\d\d \([+-]?[\d.]+,\d\d tot [+-]?[\d.]+,\d\d\)$")

    def test_the_waterfall_lays_known_things_to_the_right_driver(self):
        rows = self.sheets["F3 Verloop"].records("Scenario", "Thema", "Post")
        def of(scenario, item):
            return rows[scenario, "Totaal", item]
        for item in ("Vastgestelde maatregelen", "Voorgestelde maatregelen", "Preventie"):
            self.assertEqual([of("basis", item)[str(year)] for year in YEARS], [0] * 4)
            self.assertEqual(of("basis", item)["Toelichting"], "niet in dit scenario")
        self.assertEqual(of("zuinig", "Vastgestelde maatregelen")["2029"], 0)
        self.assertLess(of("zuinig", "Voorgestelde maatregelen")["2029"], -25_000)  # a subsidy, and hours of help
        for item in ITEMS[1:6]:  # the same draws and the same assumptions: measures apart, the drivers are the same
            self.assertEqual(of("basis", item)["2029"], of("zuinig", item)["2029"])
        for item in ITEMS[1:5]:
            self.assertLess(of("basis", item)["P10 2029"], of("basis", item)["P90 2029"])
        self.assertIn("samenloop", self.sheets["F3 Verloop"].formulas["A4"].value)
        self.assertIn("4 trekkingen", self.sheets["F3 Verloop"].formulas["A3"].value)

    def test_balance_is_structural_and_real_with_its_chance_over_all_years(self):
        rows = self.sheets["F5 Evenwicht"].records("Scenario", "Post")
        for scenario in SCENARIOS:
            def of(item):
                return rows[scenario, item]
            lasting = {year: self.balance(scenario, year) + self.once(scenario, year) for year in YEARS}
            for year in YEARS:
                name = str(year)
                mean = self.balance(scenario, year).mean()
                self.assertLessEqual(abs(of("Resultaat na bestemming")[name] - mean), 0.51)
                self.assertLessEqual(abs(of("Af: incidentele lasten")[name] - self.once(scenario, year).mean()), 0.51)
                self.assertEqual(of("Structureel saldo")[name],
                                 of("Resultaat na bestemming")[name] + of("Af: incidentele lasten")[name])
                self.assertEqual(of("Structureel evenwicht (JA/NEE)")[name],
                                 "JA" if of("Structureel saldo")[name] >= 0 else "NEE")
                for item, probability in (("P10", 0.1), ("Structureel en reëel saldo (P50)", 0.5), ("P90", 0.9)):
                    self.assertLessEqual(abs(of(item)[name] - quantile(lasting[year], probability)), 0.51)
                self.assertAlmostEqual(of("Kans op structureel en reëel evenwicht (%)")[name],
                                       100 * (lasting[year] >= 0).mean())
                self.assertIsNone(of("Correctie: taakstellingen zonder plan")[name])
            joint = numpy.all([lasting[year] >= 0 for year in YEARS], axis=0).mean()
            chance = of("Kans op structureel en reëel evenwicht (%)")
            self.assertAlmostEqual(chance["Alle jaren tegelijk"], 100 * joint)
            self.assertEqual(chance["Laatste jaar"], chance["2029"])
            self.assertEqual(of("Structureel saldo")["Laatste jaar"], of("Structureel saldo")["2029"])
        self.assertIn("alleen het sociaal domein", self.sheets["F5 Evenwicht"].formulas["A3"].value)

    def test_required_capacity_is_the_quantile_of_the_deficit(self):
        rows = self.sheets["F6 Weerstandscapaciteit"].records("Scenario", "Jaar", "Zekerheidspercentage")
        self.assertEqual(len(rows), len(SCENARIOS) * len(YEARS) * 6)
        for scenario in SCENARIOS:
            for year in YEARS:
                deficit = numpy.maximum(-self.balance(scenario, year), 0)
                before = None
                for certainty in (70, 75, 80, 85, 90, 95):
                    row = rows[scenario, year, certainty]
                    needed = row["Benodigde weerstandscapaciteit"]
                    self.assertLessEqual(abs(needed - quantile(deficit, certainty / 100)), 0.51)
                    self.assertEqual(row["Verschil met vorig percentage"], None if before is None else needed - before)
                    self.assertLessEqual(row["MC laag"], needed)
                    self.assertGreaterEqual(row["MC hoog"], needed)
                    before = needed

    def test_the_ratio_is_of_what_finance_says_is_available(self):
        rows = self.sheets["F6 Weerstandsratio"].records("Scenario", "Jaar")
        for scenario in SCENARIOS:
            for year in YEARS:
                row = rows[scenario, year]
                deficit = -self.balance(scenario, year)
                needed = quantile(numpy.maximum(deficit, 0), 0.8)
                self.assertEqual(row["Beschikbare weerstandscapaciteit"], CAPACITY)
                self.assertLessEqual(abs(row["Benodigde weerstandscapaciteit (80%)"] - needed), 0.51)
                self.assertAlmostEqual(row["Ratio"], CAPACITY / needed)
                bounds = ((2.0, "A"), (1.4, "B"), (1.0, "C"), (0.8, "D"), (0.6, "E"))
                self.assertEqual(row["Klasse A-F"],
                                 next((letter for bound, letter in bounds if CAPACITY / needed >= bound), "F"))
                self.assertAlmostEqual(row["Kans op klasse C of beter (%)"], 100 * (deficit <= CAPACITY).mean())

    def test_sensitivity_is_the_regression_that_numpy_finds(self):
        rows = self.sheets["F7 Gevoeligheid"].records("Scenario", "Code")
        for scenario in SCENARIOS:
            ids, draws = self.draws(scenario)
            balance = self.balance(scenario, 2029).astype(float)
            design = numpy.column_stack([numpy.ones(len(draws)), draws])
            slopes = numpy.linalg.lstsq(design, balance, rcond=None)[0][1:]
            scale = draws.std(axis=0, ddof=1) / balance.std(ddof=1)
            fit = 1 - ((balance - design @ numpy.linalg.lstsq(design, balance, rcond=None)[0]) ** 2).sum() / (
                (balance - balance.mean()) ** 2).sum()
            free = len(draws) - len(ids) - 1
            unit = (draws - draws.mean(axis=0)) / (draws.std(axis=0, ddof=1) * numpy.sqrt(len(draws) - 1))
            errors = numpy.sqrt((1 - fit) / free * numpy.diag(numpy.linalg.inv(unit.T @ unit)))
            shown = [code for of, code in rows if of == scenario]
            self.assertEqual(len(shown), 40)
            order = numpy.argsort(-abs(slopes * scale))
            self.assertEqual(shown[:5], [ids[i] for i in order[:5]])
            for code in shown:
                i = ids.index(code)
                row = rows[scenario, code]
                self.assertAlmostEqual(row["Gestandaardiseerd effect"], slopes[i] * scale[i], places=6)
                self.assertAlmostEqual(row["Standaardfout daarvan"], errors[i], places=6)
                share = slopes[i] * scale[i] * numpy.corrcoef(draws[:, i], balance)[0, 1]
                self.assertAlmostEqual(row["Aandeel in onzekerheid (%)"], 100 * share, places=4)
                low = slopes[i] * (quantile(draws[:, i], 0.1) - row["Basiswaarde"])
                self.assertAlmostEqual(row["Effect op saldo 2029 bij laag"], low, delta=0.5 + 1e-4 * abs(low))
            checked = [row for (of, _), row in rows.items() if of == scenario and row["Controle bij laag"] is not None]
            self.assertEqual([row["Code"] for row in checked], shown[:10])
            first = checked[0]  # the largest effect is far above its error, so that the check has to agree with it
            for side in ("laag", "hoog"):
                self.assertAlmostEqual(first[f"Controle bij {side}"] / first[f"Effect op saldo 2029 bij {side}"], 1.0,
                                       delta=0.5)
            captions = [cell.value for cell in self.sheets["F7 Gevoeligheid"].formulas["A"] if cell.value]
            told = f"{scenario}: R2 {100 * fit:.0f}%"
            self.assertTrue([text for text in captions if text.startswith(told)], captions)

    def test_risks_share_the_bad_outcomes_without_counting_twice(self):
        sheet = self.sheets["F6 Risico"]
        for scenario in SCENARIOS:
            rows = [row for row in sheet.records() if row["Scenario"] == scenario]
            self.assertEqual([row["Nr."] for row in rows], [*range(1, 11), None, None])
            self.assertAlmostEqual(sum(row["Bijdrage aan P90 (%)"] for row in rows), 100.0)
            shares = [row["Bijdrage aan P90 (%)"] for row in rows[:10]]
            self.assertEqual(shares, sorted(shares, reverse=True))
            ids, draws = self.draws(scenario)
            balance = self.balance(scenario, 2029).astype(float)
            scale = draws.std(axis=0)
            design = numpy.column_stack([numpy.ones(len(draws)), (draws - draws.mean(axis=0)) / scale])
            found = numpy.linalg.lstsq(design, balance, rcond=None)[0]
            loss = balance.mean() - balance
            worst = numpy.argsort(-loss, kind="stable")[:80]  # the worst 20 % of 400
            chance = (design @ found - balance)
            self.assertAlmostEqual(rows[-1]["Bijdrage aan P90 (%)"], 100 * chance[worst].mean() / loss[worst].mean(),
                                   places=4)
            of_help = [i for i, code in enumerate(ids) if code.startswith("hulp.prijs")]
            setback = -(design[:, 1:] * found[1:])[:, of_help].sum(axis=1)
            price = next(row for row in rows if row["Risico"] == "Hulp bij het huishouden: Prijs")
            self.assertAlmostEqual(price["Bijdrage aan P90 (%)"], 100 * setback[worst].mean() / loss[worst].mean(),
                                   places=4)
            self.assertLessEqual(abs(price["Gevolg max"] - quantile(setback, 0.9)), 1.0)
            self.assertLessEqual(abs(price["Verwacht bedrag"] - numpy.maximum(setback, 0).mean()), 0.51)
        self.assertIn("Niet dubbel tellen", sheet.formulas["A3"].value)

    def test_formulas_and_csv_have_the_numbers_of_the_workbook(self):
        for table, name in (("f3_verloop", "F3 Verloop"), ("f5_evenwicht", "F5 Evenwicht"),
                            ("f6_weerstandscapaciteit", "F6 Weerstandscapaciteit")):
            sheet = self.sheets[name]
            formulas = [cell for cell in sheet.cells() if is_formula(cell)]
            self.assertGreaterEqual(len(formulas), 10)
            for cell in formulas:
                self.assertEqual(outcome(sheet.formulas, cell.value), sheet.shown[cell.coordinate].value)
            headings, rows = read_csv(self.folder / f"csv/excel-nl/{table}.csv", "excel-nl")
            self.assertEqual(headings, sheet.headings)
            for row, shown in zip(rows, sheet.rows, strict=True):
                for cell, value in zip(row, shown, strict=True):
                    if isinstance(value, (int, float)):
                        self.assertAlmostEqual(cell, value, places=6)


class Charts(StoredRunTest):
    """Pictures in the workbook: of cells, with the colours of the design, told in words for those who cannot see."""
    COLOURS = {"000000", "0072B2", "D55E00", "009E73"}

    @classmethod
    def setUpClass(cls):
        cls.make_run(BASE, FRUGAL, "-n", "20")
        workbook = cls.folder / "mjb.xlsx"
        cls.must("rapport", cls.result, "--xlsx", workbook, "--trekkingen", "1", "--stil")
        cls.book, cls.sheets = read_workbook(workbook)
        with zipfile.ZipFile(workbook) as parts:
            cls.drawings = [parts.read(part).decode() for part in parts.namelist() if "/drawings/drawing" in part]
            cls.charts = [parts.read(part).decode() for part in parts.namelist() if "/charts/chart" in part]

    def values(self, place):
        """The shown numbers or texts of a range."""
        sheet, cells = place.replace("'", "").replace("$", "").split("!")
        return [cell.value for row in self.sheets[sheet].shown[cells] for cell in row]

    def series(self, sheet):
        """Of the chart on a sheet: name, categories and values as they are shown."""
        chart, = self.sheets[sheet].formulas._charts  # pylint: disable=protected-access
        return {one.tx.strRef.f if one.tx.strRef else one.tx.v: (self.values(one.cat.strRef.f if one.cat.strRef
                                                                              else one.cat.numRef.f),
                                                                  self.values(one.val.numRef.f))
                for one in chart.series}

    def test_they_show_the_cells_that_they_tell_of(self):
        overview = self.sheets["Samenvatting"].records("Scenario")
        shown = self.series("F1 Meerjarenraming")
        for name, heading in (("P10", "Bandbreedte laag (P10)"), ("Midden (P50)", "Kosten 2029 (midden)"),
                              ("Begroting", "Begroting 2029"), ("P90", "Bandbreedte hoog (P90)")):
            self.assertEqual(shown[name], (SCENARIOS, [overview[one,][heading] for one in SCENARIOS]))
        posts = self.sheets["F3 Verloop"].records("Scenario", "Thema", "Post")
        capacity = self.sheets["F6 Weerstandscapaciteit"].records("Scenario", "Jaar", "Zekerheidspercentage")
        certainties = [70, 75, 80, 85, 90, 95]
        for one in SCENARIOS:
            self.assertEqual(self.series("F3 Verloop")[one],
                             (ITEMS[1:-1], [posts[one, "Totaal", item]["2029"] for item in ITEMS[1:-1]]))
            self.assertEqual(self.series("F6 Weerstandscapaciteit")[one],
                             (certainties, [capacity[one, 2029, certainty]["Benodigde weerstandscapaciteit"]
                                            for certainty in certainties]))

    def test_they_have_the_colours_of_the_design_a_title_and_words_instead(self):
        self.assertEqual(len(self.charts), 3)
        for chart in self.charts:
            self.assertLessEqual(set(re.findall(r'srgbClr val="(\w+)"', chart)), self.COLOURS | {"CCE3F0", "FFFFFF"})
            self.assertRegex(chart, r"<c:title>.*<a:t>[^<]{30,}</a:t>")
        told = [text for drawing in self.drawings for text in re.findall(r'descr="([^"]*)"', drawing)]
        self.assertEqual(len(told), 3)
        for text in told:
            self.assertIn("basis: ", text)
        lines = next(chart for chart in self.charts if "prstDash" in chart)
        self.assertIn('<c:symbol val="circle"/>', lines)  # a line is told by dash and marker too
        self.assertIn('<c:symbol val="square"/>', lines)


class TooFew(ProgramTest):
    def test_with_few_replicates_the_regression_is_left_out_and_says_so(self):
        with tempfile.TemporaryDirectory() as name:
            result = Path(name) / "uit.h5"
            self.assert_done(koers("reken", BASE, "-n", "20", "--stil", "--uit", result))
            told = koers("rapport", result, "--csv", Path(name) / "csv", "--trekkingen", "1")
            self.assert_done(told)
            self.assertIn("%", told.stderr)  # progress
            for table in ("f6_risico", "f7_gevoeligheid"):
                _, rows = read_csv(Path(name) / f"csv/uitwisseling/{table}.csv", "uitwisseling")
                self.assertEqual(len(rows), 1)
                told, = [cell for cell in rows[0] if isinstance(cell, str) and "te weinig" in cell]
                wanted = int(re.search(r"koers reken -n (\d+) of meer", told)[1])
                varying = int(re.search(r"variëren (\d+) aannames", told)[1])
                self.assertEqual(wanted, 2 * (varying + 1))
            _, rows = read_csv(Path(name) / "csv/uitwisseling/f6_weerstandsratio.csv", "uitwisseling")
            self.assertEqual({row[4] for row in rows}, {None})


unittest.main()
