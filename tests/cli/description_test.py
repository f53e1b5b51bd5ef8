"""The description of the CSV files for catalogues of data: DCAT-AP-NL, read as a graph by a library of others."""
import hashlib
import shutil
import unittest

import rdflib
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

from program import CASES, koers
from sheets import read_csv
from stored_run import StoredRunTest

SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
VCARD = rdflib.Namespace("http://www.w3.org/2006/vcard/ns#")
EU = "http://publications.europa.eu/resource/authority/"
PLACE = "https://data.kleindorp.example/doorrekening/"
# What the profile demands of a dataset, and of a distribution.
OF_DATASET = (DCTERMS.title, DCTERMS.description, DCTERMS.identifier, DCTERMS.publisher, DCTERMS.creator,
              DCTERMS.accessRights, DCAT.contactPoint, DCAT.theme)
OF_FILE = (DCAT.accessURL, DCTERMS.license)
KNOWN = """
[programmas]
1 = "3 Samenleving"
3 = "4 Zorg"

[publicatie]
uitgever = "Gemeente Kleindorp"
uitgever_uri = "https://identifier.overheid.nl/tooi/id/gemeente/gm0000"
contact = "Financiën van Kleindorp"
contact_adres = "mailto:financien@kleindorp.example"
licentie = "https://creativecommons.org/publicdomain/zero/1.0/"
toegang = "openbaar"
"""


