"""The gate as CI and desks run it: whole processes over generated articles and rulebooks, with peers on the same files.

    python benchmarks/gate.py --scratch build/peers           # everything, about a quarter of an hour
    python benchmarks/gate.py --quick --alone                 # a minute's look at whether it works
    python benchmarks/gate.py --only memory --memory 1000 5000 20000

The world is ``world.py``: 10,000 articles of 3 KB, 1,000 rulebooks of 20 facts; each article is spoken of by up to three of
them. What each part measures, and against which aim, is in docs/benchmarks.md. Missing an aim is said, and is no failure.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import linters
import world
from articles import put
from measure import CHECKER, Run, environment, machine, middle, run, spread, table
from throughput import flagged

AIM_FOUR, AIM_CHANGED, AIM_COLD, AIM_MEMORY, AIM_BOOKS, AIM_FLAT = 0.15, 0.5, 20.0, 1e9, 3.0, 1.5
AIM_WATCH = 0.2
_GIT = ("git", "-c", "user.name=bench", "-c", "user.email=bench@localhost", "-c", "core.autocrlf=false")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much of everything."""

    articles: int = 10_000
    books: int = 1_000
    changed_books: int = 200
    fewer: tuple[int, ...] = (10, 100)
    memory: tuple[int, ...] = (1_000, 10_000, 100_000)
    memory_books: int = 100
    peers: int = 1_000
    repeat: int = 5


QUICK = Sizes(40, 8, 6, (4,), (20, 40), 6, 20, 1)


@dataclass(slots=True)
class Gate:
    """The generated world in a git repository, and what was found out about the checker in it."""

    folder: Path
    sizes: Sizes
    scratch: Path | None
    caches: int = 0
    faulty: set[str] = field(default_factory=set)
    four: list[str] = field(default_factory=list)
    """Articles that the fewest rulebooks speak of already."""
    bytes: int = 0

    def write(self) -> None:
        """Write all files, and commit them."""
        events = [world.event(number) for number in range(self.sizes.fewer[0])]
        for one in world.articles(self.sizes.articles, self.sizes.books):
            self.bytes += put(self.folder / "articles", one)
            if one.faults:
                self.faulty.add(Path(one.name).name)
            if len(self.four) < 4 and any(event.told_in(one.text) for event in events):
                self.four.append(f"articles/{one.name}")
        for books in {*self.sizes.fewer, self.sizes.changed_books, self.sizes.memory_books, self.sizes.books}:
            world.write_rules(self.folder / f"rules-{books}", books)
        self.git("init", "--quiet")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "all that was written so far")

    def git(self, *arguments: str) -> None:
        """Run git in the world's folder."""
        subprocess.run([*_GIT, *arguments], cwd=self.folder, check=True)

    def cache(self) -> Path:
        """A cache that nobody has used."""
        self.caches += 1
        return self.folder.parent / f"cache-{self.caches}"

    def check(self, cache: Path, books: int, *arguments: str, out: Path | None = None) -> Run:
        """``checker check`` in the world's folder; two processes where it pays, which is checker's own choice."""
        command = (*CHECKER, "check", *arguments, "--rules", f"rules-{books}")
        return run(command, environment(cache), out, (0, 1), folder=self.folder, family=True)

    def some(self, count: int) -> list[str]:
        """The first articles, as paths."""
        return [f"articles/{path.relative_to(self.folder / 'articles')}" for path in self._files()[:count]]

    def _files(self) -> list[Path]:
        return sorted(path for path in (self.folder / "articles").rglob("*") if path.is_file())


def said(name: str, runs: list[Run], *more: str) -> list[str]:
    """A row of a table: median, range, processor time and both peaks of memory, and what else there is."""
    m = middle(runs)
    megabytes = (f"{m.peak / 1e6:.0f}", f"{m.family / 1e6:.0f}")
    return [name, f"{m.wall:.2f}", spread(runs), f"{m.cpu:.2f}", *megabytes, *more]


HEAD = ("", "median s", "range s", "cpu s", "peak MB", "all MB")


def verdict(what: str, value: float, aim: float, shown: str) -> str:
    """``warm on four articles under 0.15 s: met (0.11 s)``."""
    return f"{what}: {'met' if value < aim else 'MISSED'} ({shown})"


# --- the parts --------------------------------------------------------------------------------------------------------


def four(gate: Gate) -> Iterator[str]:
    """Four articles, warm: what a hook costs."""
    rows, typical = [], 0.0
    for books in (gate.sizes.fewer[0], gate.sizes.changed_books):
        cache = gate.cache()
        gate.check(cache, books, *gate.four)
        runs = [gate.check(cache, books, *gate.four) for _ in range(3 * gate.sizes.repeat)]
        rows.append(said(f"4 articles, {books} rulebooks, warm", runs))
        typical = typical or middle(runs).wall
    yield table(HEAD, rows)
    yield verdict(f"warm on four articles under {AIM_FOUR} s", typical, AIM_FOUR, f"{typical:.2f} s")


