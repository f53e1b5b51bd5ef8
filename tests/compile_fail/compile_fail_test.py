#!/usr/bin/env python3
"""Compiles a misuse twice: right must compile, and wrong must be refused at the line marked `// wrong`.

usage: compile_fail_test.py SOURCE COMPILER [OPTION...]
"""
import re
import subprocess
import sys
from pathlib import Path


def compile_once(source, command, options):
    call = [*command, *options, "-fsyntax-only", str(source)]
    return subprocess.run(call, capture_output=True, text=True, check=False, timeout=120)


def main():
    source, command = Path(sys.argv[1]), sys.argv[2:]
    lines = source.read_text(encoding="utf-8").splitlines()
    marked = [number for number, line in enumerate(lines, 1) if "// wrong:" in line]
    assert len(marked) == 1, f"{source.name}: one line must be marked // wrong:, not {len(marked)}"

    right = compile_once(source, command, [])
    if right.returncode != 0:
        sys.exit(f"{source.name}: the right use does not compile\n{right.stderr}")

    wrong = compile_once(source, command, ["-DWRONG"])
    if wrong.returncode == 0:
        sys.exit(f"{source.name}: the misuse compiles")
    faults = {int(line) for line in re.findall(re.escape(source.name) + r":(\d+):\d+: error:", wrong.stderr)}
    if faults != set(marked):
        sys.exit(f"{source.name}: errors at lines {sorted(faults)}, expected only {marked}\n{wrong.stderr}")


main()
