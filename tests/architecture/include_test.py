#!/usr/bin/env python3
"""Compares every #include with the table in docs/architecture.md ("What each folder may include"), and looks
in the library for calls that print, end the process, read the environment or draw numbers of their own.

usage: include_test.py SOURCE_FOLDER
"""
import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)
GUARDED = {"atomic", "chrono", "condition_variable", "csignal", "cstdio", "ctime", "filesystem", "fstream",
           "future", "iostream", "locale", "mutex", "random", "semaphore", "shared_mutex", "thread"}
PROGRAM_ONLY = re.compile(r"\b(?:std::(?:cout|cerr|clog|cin|exit|_Exit|quick_exit|abort|terminate|system|getenv|rand|puts)"
                          r"|(?:secure_)?getenv(?=\()|f?printf(?=\()|mt19937|random_device|uniform_\w+_distribution)\b")
NOT_IN_HEADERS = ("toml++/", "tbb/", "boost/graph/", "graphviz/", "xlsxwriter", "kainjow/", "hwy/")


def read_table(page):
    """Rows of the table as {folder: {column: set of words}}."""
    section = page.read_text(encoding="utf-8").split("## What each folder may include")[1]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    columns = [cell.strip() for cell in lines[0].strip("|").split("|")][1:]
    table = {}
    for line in lines[2:]:
        folder, *cells = [cell.strip() for cell in line[1:-1].split("|")]
        words = [{word.strip() for word in cell.split(",") if word.strip()} for cell in cells]
        table[folder.strip("`")] = dict(zip(columns, words, strict=True))
    return table


def within(name, allowed):
    """True when a library header is one of the allowed ones or lies below one."""
    return any(name == word or name.startswith(word + "/") for word in allowed)


def fault_of(include, folder, rule):
    """Why a folder may not have an include, or None."""
    bracket, name = include
    if name.startswith("koers/"):
        header = name.removeprefix("koers/").removesuffix(".hpp")
        known = "all" in rule["public headers"] or header in rule["public headers"]
        return None if known else "a public header that this folder must not know"
    if bracket == '"':
        if "/" not in name:
            return None if folder == "apps" else "private headers are named from engine/ on"
        owner = name.split("/")[0]
        return None if owner == Path(folder).name or owner in rule["private folders"] else "a private header"
    if "/" not in name and "." not in name:
        return f"standard header <{name}>" if name in GUARDED - rule["system"] else None
    return None if within(name, rule["libraries"]) else "a library that this folder must not know"


def folder_of(path):
    return "/".join(path.parts[:2]) if path.parts[0] in ("engine", "include") else path.parts[0]


def main():
    root = Path(sys.argv[1])
    table = read_table(root / "docs/architecture.md")
    faults, seen = [], 0
    for top in ("include", "engine", "apps"):
        for file in sorted((root / top).rglob("*.[ch]pp")):
            path = file.relative_to(root)
            rule = table.get(folder_of(path))
            if rule is None:
                faults.append(f"{path}: its folder is not in the table of docs/architecture.md")
                continue
            text = file.read_text(encoding="utf-8")
            if top != "apps":
                faults += [f"{path}: {match[0]}: for the program alone" for match in PROGRAM_ONLY.finditer(text)]
            for match in INCLUDE.finditer(text):
                seen += 1
                fault = fault_of(match.groups(), folder_of(path), rule)
                if path.suffix == ".hpp" and match[2].startswith(NOT_IN_HEADERS):
                    fault = "belongs in a .cpp file"
                if fault:
                    faults.append(f"{path}: {match[2]}: {fault}")
    assert seen > 100, f"only {seen} includes found"
    for folder in table:
        if not (root / folder).is_dir():
            faults.append(f"{folder} is in the table but not there")
    print("\n".join(faults) or f"{seen} includes follow the table")
    return 1 if faults else 0


sys.exit(main())