def changed(gate: Gate) -> Iterator[str]:
    """One changed article among all, warm."""
    cache, books, dice = gate.cache(), gate.sizes.changed_books, Random(world.SEED)
    gate.check(cache, books, "articles")
    options = ("--changed",)
    runs: dict[tuple[str, ...], list[Run]] = {options: [], (): []}
    for number, path in enumerate(gate.some(2 * gate.sizes.repeat)):
        one = world.event(dice.randrange(books))
        told = [f"{', '.join(one.subjects)}: an update."]
        told += [world.stated(one, fact, dice, " percent", wrong=True) for fact in one.facts[:3]]
        with (gate.folder / path).open("a", encoding="utf-8") as file:
            file.write(f"\n\n{' '.join(told)}\n")
        how = options if number % 2 else ()
        runs[how].append(gate.check(cache, books, "articles", *how))
        gate.git("commit", "--quiet", "--all", "--message", f"more in {path}")
    gate.git("reset", "--quiet", "--hard", f"HEAD~{2 * gate.sizes.repeat}")
    name = f"1 changed of {gate.sizes.articles:,}, {books} rulebooks"
    rows = [said(f"{name}: {' '.join(how) or 'all of them'}", done) for how, done in runs.items()]
    yield table(HEAD, rows)
    typical = middle(runs[options]).wall
    yield verdict(f"one changed article under {AIM_CHANGED} s", typical, AIM_CHANGED, f"{typical:.2f} s")


