#!/usr/bin/env python3
"""Sets the figures of the plan beside those of a run: the tables of docs/validation.md.

usage: validation_table.py uit/demo.h5     (a run that holds scenario huidig-beleid)

The figures of the plan are in plan_figures.csv beside this script, with their table or section; what
explains a difference over 10 % stands there too. Exit status 1 when such a difference has no
explanation.
"""
import csv
import pathlib
import sys

import h5py

LIMIT = 0.10


def labels(group, name):
    return [value.decode() if isinstance(value, bytes) else str(value) for value in group[name][()]]


class Run:
    """Summaries and replicates of one scenario by name of variable, year and label."""

    def __init__(self, path, scenario):
        self.group = h5py.File(path, "r")["scenarios"][scenario]
        self.summary = self.group["samenvatting"]
        self.statistics = labels(self.summary, "statistiek")

    def value(self, variable, year, wanted, statistic):
        data = self.summary[variable]
        axes = [dimension[0].name.rsplit("/", 1)[-1] for dimension in data.dims]
        index = [self.statistics.index(statistic), labels(self.summary, "jaar").index(str(year))]
        if len(axes) == 3:
            index.append(labels(self.summary, axes[2]).index(wanted))
        return float(data[tuple(index)])

    def sum_over(self, variable, year, wanted):
        """Mean, P10 and P90 of the sum over labels, replicate by replicate."""
        data = self.group[variable]
        axis = data.dims[2][0].name.rsplit("/", 1)[-1]
        columns = [labels(self.group, axis).index(label) for label in wanted]
        row = labels(self.group, "jaar").index(str(year))
        values = sorted(float(sum(replicate)) for replicate in data[:, row, :][:, columns])
        last = len(values) - 1
        return sum(values) / len(values), values[round(0.1 * last)], values[round(0.9 * last)]


def number(value, digits):
    return f"{value:,.{digits}f}".replace(",", " ")


def main():
    run = Run(sys.argv[1], "huidig-beleid")
    unexplained = []
    with open(pathlib.Path(__file__).with_name("plan_figures.csv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(row for row in file if not row.startswith("#")))
    for part in dict.fromkeys(row["part"] for row in rows):
        print(f"\n## {part}\n")
        print("| figure | model (mean) | P10-P90 | plan or target | difference | source | what explains it |")
        print("|---|--:|--:|--:|--:|---|---|")
        for row in (row for row in rows if row["part"] == part):
            mean, low, high = run.sum_over(row["variable"], row["year"], row["labels"].split(";"))
            target = float(row["target"])
            difference = mean / target - 1
            if abs(difference) > LIMIT and not row["explanation"]:
                unexplained.append(row["figure"])
            digits = int(row["digits"])
            print(f"| {row['figure']} | {number(mean, digits)} | {number(low, digits)}-{number(high, digits)} "
                  f"| {number(target, digits)} | {100 * difference:+.1f} % | {row['source']} | {row['explanation']} |")
    if unexplained:
        sys.exit("difference over 10 % without an explanation: " + ", ".join(unexplained))


if __name__ == "__main__":
    main()
