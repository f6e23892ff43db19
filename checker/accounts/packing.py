"""Accounts as bytes, and back: for the cache, for other processes, and for runs larger than memory.

MessagePack by msgspec, held to the types of ``accounts.model``: bytes that are not such an account raise ``Damaged``. Nothing in
them is ever run.
"""

from __future__ import annotations

import json
from typing import NamedTuple, TypeVar

import msgspec

from checker.accounts.model import Account, Testimony

T = TypeVar("T")


class Damaged(ValueError):
    """Bytes that do not hold what they should."""


class Packed(NamedTuple):
    """An account and its testimony as bytes."""

    account: bytes
    testimony: bytes


def packed(account: Account, testimony: Testimony) -> Packed:
    """An account as bytes."""
    return Packed(pack(account), pack(testimony))


def account_of(data: bytes) -> Account:
    """The account in these bytes. Raise Damaged."""
    return unpack(data, Account)


def testimony_of(data: bytes) -> Testimony:
    """The testimony in these bytes. Raise Damaged."""
    return unpack(data, Testimony)


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
        return msgspec.msgpack.decode(data, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Damaged(str(error)) from error


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
