"""A world of events for the gate: a rulebook of 20 facts for each, and articles that speak of up to three of them.

Event 4 is a flood: its rulebook says ``{place} ... (damaged | …) <value>`` of Aldingham and 4,312 homes, and an article has
"The water damaged about 4,300 homes in Aldingham." — or, now and then, another number. The kinds of events, their facts,
wordings and sentences are ``events/*.yaml``. Between the statements stand the asides of ``articles.py``, with figures of
their own; one subject in five is an event that no rulebook knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml
from articles import DATED_LAYOUTS, PEOPLE, STYLES, Article, Desk, asides, bare

SEED = 5
EVENTS = Path(__file__).parent / "events"
Kind = dict[str, Any]
"""A file of events/ as it is written."""
WRONG = 0.04
"""The share of statements that are falsified."""
UNKNOWN = 1.25
"""Articles tell of so many times more events than there are rulebooks."""
LAYOUTS = (*DATED_LAYOUTS, (bare, "txt"))

_STEMS = (
    "Al Bram Cor Dan El Far Gar Hol Iv Jar Kel Lan Mor Nor Os Pem Quen Ros Sal Tam "
    "Ul Ver Wes Yar Zel Bel Cal Dor Er Fen Gil Hav Kin Lin Mel Nes Or Pel Ren Sten"
).split()
_MIDDLES = "der ing ber mel".split()
_ENDINGS = {
    "place": "ton ford ham wick by stead field worth mouth bury dale burn gate ley hurst port cliff moor haven wood".split(),
    "river": "brook water beck flow mere wash run creek stream fleet rill bourne lode kill race nook pool syke marsh weir".split(),
    "person": "son mann ov ini eau sen ez idge kamp quist strom lund ski vic escu ero ault ane ic ard".split(),
    "company": "tex ora tech corp co lab ium onix dyne ware gen net sys pharm plex tron volt med bio max".split(),
}
_RANGE = re.compile(r"<([\d.,]+)\.\.([\d.,]+)>")
_COUNT = re.compile(r"(\d+,\d{3}) (.+)")
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_ODD_SPACE = re.compile(r"\s+(?=[,.:]\s)|(?<=\s)\s+|\s+(?=\.$)")


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of one event: its true value as written, one that is wrong, its wordings, the sentences that state it."""

    name: str
    value: str
    wrong: str
    says: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One event with names and values of its own."""

    number: int
    title: str
    day: date
    articles: tuple[str, ...]
    names: dict[str, tuple[str, str, str]]
    """By role: the name that wordings use, the full one, its kind."""
    titles: tuple[str, ...]
    background: tuple[str, ...]
    """What is told of it without a figure."""
    facts: tuple[Fact, ...]

    @property
    def subjects(self) -> list[str]:
        """The names that an article must mention."""
        return [self.names[role][0] for role in self.articles]

    def told_in(self, text: str) -> bool:
        """Whether its rulebook speaks of this text."""
        return all(name in text for name in self.subjects)

    def rulebook(self, *, examples: bool = False) -> str:
        """Its rulebook as YAML; with examples, each fact has one that agrees."""
        called = {role: short for role, (short, _, _) in self.names.items()}
        rows = [
            f'event: {{title: "{filled(self.title, called)}", date: {self.day}, articles: "{", ".join(self.subjects)}"}}',
            "names:",
            *(f"  {short}: {{full: {full}, kind: {kind}}}" for short, full, kind in self.names.values()),
            "facts:",
        ]
        for fact in self.facts:
            rows += [
                f"  {fact.name}:",
                f'    value: "{fact.value}"',
                f"    source: Records, sheet {self.number}",
            ]
            rows += ["    says: |", *(f"      {line}" for line in filled(fact.says, called).splitlines())]
            if examples:
                first = _CHOICE.sub(lambda match: match[1].partition("|")[0].strip(), fact.sentences[0])
                said = _tidy(filled(first, called | {"v": fact.value}))
                rows += ["    examples:", f'      agrees: "{said}"']
        return "\n".join(rows) + "\n"


@cache
def kinds() -> tuple[Kind, ...]:
    """What events are made of: ``events/*.yaml``, each with the name of its file."""
    return tuple(
        {"file": file.stem, **yaml.load(file.read_text("utf-8"), yaml.BaseLoader)}
        for file in sorted(EVENTS.glob("*.yaml"))
    )


@cache
def event(number: int, seed: int = SEED) -> Event:
    """The event of this number: the same for the same seed, and no name of it is another event's."""
    kind = kinds()[number % len(kinds())]
    dice = Random(f"{seed}/event/{number}")
    names: dict[str, tuple[str, str, str]] = {}
    given = dice.sample(PEOPLE, len(PEOPLE))
    for place, (role, how) in enumerate(kind["names"].items()):
        short = _name(how["made"], number * 2 + place % 2)
        person = how["made"] == "person"
        full = f"{given.pop().split()[0]} {short}" if person else short
        names[role] = (short, full, how.get("kind", "person"))
    facts = []
    for name, row in kind["facts"].items():
        value, wrong = _values(row["value"], dice)
        facts.append(Fact(name, value, wrong, row["says"], tuple(row["sentences"].splitlines())))
    day = date(2024, 1, 1) + timedelta(days=dice.randrange(300))
    titles, background = tuple(kind["titles"]), tuple(kind["background"].splitlines())
    return Event(number, kind["title"], day, tuple(kind["articles"]), names, titles, background, tuple(facts))


def _name(made: str, number: int) -> str:
    """Name 0, 1, 2 … of a sort: ``Alderton``, ``Bramderton``."""
    rest, stem = divmod(number, len(_STEMS))
    rest, ending = divmod(rest, len(_ENDINGS[made]))
    turn, middle = divmod(rest, len(_MIDDLES))
    if turn:
        raise ValueError(f"no more names of a {made}: {number}")
    stem += 17 * list(_ENDINGS).index(made)  # so that an event's people are not called like its place
    return _STEMS[stem % len(_STEMS)] + _MIDDLES[middle] + _ENDINGS[made][ending]


def _values(spec: str, dice: Random) -> tuple[str, str]:
    """A value within the range of ``<1,200..9,900> homes``, and one that is far from it."""
    right = wrong = spec
    for place, match in enumerate(_RANGE.finditer(spec)):
        decimals = len(match[1].partition(".")[2])
        low, high = (float(end.replace(",", "")) for end in match.groups())
        number = round(dice.uniform(low, high), decimals)
        year = "," not in match[2] and decimals == 0 and low > 1000
        off = 13 if year else max(7 * 10**-decimals, round(0.4 * number, decimals))
        right = right.replace(match[0], _written(number, decimals, year), 1)
        wrong = wrong.replace(match[0], _written(number if place else number + off, decimals, year), 1)
    return right, wrong


def _written(number: float, decimals: int, year: bool) -> str:
    return f"{number:.0f}" if year else f"{number:,.{decimals}f}"


def filled(text: str, by: dict[str, str]) -> str:
    """The text with names and values for its placeholders."""
    return _PLACEHOLDER.sub(lambda m: by[m[1]], text)


def _tidy(text: str) -> str:
    text = _ODD_SPACE.sub("", text).strip()
    return text[:1].upper() + text[1:]


# --- articles -------------------------------------------------------------------------------------------------------


def article(number: int, events: int, seed: int = SEED) -> Article:
    """The article of this number in a world with so many rulebooks."""
    dice = Random(f"{seed}/article/{number}/{events}")
    style = dice.choice(STYLES)
    told: dict[int, Event] = {}
    for _ in range(dice.choices((1, 2, 3), (55, 30, 15))[0]):
        subject = event(dice.randrange(max(int(events * UNKNOWN), 1)), seed)
        told.setdefault(subject.number % len(kinds()), subject)
    sentences, faults = [], []
    for one in told.values():
        for fact in dice.sample(one.facts, dice.randint(6, 13)):
            wrong = dice.random() < WRONG
            if wrong and one.number < events:
                faults.append(fact.name)
            sentences.append(stated(one, fact, dice, style.percent, wrong=wrong))
        some = dice.randint(4, 7) if len(told) > 1 else dice.randint(9, 12)
        sentences += [worded(one, sentence, dice) for sentence in dice.sample(one.background, some)]
    dice.shuffle(sentences)
    published = max(one.day for one in told.values()) + timedelta(days=dice.randint(1, 3))
    for aside in asides(Desk(dice, style, published))[: max(5, 38 - len(sentences))]:
        sentences.insert(dice.randint(0, len(sentences)), aside)
    first = next(iter(told.values()))
    title = worded(first, dice.choice(first.titles), dice)
    layout, ending = dice.choice(LAYOUTS)
    text = layout(title, published, published, _paragraphs(sentences, dice))
    return Article(f"{number // 1000:03}/{number:06}.{ending}", text, tuple(faults))


def stated(one: Event, fact: Fact, dice: Random, percent: str, *, wrong: bool) -> str:
    """One of the fact's sentences with its value, or with one that is wrong."""
    value = fact.wrong if wrong else fact.value
    count = _COUNT.fullmatch(value)
    if count and dice.random() < 0.4:
        value = f"about {round(int(count[1].replace(',', '')), 3 - len(count[1])):,} {count[2]}"
    return worded(one, dice.choice(fact.sentences), dice, v=value.replace(" percent", percent))


def worded(one: Event, sentence: str, dice: Random, **more: str) -> str:
    """A sentence of ``events/*.yaml`` with one of each choice, and the names of the event, in full or not."""
    called = {role: full if dice.random() < 0.4 else short for role, (short, full, _) in one.names.items()}
    chosen = _CHOICE.sub(lambda match: dice.choice(match[1].split("|")).strip(), sentence)
    return _tidy(filled(chosen, called | more))


def _paragraphs(sentences: list[str], dice: Random) -> list[str]:
    paragraphs, at = [], 0
    while at < len(sentences):
        size = dice.randint(1, 4)
        paragraphs.append(" ".join(sentences[at : at + size]))
        at += size
    return paragraphs


def articles(count: int, events: int, seed: int = SEED) -> Iterator[Article]:
    """Articles 0 to count - 1."""
    return (article(number, events, seed) for number in range(count))


def write_rules(folder: Path, events: int, *, examples: bool = False, seed: int = SEED) -> None:
    """The rulebooks of the first events, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(events):
        text = event(number, seed).rulebook(examples=examples)
        (folder / f"{number:04}.yaml").write_text(text, "utf-8")
