"""The words of the rulebook language: every key of every section, what may stand there, and what it means.

``facts.jones_share.until`` is a ``day``. Loading allows these keys and no others; the JSON Schema is made from them; a
test holds ``docs/language.md`` against them.
"""

from __future__ import annotations

from msgspec import Struct

from checker.model import Hedge, Kind, Severity


class Key(Struct, frozen=True):
    """A key: what it means, and what may stand there.

    ``form`` is ``text``, ``texts`` (one, or a list), ``day``, ``yes``, ``word`` and ``words`` (of ``words``), ``formula``, the name
    of a section in ``SECTIONS``, or ``section*``: a mapping from names of the writer's own to such sections.
    """

    about: str
    form: str = "text"
    words: tuple[str, ...] = ()


SEVERITIES = tuple(str(severity) for severity in Severity)
NOUNS_FOR_KIND = ("choice", "boolean", "name", "title", "text")
"""Kinds of fact whose values are words."""
KINDS = (*(str(kind) for kind in Kind), *NOUNS_FOR_KIND)
UNLESS = ("quoted", "attributed", "negated")
LOOKUPS = ("latest", "first", "count", "sum", "max", "min", "rank", "streak")
RESERVED = frozenset({"event", "page", "value"})
"""Names that no fact may have: they mean something of their own."""
RULES = ("facts", "checks", "quotes", "terms")
"""The parts of a rulebook that hold rules."""
SHARED = ("names", "units", "hedges", "tables")
"""The parts for whose sake a file may stand without rules: others extend it."""

_TENDED = {
    "severity": Key("error, warning or note", "word", SEVERITIES),
    "help": Key("what to do about a finding"),
    "link": Key("where to read more"),
    "owner": Key("who keeps the rule"),
    "tags": Key("words to sort rules by", "texts"),
}
_HELD = {
    "status": Key("unofficial, certified, …"),
    "from": Key("the first day on which it holds", "day"),
    "until": Key("the day from which it holds no more", "day"),
    "source": Key("who says so", "texts"),
    "link": Key("where to read more"),
    "retrieved": Key("when the source was looked up", "day"),
}
_EXPECT = {
    "agrees": Key("sentences that agree (also by rounding)", "texts"),
    "rounds": Key("sentences that agree only by rounding", "texts"),
    "imprecise": Key("sentences whose hedge narrowly misses", "texts"),
    "stale": Key("sentences that fit a superseded value", "texts"),
    "disagrees": Key("sentences that disagree", "texts"),
    "undecided": Key("sentences that leave it open", "texts"),
    "states": Key("sentences that state it, whatever the verdict", "texts"),
    "silent": Key("sentences that the rule must leave alone", "texts"),
}