def watch(gate: Gate) -> Iterator[str]:
    """From a save to the result, where every article is known and one of them is saved."""
    cache, books, rows = gate.cache(), gate.sizes.changed_books, []
    gate.check(cache, books, "articles")
    typical = 0.0
    for options in ((), ("--changed",)):
        seconds = sorted(_saves(gate, cache, books, *options))
        middle = seconds[len(seconds) // 2]
        typical = typical or middle
        rows.append(
            [" ".join(("--watch", *options)), f"{middle:.2f}", f"{seconds[0]:.2f} - {seconds[-1]:.2f}"]
        )
    yield table(("", "median s", "range s"), rows)
    yield verdict(
        f"a save among {gate.sizes.articles:,} articles under {AIM_WATCH} s",
        typical,
        AIM_WATCH,
        f"{typical:.2f} s",
    )


def _saves(gate: Gate, cache: Path, books: int, *options: str) -> Iterator[float]:
    """Seconds from each save to the end of what is printed on it."""
    command = (*CHECKER, "check", "articles", "--rules", f"rules-{books}", "--watch", *options)
    with subprocess.Popen(
        command, cwd=gate.folder, env=environment(cache), stdout=subprocess.PIPE, text=True
    ) as watching:
        assert watching.stdout is not None

        def printed() -> None:
            for line in watching.stdout or ():
                if line.startswith("watching"):
                    return
            sys.exit(f"{' '.join(command)}\nended by itself")

        printed()
        for path in gate.some(gate.sizes.repeat):
            file = gate.folder / path
            before = file.read_bytes()
            for data in (before + b"\n\nThe council met again.\n", before):
                time.sleep(0.5)  # Until it waits for notices, and not in the middle of a look.
                start = time.perf_counter()
                file.write_bytes(data)
                printed()
                yield time.perf_counter() - start
        watching.send_signal(signal.SIGINT)


def cold(gate: Gate) -> Iterator[str]:
    """Everything, with nothing known; then the same again; then against fewer rulebooks."""
    sizes, report = gate.sizes, gate.folder.parent / "report.json"
    runs: dict[int, Run] = {}
    rows = []
    cache = gate.cache()
    for books in (*sizes.fewer, sizes.books):
        cache = gate.cache()
        runs[books] = gate.check(cache, books, "articles")
        rows.append(_with_speed(f"{books:,} rulebooks, nothing known", runs[books], gate.bytes))
    again = gate.check(cache, sizes.books, "articles", "--format", "json", out=report)
    rows.append(_with_speed(f"{sizes.books:,} rulebooks, known, JSON", again, gate.bytes))
    yield f"{sizes.articles:,} articles, {gate.bytes / 1e6:.1f} MB"
    yield table((*HEAD, "MB/s"), rows)
    yield planted(gate, report)
    most, least = runs[sizes.books], runs[sizes.fewer[0]]
    yield verdict(f"cold under {AIM_COLD:.0f} s", most.wall, AIM_COLD, f"{most.wall:.1f} s")
    yield verdict("under 1 GB, all processes", most.family, AIM_MEMORY, f"{most.family / 1e6:.0f} MB")
    ratio = most.wall / least.wall
    yield verdict(
        f"{sizes.fewer[0]} to {sizes.books:,} rulebooks costs under {AIM_BOOKS:.0f} x",
        ratio,
        AIM_BOOKS,
        f"{ratio:.1f} x",
    )


def _with_speed(name: str, one: Run, size: int) -> list[str]:
    return said(name, [one], f"{size / 1e6 / one.wall:.2f}")


def planted(gate: Gate, report: Path) -> str:
    """How many of the articles with a wrong statement brought an error, and how many others did."""
    with ProcessPoolExecutor(
        1
    ) as other:  # what this process holds would count as held by those that it starts
        errors = other.submit(flagged, report).result()
    return (
        f"wrong statements planted in {len(gate.faulty):,} articles: {len(gate.faulty & errors):,} of them brought an error, "
        f"and {len(errors - gate.faulty):,} of the {gate.sizes.articles - len(gate.faulty):,} others"
    )


def memory(gate: Gate) -> Iterator[str]:
    """Peak memory of all processes, from few articles to many."""
    sizes, rows, peaks, written = gate.sizes, [], [], 0
    folder = gate.folder.parent / "many"
    for count in sizes.memory:
        for number in range(written, count):
            put(folder, world.article(number, sizes.books))
        written = max(written, count)
        one = gate.check(gate.cache(), sizes.memory_books, "../many")
        peaks.append(one.family)
        rows.append(said(f"{count:,} articles, {sizes.memory_books} rulebooks", [one]))
    yield table(HEAD, rows)
    growth = peaks[-1] / peaks[0]
    yield verdict(
        f"memory at {sizes.memory[-1]:,} articles under {AIM_FLAT} x that at {sizes.memory[0]:,}",
        growth,
        AIM_FLAT,
        f"{growth:.2f} x",
    )


def peers(gate: Gate) -> Iterator[str]:
    """The peers and checker on four articles and on many, in turn."""
    books, rows = gate.sizes.changed_books, []
    here, absent = ([], []) if gate.scratch is None else linters.prepared(gate.scratch)
    few, many = (
        [str(gate.folder / path) for path in some] for some in (gate.four, gate.some(gate.sizes.peers))
    )

    def both(command: Callable[[list[str]], Run]) -> tuple[list[Run], list[Run]]:
        command(few)  # bytecode, and checker's rulebooks
        return [command(few) for _ in range(gate.sizes.repeat)], [command(many)]

    def measured(one: linters.Linter) -> Callable[[list[str]], Run]:
        assert gate.scratch is not None
        scratch, env = gate.scratch, environment(gate.folder)
        return lambda files: run(
            one.command(scratch, files), env, None, one.codes, folder=scratch, family=True
        )

    cache = gate.cache()
    own = both(lambda files: gate.check(cache, books, *files))
    known = [own[0], [gate.check(cache, books, *many)]]
    results = [
        ("checker", f"{books} rulebooks, new articles", own),
        ("checker", "the same, known", known),
        *((one.name, one.looks_for, both(measured(one))) for one in here),
    ]
    small, large = middle(own[0]), own[1][0]
    for name, looks_for, (start, work) in results:
        a, b = middle(start), work[0]
        rows.append(
            [
                name, looks_for, f"{a.wall:.2f}", f"{a.wall / small.wall:.1f}", f"{b.wall:.2f}", f"{b.cpu:.2f}",
                f"{b.wall / large.wall:.1f}", f"{b.family / 1e6:.0f}",
            ]
        )  # fmt: skip
    count = f"{len(many):,}, s"
    yield table(("", "looks for", "4, warm, s", "x checker", count, "cpu s", "x checker", "all MB"), rows)
    yield from absent


PARTS = {"four": four, "changed": changed, "watch": watch, "cold": cold, "memory": memory, "peers": peers}


def main() -> int:
    """Measure what was asked for, and print it part by part."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=PARTS, default=[*PARTS], help="these parts")
    parser.add_argument("--quick", action="store_true", help="a small world: whether it works, not how fast")
    parser.add_argument("--alone", action="store_true", help="without peers")
    parser.add_argument("--scratch", type=Path, help="where peers are installed (a temporary folder)")
    parser.add_argument("--articles", type=int, help="in the world (10,000)")
    parser.add_argument(
        "--memory", type=int, nargs="+", help="articles of the memory runs (1000 10000 100000)"
    )
    parser.add_argument("--repeat", type=int, help="warm runs of a kind; the median counts (5)")
    asked = parser.parse_args()
    usual = QUICK if asked.quick else Sizes()
    sizes = replace(
        usual,
        articles=asked.articles or usual.articles,
        memory=tuple(sorted(asked.memory or usual.memory)),
        repeat=asked.repeat or usual.repeat,
    )
    with TemporaryDirectory() as temporary:
        scratch = None if asked.alone else ((asked.scratch or Path(temporary)) / "linters").resolve()
        if scratch is not None:
            scratch.mkdir(parents=True, exist_ok=True)
        gate = Gate(Path(temporary, "world"), sizes, scratch)
        gate.write()
        print(
            f"{sizes.articles:,} generated articles, {gate.bytes / 1e6:.1f} MB, seed {world.SEED}. {machine()}."
        )
        for name in asked.only:
            if name == "peers" and scratch is None:
                continue
            print(f"\n{name}: {PARTS[name].__doc__}\n")
            for text in PARTS[name](gate):
                print(text, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
