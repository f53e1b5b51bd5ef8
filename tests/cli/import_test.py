"""`koers rapport` lists the measures (F4), and `koers importeer` makes a scenario of that list again."""
import csv
import io
import shutil
import tempfile
import unittest
from pathlib import Path

import h5py
import numpy

from program import CASES, ProgramTest, koers

PACKAGE = """naam = "Pakket"
basis = "basis.toml"

[[maatregel]]
id = "buurthuis-open"
bedrag = 12_500
vanaf = 2027
bron = "fictief"
kwaliteit = "B"

[maatregel.beheer]
status = "besloten"
portefeuillehouder = "wethouder \\"Zorg\\"; en Welzijn"

[[maatregel]]
id = "buurtfeest"

[[maatregel]]
id = "minder-uren"
naam = "Minder uren hulp bij het huishouden"
werkt_op = "uren"
voorziening = "hulp"
factor = { laag = 0.85, midden = 0.90, hoog = 0.95, verdeling = "pert" }
vanaf = 2026
opbouw = 2

[[maatregel]]
id = "ontmoeting"
naam = "Taakstelling op ontmoeting"
werkt_op = "budgetregel"
budgetregel = "overig-2"
soort = "taakstelling"
bedrag = -25_000
vanaf = 2027
opbouw = 3
frictie = 4_000

[[maatregel]]
id = "meedoen"
werkt_op = "budgetregel"
budgetregel = "overig-1"
bedrag = { laag = -9_000, midden = -7_000, hoog = -6_000, verdeling = "pert" }
realisatie = { laag = 0.5, midden = 0.6, hoog = 0.9, verdeling = "pert" }
vanaf = 2028
duur = 2

[[maatregel]]
id = "later"
werkt_op = "budgetregel"
budgetregel = "overig-15"
bedrag = -1_000
groei_tot = -5_000
vanaf = 2028
"""
DIALECTS = {"excel-nl": (";", "utf-8-sig"), "uitwisseling": (",", "utf-8")}
NAMES = ["buurthuis-open", "buurtfeest", "minder-uren", "ontmoeting", "meedoen", "later"]


