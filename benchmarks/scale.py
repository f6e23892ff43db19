"""How fast archives are checked: `checker archive check` in one process, in two, and on Dask, over the same JSON Lines.

Whole processes, each into an empty folder with the rulebooks known. Floor: a plain pool of two processes that does the work on
each article and writes nothing. Also: text that mentions nothing declared, in MB/s a core. Aims: two workers against one at
least 0.85 of twice; an engine against the plain pool at most 1.3; 100 MB/s.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import world
from measure import CHECKER, Run, environment, machine, run, table

EFFICIENCY, OVERHEAD, PASSING = 0.85, 1.3, 100.0
ENGINES = {
    "local": ("--engine", "local"),
    "one process": ("--engine", "processes", "--jobs", "1"),
    "two processes": ("--engine", "processes", "--jobs", "2"),
    "Dask, two workers": ("--engine", "dask", "--jobs", "2"),
}
# The floor: the same articles through the same checks, with nothing around them.
POOL = """
import json, multiprocessing, sys
from pathlib import Path
from checker import sources
from checker.engines import Work
from checker.rules import load_rules
work = Work(load_rules([Path(sys.argv[1])]), None)
def one(line):
    row = json.loads(line)
    source = sources.parse(row["id"], row["text"], "text")
    return len(work.of_source(source).packed.account) if work.reaches.of(source) else 0
with multiprocessing.get_context("fork").Pool(2) as pool, open(sys.argv[2], encoding="utf-8") as lines:
    print(sum(pool.imap_unordered(one, lines, chunksize=64)))
"""
_WORDS = "the of council met old hall heard report clerk put matter off again river road market winter garden letter".split()


def told(count: int, books: int) -> Iterator[str]:
    """Lines of the world's articles that a file of plain text would hold."""
    number = made = 0
    while made < count:
        one = world.article(number, books)
        number += 1
        if "<" not in one.text:
            made += 1
            yield json.dumps({"id": f"a{number}", "text": one.text})


def silent(size: int) -> Iterator[str]:
    """Lines of prose in which nobody and nothing has a name, about ``size`` bytes of it."""
    dice = Random(3)
    words = " ".join(dice.choices(_WORDS, k=600_000))
    while size > 0:
        at = dice.randrange(len(words) - 3000)
        size -= 3000
        yield json.dumps({"id": f"s{size}", "text": words[at : at + 3000]})


def written(file: Path, lines: Iterator[str]) -> int:
    """Write lines; the bytes of the file."""
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file.stat().st_size


def verdict(what: str, value: float, aim: float, *, least: bool) -> str:
    """One aim and whether it is met."""
    met = value >= aim if least else value <= aim
    return (
        f"{what}: {value:.2f} (aim {'at least' if least else 'at most'} {aim}) {'met' if met else 'MISSED'}"
    )


def measured(scratch: Path, count: int, books: int, megabytes: int) -> Iterator[str]:
    """The tables of one number of rulebooks."""
    rules, file = scratch / f"rules-{books}", scratch / f"archive-{books}.jsonl"
    world.write_rules(rules, books)
    size = written(file, told(count, books))
    env = environment(scratch / f"cache-{books}")
    run((*CHECKER, "rules", "lint", str(rules)), env, ok=(0, 1))
    runs: dict[str, Run] = {
        "floor: a plain pool of two": run(
            (sys.executable, "-c", POOL, str(rules), str(file)), env, family=True
        )
    }
    part = max(size / 1024 / 1024 / 16, 0.05)  # Sixteen parts: enough that no worker waits long for the last.
    options = ("--rules", str(rules), "--part-size", f"{part:.2f}", "--fail-on", "never")
    for name, engine in ENGINES.items():
        out = scratch / f"out-{books}-{name}"
        command = (*CHECKER, "archive", "check", str(file), "--out", str(out), *options, *engine)
        runs[name] = run(command, env, family=True)
    yield f"\n{count:,} articles, {size / 1e6:.1f} MB, {books} rulebooks of 20 facts"
    yield table(
        ("", "wall s", "cpu s", "articles/s", "MB/s a core", "all MB"),
        [
            (
                name,
                f"{ran.wall:.1f}",
                f"{ran.cpu:.1f}",
                f"{count / ran.wall:.0f}",
                f"{size / 1e6 / ran.cpu:.2f}",
                f"{ran.family / 1e6:.0f}",
            )
            for name, ran in runs.items()
        ],
    )
    single, two, dask = runs["one process"], runs["two processes"], runs["Dask, two workers"]
    yield verdict("two processes against one", single.wall / two.wall / 2, EFFICIENCY, least=True)
    pool = runs["floor: a plain pool of two"]
    # On a machine that others use, too, the processors' time says more than the clock on the wall.
    for name, ran in (("processes", two), ("Dask", dask)):
        yield verdict(f"{name} against the plain pool", ran.wall / pool.wall, OVERHEAD, least=False)
        yield f"  in processor time: {ran.cpu / pool.cpu:.2f}"
    quiet = scratch / f"silent-{books}.jsonl"
    size = written(quiet, silent(megabytes * 1_000_000))
    few = written(scratch / "few.jsonl", silent(3000))
    command = (*CHECKER, "archive", "check", "--rules", str(rules), "--engine", "local", "--out")
    start = run((*command, str(scratch / f"few-{books}"), str(scratch / "few.jsonl")), env)
    passed = run((*command, str(scratch / f"silent-{books}"), str(quiet)), env)
    rate = (size - few) / 1e6 / max(passed.cpu - start.cpu, 1e-9)
    yield verdict("text that mentions nothing declared, MB/s a core", rate, PASSING, least=True)


def main() -> int:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100_000, help="articles (100000)")
    parser.add_argument(
        "--rulebooks", type=int, nargs="+", default=[10, 1000], help="numbers of rulebooks (10 1000)"
    )
    parser.add_argument(
        "--silent", type=int, default=200, metavar="MB", help="megabytes that say nothing (200)"
    )
    asked = parser.parse_args()
    print(machine())
    with TemporaryDirectory() as scratch:
        for books in asked.rulebooks:
            for line in measured(Path(scratch), asked.articles, books, asked.silent):
                print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
