"""How many altered statements the checker finds, by kind, and how many articles without a fault it disturbs.

Articles are made from the statements of ``subjects/*.yaml``: wordings, order, typography and layout vary. In each, one
checked statement is altered at a time: a figure, a date, a name, a unit, a hedge, words of a quotation. An alteration is
found when the altered article has a finding that the unaltered one has not; a statement that no wording of the rulebook
fits is not checked, and counted apart, as the coverage of a run does. What was held out (a subject, and the last
wording of every statement) is asked for with ``--held-out``, and is not looked at while the checker is tuned. The articles of
``seeds/`` are altered as well: there the claims that agree are the checked statements.

    python benchmarks/mutation.py --articles 600
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

import yaml
from articles import DATED_LAYOUTS, LAYOUTS, STYLES

from checker import sources, verdicts
from checker.claims import Matcher
from checker.model import Finding, Report, Severity, Source, Verdict
from checker.rulebook.authority import Authority
from checker.rulebook.load import loads
from checker.run import Rules, check_sources, load_rules

ROOT = Path(__file__).resolve().parent.parent
SUBJECTS = Path(__file__).parent / "subjects"
SEED = 11
PLAIN_DAY = date(2019, 6, 10)
FORMATS = {"txt": "text", "md": "markdown", "html": "html"}
_MARK = re.compile(r"«(?P<right>[^|»]+)\|(?P<kind>[^|»]+)(?:\|(?P<wrong>[^»]+))?»")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?!,\d| [a-z]+s\b)")
_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_MONTHS = "January February March April May June July August September October November December".split()
_ANYWHERE = ("name", "quote", "age")
_OTHER_WORDS = ("garden", "seldom", "morning", "quietly", "neighbour", "bottle")


@dataclass(frozen=True, slots=True)
class Subject:
    """What articles on one event are made of, and the rules they are held against."""

    name: str
    rules: tuple[Rules, ...]
    day: date
    lead: str
    titles: list[str]
    statements: list[list[str]]
    filler: list[str]
    held_out: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """An article with its marks still in it: altered or not, it is set in the same layout."""

    subject: Subject
    name: str
    paragraphs: tuple[str, ...]
    title: str
    layout: int
    style: int
    published: date

    def set_with(self, altered: int | None = None, wrong: str = "") -> Source:
        """The article as a source; the mark of this number is altered."""
        count = -1

        def words(match: re.Match[str]) -> str:
            nonlocal count
            count += 1
            return wrong if count == altered else match["right"]

        style = STYLES[self.style]
        texts = [_MARK.sub(words, paragraph) for paragraph in self.paragraphs]
        texts = [
            text.replace("“", style.opening).replace("”", style.closing).replace("’", style.apostrophe)
            for text in texts
        ]
        layout, ending = LAYOUTS[self.layout]
        text = layout(self.title, self.published, self.published, texts)
        return sources.parse(f"{self.name}.{ending}", text, FORMATS[ending])

    def marks(self) -> list[re.Match[str]]:
        """The marks in the order in which ``set_with`` counts them."""
        return [mark for paragraph in self.paragraphs for mark in _MARK.finditer(paragraph)]


@dataclass(slots=True)
class Tally:
    """What came out: alterations by kind, found and missed, and findings on articles without a fault."""

    made: Counter[str] = field(default_factory=Counter)
    unchecked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gated: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    articles: int = 0
    alarms: list[Finding] = field(default_factory=list)

    def count(self, kind: str, new: Sequence[Finding], shown: str) -> None:
        """One alteration, and the findings that it brought."""
        self.made[kind] += 1
        self.found[kind] += bool(new)
        self.gated[kind] += any(finding.severity is Severity.ERROR for finding in new)
        if not new:
            self.missed.append(f"{kind}: {shown}")


def subjects(held_out: bool) -> list[Subject]:
    """The subjects to use, each with the wordings to use: the last wording of a statement is held out."""
    found = []
    for path in sorted(SUBJECTS.glob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        if data.get("held_out") and not held_out:
            continue
        rules: tuple[Rules, ...] = ()
        day = PLAIN_DAY
        if data["rulebook"] != "null":
            book = loads(f"subjects/{path.name}", data["rulebook"], verdicts.BUILT_IN)
            authority = Authority(book, SUBJECTS)
            rules = (Rules(Matcher(authority.book), authority),)
            assert book.event.day is not None
            day = book.event.day
        whole = held_out and data.get("held_out")
        wordings = [
            ways if whole or len(ways) < 3 else ways[-1:] if held_out else ways[:-1]
            for ways in data["statements"]
        ]
        found.append(
            Subject(
                path.stem,
                rules,
                day,
                data["lead"],
                data["titles"],
                wordings,
                data["filler"],
                bool(data.get("held_out")),
            )
        )
    return found


def drafts(subject: Subject, count: int, seed: int) -> Iterator[Draft]:
    """Articles on a subject: the same for the same seed."""
    for number in range(count):
        dice = Random(f"{seed}/{subject.name}/{number}")
        told = [dice.choice(ways) for ways in subject.statements]
        dice.shuffle(told)
        sentences = told[: dice.randint(max(len(told) - 3, 3), len(told))]
        for extra in dice.sample(subject.filler, dice.randint(2, min(5, len(subject.filler)))):
            sentences.insert(dice.randint(0, len(sentences)), extra)
        paragraphs = [subject.lead]
        while sentences:
            size = dice.choice((1, 1, 2, 3))
            paragraphs.append(" ".join(sentences[:size]))
            sentences = sentences[size:]
        layout = dice.randrange(len(DATED_LAYOUTS))
        published = subject.day + timedelta(days=dice.choice((1, 2, 3)))
        yield Draft(
            subject,
            f"{subject.name}-{number:03}",
            tuple(paragraphs),
            dice.choice(subject.titles),
            layout,
            dice.randrange(len(STYLES)),
            published,
        )


# --- alterations ---------------------------------------------------------------------------------------------------


def altered(right: str, kind: str, wrong: str | None, dice: Random) -> str | None:
    """Other words in the place of the right ones; None where there is nothing to alter."""
    if wrong is not None:
        return wrong
    if kind == "date":
        return _other_day(right, dice)
    if kind == "name":
        return _other_name(right, dice)
    if kind == "quote":
        return _other_words(right, dice)
    return _other_number(right, dice)


def _other_number(right: str, dice: Random) -> str | None:
    if (year := _YEAR.search(right)) is not None:
        later = int(year[0]) + dice.choice((-13, -4, 3, 9, 18))
        return right[: year.start()] + str(later) + right[year.end() :]
    if any(month in right for month in _MONTHS):
        return _other_day(right, dice)
    match = re.search(r"\d[\d,.]*\d|\d", right)
    if match is None:
        for names in (_WORDS, _ORDINALS):
            for number, name in enumerate(names):
                if number and re.search(rf"\b{name}\b", right):
                    other = names[(number + dice.choice((3, 4, 5)) - 1) % 12 + 1]
                    return re.sub(rf"\b{name}\b", other, right)
        return None
    digits = match[0]
    lead = "123456789"[(int(digits[0]) + dice.choice((1, 2, 4))) % 9]
    ways = [lead + digits[1:]]
    if len(digits) > 1 and digits[1].isdecimal() and digits[0] != digits[1] != "0":
        ways.append(digits[1] + digits[0] + digits[2:])
    behind = right[match.end() :]
    chosen = dice.choice(ways)
    if behind[:2] in ("st", "nd", "rd", "th"):
        behind = _suffix(int(chosen)) + behind[2:]
    return right[: match.start()] + chosen + behind


def _suffix(number: int) -> str:
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _other_day(right: str, dice: Random) -> str | None:
    if dice.random() < 0.4 and (month := next((name for name in _MONTHS if name in right), None)):
        return right.replace(month, _MONTHS[(_MONTHS.index(month) + dice.choice((1, 4, 6))) % 12])
    match = re.search(r"\b\d{1,2}\b", right)
    if match is None:
        return None
    day = (int(match[0]) + dice.choice((1, 2, 7)) - 1) % 28 + 1
    return right[: match.start()] + str(day) + right[match.end() :]


def _other_name(right: str, dice: Random) -> str:
    first, _, last = right.rpartition(" ")
    ways = [f"{first} {last[0].lower()}{last[1:]}", f"{first}, {last}"]
    at = dice.randrange(1, len(last) - 1)
    ways.append(f"{first} {last[:at]}{'e' if last[at] != 'e' else 'a'}{last[at + 1 :]}")
    return dice.choice(ways)


def _other_words(right: str, dice: Random) -> str:
    words = right.split()
    heavy = [at for at, word in enumerate(words[1:-1], 1) if len(word) >= 5 and word.isalpha()]
    at = dice.choice(heavy)
    if dice.random() < 0.25:
        return " ".join(words[:at] + words[at + 1 :])
    return " ".join([*words[:at], dice.choice(_OTHER_WORDS), *words[at + 1 :]])


# --- the measurement -----------------------------------------------------------------------------------------------


def new_in(report: Report, before: Report) -> list[Finding]:
    """Findings that the unaltered article has not."""
    old = Counter((finding.rule, finding.evidence.text) for finding in before.findings)
    return [f for f in report.findings if not old[f.rule, f.evidence.text]]


def of_templates(tally: Tally, count: int, seed: int, held_out: bool) -> None:
    """Articles from the templates: each without a fault, and once with each of a few of its statements altered."""
    chosen = subjects(held_out)
    for subject in chosen:
        for draft in drafts(subject, -(-count // len(chosen)), seed):
            before = check_sources([draft.set_with()], subject.rules)
            tally.articles += 1
            tally.alarms += before.findings
            dice = Random(f"{seed}/{draft.name}")
            marks = list(enumerate(draft.marks()))
            for number, mark in dice.sample(marks, min(4, len(marks))):
                wrong = altered(mark["right"], mark["kind"], mark["wrong"], dice)
                if wrong is None or wrong == mark["right"]:
                    continue
                if not _is_checked(mark, before, subject):
                    tally.unchecked[mark["kind"]] += 1
                    continue
                report = check_sources([draft.set_with(number, wrong)], subject.rules)
                context = mark.string[max(mark.start() - 40, 0) : mark.end() + 30]
                tally.count(mark["kind"], new_in(report, before), f"{draft.name}: {wrong!r} in {context!r}")


def _is_checked(mark: re.Match[str], before: Report, subject: Subject) -> bool:
    """Whether the unaltered article's coverage counts the statement as checked: a wording of the rulebook fits it.

    Names, quotations and what is held against the article itself are checked wherever they stand.
    """
    if (
        not subject.rules
        or mark["kind"] in _ANYWHERE
        or (mark["wrong"] and mark["kind"] not in ("unit", "hedge"))
    ):
        return True
    right = " ".join(mark["right"].split())
    stated = [" ".join(claim.evidence.text.split()) for claim in before.claims]
    return any(words in right or right in words for words in stated)


def of_seeds(tally: Tally, seed: int) -> None:
    """The articles of seeds/ with their rulebooks: every claim that agrees and holds a figure is altered."""
    rules = load_rules([ROOT / "rules"])
    for path in sources.find([ROOT / "seeds"]).articles:
        name = path.relative_to(ROOT).as_posix()
        source = sources.load(path, name)
        before = check_sources([source], rules)
        for claim in before.claims:
            if claim.verdict not in (Verdict.AGREES, Verdict.ROUNDS):
                continue
            place = claim.evidence
            dice = Random(f"{seed}/{name}/{place.start}/{claim.rule}")
            wrong = _other_number(place.text, dice)
            if wrong is None or "&" in source.file[place.start : place.end] or claim.voice == "quoted":
                continue
            text = source.file[: place.start] + wrong + source.file[place.end :]
            report = check_sources([sources.parse(name, text, source.format)], rules)
            tally.count(
                "seeds", new_in(report, before), f"{name}: {wrong!r} for {place.text!r} ({claim.rule})"
            )


def show(tally: Tally, title: str, missed: bool) -> None:
    """The table of one measurement."""
    made, found = sum(tally.made.values()), sum(tally.found.values())
    left = sum(tally.unchecked.values())
    print(f"{title}: {tally.articles} articles without a fault, {made} alterations of checked statements")
    rows = [(kind, tally.made[kind], tally.found[kind], tally.gated[kind]) for kind in sorted(tally.made)]
    for kind, asked, seen, gated in [*rows, ("all", made, found, sum(tally.gated.values()))]:
        print(f"  {kind:12} {seen:5} of {asked:5} found  {100 * seen / asked:5.1f} %   {gated:5} as an error")
    if left:
        kinds = ", ".join(f"{kind} {count}" for kind, count in tally.unchecked.most_common())
        print(f"  not checked, since no wording fits: {left} of {left + made} ({kinds})")
    for severity in Severity:
        alarms = [finding for finding in tally.alarms if finding.severity is severity]
        rules = ", ".join(f"{rule} {count}" for rule, count in Counter(f.rule for f in alarms).most_common())
        print(f"  false alarms at {severity}: {len(alarms)}{f' ({rules})' if rules else ''}")
    if missed:
        for line in tally.missed:
            print("  missed:", line)
        for finding in tally.alarms:
            print(
                "  false alarm:",
                finding.severity,
                finding.rule,
                finding.evidence.source,
                finding.message,
                "|",
                finding.evidence.sentence,
            )


def main() -> int:
    """Measure and print; 1 when fewer than 95 in 100 alterations are found or an article without a fault has an error."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=600, help="how many articles without a fault")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument(
        "--held-out", action="store_true", help="the wordings and the subject that tuning never sees"
    )
    parser.add_argument("--missed", action="store_true", help="list what was missed (never with --held-out)")
    asked = parser.parse_args()
    tally = Tally()
    of_templates(tally, asked.articles, asked.seed, asked.held_out)
    show(tally, "held out" if asked.held_out else "templates", asked.missed and not asked.held_out)
    if not asked.held_out:
        from_seeds = Tally()
        of_seeds(from_seeds, asked.seed)
        show(from_seeds, "seeds", asked.missed)
    errors = sum(finding.severity is Severity.ERROR for finding in tally.alarms)
    return int(bool(errors) or sum(tally.found.values()) < 0.95 * sum(tally.made.values()))


if __name__ == "__main__":
    sys.exit(main())