class Description(StoredRunTest):
    @classmethod
    def setUpClass(cls):
        cls.make_folder()
        cls.village = cls.folder / "dorp"
        shutil.copytree(CASES / "kleindorp", cls.village)
        with (cls.village / "gemeente.toml").open("a", encoding="utf-8") as data:
            data.write(KNOWN)
        cls.must("reken", cls.village / "basis.toml", cls.village / "zuinig.toml", "-n", "20", "--stil", "--uit",
                 cls.result)
        cls.csv = cls.report("csv")
        cls.graph = cls.graph_of(cls.csv)
        cls.open_result()

    @classmethod
    def report(cls, name, result=None):
        cls.must("rapport", result or cls.result, "--csv", cls.folder / name, "--trekkingen", "0", "--stil")
        return cls.folder / name

    @staticmethod
    def graph_of(folder):
        """The description as somebody finds it who publishes the folder at PLACE."""
        graph = rdflib.Graph()
        graph.parse(folder / "datasetbeschrijving.jsonld", format="json-ld", publicID=PLACE + "datasetbeschrijving.jsonld")
        return graph

    def dataset(self, graph=None):
        found, = (graph or self.graph).subjects(RDF.type, DCAT.Dataset)
        return found

    def test_a_dataset_with_a_publisher_has_all_that_the_profile_demands(self):
        graph, data = self.graph, self.dataset()
        for wanted in OF_DATASET:
            self.assertGreaterEqual(len(list(graph.objects(data, wanted))), 1, wanted)
        for once in (DCTERMS.identifier, DCAT.contactPoint):
            self.assertEqual(len(list(graph.objects(data, once))), 1)
        publisher = rdflib.URIRef("https://identifier.overheid.nl/tooi/id/gemeente/gm0000")
        self.assertEqual(graph.value(data, DCTERMS.publisher), publisher)
        self.assertEqual(graph.value(data, DCTERMS.creator), publisher)
        self.assertEqual(graph.value(data, DCTERMS.spatial), publisher)
        self.assertEqual(graph.value(publisher, FOAF.name), rdflib.Literal("Gemeente Kleindorp", lang="nl"))
        contact = graph.value(data, DCAT.contactPoint)
        self.assertEqual(graph.value(contact, VCARD.hasEmail), rdflib.URIRef("mailto:financien@kleindorp.example"))
        self.assertEqual(str(graph.value(contact, VCARD.fn)), "Financiën van Kleindorp")
        self.assertEqual(graph.value(data, DCTERMS.accessRights), rdflib.URIRef(EU + "access-right/PUBLIC"))
        self.assertEqual(graph.value(data, DCTERMS.language), rdflib.URIRef(EU + "language/NLD"))
        self.assertEqual(set(graph.objects(data, DCAT.theme)),
                         {rdflib.URIRef(EU + "data-theme/" + code) for code in ("SOCI", "GOVE")})

    def test_dates_and_names_are_those_of_the_result(self):
        graph, data = self.graph, self.dataset()
        end = rdflib.Literal(self.file.attrs["einde"], datatype=XSD.dateTime)
        for when in (DCTERMS.issued, DCTERMS.modified):
            self.assertEqual(graph.value(data, when), end)
            self.assertIsNotNone(graph.value(data, when).toPython().year)
        period = graph.value(data, DCTERMS.temporal)
        self.assertEqual([str(graph.value(period, end)) for end in (DCAT.startDate, DCAT.endDate)],
                         ["2026-01-01", "2030-12-31"])
        for part in ("basis", "zuinig", "20 doorrekeningen", "geen voorspelling", "CONCEPT"):
            self.assertIn(part, str(graph.value(data, DCTERMS.description)))
        self.assertIn("Kleindorp", str(graph.value(data, DCTERMS.title)))
        self.assertEqual({str(word) for word in graph.objects(data, DCAT.keyword)},
                         set(self.file["scenarios/basis/thema"].asstr()[()]))

    def test_every_file_is_described_as_it_is(self):
        graph, seen = self.graph, set()
        for one in graph.objects(self.dataset(), DCAT.distribution):
            self.assertIn((one, RDF.type, DCAT.Distribution), graph)
            for wanted in OF_FILE:
                self.assertEqual(len(list(graph.objects(one, wanted))), 1, wanted)
            address = str(graph.value(one, DCAT.accessURL))
            self.assertEqual(str(graph.value(one, DCAT.downloadURL)), address)
            self.assertTrue(address.startswith(PLACE), address)
            file = self.csv / address.removeprefix(PLACE)
            contents = file.read_bytes()
            self.assertEqual(graph.value(one, DCAT.byteSize).toPython(), len(contents))
            checksum = graph.value(one, SPDX.checksum)
            self.assertEqual(graph.value(checksum, SPDX.algorithm), SPDX.checksumAlgorithm_sha256)
            self.assertEqual(str(graph.value(checksum, SPDX.checksumValue)), hashlib.sha256(contents).hexdigest())
            self.assertEqual(str(graph.value(one, DCAT.mediaType)),
                             "https://www.iana.org/assignments/media-types/text/csv")
            self.assertEqual(graph.value(one, DCTERMS["format"]), rdflib.URIRef(EU + "file-type/CSV"))
            self.assertEqual(graph.value(one, DCTERMS.conformsTo), rdflib.URIRef(PLACE + "uitwisseling/codeboek.csv"))
            self.assertIn("komma", str(graph.value(one, DCTERMS.description)))
            seen.add(file)
        self.assertEqual(seen, set(self.csv.rglob("*.csv")))
        self.assertGreater(len(seen), 20)

    def test_the_same_result_is_described_in_the_same_bytes_and_another_by_another_identifier(self):
        again = self.report("nog-eens")
        self.assertEqual((self.csv / "datasetbeschrijving.jsonld").read_bytes(),
                         (again / "datasetbeschrijving.jsonld").read_bytes())
        plain, other = self.folder / "kaal", self.folder / "kaal.h5"
        shutil.copytree(CASES / "kleindorp", plain)
        self.must("reken", plain / "basis.toml", "-n", "3", "--stil", "--uit", other)
        graph = self.graph_of(self.report("kaal-csv", other))
        data = self.dataset(graph)
        for unknown in (DCTERMS.publisher, DCTERMS.creator, DCTERMS.accessRights, DCTERMS.license, DCAT.contactPoint):
            self.assertIsNone(graph.value(data, unknown))  # nothing is made up
        self.assertFalse(list(graph.subject_objects(DCTERMS.license)))
        self.assertIsNotNone(graph.value(data, DCTERMS.title))
        self.assertNotEqual(graph.value(data, DCTERMS.identifier),
                            self.graph.value(self.dataset(), DCTERMS.identifier))

    def test_taakvelden_and_risks_have_the_programma_of_their_thema(self):
        headings, rows = read_csv(self.csv / "excel-nl/f2_taakvelden.csv", "excel-nl")
        themas = dict(zip(self.file["scenarios/basis/thema"].asstr()[()], ("3 Samenleving", None, "4 Zorg", None)))
        told = set()
        for row in (dict(zip(headings, row, strict=True)) for row in rows):
            parts = [themas[name] for name in (row["Thema"] or "").split("; ") if name]
            self.assertEqual(row["Programma"], "; ".join(dict.fromkeys(filter(None, parts))) or None)
            told.add(row["Programma"])
        self.assertLessEqual({"3 Samenleving; 4 Zorg", "4 Zorg", None}, told)

    def test_faults_in_what_is_published_are_told(self):
        data = self.village / "gemeente.toml"
        good = data.read_text(encoding="utf-8")
        self.addCleanup(data.write_text, good, encoding="utf-8")
        for right, wrong, parts in (('uitgever_uri = "https://', 'uitgever_uri = "www.', ("D023", "https://")),
                                    ('mailto:', 'tel:', ("D023", "mailto:")),
                                    ('"openbaar"', '"open"', ("W006", "openbaar, beperkt, niet-openbaar")),
                                    ("licentie =", "licensie =", ("S001", 'bedoelt u "licentie"?')),
                                    ('3 = "4 Zorg"', '9 = "4 Zorg"', ("V001", 'thema "9"'))):
            data.write_text(good.replace(right, wrong), encoding="utf-8")
            self.assert_fault(koers("controleer", self.village / "basis.toml"), 2, "gemeente.toml", *parts)


unittest.main()
