"""What can go wrong with input, as exceptions that name the place.

::

    CheckerError                a message for people; never a traceback
    ├── LocatedError            path:line:col: what was found, what is allowed
    │   └── RulebookError       one mistake in a rulebook
    ├── RulebookErrors          all the mistakes of the rulebooks, at once
    ├── UnreadableSource        an article that could not be read (exit code 3)
    └── UsageError              arguments or paths that make no sense (exit code 2)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


class CheckerError(Exception):
    """Base of all errors that are the input's, not the program's."""


class LocatedError(CheckerError):
    """A mistake at a place of a file; ``line`` and ``column`` count from 1, in code points."""

    def __init__(
        self, message: str, path: str, line: int, column: int, *, excerpt: str = "", help: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.excerpt = excerpt
        self.help = help

    def __str__(self) -> str:
        """``path:line:col: message``, then the offending line with a caret, then the help."""
        lines = [f"{self.path}:{self.line}:{self.column}: {self.message}"]
        if self.excerpt:
            lines += [f"  | {self.excerpt}", f"  | {' ' * (self.column - 1)}^"]
        if self.help:
            lines.append(f"  = help: {self.help}")
        return "\n".join(lines)


class RulebookError(LocatedError):
    """One mistake in a rulebook or in a table that it names."""


class RulebookErrors(CheckerError):
    """All mistakes that were found in the rulebooks; ``errors`` is never empty."""

    def __init__(self, errors: Sequence[RulebookError]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = tuple(errors)


class UnreadableSource(CheckerError):
    """An article that could not be read: ``path`` and why, in words."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


class UsageError(CheckerError):
    """Arguments, paths or configuration that cannot be used."""


def nearest(word: str, allowed: Iterable[str]) -> str:
    """``; did you mean 'x'?`` when an allowed word is close, else nothing."""
    close = get_close_matches(word, list(allowed), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""
