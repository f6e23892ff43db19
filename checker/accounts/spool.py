"""Values in the order in which they came, as bytes: in memory while they are few, in a temporary file once they are many.

A run of a hundred thousand articles keeps no more of them in memory than one of a thousand.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from typing import Generic, TypeVar, overload

from checker.accounts.model import Account, Testimony
from checker.accounts.packing import Packed, account_of, pack, testimony_of, unpack

T = TypeVar("T")
IN_MEMORY = 1 << 23
"""Bytes that a spool or a shelf keeps in memory before it takes to a file."""


class Spool:
    """Accounts of a run, each with its testimony; they come out sorted by path, whatever their order when they went in."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed when nobody has use for it any more
        self._paths: list[str] = []
        self._starts = array("Q", [0])
        self._end = 0
        self._aside: list[tuple[int, int]] = []

    def __del__(self) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._paths)

    def add(self, path: str, packed: Packed) -> None:
        """Keep an account."""
        for part in packed:
            self._file.write(part)
            self._end += len(part)
            self._starts.append(self._end)
        self._paths.append(path)

    @property
    def paths(self) -> frozenset[str]:
        """The articles of the run."""
        return frozenset(self._paths)

    def add_aside(self, testimony: Testimony) -> None:
        """Keep what an article says that is not in the run, and only bears witness."""
        data = pack(testimony)
        self._file.seek(self._end)
        self._file.write(data)
        self._aside.append((self._end, len(data)))
        self._end += len(data)

    def accounts(self, only: Collection[str] | None = None) -> Iterator[Account]:
        """The accounts; with ``only``, those of these paths."""
        wanted = (number for number in self._order() if only is None or self._paths[number] in only)
        return (account_of(self._part(2 * number)) for number in wanted)

    def testimonies(self, without: Collection[str] = ()) -> Iterator[Testimony]:
        """The testimonies but those of some paths."""
        wanted = (number for number in self._order() if self._paths[number] not in without)
        return (testimony_of(self._part(2 * number + 1)) for number in wanted)

    def aside(self) -> Iterator[Testimony]:
        """The testimonies of articles that are not in the run, in the order in which they came."""
        return (testimony_of(self._bytes(*place)) for place in self._aside)

    def digest(self, without: Collection[str] = ()) -> str:
        """Of all testimonies but those of some paths: what is found between articles depends on nothing else of them."""
        made = sha256()
        for number in self._order():
            if self._paths[number] in without:
                continue
            made.update(self._part(2 * number + 1))
        for place in self._aside:
            made.update(b"aside" + self._bytes(*place))
        return made.hexdigest()

    def _order(self) -> list[int]:
        return sorted(range(len(self._paths)), key=self._paths.__getitem__)

    def _part(self, number: int) -> bytes:
        start = self._starts[number]
        return self._bytes(start, self._starts[number + 1] - start)

    def _bytes(self, start: int, length: int) -> bytes:
        self._file.seek(start)
        return self._file.read(length)


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
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def _row(self, number: int) -> tuple[T, ...]:
        self._file.seek(self._starts[number])
        data = self._file.read(self._starts[number + 1] - self._starts[number])
        found: tuple[T, ...] = unpack(data, self._kind)
        return found
