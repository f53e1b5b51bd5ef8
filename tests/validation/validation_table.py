#!/usr/bin/env python3
"""Makes the tables of docs/validation.md: figures of the plan beside those of a run, and differences of scenarios.

usage: validation_table.py [--write docs/validation.md] RESULT.h5...

plan_figures.csv holds what a figure is set beside, with its source and what explains a difference over 10 %.
differences.csv holds the differences with huidig-beleid and the sign that their statement needs: +, - or 0 (not told
apart from zero). Without --write the tables are printed; with it they replace what stands between the lines
`<!-- generated: begin NAME -->` and `<!-- generated: end NAME -->` of the page. Exit status 1 when a difference over
10 % has no explanation or a statement does not hold.
"""
import argparse
import csv
import io
import pathlib
import re
import sys
import textwrap

import h5py
import numpy

LIMIT = 0.10
BASE = "huidig-beleid"
SERVICE = "voorziening"
TARGETS, DIFFERENCES = "plan_figures.csv", "differences.csv"


def texts(dataset):
    return [value.decode() if isinstance(value, bytes) else str(value) for value in dataset[()]]


def years_of(text):
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


class Run:
    """The replicates of one scenario. A quantity is a variable of the file or one of the methods named in DERIVED."""

    def __init__(self, path, group):
        self.path, self.group, self.attributes = path, group, group.file.attrs
        self.years = [int(year) for year in group["jaar"]]

    def values(self, quantity, years, labels):
        """Per replicate the sum over years and labels."""
        derived = DERIVED.get(quantity)
        if derived:
            return sum(derived(self, year, label) for year in years for label in labels)
        return sum(self.column(quantity, year, label) for year in years for label in labels)

    def column(self, variable, year, label):
        data = self.group[variable]
        axis = data.dims[2][0].name.rsplit("/", 1)[-1]
        values = data[:, self.years.index(year), texts(self.group[axis]).index(label)]
        return numpy.where(values == data.attrs.get("_FillValue", numpy.nan), numpy.nan, values.astype(float))

    def parameter(self, name):
        return self.group["parameterwaarde"][:, texts(self.group["parameter"]).index(name)].astype(float)

    def net_cost(self, year, thema):
        return self.column("lasten", year, thema) - self.column("baten", year, thema)

    def rest_lines(self, year, thema):
        """Cost of the lines of a thema that are the budget less what is modelled."""
        theme_of = dict(zip(texts(self.group["doel"]), texts(self.group["doel_thema"])))
        lines = [line for line, goal in zip(texts(self.group["budgetregel"]), texts(self.group["budgetregel_doel"]))
                 if theme_of[goal] == thema]
        return sum(self.column("lasten_budgetregel", year, line) for line in lines)

    def modelled_cost(self, year, thema):
        return self.net_cost(year, thema) - self.rest_lines(year, thema)

    def modelled_budget(self, year, thema):
        return self.column("begroting", year, thema) - self.rest_lines(year, thema)

    def unanchored_cost(self, year, thema):
        """Net modelled cost at the prices of the data, before an anchor brings them to the budget."""
        result = self.modelled_cost(year, thema)
        for service, theme, factor in zip(texts(self.group[SERVICE]), texts(self.group["voorziening_thema"]),
                                          texts(self.group["voorziening_anker"])):
            if theme == thema:
                result = result + self.column("kosten", year, service) * (1 / float(factor) - 1)
        return result

    def referral_share(self, year, referrer):
        """Percentage of the direct requests."""
        counts = self.group["verwijzingen"][:, self.years.index(year), :].astype(float)
        return 100 * counts[:, texts(self.group["verwijzer"]).index(referrer)] / counts.sum(axis=1)

    def group_percentage(self, year, group):
        return 100 * self.column("gebruik_groep", year, group)

    def cost_per_hour(self, year, service):
        """Cost / client hours, with for the clients of the year the mean of those on 1 January of it and the next."""
        clients = (self.column("clienten", year, service) + self.column("clienten", year + 1, service)) / 2
        return self.column("kosten", year, service) / (12 * clients * self.parameter(f"{service}.uren"))

    def users_at_constant_rates(self, year, service):
        """Users if each age group keeps the use of the first year."""
        summary = self.group["samenvatting"]
        statistic = texts(summary["statistiek"]).index("gemiddelde")
        users = summary["gebruikers_leeftijd"][statistic, 0, texts(self.group[SERVICE]).index(service), :]
        people = self.group["bevolking"]
        return people[:, self.years.index(year), :] @ (users / people[:, 0, :].mean(axis=0))

    def input_rows(self, file):
        """Rows of a file of the data folder, which the result holds."""
        names = texts(self.group.file["invoer/bestand"])
        index = next(i for i, name in enumerate(names) if name.endswith(file))
        return csv.DictReader(io.StringIO(texts(self.group.file["invoer/tekst"])[index]))

    def central_value(self, service, quantity):
        return next(float(row["midden"]) for row in self.input_rows("kengetallen.csv")
                    if row[SERVICE] == service and row["grootheid"] == quantity)

    def priced_quantities(self, service):
        """What a service costs by: its price, and its hours when it is paid by the hour."""
        unit = next(row["prijseenheid"] for row in self.input_rows("voorzieningen.csv") if row["id"] == service)
        return ("uren", "prijs") if unit == "uur" else ("prijs",)


