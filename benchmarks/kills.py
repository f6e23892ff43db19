"""Whether a run over an archive that is killed again and again ends with the same bytes as one that is not.

Each round begins with an empty folder. `checker archive check` is started, and at a random moment SIGKILL meets the run, one of its processes, or
all of them at once; the same command is started again at once, until one comes through. Then every file is compared with that of the run
that nobody disturbed. The moments are drawn from --seed. Exits with 1 when a round differs.

    python benchmarks/kills.py --engine processes --minutes 3
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from measure import CHECKER, environment, family_of, machine

RULES = """
event: {articles: Bregna}
facts:
  river: {value: 7.5 metres, source: Gauge, says: river rose to <value>}
  dead: {says: flood killed <value>, unit: people}
"""
SAID = "“We will rebuild every single {} of this old town before the winter comes,” Mayor Ida Holm said in Bregna."
WORDS = "house bridge school barn mill".split()
VICTIMS = ("the run", "one of its processes", "all of them")
KILLS = 6
"""No run is killed more often; then it is left alone."""


def archive(dice: Random, count: int) -> str:
    """Lines of articles that differ from the rulebook, and from one another; some have an id that came before."""
    lines = []
    for number in range(count):
        text = f"In Bregna the river rose to {dice.choice((7, 7.5, 9))} metres. The flood killed {dice.randrange(29, 34)} people."
        if dice.random() < 0.5:
            text += f"\n\n{SAID.format(dice.choice(WORDS))}"
        name = number if dice.random() < 0.99 else dice.randrange(number + 1)
        lines.append(json.dumps({"id": f"a{name}", "text": text}))
    return "".join(f"{line}\n" for line in lines)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file, with its bytes."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


class Rounds:
    """Rounds of one command, with what was met by how many kills."""

    def __init__(self, command: Sequence[str], folder: Path, dice: Random) -> None:
        self._command, self._folder, self._dice = command, folder, dice
        self._env = environment(folder / "cache")
        self.kills: Counter[str] = Counter()
        begun = time.monotonic()
        self._begun().wait()
        self._takes = time.monotonic() - begun
        self._whole = tree(folder / "out")

    def another(self) -> list[str]:
        """One round: the files that differ afterwards."""
        shutil.rmtree(self._folder / "out")
        for _ in range(self._dice.randint(1, KILLS)):
            process = self._begun()
            with suppress(subprocess.TimeoutExpired):
                process.wait(self._dice.uniform(0, self._takes))
                break  # It came through before its time.
            victim = self._dice.choice(VICTIMS)
            self.kills[victim] += 1
            self._kill(process.pid, victim)
            if victim == "one of its processes":  # The run itself goes on without it.
                with suppress(subprocess.TimeoutExpired):
                    process.wait(self._dice.uniform(0, self._takes))
                    break
                process.kill()
            process.wait()
        process = self._begun()
        if process.wait() not in (0, 3):
            return [f"exit code {process.returncode}"]
        found = tree(self._folder / "out")
        return sorted(
            path for path in found.keys() | self._whole.keys() if found.get(path) != self._whole.get(path)
        )

    def _begun(self) -> subprocess.Popen[bytes]:
        quiet = subprocess.DEVNULL
        return subprocess.Popen(self._command, cwd=self._folder, env=self._env, stdout=quiet, stderr=quiet)

    def _kill(self, root: int, victim: str) -> None:
        family = sorted(family_of(root))
        helpers = [one for one in family if one != root]
        if victim == "the run":
            met = [root]
        elif victim == "one of its processes":
            met = self._dice.sample(helpers, min(1, len(helpers)))
        else:
            met = [root, *helpers]
        for one in met:
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)


def main() -> int:
    """Kill, compare, and say how often."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--engine", default="processes", choices=("local", "processes", "dask"))
    parser.add_argument("--minutes", type=float, default=3.0, help="how long rounds are begun (3)")
    parser.add_argument("--articles", type=int, default=3000, help="articles of the archive (3000)")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(machine())
    dice = Random(asked.seed)
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "flood.yaml").write_text(RULES, encoding="utf-8")
        (folder / "archive.jsonl").write_text(archive(dice, asked.articles), encoding="utf-8")
        jobs = () if asked.engine == "local" else ("--jobs", "2")
        options = ("--rules", "flood.yaml", "--out", "out", "--part-size", "0.01", "--fail-on", "never")
        command = (*CHECKER, "archive", "check", "archive.jsonl", *options, "--engine", asked.engine, *jobs)
        rounds, different = Rounds(command, folder, dice), 0
        count, end = 0, time.monotonic() + 60 * asked.minutes
        while time.monotonic() < end:
            count += 1
            if differs := rounds.another():
                different += 1
                print(f"round {count} differs: {', '.join(differs[:5])}", flush=True)
    met = ", ".join(f"{victim} {rounds.kills[victim]}" for victim in VICTIMS)
    print(f"{asked.engine}, seed {asked.seed}: {count} rounds, killed: {met}; {different} rounds differ")
    return int(different > 0)


if __name__ == "__main__":
    sys.exit(main())
