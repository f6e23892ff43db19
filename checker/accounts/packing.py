"""Accounts as bytes, and back: for the cache, for other processes, and for runs larger than memory.

MessagePack by msgspec, held to the types of ``accounts.model``: bytes that are not such an account raise ``Damaged``. Nothing in
them is ever run.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from typing import NamedTuple, TypeVar

import msgspec

from checker.accounts.model import Account, Tally, Testimony

T = TypeVar("T")


class Damaged(ValueError):
    """Bytes that do not hold what they should."""


class Packed(NamedTuple):
    """An account, its testimony and its tally as bytes."""

    account: bytes
    testimony: bytes
    tally: bytes


def account_of(data: bytes) -> Account:
    """The account in these bytes. Raise Damaged."""
    return unpack(data, Account)


def testimony_of(data: bytes) -> Testimony:
    """The testimony in these bytes. Raise Damaged."""
    return unpack(data, Testimony)


def tally_of(data: bytes) -> Tally:
    """The tally in these bytes. Raise Damaged."""
    return unpack(data, Tally)


def pack(value: object) -> bytes:
    """Any value of these types as bytes."""
    try:
        return msgspec.msgpack.encode(value)
    except (
        UnicodeEncodeError
    ):  # Half a surrogate pair, from an entity or a file's name, is no UTF-8: JSON has escapes.
        return as_text(value).encode()


def unpack(data: bytes, kind: type[T]) -> T:
    """A value of this type. Raise Damaged."""
    if data.startswith(_AS_JSON):
        return of_text(data, kind)
    try:
        value: T = _decoder(kind).decode(data)  # type: ignore[arg-type]  # Any type is hashable, and few are asked for.
        return value
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Damaged(str(error)) from error


def digest_of(values: Iterable[object]) -> bytes:
    """Tells whether they are the same values."""
    return blake2b(pack(tuple(values)), digest_size=16).digest()


@cache
def _decoder(kind: type[T]) -> msgspec.msgpack.Decoder[T]:
    return msgspec.msgpack.Decoder(kind)


def as_text(value: object) -> str:
    """Any value of these types as JSON in ASCII."""
    return json.dumps(msgspec.to_builtins(value))


def of_text(text: str | bytes, kind: type[T]) -> T:
    """A value of this type. Raise Damaged."""
    try:
        return msgspec.convert(json.loads(text), kind)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Damaged(str(error)) from error


_AS_JSON = b"{"
"""No value that MessagePack writes as a map or an array begins like this."""
