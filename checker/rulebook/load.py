"""YAML → rulebook: every key checked, every wording and formula parsed, every mistake located, all at once.

::

    facts:
      jones_share:
        value: 49.92 percent
        source: Alabama Secretary of State
        says: Jones ... (received | got | won) <value> of the vote
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from checker.errors import RulebookError, RulebookErrors, nearest
from checker.model import Kind, Severity
from checker.reading import read_value, tokenise
from checker.rulebook import expressions, wordings
from checker.rulebook.located import File, Line, Node, parse
from checker.rulebook.model import (
    Check,
    Event,
    Example,
    Fact,
    FactValue,
    Formula,
    Lookup,
    Name,
    Place,
    Rulebook,
    Table,
    Term,
    Title,
    Utterance,
    Wording,
)
from checker.rulebook.section import Section
from checker.units import UnknownUnit, looks_like, resolve

SUFFIXES = frozenset({".yaml", ".yml"})
TOP = ("event", "names", "tables", "facts", "checks", "quotes", "terms", "builtin")
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


def find(paths: list[Path]) -> list[Path]:
    """The rulebook files of files and folders (``.yaml`` and ``.yml``), sorted."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(
                child
                for child in path.rglob("*")
                if child.suffix.lower() in SUFFIXES
                and child.is_file()
                and not any(part.startswith(".") for part in child.relative_to(path).parts)
            )
        else:
            found.append(path)
    return found


