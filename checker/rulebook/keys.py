"""The words of the rulebook language: every key that a section may have, and the words that some keys take."""

from __future__ import annotations

TOP = ("event", "names", "tables", "facts", "checks", "quotes", "terms", "builtin")
RULES = ("facts", "checks", "quotes", "terms")
EVENT = ("title", "date", "timezone", "articles")
NAME = ("full", "aliases", "kind", "born", "titles")
TABLE = ("file", "source", "expect")
LOOKUPS = ("latest", "first", "count", "sum", "max", "min")
LOOKUP = ("in", "where", "before", "after", "take", "by", "unit")
VALUE = ("value", "status", "from", "until", "source", "retrieved")
FACT = (
    "title",
    "kind",
    "unit",
    "value",
    "values",
    "status",
    "from",
    "until",
    "source",
    "retrieved",
    "is",
    *LOOKUPS,
    "says",
    "without",
    "examples",
    "severity",
    "help",
    "link",
    "grows",
    "exact",
)
CHECK = ("title", "holds", "severity", "help", "source")
QUOTE = ("text", "speaker", "source", "severity", "help")
TERM = ("says", "use", "because", "unless", "examples", "severity", "source", "help")
EXPECT = ("agrees", "rounds", "disagrees", "imprecise", "stale", "undecided", "silent", "states")
UNLESS = ("quoted", "attributed", "negated")
NOUNS_FOR_KIND = ("choice", "name", "title", "text")
