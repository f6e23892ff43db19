"""What a paragraph's own words say that it is: a caption, a byline, an agency line, a headline, a dateline.

``(Mark Wallheiser/Getty Images)`` at its end makes a caption; ``By Peter Okafor, Northlight Wire`` is a byline;
``BIRMINGHAM, Ala., Dec. 13 (Reuters) —`` opens a report. Each test looks at a bounded number of characters.
"""

from __future__ import annotations

import re

from msgspec import Struct

from checker.model import Role
from checker.reading.english.calendar import DATE_WORDS
from checker.sources.stamps import header_line, header_start

_LONGEST_LINE = 200
_LONGEST_CAPTION = 900

# --- captions ---------------------------------------------------------------------------------------------------

_CREDIT = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]\.?\Z")
_CREDIT_WORDS = re.compile(
    r"(?:AP|AFP|EPA|UPI|PA|Reuters|Getty|Xinhua)\s+(?:File\s+)?(?:Photos?|Images?|Pictures?)\b"
    r"|(?:File\s+)?(?:Photos?|Photographs?|Images?|Pictures?)(?:\s+(?:by|from|courtesy)\b|\s*:|/)"
    r"|Courtesy\s+(?:of\s+|photo)",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"\b(?:AP|AFP|EPA|EFE|UPI|PA|Reuters|Getty|Xinhua|Associated Press|Bloomberg|Shutterstock|Anadolu)\b"
)
_CAPTION_OPENS = re.compile(
    r"FILE(?:\s+(?:PHOTO|PICTURE|IMAGE))?\s*[:–—-]|File\s+(?:photo|picture|image)\b"
    r"|(?:Photo|Photograph|Picture|Image|Caption|Photo caption)\s*:\s|In this (?:[\w.,]+ ){0,6}(?:file )?photo\b"
)


def is_caption(words: str) -> bool:
    """Whether a paragraph is the caption of a picture, by how it opens or by the credit that closes it."""
    if len(words) > _LONGEST_CAPTION:
        return False
    if _CAPTION_OPENS.match(words):
        return True
    credit = _CREDIT.search(words, max(len(words) - 100, 0))
    return credit is not None and _is_credit(credit[1].strip())


def _is_credit(words: str) -> bool:
    """``Mark Wallheiser/Getty Images``, ``AP Photo/John Bazemore``, ``Photo by Dana Reyes``; not ``Jones/Moore``."""
    if _CREDIT_WORDS.match(words):
        return True
    maker, slash, owner = (part.strip() for part in words.partition("/"))
    if (
        not slash
        or any(char.isdigit() for char in words)
        or not (maker[:1].isupper() and owner[:1].isupper())
    ):
        return False
    return " " in maker or " " in owner or _AGENCY.search(words) is not None


# --- furniture: bylines, agencies, headers, copyright ------------------------------------------------------------

_NAME = r"[A-Z][\w.'’-]*(?:\s+(?:(?:de|da|del|della|der|den|di|du|van|von|la|le|bin|al|ter|ten)\s+){0,3}[A-Z][\w.'’-]*){0,4}"
_BYLINE = re.compile(
    rf"(?:By|BY|by)\s*:?\s+({_NAME}(?:(?:\s*,\s*|\s+and\s+|\s+AND\s+|\s*&\s*){_NAME}){{0,5}})"
)
_AFFILIATION = re.compile(
    r"[\s,|•·/–—(-]*+(?:(?:[A-Z][\w.&'’-]*+|(?:staff|writer|reporter|editor|correspondent|political|senior|special"
    r"|for|of|the|and|in|at|to)\b)[\s,|•·/–—)-]*+){0,10}"
)
_CREDITS_LINE = re.compile(
    r"\(?(?:(?:Additional )?[Rr]eporting|Writing|Editing|Compiled|Edited|Written) by [A-Z]"
)
_DESK = re.compile(
    r"[^.!?:;]{0,60}\b(?:(?:News|Web|Online|World|National|City|Sports|Foreign) Desk|Newsroom|Staff (?:Writer|Reporter|Report)"
    r"|News Service|(?:Special|Our|Staff) Correspondent|Agencies|Wire Reports)"
)
_SIDES = re.compile(r"[A-Z][\w.&'’ -]{1,50}\s[/|]\s[A-Z][\w.&'’ -]{1,50}")
_SIDE_WORDS = re.compile(r"\b(?:Desk|Staff|News|Agency|Agencies|Bureau|Reuters|AP|AFP|Correspondent|Wire)\b")
_SLUG = re.compile(
    r"[A-Z][A-Z0-9]*+(?:(?:--?|/)[A-Z0-9]++)++(?:\s?\([A-Z][\w ,]{1,24}\)|,\s\d(?:st|nd|rd|th)\s[\w -]{2,24})?"
)
_SHORT = 80
_SIGNED = re.compile(r",? (?:by|from) (?:our|a|the) [a-z][\w ]{2,40}$")
_DESKS = re.compile(r"[Bb]y (?:our|a|the) [\w ]{3,40}[.,|•·–—-]?\s?")
_COPYRIGHT = re.compile(r"(?:©|\([cC]\)|(?:Copyright|COPYRIGHT)\b(?=\s*(?:©|\([cC]\)|by\b|[12]\d{3}|[A-Z])))")