TOP = {
    "extends": Key(
        "rulebooks whose names, units, hedges, tables, builtin and formulas' facts this one shares", "texts"
    ),
    "event": Key("what the rules are about", "event"),
    "owner": Key("who keeps the rules that name nobody"),
    "tags": Key("words for all the rules", "texts"),
    "names": Key("people, places and things", "name*"),
    "units": Key("units of your own", "unit*"),
    "hedges": Key("how far a hedge reaches", "hedges"),
    "tables": Key("reference tables", "table*"),
    "facts": Key("what should hold", "fact*"),
    "checks": Key("conditions that must hold", "check*"),
    "quotes": Key("canonical utterances", "quote*"),
    "terms": Key("words that need care", "term*"),
    "builtin": Key("built-in checks, switched off or tuned", "builtin"),
}
EVENT = {
    "title": Key("the event in words"),
    "date": Key("its day; event.date in formulas", "day"),
    "timezone": Key("as America/Chicago"),
    "articles": Key("names that an article must mention to be spoken of, or more conditions", "articles"),
}
ARTICLES = {
    "mention": Key("all of these names", "texts"),
    "any": Key("at least one of these names", "texts"),
    "path": Key("paths, with * and **", "texts"),
    "from": Key("published on this day or later", "day"),
    "until": Key("published before this day", "day"),
}
NAME = {
    "full": Key("the full name"),
    "aliases": Key("other names", "texts"),
    "kind": Key("person (the default), place, company, …: rivals are of one kind"),
    "born": Key("the day of birth; Name.born in formulas", "day"),
    "titles": Key("titles and offices, each perhaps for a time", "titles"),
}
TITLE = {
    "title": Key("the title"),
    "from": Key("the first day on which it holds", "day"),
    "until": Key("the day from which it holds no more", "day"),
}
UNIT = {
    "is": Key("what one of it is: 1,000 square meters"),
    "also": Key("other words for it", "texts"),
}
HEDGES = {
    "bare": Key("a number without hedge: give or take"),
    Hedge.ABOUT.value: Key("about, around, some: give or take"),
    Hedge.NEARLY.value: Key("nearly, almost: below by at most"),
    Hedge.MORE_THAN.value: Key("more than, over: above by at most"),
    Hedge.LESS_THAN.value: Key("less than, under: below by at most"),
    Hedge.AT_LEAST.value: Key("at least: above by at most"),
    Hedge.AT_MOST.value: Key("at most, up to: below by at most"),
    Hedge.WELL_OVER.value: Key("well over, far more than: above by at least"),
    Hedge.WELL_UNDER.value: Key("well under: below by at least"),
}
TABLE = {
    "file": Key("CSV, Excel or Parquet, beside the rulebook"),
    "sheet": Key("the sheet of an Excel file"),
    "url": Key("a database, as SQLAlchemy writes it, without password"),
    "query": Key("the SELECT that yields the table"),
    "table": Key("the table of the database, whole"),
    "source": Key("who says so", "texts"),
    "link": Key("where to read more"),
    "expect": Key("expectations, in Great Expectations' own words", "expect"),
}
LOOKUP = {
    "in": Key("the table"),
    "where": Key('column: value, list, or comparison such as "> 1000" or ">= <fact>"', "where"),
    "before": Key("rows before this day", "formula"),
    "after": Key("rows after this day", "formula"),
    "take": Key("the column whose value is wanted; year, month, day of a date too"),
    "by": Key("the column of order, if not date or year"),
    "unit": Key("the unit of the answer"),
    "of": Key("rank: the value to rank, a formula; or the row, as column: value", "of"),
    "order": Key("rank: highest (the default) or lowest first", "word", ("highest", "lowest")),
    "while": Key("streak: what every row of it is, as in where", "where"),
}
VALUE = {"value": Key("the value with its unit"), **_HELD}
FACT = {
    "title": Key("the fact in words"),
    "kind": Key("what its slot takes, if not told by the value", "word", KINDS),
    "unit": Key("the unit, if not told by the value"),
    "value": Key("the value with its unit"),
    "values": Key("several values", "values"),
    **_HELD,
    "is": Key("a formula", "formula"),
    **{verb: Key("looked up in a table", "lookup") for verb in LOOKUPS},
    "says": Key("the wordings, one a line; or for each value its wordings", "says"),
    "without": Key("words in whose sentence the wordings say nothing", "wordings"),
    "examples": Key("sentences and their verdicts", "examples"),
    "hedges": Key("how far a hedge reaches here", "hedges"),
    "grows": Key("a count that can only rise: lower figures are stale", "yes"),
    "exact": Key("set, not measured: no width in formulas", "yes"),
    **_TENDED,
}
CHECK = {
    "title": Key("the check in words"),
    "holds": Key("the condition", "formula"),
    "source": Key("who says so", "texts"),
    **_TENDED,
}
QUOTE = {
    "text": Key("the words as they were said"),
    "speaker": Key("who said them"),
    "source": Key("who says so", "texts"),
    **_TENDED,
}
TERM = {
    "says": Key("the wordings, one a line", "wordings"),
    "use": Key("what to write instead"),
    "because": Key("why"),
    "unless": Key("where it may stand: quoted, attributed, negated", "words", UNLESS),
    "from": Key("the first day on which it needs care", "day"),
    "until": Key("the day from which it needs none", "day"),
    "examples": Key("sentences that it flags, and some that it leaves alone", "flags"),
    "source": Key("who says so", "texts"),
    **_TENDED,
}
FLAGS = {
    "flags": Key("sentences that it flags", "texts"),
    "silent": Key("sentences that it leaves alone", "texts"),
}
EXPECT = _EXPECT

SECTIONS = {
    "event": EVENT,
    "articles": ARTICLES,
    "name": NAME,
    "title": TITLE,
    "unit": UNIT,
    "hedges": HEDGES,
    "table": TABLE,
    "lookup": LOOKUP,
    "value": VALUE,
    "fact": FACT,
    "check": CHECK,
    "quote": QUOTE,
    "term": TERM,
    "flags": FLAGS,
    "examples": EXPECT,
}
"""Every section by its name."""
