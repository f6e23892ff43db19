"""checker's reader and its peers on the same annotated articles in one run: what each gets right, how fast, how heavy.

Peers are installed into a scratch folder (``--scratch`` keeps it for the next run); one that cannot be is named with the
reason. The gold is gold/, its rules are gold/README.md; ``--mistakes`` lists checker's on the open half only.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import articles as generator
from goldset import HALVES, Article, articles
from measure import Run, environment, machine, middle, run, table
from peers import CHECKER, PEERS, READERS, Bench, Peer, Said, install
from scoring import Score, Share, judge

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]*)*")
_PROSE = (
    "The rain came and went over the hills while the river kept rising, and nobody who lived near the bridge could "
    "remember anything like it. They stood by the road and watched the water, which was brown and very loud. There was "
    "little to do but wait, and so they waited, with their coats over their heads.\n\n"
)
_TINY = "The town of 6,300 lies 12 miles from the coast."
AIMS = (("value", 0.95), ("unit", 0.92), ("precision", 0.95), ("hedges", 0.95))


@dataclass(frozen=True, slots=True)
class Result:
    """What one reader did: a score for each half, characters a second, peak memory and start-up."""

    peer: Peer
    scores: dict[str, Score]
    speed: float
    peak: int
    start: Run


def job(texts: list[Article], seconds: float) -> dict[str, Any]:
    """The texts as the readers' processes want them."""
    return {
        "seconds": seconds,
        "texts": [
            {
                "published": article.published.isoformat(),
                "text": article.text,
                "paragraphs": [[m.start(), m[0]] for m in _PARAGRAPH.finditer(article.text)],
            }
            for article in texts
        ],
    }


def tiny() -> dict[str, Any]:
    """One sentence: what it takes to start and say anything at all."""
    return {"seconds": 0, "texts": [{"published": "2024-01-02", "text": _TINY, "paragraphs": [[0, _TINY]]}]}


def measured(peer: Peer, command: list[str], texts: list[Article], folder: Path, seconds: float) -> Result:
    """Run one reader."""
    env = environment(folder / "cache")
    whole, small, answer = folder / "job.json", folder / "tiny.json", folder / "answer.json"
    whole.write_text(json.dumps(job(texts, seconds)), "utf-8")
    small.write_text(json.dumps(tiny()), "utf-8")
    run([*command, str(small)], env)  # bytecode
    start = middle([run([*command, str(small)], env) for _ in range(3)])
    work = run([*command, str(whole)], env, answer)
    said = json.loads(answer.read_text("utf-8"))
    scores = {half: Score() for half in HALVES}
    for article, rows in zip(texts, said["rows"], strict=True):
        answers: list[Said] = [one for row in rows for one in peer.interpret(row)]
        judge(peer, article, answers, scores[article.half])
    size = sum(len(article.text.encode()) for article in texts)
    return Result(peer, scores, size / said["seconds"], work.peak, start)


def speeds(folder: Path, seconds: float, more: Path | None) -> str:
    """Checker's MB/s of processor time on text that is dense with values, ordinary, and without any."""
    kinds = {
        "gold: a value every 39 bytes": [article.text for article in articles()],
        "generated articles": [
            one.text
            for one in generator.write(folder / "generated", 400, generator.SEED)
            if one.name.endswith(".txt")
        ],
        "prose that states nothing": [_PROSE * 200] * 5,
    }
    if more is not None:
        kinds[f"{more.name}/"] = [path.read_text("utf-8") for path in sorted(more.glob("*.txt"))]
    rows = []
    for name, texts in kinds.items():
        file, answer = folder / "speed.json", folder / "speed-answer.json"
        file.write_text(
            json.dumps({"seconds": seconds, "texts": [{"text": text} for text in texts]}), "utf-8"
        )
        run([sys.executable, str(READERS / CHECKER.script), str(file)], environment(folder / "cache"), answer)
        said = json.loads(answer.read_text("utf-8"))
        size = sum(len(text.encode()) for text in texts)
        rows.append(
            [
                name,
                f"{size:,}",
                f"{sum(map(len, said['rows'])):,}",
                *(f"{size / said[part] / 1e6:.2f}" for part in ("reading", "seconds")),
            ]
        )
    return table(["checker", "bytes", "values", "MB/s read", "MB/s with layout"], rows)


