"""What one run leaves for the next in the same process: after any change the report is, to the byte, that of a fresh run."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest

from checker.changes import Change, Changes
from checker.engines import Job, Work
from checker.engines.work import Done
from checker.errors import CheckerError
from checker.known import Known, Warm
from checker.model import Severity
from checker.reporting import render
from checker.run import How, gathered, load_rules

RULES = {
    "storm": "event: {title: Storm, articles: storm}\nfacts:\n"
    "  deaths: {value: 31 people, source: Office, says: killed <value>}\n"
    "  hurt: {says: hurt <value>}\n"
    "  homes: {says: destroyed <value>, grows: true}\n",
    "flood": "event: {title: Flood, articles: flood}\nfacts:\n  dams: {says: the flood broke <value>}\n",
}
SAID = (
    'The mayor, Ada Holm, said: "We will rebuild every single house on the river bank before winter comes."',
    'The mayor, Ada Holm, said: "We will rebuild every single school on the river bank before winter comes."',
    "The council met and went home.",
)


def article(dice: Random) -> str:
    """A few sentences that agree or not with those of others."""
    told = [
        f"The storm killed {dice.choice((31, 31, 32))} people.",
        f"The storm hurt {dice.choice((70, 70, 80))} people.",
        f"The storm destroyed {dice.randrange(100, 130)} homes.",
        f"It was said that the flood broke {dice.choice((2, 3))} dams.",
        *SAID,
    ]
    return f"date 2026-11-{dice.randrange(10, 28)}\n\n" + "\n\n".join(
        dice.sample(told, dice.randrange(1, len(told)))
    )


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    for folder in ("articles/old", "rules"):
        Path(folder).mkdir(parents=True)
    for name, text in RULES.items():
        Path(f"rules/{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def reported(warm: Warm | None, changes: Changes | None, how: How) -> str:
    """The report as JSON and on the terminal, or what was wrong."""
    try:
        rules = load_rules([Path("rules")], warm=warm.rules if warm else ())
        report = gathered([Path("articles")], rules, how=how, changes=changes, warm=warm).report()
    except CheckerError as error:
        return str(error)
    return "".join(render(report, format, fail_on=Severity.ERROR) for format in ("json", "text"))


def edited(dice: Random) -> list[str]:
    """Write, rewrite or take away an article or two, or change a rulebook; the articles that it was."""
    names = [f"articles/{folder}{letter}.txt" for folder in ("", "old/") for letter in "abcd"]
    some = dice.sample(names, dice.choice((1, 1, 2)))
    for name in some:
        path = Path(name)
        if dice.random() < 0.15:
            path.unlink(missing_ok=True)
        elif dice.random() < 0.1:
            path.write_bytes(b"\0" * 9)
        else:
            path.write_text(article(dice), encoding="utf-8")
            if dice.random() < 0.5:  # As if an hour ago: it is known by its look.
                os.utime(path, ns=(dice.randrange(10**18),) * 2)
    if dice.random() < 0.15:
        value = dice.choice(("31", "32"))
        Path("rules/storm.yaml").write_text(RULES["storm"].replace("31", value), encoding="utf-8")
    return [name for name in some if Path(name).exists()]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("remember", [True, False], ids=["cache", "no cache"])
@pytest.mark.parametrize("of_changes", [True, False], ids=["changed", "all"])
@pytest.mark.parametrize("seed", range(2))
def test_after_any_change_the_report_is_that_of_a_fresh_run(
    remember: bool, of_changes: bool, seed: int
) -> None:
    dice = Random(seed)
    warm = Warm()
    seen = set()
    for step in range(18):
        touched = edited(dice)
        changes = (
            Changes("main", {name: Change(name) for name in touched}) if of_changes and step % 3 else None
        )
        kept = reported(warm, changes, How(remember=remember))
        assert kept == reported(None, changes, How(remember=False))
        if step % 5 == 0:
            assert kept == reported(None, changes, How())  # By the cache alone.
        seen.add(kept)
    assert len(seen) > 10
    assert any("same-quotation" in said and "hurt" in said for said in seen)


@pytest.mark.usefixtures("desk")
def test_only_what_changed_is_read_and_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in {
        "a": "The storm hurt 70 people.",
        "b": "The storm hurt 80 people.",
        "c": "The flood broke 2 dams.",
        "d": "The flood broke 3 dams.",
        "e": SAID[0],
    }.items():
        Path(f"articles/{name}.txt").write_text(text, encoding="utf-8")
    reported(None, None, How())
    read: list[str] = []
    opened: list[str] = []
    done, testimonies = Work.done, Known.testimonies

    def reads(self: Work, job: Job) -> Done:
        read.append(job.name)
        return done(self, job)

    def opens(self: Known, paths: Sequence[str]) -> Iterator[bytes]:
        opened.extend(paths)
        return testimonies(self, paths)

    monkeypatch.setattr(Work, "done", reads)
    monkeypatch.setattr(Known, "testimonies", opens)
    warm = Warm()
    reported(warm, None, How())
    assert (read, opened) == ([], [])
    for number in (75, 85):
        Path("articles/a.txt").write_text(f"The storm hurt {number} people.", encoding="utf-8")
        assert f"{number} people" in reported(warm, None, How())
        assert (read, opened) == (["articles/a.txt"], ["articles/b.txt"])
        read.clear()
        opened.clear()
