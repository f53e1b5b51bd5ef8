"""`koers rapport --uit`: a page for the council with the numbers of the result file, complete by itself."""
import re
import unittest
from urllib.parse import unquote

import numpy

from page_reader import Page, faults_of, sentences_of, text_of
from program import BASE, CASES, FRUGAL, koers
from sheets import read_csv
from stored_run import StoredRunTest

AGED = BASE.replace("basis.toml", "vergrijsd.toml")
SCENARIOS = ["basis", "zuinig", "vergrijsd"]
NAMES = ["Huidig beleid", "Zuinig", "Vergrijsd en krap"]
MOST_BYTES = 5_000_000
DRAWS = ("--trekkingen", "2")


def legible(euro):
    """Thousands of euros as the page rounds them, halves away from zero."""
    unit = 10_000 if abs(euro) >= 1e6 else 5_000
    return numpy.copysign(numpy.floor(abs(euro) / unit + 0.5), euro) * unit / 1000


class CouncilPage(StoredRunTest):
    @classmethod
    def setUpClass(cls):
        cls.make_run(BASE, FRUGAL, AGED, "-n", "30", "--zaad", "7")
        cls.open_result()
        cls.text = cls.report("rapport.html", *DRAWS, "--csv", cls.folder / "csv")
        cls.page = Page(cls.text)

    @classmethod
    def report(cls, name, *words):
        words = words if "--trekkingen" in words else (*words, "--trekkingen", "0")
        made = koers("rapport", cls.result, "--uit", cls.folder / name, "--stil", *words)
        if made.returncode or made.stdout or made.stderr:
            raise AssertionError(made.stdout + made.stderr)
        return (cls.folder / name).read_text(encoding="utf-8")

    def of(self, variable, scenario="basis"):
        return self.file[f"scenarios/{scenario}/{variable}"][...]

    def labels(self, name):
        return [x.decode() for x in self.of(name)]

    def year(self, value):
        return list(self.of("jaar")).index(value)

    def total(self, variable, scenario, year):
        return self.of(variable, scenario).astype("int64")[:, self.year(year)].sum(axis=1)

    def net(self, scenario, year):
        return self.total("lasten", scenario, year) - self.total("baten", scenario, year)

    def drawn(self):
        """The charts; the pictures of the influence graph have a list beside them."""
        return [svg for svg in self.page.all("svg") if not svg[1]["aria-labelledby"].startswith("graaf-")]

    def table(self, name, page=None):
        """{heading of the row: {heading of the column: text}}."""
        page = page or self.page
        element = page.by_id(name)
        self.assertEqual(element[0], "table")
        head, *rows = page.all("tr", element)
        headings = [text_of(cell) for cell in page.all("th", head)]
        cells = [[text_of(cell) for cell in row[2] if isinstance(cell, list)] for row in rows]
        self.assertEqual({len(row) for row in cells}, {len(headings)}, name)
        return {row[0]: dict(zip(headings[1:], row[1:], strict=True)) for row in cells}

    def assert_number(self, shown, expected, decimals=0):
        plain = shown.replace(".", "").replace(",", ".")
        self.assertAlmostEqual(float(plain), expected, delta=0.5 * 10**-decimals + 1e-9, msg=shown)

    def assert_money(self, shown, euro):
        self.assertEqual(shown, f"{legible(euro):,.0f}".replace(",", "."))

    def test_it_is_well_formed_dutch_and_complete_by_itself(self):
        self.assertEqual(self.page.faults, [])
        self.assertEqual(self.page.open, [self.page.root])
        self.assertTrue(self.text.startswith("<!DOCTYPE html>"))
        self.assertEqual(next(self.page.all("html"))[1]["lang"], "nl")
        self.assertFalse(list(self.page.all("script")) + list(self.page.all("link")) + list(self.page.all("img")))
        self.assertNotRegex(self.text.split("</style>")[0], r"url\((?!data:)|@import|https?:")
        self.assertNotIn("{{", self.text)
        self.assertLess(len(self.text.encode()), MOST_BYTES)

    def test_ids_are_unique_and_every_reference_has_its_target(self):
        ids = [element[1]["id"] for element in self.page.all() if "id" in element[1]]
        self.assertEqual(len(ids), len(set(ids)))
        for element in self.page.all():
            target = element[1].get("href", "")
            if target.startswith("#"):
                self.assertIn(target[1:], ids)
            for name in element[1].get("aria-labelledby", "").split():
                self.assertIn(name, ids)

    def test_headings_are_in_order(self):
        levels = [int(element[0][1]) for element in self.page.all() if re.fullmatch("h[1-6]", element[0])]
        self.assertEqual(levels[0], 1)
        self.assertEqual(levels.count(1), 1)
        for above, below in zip(levels, levels[1:]):
            self.assertLessEqual(below, above + 1)

    def test_every_chart_has_a_title_a_description_a_sentence_and_a_table(self):
        charts = [element for element in self.page.all("div") if element[1].get("class") == "finding"]
        drawn = self.drawn()
        self.assertGreaterEqual(len(drawn), 12)
        self.assertEqual(len(charts), len(drawn))
        for chart in charts:
            svg = next(self.page.all("svg", chart))
            self.assertEqual(svg[1]["role"], "img")
            title, about = next(self.page.all("title", svg)), next(self.page.all("desc", svg))
            self.assertEqual(svg[1]["aria-labelledby"], f"{title[1]['id']} {about[1]['id']}")
            heading = text_of(next(self.page.all("h3", chart)))
            self.assertEqual(text_of(title).strip(), heading)
            self.assertGreater(len(text_of(about)), 20)
            self.assertTrue(text_of(next(self.page.all("p", chart))).endswith("."))
            self.assertGreater(len(list(self.page.all("tr", chart))), 1)
            self.assertNotIn("nan", str(svg).lower())

    def test_tables_have_a_caption_and_headings_with_a_scope(self):
        tables = list(self.page.all("table"))
        self.assertGreater(len(tables), 15)
        for table in tables:
            self.assertTrue(text_of(next(self.page.all("caption", table))).strip())
            for cell in self.page.all("th", table):
                self.assertIn(cell[1].get("scope"), ("col", "row"))
                self.assertTrue(text_of(cell).strip(), table[1])

    def test_the_table_on_one_page_has_the_numbers_of_the_replicates(self):
        rows = self.table("tabel-scenarios")
        caption = text_of(next(self.page.all("caption", self.page.by_id("tabel-scenarios"))))
        self.assertTrue(caption.startswith("Bedragen x € 1.000"), caption)
        self.assertIn("V = voordelig", caption)
        for scenario, name in zip(SCENARIOS, NAMES, strict=True):
            net = self.net(scenario, 2029)
            low, middle, high = numpy.quantile(net, [0.1, 0.5, 0.9])
            budget = self.total("begroting", scenario, 2029).mean()
            self.assert_money(rows["Begroting 2029"][name], budget)
            self.assert_money(rows["Kosten 2029 (midden)"][name], middle)
            for shown, euro in zip(rows["Bandbreedte (laag-hoog)"][name].split("-"), (low, high), strict=True):
                self.assert_money(shown, euro)
            gap = legible(1000 * (legible(middle) - legible(budget)))
            shown = rows["Verschil met begroting"][name].split("\u00a0")
            self.assertEqual(shown[0], f"{abs(gap):,.0f}".replace(",", "."))
            self.assertEqual(shown[1:], ["N"] if gap > 0 else ["V"] if gap < 0 else [])
            balances = numpy.array([self.total("saldo", scenario, year) for year in (2026, 2027, 2028, 2029)])
            closed = 100 * (balances >= 0).all(axis=0).mean()
            self.assert_number(rows["Kans dat begroting sluit (alle jaren)"][name].split("%")[0], closed)
            waiting = self.of("wachtenden", scenario)[:, self.year(2030)].sum(axis=1)
            persons = re.split(r"[ (\-)]+", rows["Wachtlijst eind 2029 (personen)"][name].replace("< 10", "<10"))
            for shown, probability in zip(persons[:3], (0.5, 0.1, 0.9), strict=True):
                self.assert_people(shown.replace("<10", "< 10"), numpy.quantile(waiting, probability))

    def assert_people(self, shown, expected):
        if shown == "< 10":
            self.assertLess(expected, 9.5)
        else:
            self.assert_number(shown, expected)
            self.assertGreaterEqual(expected, 9.5)

    def test_the_fan_of_every_scenario_has_the_numbers_of_the_replicates(self):
        for scenario in SCENARIOS:
            rows = self.table(f"kosten-{scenario}-cijfers")
            self.assertEqual(list(rows), ["2026", "2027", "2028", "2029", "2030"])
            for year, row in rows.items():
                net = self.net(scenario, int(year))
                for heading, probability in (("Laag", 0.1), ("Midden", 0.5), ("Hoog", 0.9)):
                    self.assert_money(row[heading], numpy.quantile(net, probability))
                self.assert_money(row["Begroting"], self.total("begroting", scenario, int(year)).mean())
                short = 100 * (self.total("saldo", scenario, int(year)) < 0).mean()
                self.assert_number(row["Kans op tekort (%)"], short, 1)

    def test_differences_are_paired(self):
        thema = self.labels("thema")[0]
        for scenario in SCENARIOS[1:]:
            def of_thema(variable, which):
                return self.of(variable, which).astype("int64")[:, self.year(2029), 0]
            dearer = (of_thema("lasten", scenario) - of_thema("baten", scenario) - of_thema("lasten", "basis")
                      + of_thema("baten", "basis"))
            rows = self.table(f"verschil-{scenario}-cijfers")
            if (dearer == 0).all():
                self.assertNotIn(thema, rows)
                continue
            self.assert_number(rows[thema]["Kans op duurder (%)"], 100 * (dearer > 0).mean(), 1)
            middle = numpy.quantile(dearer, 0.5)
            self.assertEqual(rows[thema]["Midden"].split("\u00a0")[0],
                             f"{abs(legible(middle)):,.0f}".replace(",", "."))

    def test_waiting_lists_and_inhabitants_hide_small_numbers(self):
        rows = self.table("wachtlijst-cijfers")
        for year, row in rows.items():
            for scenario, name in zip(SCENARIOS, NAMES, strict=True):
                waiting = self.of("wachtenden", scenario)[:, self.year(int(year))].sum(axis=1)
                self.assert_people(row[f"{name}: midden"], numpy.quantile(waiting, 0.5))
        services = self.table("wachtlijst-voorzieningen")
        self.assertIn("< 10", {cell for row in services.values() for cell in row.values()})
        for i, service in enumerate(self.labels("voorziening_naam")):
            waiting = self.of("wachtenden")[:, self.year(2030), i]
            self.assert_people(services[service][f"{NAMES[0]}: hoog"], numpy.quantile(waiting, 0.9))
        people = self.table("inwoners-basis-cijfers")
        for i, group in enumerate(self.labels("leeftijdsgroep")):
            for year in (2025, 2030):
                self.assert_people(people[group][str(year)],
                                   numpy.quantile(self.of("bevolking")[:, self.year(year), i], 0.5))

    def test_indicators_are_forecast_only_where_they_are_modelled_or_influenced(self):
        table = self.page.by_id("indicatorentabel")
        head, *rows = self.page.all("tr", table)
        headings = [text_of(cell) for cell in self.page.all("th", head)]
        records = [dict(zip(headings, (text_of(cell) for cell in row[2] if isinstance(cell, list)), strict=True))
                   for row in rows]
        forecast = "Prognose 2029: midden (laag-hoog)"
        names = self.labels("indicator_naam")
        followed = [record for record in records if record["Dekking"] == "gevolgd"]
        self.assertTrue(followed)
        for record in records:
            modelled = record["Dekking"] in ("gemodelleerd", "beïnvloed")
            self.assertEqual(record[forecast] == "niet gemodelleerd", not modelled)
            name = record["Indicator"].split(",")[0]
            if modelled and record["Scenario"] == NAMES[0]:
                values = self.of("indicatorwaarde")[:, self.year(2029), names.index(name)].astype(float)
                self.assert_indicator(record[forecast].split(" ")[0], numpy.nanquantile(values, 0.5))

    def assert_indicator(self, shown, expected):
        if shown == "<":
            self.assertLess(expected, 9.5)
        else:
            self.assert_number(shown.rstrip("%"), expected, 1 if "," in shown else 0)

    def test_sentences_of_the_page_are_short_and_free_of_jargon(self):
        sentences = sentences_of(self.page)
        self.assertGreater(len(sentences), 150)
        self.assertEqual(faults_of(sentences), [])

    def test_the_checker_of_sentences_finds_long_ones_and_jargon(self):
        self.assertEqual(faults_of(["Dit is een korte zin."]), [])
        self.assertEqual(len(faults_of(["Dit is de mediaan van de kosten."])), 1)
        self.assertEqual(len(faults_of([" ".join(["woord"] * 26), "Kort."])), 1)

    def test_the_waterfall_has_the_posts_of_f3_and_adds_up(self):
        headings, rows = read_csv(self.folder / "csv/uitwisseling/f3_verloop.csv", "uitwisseling")
        rows = [dict(zip(headings, row, strict=True)) for row in rows]
        for scenario in SCENARIOS:
            posts = [row for row in rows if (row["scenario"], row["thema"]) == (scenario, "Totaal")]
            shown = self.table(f"verloop-{scenario}-cijfers")
            self.assertEqual(len(shown), len(posts))
            for year in (2026, 2027, 2028, 2029):
                amounts = [float(row[str(year)].replace(".", "")) for row in shown.values()]
                self.assertEqual(sum(amounts[:-1]), amounts[-1])
                for row, amount in zip(posts[:-2] + posts[-1:], amounts[:-2] + amounts[-1:], strict=True):
                    self.assertEqual(amount, legible(row[f"jaar_{year}"]), row["post"])
            self.assertEqual(shown["Midden"]["2029"], self.table(f"kosten-{scenario}-cijfers")["2029"]["Midden"])
            chart = self.page.by_id(f"verloop-{scenario}")
            moved = sum(float(row["2029"].replace(".", "")) != 0 for row in list(shown.values())[1:-1])
            arrows = [path for path in self.page.all("path", chart) if "H" in path[1]["d"]]
            self.assertEqual(len(arrows), moved)

    def test_without_draws_there_is_no_waterfall(self):
        page = Page(self.report("zonder.html"))
        self.assertFalse([x for x in page.all() if x[1].get("id", "").startswith("verloop-")])
        self.assertNotIn("Van begroting naar midden", text_of(page.root))

    def test_too_few_replicates_for_amounts_are_told(self):
        self.assertFalse([x for x in self.page.all() if x[1].get("id") == "gevoeligheid"])
        self.assertIn("niet te zeggen hoeveel euro één aanname scheelt", text_of(self.page.root))

    def test_every_measure_has_a_card_with_what_the_draws_say(self):
        cards = {text_of(next(self.page.all("h4", card))): card for card in self.page.all("article")}
        self.assertEqual(list(cards), ["Minder uren hulp bij het huishouden", "Lagere subsidie voor ontmoeting",
                                       "Wervingsactie", "Praktijkondersteuner jeugd bij de huisarts"])
        def lines(name):
            terms = [text_of(x) for x in self.page.all("dt", cards[name])]
            return dict(zip(terms, (text_of(x) for x in self.page.all("dd", cards[name])), strict=True))
        hours = lines("Minder uren hulp bij het huishouden")
        self.assertIn("naar 90% van nu (tussen 85% en 95%)", hours["Wat doen we"])
        self.assertNotIn("Voor wie", hours)
        self.assertNotIn("Wat als het half lukt", hours)
        subsidy = lines("Lagere subsidie voor ontmoeting")
        self.assertIn("In 2029 bespaart dit €\u00a025.000", subsidy["Wat levert het op"])
        self.assertIn("bespaart dit €\u00a015.000", subsidy["Wat als het half lukt"])  # half of it, to € 5.000
        self.assertIn("Het duurt 3 jaar", lines("Wervingsactie")["Wat levert het op"])

    def test_goals_have_a_chain_an_impact_and_a_sheet_for_rapporteurs(self):
        goals = self.labels("doel")
        chains = [x for x in self.page.all("ul") if x[1].get("class") == "chain data"]
        told = "".join(text_of(x) for x in chains)
        for goal, name in zip(goals, self.labels("doel_naam"), strict=True):
            self.assertIn(f"Doel {goal}: {name}", told)
        for scenario in SCENARIOS:
            rows = self.table(f"doelen-{scenario}")
            self.assertEqual([row.split(".")[0] for row in rows], goals)
            covered = set(self.labels("indicator_doel"))
            for row, cells in rows.items():
                if row.split(".")[0] not in covered:
                    self.assertEqual(cells["Effect"], "niet gemodelleerd")
                    self.assertEqual(cells["Toelichting"], "")
        sheets = [x for x in self.page.all("table") if x[1]["id"].startswith("duisenberg-")]
        self.assertEqual(len(sheets), len([x for x in self.labels("thema") if x != "Algemene dekkingsmiddelen"]))
        answers = self.table(sheets[0][1]["id"])
        self.assertEqual(list(answers), ["Wat gaan we doen", "Wat mag het kosten in 2029", "Lag het op koers",
                                         "Doelmatig?", "Conclusie en aanbeveling"])
        self.assertEqual(set(answers["Conclusie en aanbeveling"].values()), {""})

    def test_downloads_hold_the_numbers_of_the_table(self):
        links = [element for element in self.page.all("a") if "download" in element[1]]
        self.assertEqual(len(links), len(self.drawn()))
        for link in links:
            content = unquote(link[1]["href"].removeprefix("data:text/csv;charset=utf-8,"))
            self.assertTrue(content.startswith("\ufeff"))
            rows = content.removeprefix("\ufeff").split("\r\n")[:-1]
            table = self.page.by_id(link[1]["download"].removesuffix(".csv"))
            self.assertEqual(len(rows), len(list(self.page.all("tr", table))))

    def test_equal_results_give_equal_bytes(self):
        self.assertEqual(self.report("weer.html", *DRAWS), self.text)

    def test_one_scenario_has_no_differences(self):
        page = Page(self.report("een.html", "--scenario", "zuinig"))
        self.assertEqual(page.faults, [])
        self.assertFalse([x for x in page.all() if x[1].get("id", "").startswith("verschil-")])
        self.assertIn("Er ligt één scenario voor", text_of(page.root, ("svg", "style")))

    def test_nominal_prices_are_those_of_the_year(self):
        page = Page(self.report("nominaal.html", "--prijspeil", "nominaal", "--scenario", "basis"))
        rows = self.table("kosten-basis-cijfers", page)
        cost = self.total("lasten_nominaal", "basis", 2029) - self.total("baten_nominaal", "basis", 2029)
        self.assert_money(rows["2029"]["Midden"], numpy.quantile(cost, 0.5))


