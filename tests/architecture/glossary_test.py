#!/usr/bin/env python3
"""Looks in code and comments for the words that docs/glossary.md says not to use.

usage: glossary_test.py SOURCE_FOLDER
"""
import re
import sys
from pathlib import Path

TEXT = re.compile(r'"(?:[^"\\\n]|\\.)*"')


def forbidden_words(page):
    words = set()
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("|") and not line.startswith("|---"):
            words.update(word.strip() for word in line.strip("|").split("|")[-1].split(","))
    return words - {"", "words not to use"}


def words_of(line):
    """The words of a line of code, texts left out: `youth_care_cost` and `YouthCareCost` give youth, care, cost,
    and also every run of neighbours, so that `youth_care` is found too."""
    names = re.findall(r"[A-Za-z][A-Za-z_]*", TEXT.sub('""', line))
    found = set()
    for name in names:
        parts = [part for part in re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_") if part]
        for first in range(len(parts)):
            for last in range(first + 1, len(parts) + 1):
                found.add("_".join(parts[first:last]))
                found.add("".join(parts[first:last]))
    return found


def main():
    root = Path(sys.argv[1])
    forbidden = forbidden_words(root / "docs/glossary.md")
    forbidden |= {word + "s" for word in forbidden}
    assert len(forbidden) > 20, "the table of docs/glossary.md was not understood"
    faults, lines = [], 0
    for top in ("include", "engine", "apps", "tests"):
        for file in sorted((root / top).rglob("*.[ch]pp")):
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                lines += 1
                for word in sorted(words_of(line) & forbidden):
                    faults.append(f"{file.relative_to(root)}:{number}: {word} (see docs/glossary.md)")
    assert lines > 1000, f"only {lines} lines read"
    print("\n".join(faults) or f"no forbidden word in {lines} lines")
    return 1 if faults else 0


sys.exit(main())