def _of(share: Share) -> str:
    return f"{share.right}/{share.of} {share.rate:.0%}" if share.of else "-"


def _both(result: Result, name: str) -> Share:
    shares = [getattr(score, name) for score in result.scores.values()]
    return Share(sum(share.right for share in shares), sum(share.of for share in shares))


def _quality(results: list[Result]) -> str:
    head = ["", "value", "value, kind, unit", "of claimed kinds", "precision", "hedges"]
    names = ("value", "unit", "claimed", "precision", "hedges")
    return table(
        head, [[result.peer.name, *(_of(_both(result, name)) for name in names)] for result in results]
    )


def _cost(results: list[Result]) -> str:
    own = results[0]
    rows = [
        [
            result.peer.name,
            f"{result.speed / 1e3:,.0f}",
            f"{result.speed / own.speed:.3g}",
            f"{result.peak / 1e6:.0f}",
            f"{result.peak / own.peak:.2f}",
            f"{result.start.cpu:.2f}",
            f"{result.start.cpu / own.start.cpu:.2f}",
        ]
        for result in results
    ]
    return table(["", "KB/s", "x checker", "peak MB", "x checker", "start, cpu s", "x checker"], rows)


def _halves(result: Result) -> str:
    names = ("value", "unit", "precision", "hedges", "bare", "within", "voice")
    rows = [[half, *(_of(getattr(score, name)) for name in names)] for half, score in result.scores.items()]
    head = [
        "checker",
        "value",
        "value, kind, unit",
        "precision",
        "hedges",
        "bare stays bare",
        "interval",
        "voice",
    ]
    return table(head, rows)


def _by_kind(results: list[Result]) -> str:
    kinds = sorted(
        {kind for result in results for score in result.scores.values() for kind, _ in score.kinds}
    )
    rows = []
    for kind in kinds:
        cells = []
        for result in results:
            right, wrong = (sum(s.kinds[kind, fit] for s in result.scores.values()) for fit in (True, False))
            cells.append(f"{right}/{right + wrong}")
        rows.append([kind, *cells])
    return table(["value right", *(result.peer.name for result in results)], rows)


def _aims(result: Result) -> list[str]:
    held_out = result.scores["held-out"]
    return [
        f"{name} >= {aim:.0%} on held-out text: {'met' if share.rate >= aim else 'MISSED'} ({share.rate:.1%})"
        for name, aim in AIMS
        for share in [getattr(held_out, name)]
    ]


def main() -> int:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scratch", type=Path, help="where peers are installed (a temporary folder)")
    parser.add_argument("--seconds", type=float, default=3.0, help="of passes for each reader (3)")
    parser.add_argument("--alone", action="store_true", help="checker without its peers")
    parser.add_argument(
        "--texts", type=Path, help="a folder of other .txt articles to measure checker's speed on"
    )
    parser.add_argument("--mistakes", action="store_true", help="list checker's on the open half")
    asked = parser.parse_args()
    texts = list(articles())
    results: list[Result] = []
    absent: list[str] = []
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        scratch = (asked.scratch or folder).resolve()
        scratch.mkdir(parents=True, exist_ok=True)
        bench = Bench(scratch, {}) if asked.alone else install(scratch)
        for peer in (CHECKER, *(() if asked.alone else PEERS)):
            command = bench.command(peer)
            if isinstance(command, str):
                absent.append(f"{peer.name}: not measured: {command}")
            else:
                results.append(measured(peer, command, texts, folder, asked.seconds))
        speed = speeds(folder, asked.seconds, asked.texts)
    size = sum(len(article.text.encode()) for article in texts)
    values = sum(not gold.optional for article in texts for gold in article.stated)
    print(f"{len(texts)} articles, {size:,} bytes, {values} values. {machine()}.\n")
    print(_quality(results), _cost(results), _by_kind(results), _halves(results[0]), speed, sep="\n\n")
    print("", *absent, *_aims(results[0]), sep="\n")
    if asked.mistakes:
        print("", *results[0].scores["open"].mistakes, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
