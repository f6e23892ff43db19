"""Which part of a page is the article: what the page declares to be it, else where the prose is dense.

Of ``<nav>…</nav><article><h1>Jones wins</h1><p>Voters…</article><aside>Read next…</aside>`` the article is kept. Without
``itemprop=articleBody``, ``article`` or ``main`` it is the innermost element that holds three quarters of the prose.
"""

from __future__ import annotations

from collections.abc import Callable

from checker.model import Role
from checker.sources.page import Element, Item, Page

_PROSE = 60
"""From so many characters on a passage counts in full; "Share" and "5 min read" hardly count."""
_SHARE = {"body": 0.1, "article": 0.3, "main": 0.3}
"""What part of the page's prose a declared main part must hold to be believed."""
_DENSE = 0.75
_OUTWEIGHS = 2
"""An article is the page's when it weighs so many times the next: else the page is a list of articles."""
_CHROME = 0.3
"""A part named "comments" or "sidebar" that holds more of the article than this is the article."""


def article_items(page: Page, is_title: Callable[[Item], bool]) -> list[Item]:
    """The passages of the article, in order: its main part, and the headline, byline and captions that stand above.

    ``is_title`` tells the heading that the page's own title repeats.
    """
    items = [
        item for item in page.items if item.furniture is None or not page.elements[item.furniture].closed
    ]
    weights = _weights(page, items)
    main = _main(page.elements, weights)
    inside = [item for item in items if _holds(page.elements, main, item)]
    inside = _without_chrome(page.elements, weights, main, inside)
    scope = _scope(page.elements, main)
    first = items.index(inside[0]) if inside else 0
    heading = _heading(page.elements, scope, items[:first], inside, is_title)
    if heading is None:
        above = [item for item in items[:first] if _holds(page.elements, scope, item)]
    else:
        above = items[heading:first]
    kept = [
        item
        for index, item in enumerate(above)
        if _belongs(page.elements, scope, item) or (index == 0 and heading is not None)
    ]
    return [*kept, *inside]


def _weights(page: Page, items: list[Item]) -> list[float]:
    """How much prose each element holds."""
    weights = [0.0] * len(page.elements)
    for item in items:
        weights[item.element] += _weight(item)
    for index in range(len(weights) - 1, 0, -1):
        weights[page.elements[index].parent] += weights[index]
    return weights


def _weight(item: Item) -> float:
    size = item.passage.size
    if item.linked * 2 >= size:
        return 0
    return size if size >= _PROSE else size / 4


def _main(elements: list[Element], weights: list[float]) -> int:
    """The element that is the article."""
    for kind, share in _SHARE.items():
        declared = sorted(
            (i for i, e in enumerate(elements) if e.kind == kind), key=lambda i: (-weights[i], i)
        )
        if not declared or weights[declared[0]] < share * weights[0] or not weights[declared[0]]:
            continue
        best = declared[0]
        rivals = [
            i
            for i in declared[1:]
            if not best < i <= elements[best].last and not i < best <= elements[i].last
        ]
        if not rivals or weights[best] >= _OUTWEIGHS * weights[rivals[0]]:
            return best
    dense = 0
    for index, element in enumerate(elements):
        if element.parent in (dense, -1) and weights[index] >= _DENSE * weights[0] and weights[index]:
            dense = index
    return dense


def _scope(elements: list[Element], main: int) -> int:
    """The article or main element around the main part, or itself."""
    index = main
    while index > 0:
        if elements[index].kind in ("article", "main"):
            return index
        index = elements[index].parent
    return main


def _holds(elements: list[Element], outer: int, item: Item) -> bool:
    return outer <= item.element <= elements[outer].last


def _without_chrome(
    elements: list[Element], weights: list[float], main: int, items: list[Item]
) -> list[Item]:
    """The passages without those in parts around the article, and without bare links to other articles."""
    last = elements[main].last
    chrome = [False] * (last - main + 1)
    for index in range(main + 1, last + 1):
        small = weights[index] < _CHROME * weights[main]
        inherited = chrome[elements[index].parent - main]
        chrome[index - main] = inherited or (elements[index].kind == "chrome" and small)
    kept = [item for item in items if not chrome[item.element - main]]
    prose = [item for item in kept if item.linked * 10 < item.passage.size * 8 or item.level == 1]
    return prose or kept or items


def _heading(
    elements: list[Element],
    scope: int,
    above: list[Item],
    inside: list[Item],
    is_title: Callable[[Item], bool],
) -> int | None:
    """Which passage above the main part is the article's headline, if that is not within it."""
    if any(item.level == 1 or (item.level and is_title(item)) for item in inside):
        return None
    headings = [index for index, item in enumerate(above) if item.level]
    best = [i for i in headings if is_title(above[i])]
    best = best or [i for i in headings if above[i].level == 1 and _holds(elements, scope, above[i])]
    best = best or [i for i in headings if above[i].level == 1]
    return best[-1] if best else None


def _belongs(elements: list[Element], scope: int, item: Item) -> bool:
    """Whether a passage between headline and main part is the article's."""
    if item.linked * 10 >= item.passage.size * 8:
        return False
    return item.passage.role in (Role.BYLINE, Role.METADATA, Role.CAPTION) or _holds(elements, scope, item)
