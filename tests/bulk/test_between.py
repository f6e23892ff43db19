"""Sources against one another at scale: the same as in one run on the same articles, and of any number of them."""

from __future__ import annotations

import json
import os
import random
import signal
import weakref
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import run
from checker.accounts.between import Course, in_time
from checker.accounts.camps import Party, key_of
from checker.accounts.model import Open, Side
from checker.accounts.packing import as_text
from checker.bulk import between, story, tables
from checker.bulk.tables import SIDES, Shelves, bucket_of, table_of
from checker.engines.spread import Engine, Local, Processes
from checker.interval import Interval
from checker.model import Evidence, Kind, Severity
from checker.rulebook.amounts import Amount
from checker.rulebook.nouns import singular
from checker.rules import load_rules
from checker.units import resolve, unit_of

RULES = """
event: {title: A flood, date: 2021-05-03, timezone: Europe/Vienna, articles: Bregna}
facts:
  dead: {says: "flood killed <value>", unit: people}
  missing: {says: "<value> are missing", unit: people, grows: true}
  dam:
    says:
      burst: the dam burst
      held: the dam held
"""


def wrote(folder: Path, articles: list[tuple[str, date | None, str]]) -> Path:
    """Articles as JSON Lines."""
    file = folder / "archive.jsonl"
    rows = (
        {"id": id, "text": text, **({"published": day.isoformat()} if day else {})}
        for id, day, text in articles
    )
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def told(folder: Path, *kinds: str) -> list[tuple[object, ...]]:
    """What was found between articles, or in these folders: place, rule, and all that is said of it."""
    columns = ["source", "start", "rule", "verdict", "severity", "message", "stated", "expected"]
    rows = (
        row
        for kind in kinds or ("between",)
        for file in sorted((folder / kind).glob("*.parquet"))
        for row in pq.read_table(file).to_pylist()
    )
    return sorted((tuple(row[column] for column in columns) for row in rows), key=repr)


DEAD = [
    "31 people",
    "some 30 people",
    "35 people",
    "31 people",
    "at least 29 people",
    "44 people",
    "45 people",
]
WORDS = [
    "In Bregna, as of noon, the river gauge was out of order again. The flood killed {}.",
    "The market square of Bregna stood under water for a day. The flood killed {}, officials at the town hall said.",
    "Bregna counts its houses and its cattle. The flood killed {} between the mill and the bridge.",
]


def articles_of(seed: int) -> list[tuple[str, date | None, str]]:
    """Articles on one flood that differ in one thing or another; no two with the same sentence."""
    chance = random.Random(seed)
    made: list[tuple[str, date | None, str]] = []
    for number in range(chance.randrange(2, 14)):
        text = WORDS[number % 3].format(chance.choice(DEAD[: chance.randrange(1, 8)]))
        if chance.random() < 0.3:
            text += f"\n\nLater on the town hall said that the flood killed {chance.choice(DEAD)}."
        if chance.random() < 0.5:
            text += f"\n\nUpriver, {chance.choice([10, 12, 15, 20])} are missing in the {number + 3}rd ward and {'no ' * 3}others."
        if chance.random() < 0.4:
            text += f"\n\nAt Lauter {chance.choice(['the dam burst', 'the dam held'])}."
        day = date(2021, 5, 3) + timedelta(chance.randrange(4)) if chance.random() < 0.8 else None
        made.append((f"a{number:02}", day, text))
    return made


