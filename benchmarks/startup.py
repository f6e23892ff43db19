"""How long a whole `checker check` of four articles takes, cold and warm, against the floor that Python itself sets.

Cold: the cache is empty. Warm: the rulebook is compiled and the results are known. Floor: an interpreter that imports
what any such program needs. Warm runs and floor runs alternate (A B A B …), so that a busy machine slows both.
Exits 1 when a warm run imports one of the heavy libraries; a slow machine is no failure.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import CHECKER, ROOT, environment, machine, middle, run, spread, table

FOUR = tuple(f"seeds/alabama/{name}.txt" for name in (
    "agency-single-quotes", "caption-first", "no-header", "wrong-header-date",
))  # fmt: skip
ARGUMENTS = ("check", *FOUR, "--rules", "rules")
FLOOR = (sys.executable, "-c", "import yaml, re, json, argparse")
HEAVY = ("pandas", "numpy", "pint", "great_expectations", "pydantic")
AIM_SECONDS, AIM_RATIO = 0.30, 3.0

# Runs the command in this very process and then looks at what it brought in.
WITNESS = f"""
import sys
from checker.cli import main
main({list(ARGUMENTS)!r})
print(*sorted({{name.partition(".")[0] for name in sys.modules}} & set({HEAVY!r})), file=sys.stderr)
raise SystemExit(bool(set(sys.modules) & set({HEAVY!r})))
"""


def verdict(met: bool) -> str:
    """Whether an aim was met."""
    return "met" if met else "MISSED"


def main() -> int:
    """Measure, print the table; 1 when a heavy library was imported."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repeat", type=int, default=15, help="pairs of warm and floor runs (15)")
    parser.add_argument("--cold", type=int, default=3, help="runs with an empty cache (3)")
    asked = parser.parse_args()
    command = (*CHECKER, *ARGUMENTS)

    with TemporaryDirectory() as folder:
        cache = Path(folder, "warm")
        run(command, environment(cache), ok=(0, 1))  # bytecode, page cache, and the warm cache
        cold = [run(command, environment(Path(folder, f"cold-{n}")), ok=(0, 1)) for n in range(asked.cold)]
        warm, floor = [], []
        for _ in range(asked.repeat):
            warm.append(run(command, environment(cache), ok=(0, 1)))
            floor.append(run(FLOOR, environment(cache)))
        heavy = run((sys.executable, "-c", WITNESS), environment(cache), ok=(0, 1)).code != 0

    base = middle(floor).wall
    size = sum((ROOT / path).stat().st_size for path in FOUR)
    print(f"Four articles ({size:,} bytes), whole process. {machine()}.\n")
    rows = [
        [
            name,
            f"{m.wall:.3f}",
            spread(runs),
            f"{m.cpu:.3f}",
            f"{m.wall / base:.2f}",
            f"{m.peak / 1e6:.0f}",
            str(len(runs)),
        ]
        for name, runs in (
            ("floor: import yaml, re, json, argparse", floor),
            ("check, warm", warm),
            ("check, cold", cold),
        )
        for m in [middle(runs)]
    ]
    print(table(["", "median s", "range s", "cpu s", "x floor", "peak MB", "runs"], rows))
    typical = middle(warm).wall
    print(f"\nwarm under {AIM_SECONDS:.2f} s: {verdict(typical < AIM_SECONDS)}", end="; ")
    print(f"under {AIM_RATIO:.0f} x floor: {verdict(typical < AIM_RATIO * base)}")
    print(f"a warm check imports none of {', '.join(HEAVY)}: {verdict(not heavy)}")
    return int(heavy)


if __name__ == "__main__":
    sys.exit(main())
