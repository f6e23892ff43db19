"""Templates of pages, and what all pages have in common: their filters, their style, and that every string is escaped.

``pieces("page.html.jinja", together=400, page=…)``: what is put into a page passes through ``visible`` and Jinja's escaping.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checker.model import Severity, Verdict
from checker.reporting import english, markup

FOLDER = Path(__file__).parent / "templates"


def pieces(name: str, *, together: int, script: str = "", **values: object) -> Iterator[str]:
    """A page in pieces, each of so many of its template's; of scripts the one given may run, and no other."""
    stream = (
        _environment()
        .get_template(name)
        .stream(
            style=Markup((FOLDER / "page.css").read_text("utf-8")),
            script=Markup(script),
            digest=b64encode(sha256(script.encode()).digest()).decode() if script else "",
            **values,
        )
    )
    stream.enable_buffering(together)
    yield from stream


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
    environment.globals |= {"Severity": Severity, "Verdict": Verdict}
    environment.filters |= {
        "counted": english.counted,
        "lines": markup.lines,
        "linked": markup.linked,
        "listed": english.listed,
        "prose": markup.prose,
        "sentence": english.sentence,
    }
    return environment