DERIVED = {
    "netto_lasten": Run.net_cost,
    "gemodelleerd": Run.modelled_cost,
    "begroting_gemodelleerd": Run.modelled_budget,
    "gemodelleerd_zonder_anker": Run.unanchored_cost,
    "restregels": Run.rest_lines,
    "verwijzing_procent": Run.referral_share,
    "gebruik_procent": Run.group_percentage,
    "kosten_per_uur": Run.cost_per_hour,
    "gebruikers_bij_gelijk_gebruik": Run.users_at_constant_rates,
}


def open_runs(paths):
    runs = {}
    for path in paths:
        for scenario, group in h5py.File(path, "r")["scenarios"].items():
            runs.setdefault(scenario, Run(path, group))
    needed = {BASE} | {row["scenario"] for name in (TARGETS, DIFFERENCES) for row in read_rows(name)}
    if needed - runs.keys():
        sys.exit("no result of: " + ", ".join(sorted(needed - runs.keys())))
    return runs


def number(value, digits=0, sign=""):
    return f"{value:{sign},.{digits}f}".replace(",", " ")


def band(values, digits=0):
    low, high = numpy.quantile(values, (0.1, 0.9))
    return f"{number(low, digits)} - {number(high, digits)}"


def table(heads, rows, texts_at=(0,)):
    rule = ["---" if column in texts_at else "--:" for column in range(len(heads))]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [heads, rule, *rows])


def read_rows(name):
    with open(pathlib.Path(__file__).with_name(name), encoding="utf-8") as file:
        return list(csv.DictReader(file))


def runs_table(runs):
    rows = []
    for scenario, run in runs.items():
        rows.append([scenario, f"`{run.path}`", number(int(run.attributes["replicaties"][0])),
                     str(run.attributes["zaad"][0]), str(run.attributes["programmaversie"]),
                     f"`{run.attributes['invoer_sha256'][:12]}`"])
    return table(["scenario", "file", "replicates", "seed", "koers", "input (sha256)"], rows, (0, 1, 4, 5))


def plan_table(name, runs, faults):
    """One table of plan_figures.csv, with the explanations as numbered notes below it."""
    rows, notes = [], []
    for row in (row for row in read_rows(TARGETS) if row["table"] == name):
        run, years, labels = runs[row["scenario"]], years_of(row["years"]), row["labels"].split(";")
        values = run.values(row["variable"], years, labels)
        if row["index_from"]:
            values = 100 * values / run.values(row["variable"], years_of(row["index_from"]), labels)
        if row["target"] in run.group or row["target"] in DERIVED:
            target = run.values(row["target"], years, labels).mean()
        else:
            target = float(row["target"])
        difference = values.mean() / target - 1
        if abs(difference) > LIMIT and not row["explanation"]:
            faults.append(f"{name}, {row['figure']}: {100 * difference:+.1f} % without an explanation")
        if row["explanation"] and row["explanation"] not in notes:
            notes.append(row["explanation"])
        digits = int(row["digits"])
        rows.append([row["figure"], number(values.mean(), digits), band(values, digits), number(target, digits),
                     f"{100 * difference:+.1f} %", row["source"],
                     str(notes.index(row["explanation"]) + 1) if row["explanation"] else ""])
    heads = ["figure", "model (mean)", "P10 - P90", "target", "difference", "source of the target", "note"]
    notes = [textwrap.fill(note, 120, initial_indent=f"{i}. ", subsequent_indent="   ")
             for i, note in enumerate(notes, 1)]
    return "\n\n".join([table(heads, rows, (0, 5, 6))] + ["\n".join(notes)] * bool(notes))


