"""Templates of pages, and what all pages have in common: their filters, their style, and that every string is escaped.

``template("page.html.jinja").stream(page=…)``: what is put into a page passes through ``visible`` and Jinja's escaping.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from checker.reporting import english, markup

FOLDER = Path(__file__).parent / "templates"


def template(name: str) -> Template:
    """A page's template."""
    return _environment().get_template(name)


def style() -> Markup:
    """The style sheet of all pages."""
    return Markup((FOLDER / "page.css").read_text("utf-8"))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=markup.safe,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "counted": english.counted,
        "lines": markup.lines,
        "linked": markup.linked,
        "listed": english.listed,
        "prose": markup.prose,
        "sentence": english.sentence,
    }
    return environment
