"""How much surer Sobol' points are than plain numbers: runs the same scenario with both at several seeds and prints by
how much the mean and P90 of the lasten of each thema in one year would differ from run to run. That spread is estimated by
drawing runs again (bootstrap): plain ones out of all replicates, the others out of all scrambles, which are independent
as wholes. Needs h5py (python3-h5py).

    /usr/bin/python3 tests/validation/sampling_gain.py build/release/koers scenarios/oegstgeest/huidig-beleid.toml
"""
import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import h5py
import numpy as np

SCRAMBLES = 16
REPEATS = 2000


def run(options, sampling, seed, folder):
    """The themas, lasten per replicate and thema (the last: their total), and the errors that the run states."""
    target = Path(folder) / "uit.h5"
    subprocess.run([options.program, "reken", options.scenario, "--uit", target, "--overschrijf", "--stil", "--json", "-n",
                    str(options.n), "--zaad", str(seed), "--trekking", sampling], check=True, stdout=subprocess.DEVNULL)
    print(f"{sampling}, seed {seed}", file=sys.stderr, flush=True)
    with h5py.File(target) as file:
        group = file["scenarios"][Path(options.scenario).stem]
        year = list(group["jaar"][...]).index(options.jaar)
        themas = list(group["thema"].asstr()[...])
        cost = group["lasten"][:, year, :].astype(float)
        labels = list(group["samenvatting/statistiek"].asstr()[...])
        stated = [group["samenvatting/lasten"][labels.index(f"mc_fout_{name}"), year, :] for name in ("gemiddelde", "P90")]
    return themas + ["Totaal"], np.column_stack([cost, cost.sum(axis=1)]), np.array(stated)


def spread(costs, sampling, n):
    """Standard deviation of mean and P90 over runs of n replicates, [statistic][thema]."""
    random = np.random.default_rng(1)
    if sampling == "gewoon":
        parts = np.concatenate(costs)[:, None, :]  # every replicate by itself
    else:
        parts = np.concatenate([cost.reshape(-1, SCRAMBLES, cost.shape[1]).swapaxes(0, 1) for cost in costs])
    taken = n // parts.shape[1]
    found = []
    for _ in range(REPEATS):
        cost = parts[random.integers(len(parts), size=taken)].reshape(n, -1)
        found.append([cost.mean(axis=0), np.quantile(cost, 0.9, axis=0)])
    return np.std(found, axis=0)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("scenario")
    options.add_argument("-n", type=int, default=512, help="replicates a run, a multiple of 16")
    options.add_argument("--zaden", type=int, default=10)
    options.add_argument("--jaar", type=int, default=2029)
    options = options.parse_args()
    found, stated = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        for sampling in ("gewoon", "sobol"):
            runs = [run(options, sampling, seed, folder) for seed in range(1, options.zaden + 1)]
            themas = runs[0][0]
            found[sampling] = spread([cost for _, cost, _ in runs], sampling, options.n)
            stated[sampling] = np.sqrt(np.mean([errors**2 for _, _, errors in runs], axis=0))
    varying = [i for i in range(len(themas)) if found["gewoon"][0][i] > 1000.0]
    print("| thema | mean, plain | mean, Sobol' | gain | P90, plain | P90, Sobol' | gain |")
    print("|---|---|---|---|---|---|---|")
    for i in varying:
        cells = [themas[i]]
        for statistic in range(2):
            plain, sobol = found["gewoon"][statistic][i], found["sobol"][statistic][i]
            cells += [f"{plain / 1000:.1f}", f"{sobol / 1000:.1f}", f"{(plain / sobol) ** 2:.1f} x"]
        print("| " + " | ".join(cells) + " |")
    for sampling in ("gewoon", "sobol"):
        ratio = stated[sampling][:, varying[:-1]] / found[sampling][:, varying[:-1]]
        print(f"{sampling}: stated error over the spread: mean {np.round(ratio[0], 2)}, P90 {np.round(ratio[1], 2)}")


main()