def population_table(run):
    years = (2025, 2035, 2040)
    groups = texts(run.group["leeftijdsgroep"])
    rows = []
    for name, labels in [(group, [group]) for group in groups] + [("all", groups)]:
        counts = [run.values("bevolking", [year], labels) for year in years]
        rows.append([name, number(counts[0].mean())] +
                    [cell for count in counts[1:] for cell in (number(count.mean()), band(count))])
    return table(["age", "2025", "2035 (mean)", "P10 - P90", "2040 (mean)", "P10 - P90"], rows)


def means_table(run, year=2026):
    """Hours and prices whose mean over the draws is off the central value, and what that does to the cost of a year."""
    rows, total = [], 0.0
    for service in texts(run.group[SERVICE]):
        cost = run.column("kosten", year, service).mean()
        for quantity in run.priced_quantities(service):
            central, mean = run.central_value(service, quantity), run.parameter(f"{service}.{quantity}").mean()
            effect = cost * (1 - central / mean) if mean > 0 else 0.0
            total += effect
            if abs(effect) >= 1000:
                rows.append([f"{service}.{quantity}", number(central, 2), number(mean, 2),
                             f"{100 * (mean / central - 1):+.1f} %", number(effect, 0, "+")])
    rows.append(["all hours and prices", "", "", "", number(total, 0, "+")])
    return table(["parameter", "central value", "mean of the draws", "difference", f"cost in {year}, EUR"], rows)


def difference_row(row, run, base, faults):
    if run.path != base.path:
        sys.exit(f"{row['scenario']} and {BASE} must stand in one file")
    years, labels, digits = years_of(row["years"]), row["labels"].split(";"), int(row["digits"])
    ours, theirs = run.values(row["variable"], years, labels), base.values(row["variable"], years, labels)
    both = numpy.isfinite(ours) & numpy.isfinite(theirs)
    ours, theirs = ours[both], theirs[both]
    paired = ours - theirs
    error = 1.96 * paired.std(ddof=1) / len(paired) ** 0.5
    low, high = paired.mean() - error, paired.mean() + error
    found = "+" if low > 0 else "-" if high < 0 else "0"
    if found != row["sign"]:
        faults.append(f"{row['scenario']}, {row['figure']}: {low:.4g} to {high:.4g} does not show: {row['statement']}")
    reduction = (ours.var(ddof=1) + theirs.var(ddof=1)) / paired.var(ddof=1)
    return [row["figure"], number(theirs.mean(), digits), number(paired.mean(), digits, "+"),
            f"{number(low, digits, '+')} to {number(high, digits, '+')}", number(reduction), row["statement"]]


def differences_table(scenario, runs, faults):
    rows = [difference_row(row, runs[scenario], runs[BASE], faults)
            for row in read_rows(DIFFERENCES) if row["scenario"] == scenario]
    return table(["figure", BASE, "difference", "95 % interval", "variance ratio", "statement"], rows, (0, 5))


def make_parts(runs, faults):
    parts = {"runs": runs_table(runs), "population": population_table(runs[BASE]), "means": means_table(runs[BASE])}
    for name in dict.fromkeys(row["table"] for row in read_rows(TARGETS)):
        parts[name] = plan_table(name, runs, faults)
    for scenario in dict.fromkeys(row["scenario"] for row in read_rows(DIFFERENCES)):
        parts[scenario] = differences_table(scenario, runs, faults)
    return {name: f"<!-- generated: begin {name} -->\n{text}\n<!-- generated: end {name} -->"
            for name, text in parts.items()}


def write_page(page, parts):
    text = page.read_text(encoding="utf-8")
    for name, part in parts.items():
        pattern = f"<!-- generated: begin {name} -->.*?<!-- generated: end {name} -->"
        text, found = re.subn(pattern, lambda _, part=part: part, text, flags=re.DOTALL)
        if found != 1:
            sys.exit(f"{page} has {found} places for {name}; it needs one")
    page.write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description="Makes the tables of docs/validation.md.")
    parser.add_argument("--write", metavar="PAGE", type=pathlib.Path, help="replace the generated parts of this page")
    parser.add_argument("results", nargs="+", metavar="RESULT.h5")
    arguments = parser.parse_args()
    faults = []
    parts = make_parts(open_runs(arguments.results), faults)
    if arguments.write:
        write_page(arguments.write, parts)
    else:
        print("\n\n".join(parts.values()))
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
