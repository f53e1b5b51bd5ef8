#!/usr/bin/python3
"""Runs koers_bench and prints the table of targets of docs/performance.md: targets.py koers_bench rounds [koers].

Every ratio is taken within one round, since the speed of a machine differs from minute to minute; what is printed is the
median of the rounds and their extremes. With the program itself: its memory in a long and a short run, too."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2]


def bench(program, only):
    done = subprocess.run([program, "--benchmark_format=json", f"--benchmark_filter={only}", "--benchmark_min_time=1"],
                          capture_output=True, check=True)
    return {run["name"]: run for run in json.loads(done.stdout)["benchmarks"]}


def seconds(run):
    """Of one replicate or block: processor time, and by the clock where there are threads."""
    return 1 / run["items_per_second"]


def memory_mb(program, replicates):
    """Largest resident memory of a run of Oegstgeest."""
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "reken", str(FOLDER / "scenarios/oegstgeest/huidig-beleid.toml"), "-n", str(replicates),
                   "--uit", f"{folder}/uit.h5", "--stil"]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        if status != 0:
            sys.exit("koers reken failed")
        return usage.ru_maxrss / 1024


def one_round(program):
    runs = bench(program, "event_engine|cohort_loop|scenarios|floor|output|threads|instruction_set")
    reference = bench(program, "reference")["reference"]
    load = runs["event_engine_oeg_cb1"]
    own = runs["event_engine_oegstgeest"]
    one = seconds(own)
    by_the_clock = [seconds(runs[f"on_threads/real_time/threads:{n}"]) for n in (1, 2)]
    floor = seconds(runs["candidate_floor"])
    on_set = {run["label"]: seconds(run) for name, run in runs.items()
              if name.startswith("on_instruction_set") and "label" in run}
    together = [runs[f"scenarios_together/{n}"]["cpu_time"] for n in (1, 2, 4)]
    return {
        "against the reference": seconds(reference) / one,
        "against the cohort loop": seconds(runs["cohort_loop_oegstgeest"]) / one,
        "2 threads against 1": by_the_clock[0] / by_the_clock[1],
        "multiple of the floor": one / (own["blocks"] * floor),
        "ns an event": 1e9 * one / own["events"],
        "output, % of the reference": 100 * seconds(runs["output"]) / seconds(reference),
        "output, % of a replicate": 100 * seconds(runs["output"]) / one,
        "OEG-CB1: replicates a second and thread": 1 / seconds(load),
        **{f"OEG-CB1: replicates a second with {name}": 1 / spent for name, spent in on_set.items()},
        "OEG-CB1: against the cohort loop": seconds(runs["cohort_loop_oeg_cb1"]) / seconds(load),
        "OEG-CB1: multiple of the floor": seconds(load) / (load["blocks"] * floor),
        "OEG-CB1: ns an event": 1e9 * seconds(load) / load["events"],
        "a further scenario against the first": (together[2] - together[0]) / 3 / together[0],
        "ms a replicate": 1e3 * one,
        "events": own["events"], "blocks": own["blocks"],
        "OEG-CB1 events": load["events"], "OEG-CB1 blocks": load["blocks"],
    }


def main():
    rounds = [one_round(sys.argv[1]) for _ in range(int(sys.argv[2]))]
    print("| what | median | lowest | highest |\n|---|---|---|---|")
    for name in rounds[0]:
        values = [each[name] for each in rounds]
        print(f"| {name} | {statistics.median(values):.4g} | {min(values):.4g} | {max(values):.4g} |")
    if len(sys.argv) < 4:
        return
    few, many = memory_mb(sys.argv[3], 2000), memory_mb(sys.argv[3], 10000)
    print(f"| memory of 10 000 replicates less that of 2 000, MB | {many - few:.0f} | | |")
    print(f"| memory of 2 000 replicates, MB | {few:.0f} | | |")


main()