class Import(ProgramTest):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = Path(holder.name) / "dorp"
        shutil.copytree(CASES / "kleindorp", cls.folder)
        (cls.folder / "pakket.toml").write_text(PACKAGE, encoding="utf-8")
        cls.result = cls.run_scenario("pakket.toml")
        made = koers("rapport", cls.folder / "pakket.h5", "--csv", cls.folder / "csv")
        if made.returncode:
            raise AssertionError(made.stderr)
        cls.rows = cls.read("uitwisseling")

    @classmethod
    def run_scenario(cls, name, count=24):
        target = cls.folder / name.replace(".toml", ".h5")
        made = koers("reken", cls.folder / name, "-n", count, "--stil", "--uit", target, "--overschrijf")
        if made.returncode:
            raise AssertionError(made.stderr)
        with h5py.File(target) as file:
            group = file["scenarios/" + name.removesuffix(".toml")]
            return {key: group[key][...] for key in group if isinstance(group[key], h5py.Dataset)}

    @classmethod
    def list_in(cls, dialect):
        return cls.folder / f"csv/{dialect}/f4_ombuigingen.csv"

    @classmethod
    def read(cls, dialect):
        separator, encoding = DIALECTS[dialect]
        text = cls.list_in(dialect).read_bytes().decode(encoding)
        return list(csv.DictReader(io.StringIO(text), delimiter=separator))

    def write(self, name, rows, dialect="uitwisseling"):
        separator, encoding = DIALECTS[dialect]
        with open(self.folder / name, "w", encoding=encoding, newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), delimiter=separator)
            writer.writeheader()
            writer.writerows(rows)
        return self.folder / name

    def edited(self, **changes):
        """The rows of the list with changes by code, such as {"later": {"vanaf": "2027"}}."""
        return [{**row, **changes.get(row["code"].replace("-", "_"), {})} for row in self.rows]

    def take(self, source, name, *words):
        return koers("importeer", source, "--basis", self.folder / "basis.toml", "--uit", self.folder / name, *words)

    def draws(self, parameter):
        at = [x.decode() for x in self.result["parameter"]].index(parameter)
        return self.result["parameterwaarde"][:, at].astype(float)

    def test_the_list_has_the_measures_in_order_and_their_total(self):
        self.assertEqual([row["code"] for row in self.rows], [*NAMES, ""])
        self.assertEqual(self.rows[-1]["naam"], "Totaal")
        first = self.rows[0]
        self.assertEqual(first["status"], "besloten")
        self.assertEqual(first["portefeuillehouder"], 'wethouder "Zorg"; en Welzijn')
        self.assertEqual((first["soort"], first["knop"], first["beleidsruimte"]), ("investering", "subsidie", "vrij"))
        self.assertEqual((first["thema"], first["doel"], first["taakveld"]), ("Gezond en zelfstandig", "14", "6.1"))
        self.assertEqual((first["vanaf"], first["ingroei"], first["structureel_vanaf"], first["is"]),
                         ("2027", "24", "2028", "S"))
        self.assertEqual((first["sluit_uit"], first["doelgroep"]), ("buurthuis-dicht", "300"))
        self.assertEqual([row["is"] for row in self.rows[:-1]], ["S", "I", "S", "S", "I", "S"])
        self.assertEqual(self.rows[5]["structureel_vanaf"], "2032")

    def test_planned_amounts_follow_start_ramp_and_growth_and_add_up(self):
        planned = {"buurthuis-open": [0, 6250, 12500, 12500], "buurtfeest": [2000, 0, 0, 0],
                   "minder-uren": [None] * 4, "ontmoeting": [0, -8333, -16667, -25000],
                   "meedoen": [0, 0, -7000, -7000], "later": [0, 0, -1000, -2000]}
        for row in self.rows[:-1]:
            shown = [int(row[f"bruto_{year}"]) if row[f"bruto_{year}"] else None for year in range(2026, 2030)]
            for value, expected in zip(shown, planned[row["code"]], strict=True):
                self.assertTrue(value == expected or abs(value - expected) <= 1, (row["code"], shown))
        for column in ("bruto", "frictie"):
            for year in range(2026, 2030):
                parts = [int(row[f"{column}_{year}"] or 0) for row in self.rows]
                self.assertEqual(parts[-1], sum(parts[:-1]))
        self.assertEqual([int(self.rows[-1][f"frictie_{year}"]) for year in range(2026, 2030)], [0, 7000, 0, 0])

    def test_expected_amounts_are_those_of_the_draws(self):
        share = {name: self.draws(f"maatregel.{name}.realisatie") for name in ("ontmoeting", "meedoen")}
        amount = self.draws("maatregel.meedoen.bedrag")
        net = {("ontmoeting", 2027): share["ontmoeting"] * -25000 / 3 + 4000,
               ("ontmoeting", 2029): share["ontmoeting"] * -25000,
               ("meedoen", 2029): share["meedoen"] * amount,
               ("buurthuis-open", 2027): 12500 / 2 + 3000 + 0 * amount,
               ("buurtfeest", 2026): self.draws("maatregel.buurtfeest.bedrag")}
        rows = {row["code"]: row for row in self.rows}
        for (code, year), values in net.items():
            self.assertAlmostEqual(int(rows[code][f"netto_p50_{year}"]), numpy.median(values), delta=0.51)
        for name, probability in (("p10", 0.1), ("p90", 0.9)):
            self.assertAlmostEqual(int(rows["meedoen"][f"netto_{name}_2029"]),
                                   numpy.quantile(net["meedoen", 2029], probability), delta=0.51)
            self.assertAlmostEqual(float(rows["meedoen"][f"realisatie_{name}"]),
                                   100 * numpy.quantile(share["meedoen"], probability), delta=0.0000501)
        total = sum(net[code, 2029] for code in ("ontmoeting", "meedoen")) + 12500 - 2000
        self.assertAlmostEqual(int(rows[""]["netto_p10_2029"]), numpy.quantile(total, 0.1), delta=0.51)
        self.assertEqual([row["vn_2029"] for row in self.rows], ["N", "", "", "V", "V", "V", "V"])

    def test_a_list_gives_the_same_measures_and_the_same_bits_again(self):
        for dialect in DIALECTS:
            self.assert_done(self.take(self.list_in(dialect), "terug.toml", "--overschrijf"))
            again = self.run_scenario("terug.toml")
            self.assertEqual(again.keys(), self.result.keys())
            for key, values in self.result.items():
                same = values.tolist() == again[key].tolist() if values.dtype == object else (
                    values.tobytes() == again[key].tobytes())
                self.assertTrue(same, key)
        made = koers("rapport", self.folder / "terug.h5", "--csv", self.folder / "csv2")
        self.assert_done(made)
        text = (self.folder / "csv2/uitwisseling/f4_ombuigingen.csv").read_text(encoding="utf-8")
        rows = list(csv.DictReader(io.StringIO(text)))
        self.assertEqual([{**row, "scenario": "pakket"} for row in rows], self.rows)

    def test_a_changed_amount_and_a_new_measure_count(self):
        new = dict.fromkeys(self.rows[0], "")
        new.update(code="extra", naam="Extra", soort="bezuiniging", vanaf="1-1-2028", ingroei="0", bruto_2028="-3000",
                   bruto_2029="-3000", werkt_op="budgetregel", doelwit="overig-5", uitvoerbaarheid="4")
        rows = self.edited(ontmoeting={"bruto_2027": "-10000", "bruto_2028": "-20000", "bruto_2029": "-30000"})
        self.assert_done(self.take(self.write("lijst.csv", [*rows, new]), "nieuw.toml", "--overschrijf"))
        text = (self.folder / "nieuw.toml").read_text(encoding="utf-8")
        self.assertIn("bedrag = -30000\n", text)
        result = self.run_scenario("nieuw.toml")
        names = [x.decode() for x in result["parameter"]]
        at = names.index("maatregel.extra.realisatie")
        self.assertTrue((result["parameterwaarde"][:, at] < 0.95).all())  # drawn, by its kind
        self.assertEqual(result["parameterwaarde"][0, names.index("maatregel.ontmoeting.bedrag")], -30000)

    def test_what_was_realised_takes_the_place_of_what_is_drawn(self):
        rows = self.edited(ontmoeting={"status": "gerealiseerd", "gerealiseerd_bedrag": "-20000"},
                           meedoen={"status": "afgeraamd", "gerealiseerd_procent": "0"},
                           buurthuis_open={"status": "gerealiseerd", "gerealiseerd_procent": "80"})
        self.assert_done(self.take(self.write("echt.csv", rows), "echt.toml", "--overschrijf"))
        result, base = self.run_scenario("echt.toml"), self.run_scenario("basis.toml")
        lines = [x.decode() for x in result["budgetregel"]]
        year = list(result["jaar"]).index(2029)
        for line, expected in (("overig-2", -20000), ("overig-1", 0)):
            at = lines.index(line)
            change = (result["lasten_budgetregel"][:, year, at] - base["lasten_budgetregel"][:, year, at])
            self.assertTrue((abs(change - expected) <= 1).all(), (line, change))
        names = [x.decode() for x in result["parameter"]]
        at = names.index("maatregel.buurthuis-open.realisatie")
        self.assertEqual(set(result["parameterwaarde"][:, at]), {numpy.float32(0.8)})
        made = koers("rapport", self.folder / "echt.h5", "--csv", self.folder / "csv3")
        self.assert_done(made)
        text = (self.folder / "csv3/uitwisseling/f4_ombuigingen.csv").read_text(encoding="utf-8")
        row = list(csv.DictReader(io.StringIO(text)))[3]
        self.assertEqual((row["status"], row["gerealiseerd_bedrag"], row["gerealiseerd_procent"]),
                         ("gerealiseerd", "-20000", "80"))
        self.assertEqual((row["realisatie_p10"], row["netto_p10_2029"], row["netto_p90_2029"]),
                         ("80", "-20000", "-20000"))

    def test_faults_stand_at_their_cell_and_nothing_is_written(self):
        rows = self.edited(ontmoeting={"bruto_2028": "-99999"}, meedoen={"status": "klaar"},
                           later={"sterkte_midden": "veel"})
        outcome = self.take(self.write("fout.csv", rows), "fout.toml")
        headings = list(self.rows[0])
        self.assert_fault(outcome, 2, "M014", "W001", "fout.csv:5:", "fout.csv:7:")
        self.assertGreater(len(headings), 60)
        self.assertFalse((self.folder / "fout.toml").exists())
        self.assertFalse((self.folder / "fout.toml.tmp").exists())

    def test_a_workbook_is_refused_with_the_way_to_save_it(self):
        book = self.folder / "mjb.xlsx"
        book.write_bytes(b"PK\x03\x04")
        self.assert_fault(self.take(book, "fout.toml"), 2, "mjb.xlsx", "B008", "CSV UTF-8")
        self.assertFalse((self.folder / "fout.toml").exists())

    def test_a_list_of_more_scenarios_asks_for_one(self):
        rows = self.edited(later={"scenario": "anders"})
        source = self.write("meer.csv", rows)
        self.assert_fault(self.take(source, "meer.toml"), 2, "M016", "--scenario")
        self.assert_done(self.take(source, "meer.toml", "--scenario", "anders", "--naam", "Anders"))
        text = (self.folder / "meer.toml").read_text(encoding="utf-8")
        self.assertEqual(text.count("[[maatregel]]"), 1)
        self.assertIn('naam = "Anders"\nbasis = "basis.toml"\n', text)

    def test_a_scenario_by_hand_is_never_replaced(self):
        before = (self.folder / "zuinig.toml").read_bytes()
        source = self.list_in("uitwisseling")
        self.assert_fault(self.take(source, "zuinig.toml"), 2, "bestaat al")
        self.assert_fault(self.take(source, "zuinig.toml", "--overschrijf"), 2, "geen scenario van koers importeer")
        self.assertEqual((self.folder / "zuinig.toml").read_bytes(), before)

    def test_wrong_use_is_told(self):
        source = self.list_in("uitwisseling")
        self.assert_fault(koers("importeer", "--uit", "x.toml"), 2, "geef een lijst")
        self.assert_fault(koers("importeer", source), 2, "--uit")
        self.assert_fault(self.take(source, "Groot.toml"), 2, "M006")
        self.assert_fault(koers("importeer", source, "--uit", self.folder / "los/x.toml"), 2, "B001",
                          "huidig-beleid.toml")


unittest.main()
