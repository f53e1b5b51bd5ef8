"""Opens a result file in the readers that people use and checks what they see."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

import h5py
import netCDF4
import numpy
import xarray

PROGRAM = sys.argv.pop(1)
REPLICATES = 1203
SCENARIO = "/scenarios/huidig-beleid"
SUMMARY = SCENARIO + "/samenvatting"
RISKS = [
    "kans_overschrijding",
    "kans_overschrijding_laag",
    "kans_overschrijding_hoog",
    "verwacht_tekort",
    "benodigde_weerstandscapaciteit",
    "benodigde_weerstandscapaciteit_laag",
    "benodigde_weerstandscapaciteit_hoog",
]


def write(path, replicates=REPLICATES, keep="alles"):
    subprocess.run([PROGRAM, str(path), str(replicates), keep], check=True)


class Readers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = str(pathlib.Path(cls.folder.name) / "uit.h5")
        write(cls.path)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def datasets(self, file):
        found = []
        file.visititems(lambda _, item: found.append(item) if isinstance(item, h5py.Dataset) else None)
        return found

    def test_every_axis_has_one_scale_of_its_length_in_the_same_group(self):
        with h5py.File(self.path) as file:
            for dataset in self.datasets(file):
                if dataset.attrs.get("CLASS") == b"DIMENSION_SCALE":
                    continue
                for axis, length in enumerate(dataset.shape):
                    scales = dataset.dims[axis].values()
                    self.assertEqual(len(scales), 1, f"{dataset.name} axis {axis}")
                    self.assertEqual(scales[0].shape, (length,), dataset.name)
                    self.assertEqual(scales[0].parent, dataset.parent, dataset.name)

    def test_only_allowed_types_links_and_attributes(self):
        allowed = {"f4", "f8", "i1", "i2", "i4", "i8", "u1", "u8"}
        ours = {"CLASS", "NAME", "REFERENCE_LIST", "DIMENSION_LIST"}  # of the dimension scales
        with h5py.File(self.path) as file:
            for dataset in self.datasets(file):
                text = h5py.check_string_dtype(dataset.dtype)
                if text is not None:
                    self.assertIsNone(text.length, dataset.name)
                    self.assertEqual(text.encoding, "utf-8", dataset.name)
                    self.assertIsNone(dataset.compression, dataset.name)
                else:
                    self.assertIn(dataset.dtype.str[1:], allowed, dataset.name)
            groups = [file]
            file.visititems(lambda _, item: groups.append(item))
            for item in groups:
                for name in item.attrs:
                    attribute = h5py.h5a.open(item.id, name.encode())
                    self.assertLessEqual(len(attribute.shape), 1, f"{item.name} {name}")
                    kind = attribute.get_type()
                    if name not in ours:
                        self.assertIn(kind.get_class(), {h5py.h5t.INTEGER, h5py.h5t.FLOAT, h5py.h5t.STRING})
                        if kind.get_class() == h5py.h5t.STRING:
                            self.assertTrue(kind.is_variable_str())
                            self.assertEqual(kind.get_cset(), h5py.h5t.CSET_UTF8)
                if isinstance(item, h5py.Group):
                    for name in item:
                        self.assertIs(type(item.get(name, getlink=True)), h5py.HardLink)
                        if item.name != "/scenarios":
                            self.assertRegex(name, "^[a-z][a-z0-9_]*$")

    def test_everything_is_described(self):
        with h5py.File(self.path) as file:
            for dataset in self.datasets(file):
                self.assertTrue(dataset.attrs["long_name"], dataset.name)
                self.assertTrue(dataset.attrs["units"], dataset.name)
                if dataset.attrs["units"] == "EUR":
                    self.assertEqual(dataset.attrs["price_level"], "begroting (2025)", dataset.name)

    def test_chunks_and_filters(self):
        with h5py.File(self.path) as file:
            costs = file[SCENARIO + "/kosten"]
            self.assertEqual(costs.chunks, (500, 4, 3))
            self.assertEqual((costs.compression, costs.compression_opts, costs.shuffle), ("gzip", 1, True))
            ages = file[SCENARIO + "/clienten_leeftijd"]
            self.assertEqual(ages.chunks, (500, 4, 3, 38))  # 150 labels in four chunks of at most 1 MB
            self.assertIsNone(file[SCENARIO + "/parameterwaarde"].compression)
            self.assertFalse(file[SCENARIO + "/kosten"].fletcher32)

    def test_root_tells_the_run(self):
        with h5py.File(self.path) as file:
            self.assertEqual(file.attrs["Conventions"], "CF-1.10")
            self.assertEqual(file.attrs["zaad"], 2**64 - 1)
            self.assertEqual(file.attrs["zaad"].dtype, numpy.uint64)
            self.assertEqual(file.attrs["voltooid"].dtype, numpy.int8)
            self.assertEqual(file.attrs["voltooid"], 1)
            self.assertEqual(file.attrs["opdrachtregel"], "koers reken één.toml")
            self.assertEqual(list(file["invoer/bestand"].asstr()), ["een.toml", "twee.csv"])
            self.assertEqual(file["invoer/tekst"].asstr()[0], 'naam = "Eén"\n')
            self.assertEqual(list(file["scenarios"]), ["huidig-beleid", "anders"])

    def check_dataset(self, opened):
        self.assertEqual(opened["kosten"].dims, ("replicatie", "jaar", "voorziening"))
        self.assertEqual(opened["kosten"].shape, (REPLICATES, 4, 3))
        self.assertEqual(list(opened["jaar"].values), [2025, 2026, 2027, 2028])
        self.assertEqual(list(opened["voorziening"].values), ["hh", "café-één", "begeleiding"])
        self.assertEqual(opened["voorziening_naam"].dims, ("voorziening",))
        self.assertEqual(opened["kosten"].attrs["units"], "EUR")
        self.assertTrue(numpy.isnan(opened["saldo"].sel(jaar=2025).values).all())
        self.assertFalse(numpy.isnan(opened["saldo"].sel(jaar=2026).values).any())
        self.assertTrue(numpy.isnan(opened["wachttijd"].sel(voorziening="begeleiding").values).all())
        self.assertEqual(opened["kosten"].dtype, numpy.int32)
        self.assertNotIn("sector", opened.dims)

    def test_xarray_sees_the_same_with_both_engines(self):
        opened = {}
        for engine in ("netcdf4", "h5netcdf"):
            with xarray.open_dataset(self.path, group=SCENARIO, engine=engine) as dataset:
                self.check_dataset(dataset)
                opened[engine] = dataset.load()
        self.assertTrue(opened["netcdf4"].equals(opened["h5netcdf"]))

    def test_summary_is_that_of_numpy(self):
        for engine in ("netcdf4", "h5netcdf"):
            with xarray.open_dataset(self.path, group=SUMMARY, engine=engine) as summary, xarray.open_dataset(
                self.path, group=SCENARIO, engine=engine
            ) as replicates:
                for name in replicates.data_vars:
                    if "replicatie" not in replicates[name].dims:
                        continue
                    values = replicates[name].values.astype(numpy.float64)
                    here = summary[name]
                    with numpy.errstate(all="ignore"):
                        close = lambda label, wanted: numpy.testing.assert_allclose(
                            here.sel(statistiek=label).values, wanted, rtol=1e-12, err_msg=f"{name} {label}"
                        )
                        close("gemiddelde", values.mean(axis=0))
                        close("standaardafwijking", values.std(axis=0, ddof=1))
                        for percent in (5, 10, 25, 50, 75, 90, 95):
                            close(f"P{percent}", numpy.percentile(values, percent, axis=0))

    def test_risks_are_those_of_numpy(self):
        with xarray.open_dataset(self.path, group=SUMMARY) as summary, xarray.open_dataset(
            self.path, group=SCENARIO
        ) as replicates:
            balance = replicates["saldo"]
            views = {
                "": balance,
                "_totaal": balance.sum("thema", skipna=False),
                "_cumulatief": balance.sel(jaar=slice(2026, 2027)).sum("jaar"),
                "_cumulatief_totaal": balance.sel(jaar=slice(2026, 2027)).sum(("jaar", "thema")),
            }
            for suffix, values in views.items():
                for name in RISKS:
                    self.assertEqual(summary[name + suffix].dims, values.dims[1:])
                known = values.notnull().all("replicatie")
                deficit = (-values).clip(min=0).where(known)
                for name, wanted in {
                    "kans_overschrijding": (values < 0).mean("replicatie").where(known),
                    "verwacht_tekort": deficit.mean("replicatie", skipna=False),
                    "benodigde_weerstandscapaciteit": deficit.quantile(0.9, "replicatie", skipna=False),
                }.items():
                    numpy.testing.assert_allclose(summary[name + suffix].values, wanted.values, rtol=1e-12)

    def test_netcdf4_reads_and_masks(self):
        with netCDF4.Dataset(self.path) as file:
            group = file[SCENARIO]
            self.assertEqual(group["kosten"].dimensions, ("replicatie", "jaar", "voorziening"))
            self.assertEqual(group["voorziening"][1], "café-één")
            self.assertTrue(numpy.ma.getmaskarray(group["saldo"][:, 0, :]).all())
            self.assertFalse(any(dimension.isunlimited() for dimension in group.dimensions.values()))

    def test_netcdf4_can_append(self):
        copy = pathlib.Path(self.folder.name) / "kopie.h5"
        copy.write_bytes(pathlib.Path(self.path).read_bytes())
        with netCDF4.Dataset(copy, "a") as file:
            file[SCENARIO].setncattr("opmerking", "é")
        with netCDF4.Dataset(copy) as file:
            self.assertEqual(file[SCENARIO].opmerking, "é")

    def test_command_line_tools_read_it(self):
        for command, wanted in (
            (["ncdump", "-h", self.path], "int kosten(replicatie, jaar, voorziening) ;"),
            (["ncdump", "-v", "voorziening", self.path], "café-één"),
            (["h5dump", "-H", self.path], 'DATASET "kosten"'),
            (["h5ls", "-r", self.path], "/scenarios/huidig-beleid/samenvatting/kosten"),
        ):
            done = subprocess.run(command, capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(wanted, done.stdout)

    def test_equal_runs_give_equal_bytes(self):
        for keep in ("kern", "alles", "samenvatting"):
            first, second = (pathlib.Path(self.folder.name) / name for name in ("een.h5", "twee.h5"))
            write(first, keep=keep)
            write(second, keep=keep)
            self.assertEqual(first.read_bytes(), second.read_bytes(), keep)

    def test_only_the_summary_still_opens_everywhere(self):
        path = pathlib.Path(self.folder.name) / "samenvatting.h5"
        write(path, keep="samenvatting")
        for engine in ("netcdf4", "h5netcdf"):
            with xarray.open_dataset(path, group=SCENARIO, engine=engine) as dataset:
                self.assertNotIn("kosten", dataset)
            with xarray.open_dataset(path, group=SUMMARY, engine=engine) as dataset:
                self.assertEqual(dataset["kosten"].dims, ("statistiek", "jaar", "voorziening"))
        self.assertEqual(subprocess.run(["ncdump", "-h", path], capture_output=True).returncode, 0)

    def test_a_full_disk_leaves_nothing(self):
        """On a real, small file system in a mount namespace of its own; that takes root."""
        folder = pathlib.Path(self.folder.name) / "schijf"
        folder.mkdir()
        script = 'mount -t tmpfs -o size="$1" none "$2" || exit 77; "$3" "$2/uit.h5" 3000 alles; code=$?; ls -A "$2"; exit $code'
        for size in ("32k", "200k", "1m", "3m", "6m"):
            command = ["unshare", "-m", "sh", "-c", script, "sh", size, str(folder), PROGRAM]
            done = subprocess.run(command, capture_output=True, text=True, timeout=60)
            if done.returncode == 77 or "unshare" in done.stderr:
                self.skipTest("cannot mount a small disk here: " + done.stderr.strip())
            self.assertEqual(done.returncode, 1, f"{size}: {done.stderr}")
            self.assertEqual(done.stdout, "", f"{size}: something was left")
            self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
            self.assertIn("de schijf is vol", done.stderr)
            self.assertIn("uit.h5", done.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
