"""`koers rapport --uit`: a page for the council with the numbers of the result file, complete by itself."""
import re
import unittest
from html.parser import HTMLParser
from urllib.parse import unquote

import numpy

from program import BASE, FRUGAL, koers
from stored_run import StoredRunTest

AGED = BASE.replace("basis.toml", "vergrijsd.toml")
SCENARIOS = ["basis", "zuinig", "vergrijsd"]
NAMES = ["Huidig beleid", "Zuinig", "Vergrijsd en krap"]
VOID = {"meta", "link", "br", "path", "rect", "circle", "col", "input", "img"}
JARGON = ["percentiel", "mediaan", "replicatie", "simulatie", "stochastisch", "significant", "monte carlo",
          "parameter", "trekking", "verdeling", "kwantiel"]
MOST_BYTES = 5_000_000


class Page(HTMLParser):
    """The elements of a page as a tree of [tag, attributes, children]; texts are strings."""

    def __init__(self, text):
        super().__init__()
        self.root = ["", {}, []]
        self.open = [self.root]
        self.faults = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        element = [tag, dict(attrs), []]
        self.open[-1][2].append(element)
        if len(dict(attrs)) != len(attrs):
            self.faults.append(f"attribute twice in {tag}")
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.open[-1][2].append([tag, dict(attrs), []])

    def handle_endtag(self, tag):
        if self.open[-1][0] != tag:
            self.faults.append(f"</{tag}> closes <{self.open[-1][0]}>")
        else:
            self.open.pop()

    def handle_data(self, data):
        self.open[-1][2].append(data)

    def all(self, tag=None, root=None):
        for child in (root or self.root)[2]:
            if isinstance(child, list):
                if tag is None or child[0] == tag:
                    yield child
                yield from self.all(tag, child)

    def by_id(self, name):
        return next(element for element in self.all() if element[1].get("id") == name)


def text_of(element, without=()):
    if isinstance(element, str):
        return element
    return "" if element[0] in without else "".join(text_of(child, without) for child in element[2])


def legible(euro):
    """Thousands of euros as the page rounds them, halves away from zero."""
    unit = 10_000 if abs(euro) >= 1e6 else 5_000
    return numpy.copysign(numpy.floor(abs(euro) / unit + 0.5), euro) * unit / 1000


class CouncilPage(StoredRunTest):
    @classmethod
    def setUpClass(cls):
        cls.make_run(BASE, FRUGAL, AGED, "-n", "30", "--zaad", "7")
        cls.open_result()
        cls.text = cls.report("rapport.html")
        cls.page = Page(cls.text)

    @classmethod
    def report(cls, name, *words):
        made = koers("rapport", cls.result, "--uit", cls.folder / name, *words)
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
        drawn = list(self.page.all("svg"))
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
        main = next(self.page.all("main"))
        texts = [text_of(element) for tag in ("p", "li", "dd", "figcaption") for element in self.page.all(tag, main)
                 if element[1].get("class") not in ("data", "download")]
        sentences = [sentence for text in texts for sentence in re.split(r"(?<=[.?!]) (?=[A-Z↑↓↔])", text.strip())
                     if len(sentence.split()) > 2]
        self.assertGreater(len(sentences), 60)
        lengths = [len(sentence.split()) for sentence in sentences]
        self.assertLessEqual(sum(lengths) / len(lengths), 15)
        for sentence in sentences:
            for word in JARGON:
                self.assertNotIn(word, sentence.lower())

    def test_downloads_hold_the_numbers_of_the_table(self):
        links = [element for element in self.page.all("a") if "download" in element[1]]
        self.assertEqual(len(links), len(list(self.page.all("svg"))))
        for link in links:
            content = unquote(link[1]["href"].removeprefix("data:text/csv;charset=utf-8,"))
            self.assertTrue(content.startswith("\ufeff"))
            rows = content.removeprefix("\ufeff").split("\r\n")[:-1]
            table = self.page.by_id(link[1]["download"].removesuffix(".csv"))
            self.assertEqual(len(rows), len(list(self.page.all("tr", table))))

    def test_equal_results_give_equal_bytes(self):
        self.assertEqual(self.report("weer.html"), self.text)

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


unittest.main()
