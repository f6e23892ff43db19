"""How long 1,000 rulebooks of 20 facts take to load: in a new process, with an empty cache and with a full one.

Each fact has a value with unit and source, two wordings and, in a second set, an example, which loading runs. The clock is
the processor's, on one core. Aims: cold under 3 s, cached under 0.3 s, by the first set; reported as they are.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from measure import environment, machine, table

AIM_COLD, AIM_CACHED = 3.0, 0.3
FACTS = 20
PLACES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper")
THINGS = (
    ("homes", "{n} homes", "flooded", "were flooded"),
    ("share", "{n}.{m} percent", "covers", "of the fields"),
    ("damage", "${n}.{m} million", "cost", "was lost"),
    ("length", "{n} km", "stretches over", "along the river"),
    ("crews", "{n} firefighters", "brought", "came to help"),
)
# The command's own steps, without the start of Python and what every command imports.
LOAD = """
import json, sys, time
from pathlib import Path
from checker.rules import load_rules
begun = time.process_time()
rules = load_rules([Path(sys.argv[1])])
loaded = time.process_time() - begun
print(json.dumps([loaded, len(rules)]))
"""


def rulebook(number: int, *, examples: bool) -> str:
    """A rulebook of 20 facts on two places of its own."""
    place, river = f"{PLACES[number % 10]}{number}ton", f"{PLACES[number // 10 % 10]}{number}water"
    rows = [
        f"event: {{title: Flood of {place}, date: 2024-03-{number % 28 + 1:02d}, articles: {place}}}",
        f"names:\n  {place}: {{full: Great {place}, kind: place}}\n  {river}: {{full: River {river}, kind: river}}",
        "facts:",
    ]
    for count in range(FACTS):
        name, value, verb, after = THINGS[count % len(THINGS)]
        value = value.format(n=number % 90 + count + 7, m=count % 9 + 1)
        rows += [
            f"  {name}_{count}:",
            f'    value: "{value}"',
            f"    source: Office of {place}, page {count}",
            "    says: |",
            f"      {place} ... ({verb} | {verb} again) ... <value> in part {count}w",
            f"      <value> ... {after} ... {river} in part {count}w",
        ]
        if examples:
            rows += ["    examples:", f"      agrees: {place} {verb} {value} in part {count}w."]
    return "\n".join(rows) + "\n"


def load(folder: Path, cache: Path) -> float:
    """Seconds of the processor that one new process needs to load a folder."""
    command = [sys.executable, "-c", LOAD, str(folder)]
    done = subprocess.run(command, env=environment(cache), capture_output=True, text=True, check=True)
    seconds, _ = json.loads(done.stdout)
    return float(seconds)


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--books", type=int, default=1000, help="rulebooks (1000)")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each kind; the median counts (3)")
    asked = parser.parse_args()
    rows: list[tuple[str, ...]] = []
    with TemporaryDirectory() as scratch:
        for examples in (False, True):
            folder = Path(scratch, f"rules-{examples}")
            folder.mkdir()
            for number in range(asked.books):
                (folder / f"{number:04d}.yaml").write_text(
                    rulebook(number, examples=examples), encoding="utf-8"
                )
            cold = [load(folder, Path(scratch, f"cold-{examples}-{n}")) for n in range(asked.repeat)]
            warm = [load(folder, Path(scratch, f"cold-{examples}-0")) for _ in range(asked.repeat)]
            for what, runs, aim in (("cold", cold, AIM_COLD), ("cached", warm, AIM_CACHED)):
                kind = f"{what}, {'an example a fact' if examples else 'no examples'}"
                verdict = "" if examples else "met" if median(runs) < aim else "MISSED"
                rows.append((kind, f"{median(runs):.2f} s", "" if examples else f"{aim} s", verdict))
    print(machine())
    print(f"{asked.books} rulebooks of {FACTS} facts, processor time on one core")
    print(table(("load_rules", "median", "aim", ""), rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
