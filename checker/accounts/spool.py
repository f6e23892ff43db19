"""Values in the order in which they came, as bytes: in memory while they are few, in a temporary file once they are many.

A run of a hundred thousand articles keeps no more of them in memory than one of a thousand.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import Generic, Protocol, TypeVar, overload

from checker.accounts.model import Account, Tally, Testimony
from checker.accounts.packing import Packed, account_of, pack, tally_of, testimony_of, unpack

T = TypeVar("T")
IN_MEMORY = 1 << 23
"""Bytes that a spool or a shelf keeps in memory before it takes to a file."""
_PARTS = len(Packed._fields)
_ACCOUNT, _TESTIMONY, _TALLY = range(_PARTS)
_TOGETHER = 250
"""Accounts that are fetched from a vault at once."""


class Vault(Protocol):
    """Accounts that are kept elsewhere and fetched when somebody opens them: the cache."""

    def accounts(self, paths: Sequence[str]) -> Iterable[bytes]:
        """The accounts of these articles, in their order."""

    def testimonies(self, paths: Sequence[str]) -> Iterable[bytes]:
        """The testimonies of these articles, in their order."""


class Spool:
    """Accounts of a run by path, each with its tally and its testimony; of those in a vault the tally alone."""

    def __init__(self, vault: Vault | None = None) -> None:
        self._vault = vault
        self._lent: dict[str, bytes] = {}
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed when nobody has use for it any more
        self._starts = array("Q", [0])
        self._numbers: dict[str, int] = {}
        self._dead = 0
        self._order: list[str] | None = None

    def __del__(self) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._numbers) + len(self._lent)

    def __contains__(self, path: str) -> bool:
        return path in self._numbers or path in self._lent

    @property
    def paths(self) -> Sequence[str]:
        """The articles, sorted."""
        if self._order is None:
            self._order = sorted((*self._numbers, *self._lent))
        return self._order

    def lend(self, path: str, tally: bytes) -> None:
        """Take an account that is in the vault, by its tally."""
        self._lent[path] = tally
        self._order = None

    def put(self, path: str, packed: Packed) -> None:
        """Keep an account here."""
        self._numbers[path] = len(self._starts) // _PARTS
        self._order = None
        self._file.seek(self._starts[-1])
        for part in packed:
            self._file.write(part)
            self._starts.append(self._starts[-1] + len(part))

    def drop(self, path: str) -> None:
        """Let go of an account."""
        self._order = None
        if path in self._lent:
            del self._lent[path]
            return
        first = _PARTS * self._numbers.pop(path)
        self._dead += self._starts[first + _PARTS] - self._starts[first]
        if self._dead > max(IN_MEMORY, self._starts[-1] // 2):
            self._tidy()

    def _tidy(self) -> None:
        """Let go of the bytes of accounts that are gone: what is left goes into a new file."""
        old, starts, numbers = self._file, self._starts, self._numbers
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - as above
        self._starts, self._numbers, self._dead = array("Q", [0]), {}, 0
        for path, number in numbers.items():
            first = _PARTS * number
            old.seek(starts[first])
            self.put(
                path, Packed(*(old.read(starts[at + 1] - starts[at]) for at in range(first, first + _PARTS)))
            )
        old.close()

    def tallies(self, paths: Iterable[str]) -> Iterator[Tally]:
        """The tallies of these articles, in their order."""
        return (tally_of(self._part(path, _TALLY)) for path in paths)

    def accounts(self, paths: Iterable[str]) -> Iterator[Account]:
        """The accounts of these articles, in their order."""
        return map(account_of, self._opened(paths, _ACCOUNT))

    def testimonies(self, paths: Iterable[str]) -> Iterator[Testimony]:
        """The testimonies of these articles, in their order."""
        return map(testimony_of, self._opened(paths, _TESTIMONY))

    def _opened(self, paths: Iterable[str], part: int) -> Iterator[bytes]:
        waiting = iter(paths)
        while some := list(islice(waiting, _TOGETHER)):
            here = [self._part(path, part) for path in some]
            absent = [path for path, data in zip(some, here, strict=True) if not data]
            fetched = iter(self._fetched(absent, part))
            yield from (data or next(fetched) for data in here)

    def _fetched(self, paths: list[str], part: int) -> Iterable[bytes]:
        if not paths:
            return ()
        assert self._vault is not None
        return self._vault.accounts(paths) if part == _ACCOUNT else self._vault.testimonies(paths)

    def _part(self, path: str, part: int) -> bytes:
        if path in self._lent:
            return self._lent[path] if part == _TALLY else b""
        number = _PARTS * self._numbers[path] + part
        start = self._starts[number]
        self._file.seek(start)
        return self._file.read(self._starts[number + 1] - start)


class Drawn(Sequence[T]):
    """Values that are worked out anew each time somebody goes through them; how many there are is known."""

    def __init__(self, count: int, draw: Callable[[], Iterator[T]]) -> None:
        self._count, self._draw = count, draw

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[T]:
        return self._draw()

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return tuple(self)[at]

    def __eq__(self, other: object) -> bool:
        return _equal(self, other)

    __hash__ = None  # type: ignore[assignment]


class Shelf(Sequence[T], Generic[T]):
    """A sequence of values of one kind that is filled in order, and read from the front as often as one likes."""

    def __init__(self, kind: type[T]) -> None:
        self._kind = tuple[kind, ...]  # type: ignore[valid-type]
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed when nobody has use for it any more
        self._starts = array("Q", [0])
        self._counts = array("Q", [0])

    def put(self, values: Iterable[T]) -> None:
        """Add values, a few at a time."""
        row = tuple(values)
        if not row:
            return
        data = pack(row)
        self._file.seek(self._starts[-1])
        self._file.write(data)
        self._starts.append(self._starts[-1] + len(data))
        self._counts.append(self._counts[-1] + len(row))

    def __del__(self) -> None:
        self._file.close()

    def read(self) -> Sequence[T]:
        """Its values as a tuple while they are few; else the shelf itself."""
        return tuple(self) if self._starts[-1] <= IN_MEMORY else self

    def __len__(self) -> int:
        return self._counts[-1]

    def __iter__(self) -> Iterator[T]:
        for number in range(len(self._starts) - 1):
            yield from self._row(number)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(*at.indices(len(self))))
        wanted = at + len(self) if at < 0 else at
        if not 0 <= wanted < len(self):
            raise IndexError(at)
        number = bisect_right(self._counts, wanted) - 1
        return self._row(number)[wanted - self._counts[number]]

    def __eq__(self, other: object) -> bool:
        return _equal(self, other)

    __hash__ = None  # type: ignore[assignment]

    def _row(self, number: int) -> tuple[T, ...]:
        self._file.seek(self._starts[number])
        data = self._file.read(self._starts[number + 1] - self._starts[number])
        found: tuple[T, ...] = unpack(data, self._kind)
        return found


def _equal(one: Sequence[object], other: object) -> bool:
    if not isinstance(other, Sequence) or isinstance(other, str):
        return False
    return len(one) == len(other) and all(a == b for a, b in zip(one, other, strict=True))
