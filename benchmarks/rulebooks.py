"""How long 1,000 rulebooks of 20 facts take to load: in a new process, with an empty cache and with a full one.

They are ``world.py``'s: each fact has a value with its source, one to three wordings and, in a second set, an example, which
loading runs. The clock is the processor's, on one core. Aims: cold under 3 s, cached under 0.3 s, by the first set; reported
as they are.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import world
from measure import environment, machine, table

AIM_COLD, AIM_CACHED = 3.0, 0.3
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
            world.write_rules(folder, asked.books, examples=examples)
            cold = [load(folder, Path(scratch, f"cold-{examples}-{n}")) for n in range(asked.repeat)]
            warm = [load(folder, Path(scratch, f"cold-{examples}-0")) for _ in range(asked.repeat)]
            for what, runs, aim in (("cold", cold, AIM_COLD), ("cached", warm, AIM_CACHED)):
                kind = f"{what}, {'an example a fact' if examples else 'no examples'}"
                verdict = "" if examples else "met" if median(runs) < aim else "MISSED"
                rows.append((kind, f"{median(runs):.2f} s", "" if examples else f"{aim} s", verdict))
    print(machine())
    print(f"{asked.books} rulebooks of 20 facts, processor time on one core")
    print(table(("load_rules", "median", "aim", ""), rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
