"""`koers graaf`: the influence graph as a picture and as text for Graphviz."""
import shutil
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from program import BASE, CASES, FRUGAL, ProgramTest, koers

OEGSTGEEST = CASES.parents[1] / "scenarios/oegstgeest/huidig-beleid.toml"
SVG = "{http://www.w3.org/2000/svg}"


class Graph(ProgramTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def picture(self, scenario, *words):
        """The root of the picture that `koers graaf` makes, and all text in it."""
        target = self.folder / "nieuwe map/graaf.svg"
        outcome = koers("graaf", scenario, *words, "--uit", target, "--overschrijf")
        self.assert_done(outcome)
        self.assertEqual(outcome.stdout, "")
        self.assertEqual([file.name for file in target.parent.iterdir()], ["graaf.svg"])
        root = ElementTree.parse(target).getroot()
        return root, " ".join(element.text or "" for element in root.iter(SVG + "text"))

    def test_the_whole_graph_of_oegstgeest_holds_every_goal_and_connection(self):
        root, text = self.picture(OEGSTGEEST)
        self.assertEqual(root.attrib["role"], "img")
        self.assertEqual(root.attrib["{http://www.w3.org/XML/1998/namespace}lang"], "nl")
        self.assertIn("Oegstgeest", root.find(SVG + "title").text)
        self.assertIn("180 verbanden", root.find(SVG + "desc").text)
        for name in ("Thema 4: Ondersteuning", "Doel 23:", "Beweegcursus tegen", "Problematische schulden",
                     "Ernstige eenzaamheid", "Huishoudelijke hulp", "sd (C)", "Uitleg."):
            self.assertIn(name, text)
        self.assertNotIn("Sociaal makelaar", text)  # works by the amount of its goal

    def test_the_part_around_a_node_is_smaller_than_the_whole(self):
        whole, _ = self.picture(OEGSTGEEST)
        part, text = self.picture(OEGSTGEEST, "--knoop", "tussenstap:sociale-basis")
        near, _ = self.picture(OEGSTGEEST, "--knoop", "tussenstap:sociale-basis", "--stappen", "1")
        sizes = [len(root.findall(f".//{SVG}g[@class='node']")) for root in (whole, part, near)]
        self.assertGreater(sizes[0], sizes[1])
        self.assertGreater(sizes[1], sizes[2])
        self.assertIn("Kracht van de sociale", text)
        self.assertNotIn("Problematische schulden", text)

    def test_a_measure_without_connections_is_drawn_when_asked_for(self):
        _, text = self.picture(OEGSTGEEST, "--knoop", "maatregel:sociaal-makelaar")
        self.assertIn("Sociaal makelaar", text)
        self.assertIn("telt mee", text)
        self.assertIn("Kracht van de sociale", text)

    def test_without_a_file_the_text_for_graphviz_is_printed(self):
        outcome = koers("graaf", BASE)
        self.assert_done(outcome)
        self.assertTrue(outcome.stdout.startswith("digraph"))
        self.assertIn('"tussenstap:contact" -> "aanvraagkans:hulp"', outcome.stdout)
        target = self.folder / "graaf.dot"
        self.assert_done(koers("graaf", BASE, "--uit", target))
        self.assertEqual(target.read_text(encoding="utf-8"), outcome.stdout)

    def test_a_file_that_is_there_is_kept_unless_told_otherwise(self):
        target = self.folder / "graaf.svg"
        target.write_text("van mij", encoding="utf-8")
        self.assert_fault(koers("graaf", BASE, "--uit", target), 2, "bestaat al", "--overschrijf")
        self.assertEqual(target.read_text(encoding="utf-8"), "van mij")
        self.assert_done(koers("graaf", BASE, "--uit", target, "--overschrijf"))
        self.assertIn("</svg>", target.read_text(encoding="utf-8"))

    def test_a_file_that_cannot_be_written_is_told(self):
        (self.folder / "bestand").touch()
        self.assert_fault(koers("graaf", BASE, "--uit", self.folder / "bestand/graaf.dot"), 1, "U031", "niet te schrijven")
        (self.folder / "map.svg").mkdir()
        self.assert_fault(koers("graaf", BASE, "--uit", self.folder / "map.svg", "--overschrijf"), 2, "is een map")

    def test_data_without_connections_have_no_graph(self):
        shutil.copytree(Path(BASE).parent, self.folder / "dorp")
        for name in ("verbanden.csv", "verbandsterkte.csv", "tussenstappen.csv", "indicatorverloop.csv"):
            file = self.folder / "dorp" / name
            file.write_text(file.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
        outcome = koers("graaf", self.folder / "dorp/basis.toml")
        self.assert_fault(outcome, 2, "Kleindorp", "geen verbanden")

    def test_wrong_usage_is_told(self):
        self.assert_fault(koers("graaf"), 2, "geef een scenariobestand")
        self.assert_fault(koers("graaf", BASE, FRUGAL), 2, "geef een scenariobestand")
        self.assert_fault(koers("graaf", "weg.toml"), 2, "weg.toml", "niet gevonden")
        self.assert_fault(koers("graaf", BASE, "--uit", self.folder / "graaf.png"), 2, ".svg en .dot", "graaf.png")
        self.assert_fault(koers("graaf", BASE, "--knoop", "doel:22"), 2, "doel:22", "bedoelt u doel:2?")
        self.assert_fault(koers("graaf", BASE, "--knoop", "contact"), 2, "bedoelt u tussenstap:contact?")
        self.assert_fault(koers("graaf", BASE, "--stappen", "2"), 2, "--stappen", "--knoop")
        self.assert_fault(koers("graaf", BASE, "--knoop", "doel:2", "--stappen", "0"), 2, "--stappen", "0")


unittest.main()