class ManyScenarios(StoredRunTest):
    @classmethod
    def setUpClass(cls):
        cls.make_folder()
        data = CASES / "kleindorp"
        names = [BASE, FRUGAL, AGED]
        for number in range(9):
            file = cls.folder / f"kopie-{number}.toml"
            file.write_text(f'naam = "Kopie {number}"\nomschrijving = "Nog een."\nbasis = "{data / "zuinig.toml"}"\n',
                            encoding="utf-8")
            names.append(str(file))
        cls.must("reken", *names, "-n", "4", "--stil", "--uit", cls.result)
        made = koers("rapport", cls.result, "--uit", cls.folder / "veel.html", "--trekkingen", "0", "--stil")
        if made.returncode:
            raise AssertionError(made.stderr)
        cls.text = (cls.folder / "veel.html").read_text(encoding="utf-8")
        cls.page = Page(cls.text)

    def test_twelve_scenarios_stand_in_groups_of_three_beside_the_first(self):
        self.assertEqual(self.page.faults, [])
        self.assertLess(len(self.text.encode()), MOST_BYTES)
        shown = []
        for table in self.page.all("table"):
            if table[1]["id"].startswith("tabel-scenarios"):
                headings = [text_of(x) for x in self.page.all("th", next(self.page.all("tr", table)))]
                self.assertLessEqual(len(headings), 4)
                self.assertEqual(headings[1], NAMES[0])
                shown += headings[2:]
        self.assertEqual(shown, NAMES[1:] + [f"Kopie {number}" for number in range(9)])
        sections = [x for x in self.page.all("section") if x[1]["aria-labelledby"].startswith("scenario-")]
        self.assertEqual(len(sections), 12)

    def test_ids_stay_unique_and_sentences_short(self):
        ids = [element[1]["id"] for element in self.page.all() if "id" in element[1]]
        self.assertEqual(len(ids), len(set(ids)))
        self.assertEqual(faults_of(sentences_of(self.page)), [])


unittest.main()