def load(path: Path, name: str, switches: frozenset[str] = frozenset()) -> Rulebook:
    """The rulebook of a file, shown as ``name``; ``switches`` are the built-in checks it may tune.

    Raise RulebookErrors with every mistake of the file.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RulebookErrors([RulebookError(f"cannot be read: {error.strerror}", name, 1, 1)]) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise RulebookErrors(
            [RulebookError("not UTF-8; save the file as UTF-8", name, line, column)]
        ) from None
    return loads(name, text, switches)


def loads(name: str, text: str, switches: frozenset[str] = frozenset()) -> Rulebook:
    """The rulebook of a text. Raise RulebookErrors with every mistake."""
    try:
        file, root = parse(name, text)
    except RulebookError as error:
        raise RulebookErrors([error]) from None
    loader = _Loader(file, switches)
    book = loader.rulebook(root)
    if loader.errors:
        raise RulebookErrors(sorted(loader.errors, key=lambda error: (error.line, error.column)))
    return book


class _Loader:
    """One file's loading; ``errors`` collects, so that nothing stops at the first mistake."""

    def __init__(self, file: File, switches: frozenset[str]) -> None:
        self.file, self.switches = file, switches
        self.errors: list[RulebookError] = []
        self.aliases: dict[tuple[str, ...], str] = {}
        self.fact_names: set[str] = set()

    def section(self, node: Node, path: str, allowed: tuple[str, ...]) -> Section:
        return Section(self.file, node, path, allowed, self.errors)

    def place(self, node: Node | Line) -> Place:
        return Place(self.file.path, node.line, node.column)

    def rulebook(self, root: Node) -> Rulebook:
        top = self.section(root, "", TOP)
        names = tuple(self.names(top))
        for name in names:
            for alias in name.aliases:
                key = tuple(token.word for token in tokenise(alias, 0, len(alias)))
                if key and self.aliases.setdefault(key, name.key) != name.key:
                    self.errors.append(
                        RulebookError(
                            f"names.{name.key}: {alias!r} is also a name of {self.aliases[key]!r}",
                            name.place.path,
                            name.place.line,
                            name.place.column,
                        )
                    )
        event = self.event(top, {name.key for name in names})
        tables = tuple(self.table(key, node) for key, node in top.pairs("tables"))
        pairs = top.pairs("facts")
        self.fact_names = {key.text for key, _ in pairs}
        self.check_names(pairs, names)
        facts = tuple(self.fact(key, node, {table.name for table in tables}) for key, node in pairs)
        checks = tuple(check for key, node in top.pairs("checks") if (check := self.check(key, node)))
        quotes = tuple(quote for key, node in top.pairs("quotes") if (quote := self.quote(key, node)))
        terms = tuple(self.term(key, node) for key, node in top.pairs("terms"))
        book = Rulebook(
            Path(self.file.path).stem,
            self.file.path,
            event,
            names,
            tables,
            facts,
            checks,
            quotes,
            terms,
            tuple(self.builtin(top)),
        )
        self.check_leaves(book)
        if not (facts or checks or quotes or terms) and not self.errors:
            self.errors.append(
                self.file.at(root, "the file holds no rules", f"a rule stands under {', '.join(TOP[3:7])}")
            )
        return book

    # --- parts -------------------------------------------------------------------------------------------------------

    def event(self, top: Section, names: set[str]) -> Event:
        if not top.has("event"):
            return Event(Path(self.file.path).stem, None, None, ())
        section = self.section(top.values["event"], "event", EVENT)
        zone = section.text("timezone")
        if zone is not None:
            from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

            try:
                ZoneInfo(zone)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                section.fail(
                    section.values["timezone"],
                    f"event.timezone: {zone!r} is no time zone{nearest(zone, available_timezones())}",
                    "time zones are written as America/Chicago",
                )
        title = section.text("title") or Path(self.file.path).stem
        return Event(title, section.day("date"), zone, section.words("articles"))

    def names(self, top: Section) -> Iterator[Name]:
        for key, node in top.pairs("names"):
            if node.kind == "text":  # Jones: Doug Jones
                full = node.text.strip() or key.text
                yield Name(
                    key.text,
                    "person",
                    full,
                    tuple(dict.fromkeys((key.text, full))),
                    None,
                    (),
                    self.place(key),
                )
                continue
            section = self.section(node, f"names.{key.text}", NAME)
            full = section.text("full") or key.text
            aliases = dict.fromkeys((key.text, full, *section.words("aliases")))
            yield Name(
                key.text,
                section.text("kind") or "person",
                full,
                tuple(aliases),
                section.day("born"),
                tuple(self.titles(section)),
                self.place(key),
            )

    def titles(self, section: Section) -> Iterator[Title]:
        node = section.values.get("titles")
        for child in [] if node is None else node.children if node.kind == "list" else [node]:
            if child.kind == "text":
                yield from (Title(part.strip(), None, None) for part in child.text.split(",") if part.strip())
            else:
                title = self.section(child, section.key("titles"), ("title", "from", "until"))
                if text := title.text("title"):
                    yield Title(text, title.day("from"), title.day("until"))

    def table(self, key: Node, node: Node) -> Table:
        path = f"tables.{key.text}"
        section = self.section(node, path, TABLE)
        file = section.text("file")
        if file is None and not section.has("file"):
            section.fail(key, f"{path}: a table needs its `file:`")
        elif file is not None and (Path(file).is_absolute() or ".." in Path(file).parts):
            section.fail(section.values["file"], f"{path}.file: {file!r} leaves the rulebook's folder")
        expect: list[tuple[str, tuple[tuple[str, object], ...], Place]] = []
        wanted = section.values.get("expect")
        if wanted is not None and wanted.kind != "list":
            section.fail(wanted, f"{path}.expect: a list of expectations is expected, found {wanted.what}")
        for child in wanted.children if wanted is not None else ():
            if child.kind == "text" and child.text.strip():
                expect.append((child.text.strip(), (), self.place(child)))
            elif child.kind == "map" and len(child.pairs) == 1 and child.pairs[0][1].kind == "map":
                name, arguments = child.pairs[0]
                expect.append(
                    (name.text, tuple((k.text, plain(v)) for k, v in arguments.pairs), self.place(name))
                )
            else:
                section.fail(
                    child, f"{path}.expect: an expectation is `name: {{arguments}}`, found {child.what}"
                )
        return Table(key.text, file or "", section.text("source"), tuple(expect), self.place(key))

    def check_names(self, pairs: list[tuple[Node, Node]], names: tuple[Name, ...]) -> None:
        taken = {name.key for name in names} | {"event", "page", "value"}
        for key, _ in pairs:
            if not key.text.isidentifier():
                self.errors.append(
                    self.file.at(key, f"facts.{key.text}: a fact's name is one word of letters, digits and _")
                )
            elif key.text in taken:
                self.errors.append(self.file.at(key, f"facts.{key.text}: the name {key.text!r} is taken"))

    # --- facts -------------------------------------------------------------------------------------------------------

    def fact(self, key: Node, node: Node, tables: set[str]) -> Fact:
        path = f"facts.{key.text}"
        if node.kind == "text" and node.text.strip():  # seats: 100 seats
            node = Node(
                "map", node.line, node.column, pairs=[(Node("text", key.line, key.column, "value"), node)]
            )
        section = self.section(node, path, FACT)
        origins = [name for name in ("value", "values", "is", *LOOKUPS) if section.has(name)]
        if len(origins) > 1:
            section.fail(
                key,
                f"{path}: {' and '.join(origins)} exclude one another",
                "a fact has one origin of its value",
            )
        choices = self.choices(section)
        kind_text = section.choice("kind", [*(str(kind) for kind in Kind), *NOUNS_FOR_KIND])
        values = tuple(self.fact_values(section, choices, kind_text))
        kind, unit = self.kind_of(section, values, choices, kind_text)
        formula = self.formula(section, "is")
        lookup = next((self.lookup(section, verb, tables) for verb in LOOKUPS if section.has(verb)), None)
        if lookup is not None and kind is None and lookup.verb in ("latest", "first"):
            kind = {"year": Kind.YEAR, "date": Kind.DATE}.get(lookup.take or "")
        if not (origins or section.has("says") or section.strange):
            section.fail(
                key, f"{path}: a fact needs a value or wordings", "value:, values:, is:, a lookup, or says:"
            )
        return Fact(
            key.text,
            section.text("title") or key.text.replace("_", " "),
            kind,
            unit,
            values,
            formula,
            lookup,
            tuple(self.wordings(section, key.text, choices)),
            choices,
            tuple(self.examples(section, choices)),
            section.text("source"),
            section.severity(),
            section.text("help"),
            section.text("link"),
            section.yes("grows"),
            section.yes("exact"),
            self.place(key),
        )

    def choices(self, section: Section) -> tuple[str, ...]:
        node = section.values.get("says")
        return tuple(key.text for key, _ in node.pairs) if node is not None and node.kind == "map" else ()

    def fact_values(
        self, section: Section, choices: tuple[str, ...], kind: str | None
    ) -> Iterator[FactValue]:
        node = section.values.get("values")
        if node is not None:
            if node.kind != "list" or not node.children:
                section.fail(
                    node, f"{section.key('values')}: a list of values is expected, found {node.what}"
                )
                return
            for number, child in enumerate(node.children):
                path = f"{section.key('values')}[{number}]"
                part = self.section(child, path, VALUE)
                if not part.has("value") and child.kind == "map":
                    part.fail(child, f"{path}: its `value:` is missing")
                yield from self.fact_value(part, choices, kind, section.text("source"))
        elif section.has("value"):
            yield from self.fact_value(section, choices, kind, section.text("source"))

    def fact_value(
        self, section: Section, choices: tuple[str, ...], kind: str | None, source: str | None
    ) -> Iterator[FactValue]:
        text = section.text("value")
        if text is None:
            return
        node = section.values["value"]
        mention = None
        if choices:
            if text not in choices:
                section.fail(
                    node,
                    f"{section.key('value')}: {text!r} is none of its wordings' values{nearest(text, choices)}",
                    f"allowed: {', '.join(choices)}",
                )
        elif kind not in NOUNS_FOR_KIND:
            mention = read_value(text)
            if mention is not None and mention.kind in (Kind.NAME, Kind.QUOTE):
                mention = None
            if mention is None and any(char.isdigit() for char in text):
                near = next(
                    (near for word in text.split() if word.isalpha() and (near := looks_like(word))), None
                )
                hint = f"; did you mean {near!r}?" if near else ""
                section.fail(
                    node,
                    f"{section.key('value')}: {text!r} cannot be read as a value{hint}",
                    "a value is a number with its unit (49.92 percent, 21,000 votes, $3.5 billion), a score, a date, an age",
                )
            elif mention is not None:
                self.check_unit(section, node, text, mention.kind, mention.unit)
        since, until = section.day("from"), section.day("until")
        if since and until and until <= since:
            section.fail(node, f"{section.path}: it holds from {since} until {until}, which is never")
        yield FactValue(
            text,
            mention,
            section.text("status"),
            since,
            until,
            section.text("source") or source,
            section.day("retrieved"),
            self.place(node),
        )

    def check_unit(self, section: Section, node: Node, text: str, kind: Kind, unit: str | None) -> None:
        if kind is Kind.COUNT and unit and (near := looks_like(unit.split()[-1])):
            section.fail(node, f"{section.key('value')}: unknown unit {unit!r}; did you mean {near!r}?")
        if kind is Kind.QUANTITY and unit:
            try:
                resolve(unit)
            except UnknownUnit as error:
                hint = f"; did you mean {error.near!r}?" if error.near else ""
                section.fail(node, f"{section.key('value')}: unknown unit {unit!r} in {text!r}{hint}")

    def kind_of(
        self, section: Section, values: tuple[FactValue, ...], choices: tuple[str, ...], kind: str | None
    ) -> tuple[Kind | str | None, str | None]:
        unit = section.text("unit")
        if choices:
            return "choice", None
        read = [value.mention for value in values if value.mention]
        kinds = {mention.kind for mention in read}
        if len(kinds) > 1:
            section.fail(
                section.values["values"],
                f"{section.key('values')}: values of one fact are of one kind; found "
                f"{', '.join(sorted(kinds))}",
            )
        if kind is not None and kind in NOUNS_FOR_KIND:
            return kind, unit
        if read:
            return read[0].kind, unit or read[0].unit
        if values:
            return "name", unit
        if kind is not None:
            return Kind(kind), unit
        if unit is not None:
            sample = read_value(f"3 {unit}")
            if sample is None:
                section.fail(section.values["unit"], f"{section.key('unit')}: {unit!r} is no unit")
                return None, unit
            return sample.kind, sample.unit
        return None, None

    def lookup(self, section: Section, verb: str, tables: set[str]) -> Lookup:
        part = self.section(section.values[verb], section.key(verb), LOOKUP)
        table = part.text("in")
        if table is None or table not in tables:
            if table is not None:
                part.fail(
                    part.values["in"],
                    f"{part.key('in')}: no table {table!r}{nearest(table, tables)}",
                    f"declared under tables: {', '.join(sorted(tables)) or 'none'}",
                )
            elif not part.has("in"):
                part.fail(part.node, f"{part.path}: its `in:` names the table")
            table = table or ""
        where: list[tuple[str, tuple[str, ...]]] = []
        for column, node in part.pairs("where"):
            found = node.children if node.kind == "list" else [node]
            where.append((column.text, tuple(child.text for child in found)))
        take = part.text("take")
        if take is None and verb not in ("count",):
            part.fail(part.node, f"{part.path}: `take:` names the column whose value is wanted")
        return Lookup(
            verb,
            table,
            tuple(where),
            self.formula(part, "before"),
            self.formula(part, "after"),
            take,
            part.text("by"),
            part.text("unit") or section.text("unit"),
            part.place,
        )

    def formula(self, section: Section, name: str) -> Formula | None:
        text = section.text(name)
        if text is None:
            return None
        node = section.values[name]
        try:
            return Formula(text, expressions.parse(text), self.place(node))
        except expressions.ExpressionError as error:
            section.fail(
                node, f"{section.key(name)}: {error.message}", error.help, self.shift(node, error.shift)
            )
            return None

    @staticmethod
    def shift(node: Node | Line, shift: int) -> int:
        return (
            0
            if isinstance(node, Node) and node.block
            else shift + int(isinstance(node, Node) and node.quoted)
        )

    # --- wordings and examples -----------------------------------------------------------------------------------------

    def wordings(self, section: Section, own: str | None, choices: tuple[str, ...]) -> Iterator[Wording]:
        node = section.values.get("says")
        if node is None:
            return
        if choices:
            for key, value in node.pairs:
                yield from self.wording_lines(section, value, None, key.text)
            return
        for wording in self.wording_lines(section, node, own, None):
            if own is not None and own not in wording.slots:
                place = Line(wording.text, wording.place.line, wording.place.column)
                self.errors.append(
                    self.file.at(
                        place,
                        f"{section.key('says')}: the wording has no slot for its value",
                        "write <value> where the sentence states it; a fact without a number lists a wording for each "
                        "of its values (says: {yes: …, no: …})",
                    )
                )
            yield wording

    def wording_lines(
        self, section: Section, node: Node, own: str | None, choice: str | None
    ) -> Iterator[Wording]:
        path = section.key("says") + (f".{choice}" if choice else "")
        nodes = node.children if node.kind == "list" else [node]
        lines = [(line, child) for child in nodes if child.kind == "text" for line in self.file.lines(child)]
        for child in nodes:
            if child.kind != "text":
                self.errors.append(
                    self.file.at(
                        child,
                        f"{path}: a wording is expected, found {child.what}",
                        "put a wording that holds a colon in quotes",
                    )
                )
        if not lines and all(child.kind == "text" for child in nodes):
            self.errors.append(self.file.at(node, f"{path}: a wording is expected, found nothing"))
        for line, _ in lines:
            if line.text.startswith("#"):
                self.errors.append(
                    self.file.at(
                        line,
                        f"{path}: inside a text block a # is no comment",
                        "move the comment above `says:`",
                    )
                )
                continue
            try:
                wording = wordings.parse(line.text, self.place(line), own, self.aliases, choice)
            except wordings.WordingError as error:
                self.errors.append(self.file.at(line, f"{path}: {error.message}", error.help, error.shift))
                continue
            for slot in wording.slots:
                if slot not in self.fact_names:
                    shift = max(line.text.find(f"<{slot}"), 0)
                    self.errors.append(
                        self.file.at(
                            line,
                            f"{path}: no fact {slot!r} for the slot <{slot}>{nearest(slot, [*self.fact_names, 'value'])}",
                            "a slot is <value> or <name_of_a_fact>",
                            shift,
                        )
                    )
            yield wording

    def examples(self, section: Section, choices: tuple[str, ...]) -> Iterator[Example]:
        if not section.has("examples"):
            return
        part = self.section(section.values["examples"], section.key("examples"), (*EXPECT, *choices))
        for expect in part.values:
            for node in part.nodes(expect):
                for line in self.file.lines(node):
                    yield Example(expect, line.text, self.place(line))

    # --- the other rules -----------------------------------------------------------------------------------------------

    def check(self, key: Node, node: Node) -> Check | None:
        path = f"checks.{key.text}"
        if node.kind == "text" and node.text.strip():  # no_recount: margin > threshold
            node = Node(
                "map", node.line, node.column, pairs=[(Node("text", key.line, key.column, "holds"), node)]
            )
        section = self.section(node, path, CHECK)
        formula = self.formula(section, "holds")
        if formula is None:
            if not section.has("holds"):
                section.fail(key, f"{path}: a check needs `holds:`, the condition that must hold")
            return None
        return Check(
            key.text,
            section.text("title") or key.text.replace("_", " "),
            formula,
            section.severity(),
            section.text("help"),
            section.text("source"),
            self.place(key),
        )

    def quote(self, key: Node, node: Node) -> Utterance | None:
        section = self.section(node, f"quotes.{key.text}", QUOTE)
        text = section.text("text")
        if text is None:
            if not section.has("text"):
                section.fail(key, f"quotes.{key.text}: a quotation needs its `text:`")
            return None
        return Utterance(
            key.text,
            " ".join(text.split()),
            section.text("speaker"),
            section.text("source"),
            section.severity(),
            section.text("help"),
            self.place(key),
        )

    def term(self, key: Node, node: Node) -> Term:
        section = self.section(node, f"terms.{key.text}", TERM)
        if not section.has("says"):
            section.fail(key, f"terms.{key.text}: a term needs its wordings, `says:`")
        unless = section.words("unless")
        for word in unless:
            if word not in UNLESS:
                section.fail(
                    section.values["unless"],
                    f"{section.key('unless')}: {word!r} is not allowed{nearest(word, UNLESS)}",
                    f"allowed: {', '.join(UNLESS)}",
                )
        return Term(
            key.text,
            tuple(self.wordings(section, None, ())),
            section.text("use"),
            section.text("because"),
            unless,
            tuple(self.examples(section, ("flags",))),
            section.severity(),
            section.text("source"),
            section.text("help"),
            self.place(key),
        )

    def builtin(self, top: Section) -> Iterator[tuple[str, Severity | None]]:
        if not top.has("builtin"):
            return
        section = self.section(top.values["builtin"], "builtin", tuple(sorted(self.switches)))
        for name in section.values:
            word = section.choice(name, ("off", *(str(severity) for severity in Severity)))
            if word is not None:
                yield name, None if word == "off" else Severity(word)

    # --- what the formulas speak of --------------------------------------------------------------------------------------

    def check_leaves(self, book: Rulebook) -> None:
        """Every name in a formula must be known, and no fact may be derived from itself."""
        born = {f"{name.key}.born" for name in book.names if name.born}
        page = {f"page.{field}" for field in PAGE}
        known = self.fact_names | born | page | {"event.date"}
        formulas: list[Formula] = [check.formula for check in book.checks]
        graph: dict[str, tuple[str, ...]] = {}
        places: dict[str, Place] = {}
        for fact in book.facts:
            own = [fact.formula] if fact.formula else []
            own += [f for f in (fact.lookup.before, fact.lookup.after) if f] if fact.lookup else []
            formulas += own
            graph[fact.name] = tuple(leaf.split(".")[0] for formula in own for leaf in formula.expr.leaves())
            places[fact.name] = fact.place
        for formula in formulas:
            for leaf in formula.expr.leaves():
                head, _, tail = leaf.partition(".")
                attribute = head in self.fact_names and tail in ("low", "high", "first", "second")
                if leaf not in known and not attribute:
                    shift = max(formula.text.find(leaf), 0)
                    spot = Line(formula.text, formula.place.line, formula.place.column + shift)
                    self.errors.append(
                        self.file.at(
                            spot,
                            f"nothing is called {leaf!r}{nearest(leaf, known)}",
                            f"known: facts, event.date, {', '.join(sorted(page | born))}",
                        )
                    )
                if leaf == "event.date" and book.event.day is None:
                    spot = Line(formula.text, formula.place.line, formula.place.column)
                    self.errors.append(self.file.at(spot, "event.date is used, but the event has no `date:`"))
        for cycle in _cycles(graph):
            place = places[cycle[0]]
            spot = Line("", place.line, place.column)
            self.errors.append(
                self.file.at(spot, f"facts.{cycle[0]}: derived from itself: {' → '.join((*cycle, cycle[0]))}")
            )


PAGE = ("published", "updated", "header", "dateline")
"""What a page says of its own date, for checks: ``page.published`` is the header or publication date."""


def _cycles(graph: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Each way back to a fact through its formulas, once."""
    done: set[str] = set()
    for start in graph:
        trail: list[str] = []
        stack: list[tuple[str, int]] = [(start, 0)]
        while stack:
            name, number = stack.pop()
            if number == 0:
                if name in done or name not in graph:
                    continue
                if name in trail:
                    yield trail[trail.index(name) :]
                    continue
                trail.append(name)
            if number < len(graph[name]):
                stack.append((name, number + 1))
                stack.append((graph[name][number], 0))
            else:
                done.add(name)
                trail.pop()


def plain(node: Node) -> object:
    """The arguments of an expectation, in the types that Great Expectations wants: numbers and booleans where they look so."""
    if node.kind == "list":
        return [plain(child) for child in node.children]
    if node.kind == "map":
        return {key.text: plain(value) for key, value in node.pairs}
    if node.quoted:
        return node.text
    if node.text in ("true", "false"):
        return node.text == "true"
    if node.text in ("null", "~", ""):
        return None
    for number in (int, float):
        try:
            return number(node.text)
        except ValueError:
            continue
    return node.text
