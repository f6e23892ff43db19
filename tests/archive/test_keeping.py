"""Articles in, articles out, on SQLite and on PostgreSQL: versions, corrections, what is forgotten, two runs at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from msgspec.structs import replace

from checker import run, sources
from checker.accounts import model
from checker.archive import Archive, Entry, Outcome
from checker.archive.model import Stood
from checker.errors import UsageError
from checker.examine import examine
from checker.model import Verdict
from tests.archive.conftest import STORM

DAY, NEXT, LATER = date(2024, 5, 4), date(2024, 5, 5), date(2024, 5, 6)
SPOKEN = 'The storm killed 31 people and flooded 40 homes. "We have never seen a river rise as fast as this," said Anna Berg.'


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    with Archive.at(place, make=True) as made:
        yield made


@cache
def storm() -> tuple[run.Rules, ...]:
    with TemporaryDirectory() as folder:
        file = Path(folder, "storm.yaml")
        file.write_text(STORM, encoding="utf-8")
        rules = run.load_rules([file])
        assert [rule.matcher for rule in rules]
    return rules


def account(name: str, text: str) -> tuple[model.Account, model.Testimony]:
    return examine(sources.parse(name, text, "text"), storm())


def entry(name: str, text: str = SPOKEN, *, called: bool = False, appeared: date | None = DAY) -> Entry:
    made, testimony = account(name, text)
    claims = tuple(Stood(claim, Verdict.AGREES) for claim in made.claims)
    return Entry(
        name,
        sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        appeared,
        "A storm",
        claims,
        testimony,
        called,
    )


def names(archive: Archive, *, history: bool = False) -> list[tuple[str, int]]:
    return [(one.name, one.version) for one in archive.articles(history=history)]


def test_what_goes_in_comes_out(archive: Archive) -> None:
    made = entry("a.txt")
    assert archive.add(made, DAY) is Outcome.NEW
    [one] = archive.articles()
    assert (one.name, one.version, one.appeared, one.added, one.title) == ("a.txt", 1, DAY, DAY, "A storm")
    assert (one.claims, one.sayings, one.superseded) == (2, 1, None)
    kept = list(archive.claims())
    assert [each.claim for each in kept] == [stood.claim for stood in made.claims]
    assert [each.standing for each in kept] == [Verdict.AGREES] * 2
    [(name, testimony)] = archive.testimonies((), {("storm", "homes")}, made.testimony.sayings)
    assert (name, testimony) == ("a.txt", made.testimony)


@pytest.mark.parametrize("odd", ["a\udcff.txt", "odd \"' é 中 \\ %.txt", "x" * 300 + ".txt"])
def test_odd_names_and_words_survive(archive: Archive, odd: str) -> None:
    text = 'The storm killed 31\x00 people; flooded 40 homes. "We have \ud800 never seen a river rise so fast," said Anna Berg.'
    made = entry(odd, text, called=True)
    assert archive.add(made, DAY) is Outcome.NEW
    assert archive.add(made, NEXT) is Outcome.UNCHANGED
    [(_, testimony)] = archive.testimonies((), {("storm", "homes")}, made.testimony.sayings)
    assert [side.words for side in testimony.sides] == [side.words for side in made.testimony.sides]
    assert [one.text for one in testimony.sayings] == [one.text for one in made.testimony.sayings]
    [one] = archive.forget([odd])
    assert list(archive.articles()) == []
    assert one.claims == len(made.claims)


def test_another_content_is_a_correction_and_the_former_one_is_history(archive: Archive) -> None:
    archive.add(entry("a.txt"), DAY)
    assert archive.add(entry("a.txt", "The storm killed 13 people."), NEXT) is Outcome.CORRECTION
    assert names(archive) == [("a.txt", 2)]
    assert [(one.version, one.superseded) for one in archive.articles(history=True)] == [(1, NEXT), (2, None)]
    assert [kept.claim.stated for kept in archive.claims("deaths")] == ["13 people"]
    assert [kept.claim.stated for kept in archive.claims("deaths", history=True)] == [
        "31 people",
        "13 people",
    ]
    assert list(archive.testimonies((), {("storm", "homes")}, entry("b.txt").testimony.sayings)) == []
    assert archive.add(entry("a.txt"), LATER) is Outcome.CORRECTION  # back to what it was
    assert names(archive, history=True) == [("a.txt", 1), ("a.txt", 2), ("a.txt", 3)]


def test_the_same_content_is_kept_once_and_follows_the_rulebooks(archive: Archive) -> None:
    archive.add(entry("a.txt"), DAY)
    assert archive.add(entry("a.txt"), NEXT) is Outcome.UNCHANGED
    made = entry("a.txt")
    other = replace(made.claims[0].claim, verdict=Verdict.STALE)
    assert archive.add(replace(made, claims=(Stood(other),)), NEXT) is Outcome.REREAD
    [one] = archive.articles(history=True)
    assert (one.version, one.added, one.read, one.claims) == (1, DAY, NEXT, 1)
    assert [(kept.claim.verdict, kept.standing) for kept in archive.claims()] == [(Verdict.STALE, None)]


def test_claims_of_one_rule_are_found_by_rulebook_too(archive: Archive) -> None:
    archive.add(entry("a.txt"), DAY)
    assert len(list(archive.claims("homes"))) == 1
    assert len(list(archive.claims("homes", "storm"))) == 1
    assert list(archive.claims("homes", "flood")) == []
    assert archive.rulebooks() == [("storm", 2, 1)]


def test_forgetting_takes_all_versions_or_nothing(archive: Archive) -> None:
    for name, text in (("a.txt", SPOKEN), ("a.txt", "The storm killed 13 people."), ("b.txt", SPOKEN)):
        archive.add(entry(name, text), DAY)
    with pytest.raises(UsageError, match=r"no article c\.txt; nothing was forgotten"):
        archive.forget(["a.txt", "c.txt"])
    assert len(names(archive, history=True)) == 3
    assert [one.version for one in archive.forget(["./a.txt"])] == [1, 2]
    assert names(archive, history=True) == [("b.txt", 1)]
    assert [kept.article.name for kept in archive.claims(history=True)] == ["b.txt"] * 2
    sayings = entry("x.txt").testimony.sayings
    assert [name for name, _ in archive.testimonies((), (), sayings)] == ["b.txt"]


def test_forgetting_by_day_counts_when_an_article_appeared_or_else_was_added(archive: Archive) -> None:
    archive.add(entry("old.txt", appeared=DAY), LATER)
    archive.add(entry("undated.txt", appeared=None), NEXT)
    archive.add(entry("new.txt", appeared=LATER), LATER)
    assert archive.forget(before=DAY) == []
    assert [one.name for one in archive.forget(before=LATER)] == ["old.txt", "undated.txt"]
    assert names(archive) == [("new.txt", 1)]


def test_only_witnesses_that_are_asked_for_answer(archive: Archive) -> None:
    archive.add(entry("a.txt"), DAY)
    archive.add(entry("b.txt"), DAY)
    sayings = entry("x.txt").testimony.sayings
    other = entry("y.txt", '"Nobody here could have known what was to come," said Anna Berg of the storm.')
    assert other.testimony.sayings
    assert list(archive.testimonies((), {("storm", "deaths"), ("flood", "homes")}, ())) == []
    assert list(archive.testimonies((), (), other.testimony.sayings)) == []
    assert [name for name, _ in archive.testimonies(["a.txt"], {("storm", "homes")}, sayings)] == ["b.txt"]


def test_paths_are_kept_as_seen_from_the_project_and_shown_as_seen_from_here(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "desk").mkdir()
    with Archive.at(place, folder=tmp_path, make=True) as archive:
        archive.add(entry("desk/a.txt"), DAY)
        archive.add(entry("https://paper.example/1", called=True), DAY)
        monkeypatch.chdir(tmp_path / "desk")
        assert archive.add(entry("a.txt"), NEXT) is Outcome.UNCHANGED
        assert names(archive) == [("a.txt", 1), ("https://paper.example/1", 1)]
        assert {kept.claim.evidence.source for kept in archive.claims()} == {
            "a.txt",
            "https://paper.example/1",
        }
        assert [name for name, _ in archive.testimonies(["a.txt"], {("storm", "homes")}, ())] == [
            "https://paper.example/1"
        ]


def test_two_runs_that_add_at_once_are_both_there(place: str) -> None:
    """From the making of the tables on; the same article added by both has two versions, of which one counts."""
    texts = {name: [entry(f"{name}{n}.txt") for n in range(8)] for name in "ab"}
    same = [entry("same.txt", f"The storm killed {n} people.") for n in (13, 14)]
    failed: list[BaseException] = []
    start = threading.Barrier(2)

    def work(mine: list[Entry], extra: Entry) -> None:
        try:
            start.wait()
            with Archive.at(place, make=True) as archive:
                for one in (*mine[:4], extra, *mine[4:]):
                    archive.add(one, DAY)
        except BaseException as error:
            failed.append(error)

    threads = [
        threading.Thread(target=work, args=(texts[name], extra))
        for name, extra in zip("ab", same, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with Archive.at(place) as archive:
        assert names(archive)[:-1] == [(f"{name}{n}.txt", 1) for name in "ab" for n in range(8)]
        assert names(archive)[-1] == ("same.txt", 2)
        assert len([one for one in archive.articles(history=True) if one.name == "same.txt"]) == 2
