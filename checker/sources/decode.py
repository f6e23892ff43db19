r"""Bytes → text: UTF-8, a byte order mark, the encoding a page declares, and only then a guess, which is said.

``b"\xef\xbb\xbfJones"`` is ``Jones`` in UTF-8; ``b"caf\xe9"`` is ``café`` in windows-1252, with a note that says so.
A byte order mark is the signature of an encoding, not text: offsets count from behind it. Line endings stay.
"""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

from checker.errors import UnreadableSource

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive (such as a Word document)"),
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "a file of an old office program"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
)
_DECLARED = re.compile(
    rb"""<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})|<meta\s[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_HEAD = 4096
_WESTERN = "cp1252"
_CANDIDATES = [
    *(_WESTERN, "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874", "koi8_r"),
    *("mac_roman", "cp932", "euc_jp", "gb18030", "big5", "cp949"),
]
_BROWSERS_SAY = {
    "iso8859-1": _WESTERN,
    "ascii": _WESTERN,
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_NAMES = {_WESTERN: "windows-1252", "cp932": "shift_jis"}


class Decoded(Struct, frozen=True):
    """A text, the encoding that it was in, and what a reader must know of how that was found."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file; UnreadableSource says why there is none."""
    if not data:
        raise UnreadableSource(name, "the file is empty")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableSource(name, f"{what}, not text")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, name)
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        why = f"it holds NUL bytes (the first in line {line}): a binary file, or UTF-16 without its byte order mark"
        raise UnreadableSource(name, why)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        declared = _declared(data)
        if declared is None:
            _refuse_damaged(data, error, name)
        return declared or _guessed(data, name)


def _marked(data: bytes, encoding: str, name: str) -> Decoded:
    """A file that opens with a byte order mark."""
    label = encoding.removesuffix("-sig")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        why = f"it begins as {label} but byte {error.start + 1} does not belong to it ({error.reason})"
        raise UnreadableSource(name, why) from None
    if "\0" in text:
        raise UnreadableSource(name, f"it begins as {label} but holds NUL characters")
    return Decoded(text, label)


def _declared(data: bytes) -> Decoded | None:
    """A page in the encoding that its ``<meta charset>`` or XML declaration names."""
    found = _DECLARED.search(data, 0, _HEAD)
    if found is None:
        return None
    label = (found[1] or found[2]).decode("ascii")
    try:
        name = codecs.lookup(label).name
        text = data.decode(_BROWSERS_SAY.get(name, name))
    except (LookupError, UnicodeDecodeError):
        return None
    return Decoded(text, label.lower(), (f"decoded as {label.lower()}, as the page declares",))


def _refuse_damaged(data: bytes, error: UnicodeDecodeError, name: str) -> None:
    """Raise for UTF-8 with a few broken bytes: a guess would turn every sign that is right into two that are wrong."""
    text = data.decode("utf-8", "surrogateescape")
    broken = len(re.findall("[\udc80-\udcff]", text))
    whole = len(re.findall("[^\x00-\x7f\udc80-\udcff]", text))
    if whole > 4 * broken:
        line = data.count(b"\n", 0, error.start) + 1
        why = f"damaged UTF-8: byte 0x{data[error.start]:02x} in line {line} does not belong there"
        raise UnreadableSource(name, why)


def _guessed(data: bytes, name: str) -> Decoded:
    """A text without UTF-8, mark or declaration: the likeliest encoding, and a note that it is a guess.

    English with a few curly quotes is as clean in windows-1250 or Mac Roman as in windows-1252, and the detector
    takes whichever comes first; windows-1252 is by far the commonest, so it wins wherever it is clean.
    """
    from charset_normalizer import from_bytes

    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    western = from_bytes(data, cp_isolation=[_WESTERN]).best() if high * 8 < len(data) else None
    best = western or from_bytes(data, cp_isolation=_CANDIDATES).best()
    if best is None:
        raise UnreadableSource(name, "its bytes are neither UTF-8 nor any encoding that could be recognised")
    label = _NAMES.get(best.encoding, best.encoding)
    return Decoded(
        data.decode(best.encoding), label, (f"not UTF-8: read as {label}, a guess from its bytes",)
    )
