"""How fast 1,000 generated articles are checked against rules/: MB/s and peak memory, whole processes.

New: the rulebook is compiled, no article has been seen. Known: the same run again. Floor: Python reads every file and
finds the numbers in it with one regular expression. Also says how many of the planted faults brought an error.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import articles
from measure import CHECKER, Run, environment, machine, middle, run, spread, table

FLOOR = """
import re, sys
from pathlib import Path
number = re.compile(r"[0-9][0-9.,:]*")
print(sum(len(number.findall(path.read_text("utf-8"))) for path in sorted(Path(sys.argv[1]).iterdir())))
"""


def flagged(report: Path) -> set[str]:
    """The names of the articles with an error."""
    findings = json.loads(report.read_text(encoding="utf-8"))["findings"]
    return {Path(f["source"]).name for f in findings if f["severity"] == "error"}


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=articles.COUNT, help="articles (1000)")
    parser.add_argument("--seed", type=int, default=articles.SEED, help="of the generator (7)")
    parser.add_argument("--repeat", type=int, default=3, help="rounds of floor, new and known (3)")
    parser.add_argument("--rules", default="rules", help="rulebooks (rules)")
    asked = parser.parse_args()

    with TemporaryDirectory() as scratch:
        folder, report = Path(scratch, "articles"), Path(scratch, "report.json")
        made = articles.write(folder, asked.count, asked.seed)
        size = sum(len(one.text.encode()) for one in made)
        options = ("--rules", asked.rules, "--format", "json")
        floor: list[Run] = []
        new: list[Run] = []
        known: list[Run] = []
        for n in range(asked.repeat):
            env = environment(Path(scratch, f"cache-{n}"))
            one = str(folder / made[0].name)
            run((*CHECKER, "check", one, *options), env, ok=(0, 1))  # compiles the rulebook
            floor.append(run((sys.executable, "-c", FLOOR, str(folder)), env))
            new.append(run((*CHECKER, "check", str(folder), *options), env, report, ok=(0, 1)))
            known.append(run((*CHECKER, "check", str(folder), *options), env, ok=(0, 1)))
        errors = flagged(report)

    base = middle(floor).wall
    print(f"{len(made):,} generated articles, {size / 1e6:.2f} MB, seed {asked.seed}. {machine()}.\n")
    rows = [
        [
            name, f"{m.wall:.2f}", spread(runs), f"{m.cpu:.2f}", f"{size / 1e6 / m.wall:.2f}", f"{1e3 * m.wall / len(made):.2f}",
            f"{m.wall / base:.1f}", f"{m.peak / 1e6:.0f}",
        ]
        for name, runs in (("floor: read, find numbers", floor), ("check, new", new), ("check, known", known))
        for m in [middle(runs)]
    ]  # fmt: skip
    print(table(["", "median s", "range s", "cpu s", "MB/s", "ms/article", "x floor", "peak MB"], rows))
    faulty = {one.name for one in made if one.faults}
    named = {one.name for one in made if "Jones" in one.text and "Moore" in one.text}
    print(f"\nplanted faults: {len(faulty & errors)} of {len(faulty)} articles brought an error;", end=" ")
    print(
        f"{len(faulty - errors - named)} more do not name both candidates, so that no rulebook speaks of them;",
        end=" ",
    )
    print(f"{len(errors - faulty)} of the {len(made) - len(faulty)} others brought one")
    return 0


if __name__ == "__main__":
    sys.exit(main())
