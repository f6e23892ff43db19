"""The form in which the archive is kept: five tables, and one that says which form it is.

An article has versions; a version has claims, sides and sayings. What is looked up has a column; what is only read back is
JSON in ASCII. ``archive_run`` finds the sayings that share three words with a given one.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA = 1
"""The form that this program reads and writes."""
METADATA = MetaData()
_Number = BigInteger().with_variant(Integer, "sqlite")

schema = Table(
    "archive_schema",
    METADATA,
    Column("version", Integer, nullable=False),
    Column("program", String(40), nullable=False),
)
article = Table(
    "archive_article",
    METADATA,
    Column("number", _Number, primary_key=True),
    Column("key", String(64), nullable=False),  # sha256 of the name: some databases index no long text
    Column("name", Text, nullable=False),
    Column("called", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("appeared", Date),
    Column("added", Date, nullable=False),
    Column("read", Date, nullable=False),
    Column("superseded", Date),
    Column("title", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("sides", Integer, nullable=False),
    Column("sayings", Integer, nullable=False),
    UniqueConstraint("key", "version", name="archive_article_version"),
)


def _of_an_article() -> Column[int]:
    return Column("article", _Number, ForeignKey("archive_article.number"), nullable=False, index=True)


claim = Table(
    "archive_claim",
    METADATA,
    _of_an_article(),
    Column("at", Integer, nullable=False),
    Column("rulebook", String(255), nullable=False),
    Column("rule", String(255), nullable=False),
    Column("verdict", String(20), nullable=False),
    Column("standing", String(20)),
    Column("voice", String(20), nullable=False),
    Column("speaker", Text),
    Column("stated", Text, nullable=False),
    Column("expected", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("statement", Text),
    Index("archive_claim_rule", "rulebook", "rule"),
)
side = Table(
    "archive_side",
    METADATA,
    _of_an_article(),
    Column("at", Integer, nullable=False),
    Column("rulebook", String(255), nullable=False),
    Column("rule", String(255), nullable=False),
    Column("side", Text, nullable=False),
    Index("archive_side_rule", "rulebook", "rule"),
)
saying = Table(
    "archive_saying",
    METADATA,
    _of_an_article(),
    Column("at", Integer, nullable=False),
    Column("saying", Text, nullable=False),
)
run = Table(
    "archive_run",
    METADATA,
    _of_an_article(),
    Column("at", Integer, nullable=False),
    Column("run", BigInteger, nullable=False, index=True),
)
BELOW = (run, saying, side, claim)
"""The tables whose rows belong to a version of an article."""