@pytest.mark.parametrize("seed", range(40))
def test_an_archive_is_told_what_a_run_is_told(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("checker.accounts.between.originals", lambda texts: [n for n, _ in enumerate(texts)])
    Path("flood.yaml").write_text(RULES, encoding="utf-8")
    rules = load_rules([Path("flood.yaml")])
    file = wrote(Path(), articles_of(seed))
    ended = story.check([file.name], rules, ["flood.yaml"], Path("out"), Local(), size=700)
    assert not ended.lost
    report = run.check([file], rules)
    facts = {"dead", "missing", "dam"}
    expected = [
        (f.evidence.source, f.evidence.start, f.rule, f.verdict, f.severity, f.message, f.stated, f.expected)
        for f in report.findings
        if f.rule in facts
    ]
    assert told(Path("out"), "findings", "between") == sorted(expected, key=repr)


def archive_of(
    monkeypatch: pytest.MonkeyPatch, folder: Path, articles: list[tuple[str, date | None, str]]
) -> None:
    monkeypatch.chdir(folder)
    Path("flood.yaml").write_text(RULES, encoding="utf-8")
    wrote(Path(), articles)


def checked(out: str, engine: Engine) -> dict[str, bytes]:
    """All that a run leaves on sources that differ, by name."""
    rules = load_rules([Path("flood.yaml")])
    ended = story.check(["archive.jsonl"], rules, ["flood.yaml"], Path(out), engine, size=700)
    assert not ended.lost
    files = (file for kind in ("between", "camps") for file in Path(out, kind).iterdir())
    return {str(file.relative_to(out)): file.read_bytes() for file in files}


def test_the_same_bytes_by_several_processes_and_after_a_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive_of(monkeypatch, tmp_path, articles_of(5))
    alone = checked("alone", Local())
    assert told(Path("alone"))
    assert checked("many", Processes(2)) == alone
    done = sorted(Path("many/state/done").glob("bucket-*.json"))
    done[0].unlink()
    kept = {file: file.stat().st_mtime_ns for file in Path("many/between").iterdir()}
    assert checked("many", Local()) == alone
    again = {file.stem for file in Path("many/between").iterdir() if file.stat().st_mtime_ns != kept[file]}
    assert again == {done[0].stem}


@pytest.mark.parametrize(("deaths", "lost"), [(1, 0), (9, 1)])
def test_a_bucket_whose_process_is_killed_is_done_again(
    deaths: int, lost: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(
        tmp_path, "dead", [(side("a", Decimal(31), Decimal(31)), 3), (side("b", Decimal(35), Decimal(35)), 1)]
    )
    Path(tmp_path / "flood.yaml").write_text(RULES, encoding="utf-8")
    bucket, real = bucket_of("flood", "dead"), between._counted

    def poisoned(*given: object) -> object:
        found = real(*given)
        died = len(list(tmp_path.glob("died-*")))
        if found and died < deaths:
            (tmp_path / f"died-{died}").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return found

    monkeypatch.setattr(between, "_counted", poisoned)
    outcome, missing = between.all_settled(load_rules([tmp_path / "flood.yaml"]), tmp_path, Processes(2))
    why = (f"sources against one another, bucket-{bucket:02}", "the process that had it died")
    assert missing == [why] * lost
    assert outcome.severities == (("flood", "dead", "warning", 1),) * (1 - lost)


def test_copies_count_as_often_as_they_are_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The exception: in one run three copies of an agency's sentence are one voice, and two articles that differ are a tie."""
    copied = "The flood killed 31 people in the lower town of Bregna on Monday morning, the agency reported."
    other = "Bregna mourns. The flood killed 35 people."
    archive_of(monkeypatch, tmp_path, [*((f"a{n}", None, copied) for n in range(3)), ("b", None, other)])
    checked("out", Local())
    (row,) = told(Path("out"))
    assert row[0] == "archive.jsonl#b"
    assert row[4] == "warning"
    assert str(row[5]).endswith("3 of 4 articles have it otherwise")
    report = run.check([Path("archive.jsonl")], load_rules([Path("flood.yaml")]))
    assert {f.severity for f in report.findings if f.rule == "dead"} == {Severity.NOTE}


# --- many sides of one fact ------------------------------------------------------------------------------------------------


PEOPLE = unit_of(Kind.COUNT, "people", singular)


def side(
    path: str, low: Decimal, high: Decimal, day: date | None = None, unit: str = "people", rule: str = "dead"
) -> Side:
    worth = Amount(Interval(low, high), PEOPLE if unit == "people" else resolve(unit))
    place = Evidence(path, 0, 2, 1, 1, f"{low}", f"{low} dead.", 0, 1, 3)
    words = f"“{low}”"
    return Side("flood", rule, day, None, worth, str(worth), words, "text", place, worth.interval, unit, True)


def many(folder: Path, rule: str, rows: Sequence[tuple[Side, int]], size: int = 50_000) -> None:
    """Sides in files of ``size``: each side so many times, under names of its own, the values mixed."""
    made: list[dict[str, object]] = []
    for one, count in rows:
        key, text = key_of(one), as_text(one)
        for n in range(count):
            path = f"{one.path}-{n:07}"
            made.append(
                {
                    "rulebook": "flood",
                    "rule": rule,
                    "source": path,
                    "day": one.day,
                    "value": key,
                    "side": text.replace(json.dumps(one.path), json.dumps(path)),
                }
            )
    random.Random(0).shuffle(made)
    bucket = folder / "state" / SIDES / f"bucket-{bucket_of('flood', rule):02}"
    bucket.mkdir(parents=True)
    schema = table_of(SIDES, []).schema
    for number, at in enumerate(range(0, len(made), size)):
        pq.write_table(
            pa.Table.from_pylist(made[at : at + size], schema), bucket / f"part-{number:05}.parquet"
        )


def task(folder: Path, rule: str = "dead", *, grows: bool = False) -> between.Task:
    fact = Open("flood", rule, rule, False, grows, None, None)
    return between.Task(bucket_of("flood", rule), folder.as_posix(), (fact,))


def test_a_fact_that_two_hundred_thousand_articles_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    d = Decimal
    rows = [
        (side("a", d(31), d(31)), 120_000),
        (side("b", d(27), d(33)), 79_000),
        (side("c", d(35), d(35)), 999),
    ]
    many(tmp_path, "dead", [*rows, (side("d", d(90), d(90)), 1)])
    alive: weakref.WeakValueDictionary[int, pa.RecordBatch] = weakref.WeakValueDictionary()
    held, written = [], []
    batches, put = between.batches, Shelves.put

    def counted(folder: Path, where: str) -> object:
        for batch in batches(folder, where):
            alive[len(held)] = batch
            held.append(sum(one.num_rows for one in alive.values()))
            yield batch

    def noted(self: Shelves, kind: str, rows: Sequence[Side], *more: object, **named: str) -> None:
        written.append(len(rows))
        put(self, kind, rows, *more, **named)

    monkeypatch.setattr(between, "batches", counted)
    monkeypatch.setattr(Shelves, "put", noted)
    outcome = between.settled(task(tmp_path))
    assert len(held) >= 2 * 200_000 // tables.BATCH
    assert max(held) <= 2 * tables.BATCH
    assert max(written) <= between.TOGETHER
    assert outcome.severities == (("flood", "dead", "warning", 1000),)
    (found,) = (pq.read_table(file) for file in (tmp_path / "between").iterdir())
    messages = found.column("message").to_pylist()
    assert len(messages) == 1000
    assert {m.rpartition("; ")[2] for m in messages} == {"199000 of 200000 articles have it otherwise"}
    assert len(set(found.column("source").to_pylist())) == 1000
    (camps,) = (pq.read_table(file).to_pylist() for file in (tmp_path / "camps").iterdir())
    assert [(camp["words"], camp["articles"]) for camp in camps] == [
        ("“31”", 199_000),
        ("“35”", 999),
        ("“90”", 1),
    ]
    assert camps[1]["sources"].split("\n") == [f"c-{n:07}" for n in range(12)]


def test_values_beyond_the_limit_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(between, "VALUES", 5)
    d = Decimal
    many(tmp_path, "dead", [(side(f"v{n}", d(n), d(n)), 1 + (n == 3)) for n in range(9)])
    outcome = between.settled(task(tmp_path))
    assert between.settled(task(tmp_path)) == outcome
    assert between.crowded(tmp_path) == [("flood", "dead")]


def is_above(one: Party, two: Party) -> bool:
    alike = one.worth.unit.dimension == two.worth.unit.dimension
    return alike and two.worth.base.high < one.worth.base.low


figures = st.tuples(
    st.integers(0, 6),
    st.integers(0, 3),
    st.integers(1, 5),
    st.sampled_from(["people", "percent", "kilometer", "mile"]),
)


@given(st.lists(figures, max_size=12))
def test_the_first_higher_figure_of_an_earlier_day(rows: list[tuple[int, int, int, str]]) -> None:
    parties = [
        Party.alone(n, side(f"{n:02}", Decimal(low), Decimal(low + more), date(2021, 1, day), unit))
        for n, (low, more, day, unit) in enumerate(rows)
    ]
    dated = in_time(parties)
    course = Course(dated)
    for at, later in enumerate(dated):
        earlier = (one for one in dated[:at] if one.days != later.days and is_above(one, later))
        assert later.days is not None
        assert course.above(later, later.days[0]) == next(earlier, None)


def test_a_growing_count_over_many_days(tmp_path: Path) -> None:
    d = Decimal
    rows = [
        (side(f"d{n:02}", d(10 * n), d(10 * n), date(2021, 5, n), rule="missing"), 50) for n in range(1, 29)
    ]
    many(tmp_path, "missing", [*rows, (side("fell", d(35), d(35), date(2021, 5, 20), rule="missing"), 3)])
    outcome = between.settled(task(tmp_path, "missing", grows=True))
    assert outcome.severities == (("flood", "missing", "warning", 3),)
    (found,) = (pq.read_table(file).to_pylist() for file in (tmp_path / "between").iterdir())
    assert found[0]["message"].endswith(
        "“35” here, “40” in d04-0000000; the count grows, and 2021-05-04 had more"
    )
