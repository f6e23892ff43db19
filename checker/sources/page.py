"""HTML → the passages that a browser would show, each with its element, and what the page declares of itself.

``<article><h1>Jones wins</h1><p>Voters …`` gives two passages under an ``article``; ``<meta>``, ``<time>`` and JSON-LD
are gathered by the way. Elements are kept only as far as they matter: which holds which, how each is named.
Unclosed, crossed and stray tags mean roughly what browsers take them to mean; each tag costs constant time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from msgspec import Struct, field

from checker.model import Role
from checker.sources.entities import references
from checker.sources.passage import Passage
from checker.sources.tags import Close, Open, Text, Torn, Value, scan

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol p pre section summary table tbody"
    " td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ENDS = {
    "li": {"li"},
    "dd": {"dd", "dt"},
    "dt": {"dd", "dt"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tr": {"tr"},
    "p": {"p", *_HEADINGS},
}
"""Elements that end, unclosed, where another of these opens directly in them; a ``p`` ends at any block."""
_FURNITURE = frozenset({"nav", "footer", "aside"})
_FURNITURE_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search"})
_UNSEEN = frozenset(
    "audio button canvas datalist del dialog iframe math noframes noscript object option s script select"
    " strike style svg template textarea title video xmp".split()
)
"""Not shown, not prose, or (``del``, ``s``) taken back by whoever struck it out."""
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_FOOTNOTE = re.compile(r"[\[\]()\d,;*†‡§¶#\s]*")
_WHITE = " \t\n\f\r"
_DEEPEST = 512
_CHROME = frozenset(
    "comments comment-list disqus related related-articles related-posts newsletter newsletter-signup cookie cookies"
    " share sharing social social-share promo advert advertisement breadcrumb breadcrumbs sidebar most-read trending".split()
)
_BYLINE = frozenset(
    {"byline", "by-line", "author", "authors", "author-name", "byline-name", "article-byline"}
)
_DATED = frozenset(
    "timestamp dateline published pubdate pub-date date updated modified entry-date post-date article-date"
    " publish-date published-date update-date posted-on post-meta entry-meta article-meta".split()
)
_LONGEST_LINE = 200


class Element(Struct):
    """A block element: which holds it, its last descendant, and what its tag says it is."""

    parent: int
    name: str
    last: int
    kind: str
    """``body`` for a declared article body, ``article``, ``main``, ``chrome`` for a part around the text, or nothing."""
    closed: bool = False


class Item(Struct):
    """A passage, the element that holds it, how many of its characters are links, and its level if a heading."""

    passage: Passage
    element: int
    linked: int = 0
    level: int = 0
    furniture: int | None = None
    """The outermost ``nav``, ``footer`` or ``aside`` around it."""


class Time(Struct):
    """A ``<time>``: what it declares or shows, whether its tags say published or updated, and its item."""

    stated: Value
    hints: str
    item: Item | None


class Page(Struct):
    """What was found in an HTML file."""

    elements: list[Element]
    items: list[Item] = field(default_factory=list)
    metas: list[tuple[str, Value]] = field(default_factory=list)
    """``name`` or ``property`` in lower case, and ``content``."""
    times: list[Time] = field(default_factory=list)
    data: list[tuple[int, int]] = field(default_factory=list)
    """Spans of JSON-LD."""
    title: Passage | None = None
    language: str | None = None
    torn: Torn | None = None


class _Frame(Struct):
    """An open element and what holds for all within it."""

    tag: Open
    element: int
    block: bool
    unseen: bool
    role: Role
    level: int
    pre: bool
    linked: bool
    furniture: int | None
    inline: Counter[str] = field(default_factory=Counter)
    """Inline elements open in this block."""


def read_page(file: str) -> Page:
    """Read a page; nothing that may stand in one raises."""
    return _Reader(file).page


class _Reader:
    """One pass over the tokens of a page, with the stack of open elements."""

    def __init__(self, file: str) -> None:
        root = Open(0, 0, "", {})
        self.file = file
        self.page = Page([Element(-1, "", 0, "")])
        self.stack = [_Frame(root, 0, True, False, Role.BODY, 0, False, False, None)]
        self.blocks = [self.stack[0]]
        self.open_blocks: Counter[str] = Counter()
        self.item: Item | None = None
        self.raised: Passage | None = None
        """What a ``<sup>`` holds, until it is known whether that is the number of a footnote."""
        self.time: tuple[Open, int] | None = None
        for token in scan(file):
            match token:
                case Text():
                    self._text(token)
                case Open():
                    self._open(token)
                case Close():
                    self._close(token)
                case Torn():
                    self.page.torn = token
        while len(self.stack) > 1:
            self._pop(len(file))
        self._break()
        self.page.elements[0].last = len(self.page.elements) - 1

    # --- tags -------------------------------------------------------------------------------------------------

    def _open(self, tag: Open) -> None:
        name = tag.name
        if name in _VOID:
            self._void(tag)
            return
        block = name in _BLOCKS
        if block:
            top = self.blocks[-1]
            if top.tag.name == "p" or top.tag.name in _ENDS.get(name, ()):
                self._pop_to(top, tag.start)
            if name not in ("td", "th"):
                self._break()
            elif self.item:
                self.item.passage.cell(tag.start, tag.end)
        if name == "html" and not self.page.language:
            self.page.language = tag.get("lang") or tag.get("xml:lang") or None
        self._push(tag, block)
        if name == "sup" and not self.stack[-1].unseen:
            self.raised = Passage()
        elif name == "time":
            self.time = (tag, tag.end)

    def _push(self, tag: Open, block: bool) -> None:
        """Open an element within the one that is open now."""
        above = self.stack[-1]
        element, furniture, role, level = above.element, above.furniture, above.role, above.level
        name = tag.name
        classes = tag.get("class").lower().split() if tag.attributes else []
        if block:
            if len(self.blocks) < _DEEPEST:
                element = len(self.page.elements)
                self.page.elements.append(Element(above.element, name, element, _kind(tag, classes)))
            if furniture is None and (name in _FURNITURE or tag.get("role").lower() in _FURNITURE_ROLES):
                furniture = element
            role, level = _role(name, classes, role), int(name[1]) if name in _HEADINGS else level
            self.open_blocks[name] += 1
        else:
            self.blocks[-1].inline[name] += 1
        hidden = "hidden" in tag.attributes or _HIDDEN.search(tag.get("style")) is not None
        unseen = above.unseen or name in _UNSEEN or (hidden and name not in ("html", "body"))
        pre, linked = above.pre or name == "pre", above.linked or name == "a"
        frame = _Frame(tag, element, block, unseen, role, level, pre, linked, furniture)
        self.stack.append(frame)
        if block:
            self.blocks.append(frame)

    def _close(self, tag: Close) -> None:
        top = self.blocks[-1]
        if tag.name in _HEADINGS and top.tag.name in _HEADINGS:
            self._pop_to(top, tag.start)
        elif tag.name in _BLOCKS:
            if self.open_blocks[tag.name]:
                while (frame := self._pop(tag.start)).tag.name != tag.name:
                    pass
                self.page.elements[frame.element].closed = True
            else:
                self._break()
        elif top.inline[tag.name]:
            while self._pop(tag.start).tag.name != tag.name:
                pass
        elif tag.name == "br":
            self._line_break(tag.start, tag.end)

    def _pop_to(self, frame: _Frame, at: int) -> None:
        """Close all elements up to and with this one."""
        while self.stack[-1] is not frame:
            self._pop(at)
        self._pop(at)

    def _pop(self, at: int) -> _Frame:
        """Close the innermost element."""
        frame = self.stack.pop()
        name = frame.tag.name
        if frame.block:
            self.blocks.pop()
            self.open_blocks[name] -= 1
            if name not in ("td", "th"):
                self._break()
            self.page.elements[frame.element].last = len(self.page.elements) - 1
        else:
            self.blocks[-1].inline[name] -= 1
            if name == "sup" and self.raised is not None:
                self._settle_raised()
            elif name == "time":
                self._end_time(at)
        return frame

    def _void(self, tag: Open) -> None:
        """An element without content."""
        if tag.name == "br":
            self._line_break(tag.start, tag.end)
        elif tag.name == "hr":
            self._break()
        elif tag.name == "meta" and "content" in tag.attributes:
            name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
            self.page.metas.append((name.strip().lower(), tag.attributes["content"]))

    def _line_break(self, start: int, end: int) -> None:
        """One break is a new line, two are a new paragraph."""
        if self.item is None or self.stack[-1].unseen:
            return
        if self.item.passage.ends_line:
            self._break()
        else:
            self.item.passage.newline(start, end)

    # --- text -------------------------------------------------------------------------------------------------

    def _text(self, token: Text) -> None:
        top = self.stack[-1]
        if token.raw and token.raw != "cdata":
            if token.raw == "script" and "ld+json" in top.tag.get("type").lower():
                self.page.data.append((token.start, token.end))
            return
        if top.unseen:
            if top.tag.name == "title" and self.page.title is None and "svg" not in self.blocks[-1].inline:
                self.page.title = self.raised = Passage(Role.HEADLINE)
                self._words(token.start, token.end, self._copy)
                self.raised = None
            return
        if self.item is None and not self.file[token.start : token.end].strip(_WHITE):
            return
        before = self._passage().size
        if token.raw:
            self._passage().copy(self.file, token.start, token.end)
        else:
            self._words(token.start, token.end, self._lines if top.pre else self._copy)
        if top.linked and self.item:
            self.item.linked += self._passage().size - before

    def _passage(self) -> Passage:
        """The passage that words go to now."""
        if self.raised is not None:
            return self.raised
        if self.item is None:
            top = self.stack[-1]
            self.item = Item(Passage(top.role), top.element, 0, top.level, top.furniture)
        return self.item.passage

    def _words(self, start: int, end: int, add: Callable[[int, int], None]) -> None:
        """A run of text with its references."""
        for words, begin, after in references(self.file, start, end):
            add(start, begin)
            if words in _WHITE:
                self._passage().space(begin, after)
            else:
                self._passage().put(words, begin, after)
            start = after
        add(start, end)

    def _copy(self, start: int, end: int) -> None:
        """A run of text without references."""
        self._passage().copy(self.file, start, end)

    def _lines(self, start: int, end: int) -> None:
        """A run of text whose line breaks count: a blank line ends the passage."""
        for line in re.finditer(r"\r\n|\r|\n|[^\r\n]+", self.file[start:end]):
            if line[0][0] in "\r\n":
                self._line_break(start + line.start(), start + line.end())
            elif self.item is not None or line[0].strip(_WHITE):
                self._copy(start + line.start(), start + line.end())

    def _settle_raised(self) -> None:
        """``21,000<sup>2</sup>`` has a footnote and stays 21,000; ``12<sup>th</sup>`` is the 12th."""
        raised, self.raised = self.raised, None
        if raised is not None and self.item is not None and not _FOOTNOTE.fullmatch(raised.words(self.file)):
            self.item.passage.absorb(raised)

    def _end_time(self, at: int) -> None:
        """The end of a ``<time>``."""
        if self.time is None:
            return
        tag, start = self.time
        self.time = None
        stated = tag.attributes.get("datetime") or Value(self.file[start:at], start, at)
        around = [tag, *(frame.tag for frame in self.stack[-3:])]
        hints = " ".join(tag.get(name) for tag in around for name in ("itemprop", "class")).lower()
        if "pubdate" in tag.attributes:
            hints += " pubdate"
        self.page.times.append(Time(stated, hints, self.item))

    def _break(self) -> None:
        """End the passage that is being gathered."""
        if self.raised is not None:
            self._settle_raised()
        if self.item is not None and self.item.passage.runs:
            item = self.item
            if item.passage.role in (Role.BYLINE, Role.METADATA) and item.passage.size > _LONGEST_LINE:
                item.passage.role = Role.BODY
            self.page.items.append(item)
        self.item = None


def _kind(tag: Open, classes: list[str]) -> str:
    """What an element says of itself."""
    if "articlebody" in tag.get("itemprop").lower().split():
        return "body"
    if tag.name in ("article", "main"):
        return tag.name
    if tag.get("role").lower() in ("main", "article"):
        return tag.get("role").lower()
    if tag.name in ("html", "body"):
        return ""
    return "chrome" if not _CHROME.isdisjoint([*classes, tag.get("id").lower()]) else ""


def _role(name: str, classes: list[str], above: Role) -> Role:
    """The role of what stands in a block element."""
    if name in _HEADINGS:
        return Role.HEADLINE
    if name in ("figcaption", "caption") or any("caption" in part for part in classes):
        return Role.CAPTION
    if not _BYLINE.isdisjoint(classes):
        return Role.BYLINE
    if not _DATED.isdisjoint(classes):
        return Role.METADATA
    return above