def furniture(words: str) -> Role | None:
    """METADATA or BYLINE for a line that is not part of the report: a date header, an agency, copyright, a byline."""
    if len(words) > 2 * _LONGEST_LINE:
        return None
    if _COPYRIGHT.match(words) or "all rights reserved" in words.lower():
        return Role.METADATA
    if _CREDITS_LINE.match(words):
        return Role.BYLINE
    if len(words) > _LONGEST_LINE:
        return None
    if byline(words) is not None:
        return Role.BYLINE
    if header_line(words) is not None or _DESK.fullmatch(words):
        return Role.METADATA
    if _SIDES.fullmatch(words) and _SIDE_WORDS.search(words):
        return Role.METADATA
    return None


def is_slug(words: str) -> bool:
    """Whether a first line is a desk's name for the story: ``KESTRIA-QUAKE/AID``, ``OIL-PRICES (UPDATE 2)``."""
    return len(words) <= _LONGEST_LINE and _SLUG.fullmatch(words) is not None


def is_agency(words: str) -> bool:
    """Whether a line below a byline says for whom the author writes: ``Gulf Press Service``."""
    return 0 < len(words) <= _SHORT and _AFFILIATION.fullmatch(words) is not None


def is_signed_and_dated(words: str) -> bool:
    """Whether a short line at the top says by whom and when: ``SportsWire, 16 June 2025``, ``By our money desk. 3 July 2025``."""
    if len(words) > _SHORT:
        return False
    bare = _SIGNED.sub("", words)
    start = header_start(bare)
    return (
        bool(start) and (_AFFILIATION.fullmatch(bare[:start]) or _DESKS.fullmatch(bare[:start])) is not None
    )


def byline(words: str) -> tuple[int, int] | None:
    """The span of the names in ``By Peter Okafor, Northlight Wire | Dec. 13, 2017``; None if it is not a byline."""
    found = _BYLINE.match(words[:_LONGEST_LINE])
    if found is None or len(words) > _LONGEST_LINE or found[1].split()[0].strip(",.").lower() in DATE_WORDS:
        return None
    rest = words[found.end() :]
    if not rest.strip(" ."):
        return found.span(1)
    if " " not in found[1]:
        return None
    start = header_start(rest)
    return found.span(1) if _AFFILIATION.fullmatch(rest[:start]) else None


# --- headlines and datelines -----------------------------------------------------------------------------------

_LONGEST_HEADLINE = 160


def is_headline(words: str) -> bool:
    """Whether a paragraph at the top can be a headline: one short line of three words or more, no full stop."""
    if len(words) > _LONGEST_HEADLINE or len(words.split()) < 3 or any(end in words for end in "\n\r\u2028"):
        return False
    last = words.rstrip("\"”’'»)")[-1:]
    return last.isalnum() or last in "?!%" or (words[-1] in "\"”’'»)" and last not in ".,:;…-")


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}(?:,\s\d{{4}})?|\d{{1,2}}\s{_MONTH}(?:\s\d{{4}})?)"
_REGION = r"(?:,\s[A-Z][A-Za-z.]+(?:\s[A-Z][A-Za-z.]+)?)?"
_DATELINE = re.compile(
    rf"(?P<place>(?P<caps>[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){{0,3}}|[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){{0,2}})"
    rf"(?!,\s{_DAY}){_REGION}|(?P<caps2>[A-Z][A-Za-z.'’-]+(?:\s[A-Z][A-Za-z.'’-]+){{0,3}})(?=,\s{_DAY}))"
    rf"(?:,?\s\(?(?P<day>{_DAY})\)?)?(?:\s?\((?P<agency>[^()]{{2,40}})\))?(?:\s?(?P<dash>--?|[–—])\s?|\Z)"
)
_DAY_FIRST = re.compile(rf"(?P<day>{_DAY})\s\([^()\d]{{2,40}}\)\s?(?:--?|[–—])\s")
_NOT_PLACES = frozenset(
    {"AP", "AFP", "CNN", "BBC", "NPR", "UPI", "PTI", "ANI", "IANS", "UPDATE", "BREAKING", "WATCH"}
)


class Dateline(Struct, frozen=True):
    """Where a report was filed, and on which day if it says so: spans of the paragraph. "Aug 23 (Reuters) -" names no place."""

    place: tuple[int, int]
    day: tuple[int, int] | None


def dateline(words: str) -> Dateline | None:
    """The dateline that opens a paragraph: a place in capitals and a dash, or any place with agency or day and a dash."""
    found = _DATELINE.match(words[:_LONGEST_LINE])
    if found is None:
        bare = _DAY_FIRST.match(words[:_LONGEST_LINE])
        return Dateline((0, 0), bare.span("day")) if bare else None
    if not (found["dash"] or found["day"]):
        return None
    place = found["caps"] or found["caps2"]
    if place in _NOT_PLACES or len(place) < 3:
        return None
    if not (place.isupper() or found["agency"]):
        return None
    return Dateline(found.span("place"), found.span("day") if found["day"] else None)
