"""Months, weekdays, times of day, zones: "13 December 2017", "Tuesday night", "0615 GMT", "the early 1990s"."""

from __future__ import annotations

import re
from itertools import chain

from checker.reading.english.hedges import AFTER, BEFORE
from checker.reading.english.numbers import CARDINALS, ORDINALS

MONTHS: dict[str, int] = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(),
        start=1,
    )
}
MONTH_ABBREVIATIONS: dict[str, int] = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
AMBIGUOUS_MONTHS = frozenset(
    {"may", "march", "august", "april", "june", "jan", "mar", "dec", "sep", "jun", "jul"}
)
"""Names and words as well as months: alone they need a word of time before them ("in May")."""

WEEKDAYS: dict[str, int] = {
    name: number
    for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
WEEKDAY_NAMES = tuple(WEEKDAYS)
WEEKDAY_ABBREVIATIONS: dict[str, int] = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "weds": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}

PARTS_OF_DAY = frozenset("night morning evening afternoon".split())
"""Those that stand behind "last" and "this"."""
DAY_PARTS: dict[str, tuple[int, int]] = {
    "morning": (300, 720),
    "mornings": (300, 720),
    "afternoon": (720, 1080),
    "afternoons": (720, 1080),
    "evening": (1020, 1440),
    "evenings": (1020, 1440),
    "night": (1080, 1800),
    "nights": (1080, 1800),
    "overnight": (1080, 1800),
    "lunchtime": (690, 870),
    "midday": (690, 750),
}
"""Parts of a day in minutes; a day named with one of them is still that day."""

CLOCK_WORDS: dict[str, int] = {"noon": 720, "midnight": 0, "midday": 720}
MERIDIEMS: dict[str, int] = {"am": 0, "a.m.": 0, "a.m": 0, "pm": 720, "p.m.": 720, "p.m": 720}
NEAR_CLOCK: dict[tuple[str, str], str] = {
    (how, side): hedge
    for how in ("just", "shortly", "soon", "right", "moments", "minutes", "immediately")
    for side, hedge in (("before", "nearly"), ("after", "more than"))
}
"""Before a time of day: "shortly after 9 p.m."."""
TOWARDS_HOUR: dict[str, int] = {
    "half": 30,
    "quarter": 15,
    "five": 5,
    "ten": 10,
    "twenty": 20,
}
"""Minutes before "past" or "to" an hour."""
OCLOCK = frozenset({"o'clock"})

ZONES: dict[str, str] = {
    "gmt": "UTC",
    "utc": "UTC",
    "z": "UTC",
    "bst": "UTC+01:00",
    "cet": "UTC+01:00",
    "cest": "UTC+02:00",
    "eet": "UTC+02:00",
    "eest": "UTC+03:00",
    "msk": "UTC+03:00",
    "est": "UTC-05:00",
    "edt": "UTC-04:00",
    "cst": "UTC-06:00",
    "cdt": "UTC-05:00",
    "mst": "UTC-07:00",
    "mdt": "UTC-06:00",
    "pst": "UTC-08:00",
    "pdt": "UTC-07:00",
    "akst": "UTC-09:00",
    "akdt": "UTC-08:00",
    "hst": "UTC-10:00",
    "ist": "UTC+05:30",
    "pkt": "UTC+05:00",
    "sgt": "UTC+08:00",
    "hkt": "UTC+08:00",
    "jst": "UTC+09:00",
    "kst": "UTC+09:00",
    "sast": "UTC+02:00",
    "eat": "UTC+03:00",
    "wat": "UTC+01:00",
    "npt": "UTC+05:45",
    "ict": "UTC+07:00",
    "pht": "UTC+08:00",
    "acdt": "UTC+10:30",
    "aest": "UTC+10:00",
    "aedt": "UTC+11:00",
    "acst": "UTC+09:30",
    "awst": "UTC+08:00",
    "nzst": "UTC+12:00",
    "nzdt": "UTC+13:00",
    "wib": "UTC+07:00",
    "et": "US/Eastern",
    "ct": "US/Central",
    "mt": "US/Mountain",
    "pt": "US/Pacific",
}
ZONE_WORDS: dict[str, str] = {
    "eastern": "US/Eastern",
    "central": "US/Central",
    "mountain": "US/Mountain",
    "pacific": "US/Pacific",
    "moscow": "Europe/Moscow",
    "london": "Europe/London",
    "greenwich": "UTC",
    "british": "Europe/London",
    "paris": "Europe/Paris",
    "berlin": "Europe/Berlin",
    "brussels": "Europe/Brussels",
    "rome": "Europe/Rome",
    "madrid": "Europe/Madrid",
    "athens": "Europe/Athens",
    "kyiv": "Europe/Kyiv",
    "kiev": "Europe/Kyiv",
    "istanbul": "Europe/Istanbul",
    "tehran": "Asia/Tehran",
    "dubai": "Asia/Dubai",
    "delhi": "Asia/Kolkata",
    "indian": "Asia/Kolkata",
    "beijing": "Asia/Shanghai",
    "tokyo": "Asia/Tokyo",
    "japan": "Asia/Tokyo",
    "seoul": "Asia/Seoul",
    "singapore": "Asia/Singapore",
    "sydney": "Australia/Sydney",
    "melbourne": "Australia/Melbourne",
    "cairo": "Africa/Cairo",
    "nairobi": "Africa/Nairobi",
    "lagos": "Africa/Lagos",
    "alaska": "US/Alaska",
    "hawaii": "US/Hawaii",
    "local": "local",
}
"""Before "time": "9 p.m. Eastern time", "6:15 local time"."""
ZONES_ALONE = frozenset({"eastern", "central", "mountain", "pacific"})
"""These stand without "time" too: "8 p.m. Eastern"."""
ZONE_MIDDLES = frozenset({"standard", "daylight", "mean", "summer"})
TIME_WORD = "time"

SEASONS: dict[str, tuple[int, int]] = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 2),
}
"""First and last month, in the north."""
BEFORE_SEASON = frozenset("in since by until till during over before from through throughout".split())
"""With "the", before a season: "since the summer"."""
AFTER_SEASON = frozenset(
    """and or but when while after before as with to for at on by that who which is was were will would said says because
    if since""".split()
)
"""Words that may follow it; a noun makes the season an adjective ("the winter storm")."""

PERIODS: dict[str, str] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "weekend": "weekend",
    "quarter": "quarter",
}
BACK = frozenset({"last", "past", "previous"})
SHADES: dict[str, str] = {
    "early": "early",
    "mid": "mid",
    "late": "late",
    "earlier": "earlier",
    "later": "later",
}
"""Before "last year": a part of it; "earlier this year" ends with the day of writing."""
AHEAD = frozenset({"next", "coming", "following"})
SAME = frozenset({"this", "same"})

RELATIVE_DAYS: dict[str, int] = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
EARLY: dict[str, str] = {
    "early": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "beginning": "early",
    "start": "early",
    "end": "late",
}

DEGREES_AND_PRICES = frozenset(
    """temperature temperatures degrees highs lows celsius fahrenheit mercury humidity worth price prices priced trading
    stock shares barrel handicap scored shot""".split()
)
"""Near "the mid 30s": no decade, but degrees, dollars or points."""

QUARTERS: dict[str, int] = {"q1": 1, "q2": 2, "q3": 3, "q4": 4}

YEAR_CUES = frozenset(
    "in since by from until till before after during of through around circa about year early late mid spring summer"
    " autumn fall winter for to and between late-".split()
)
RECURRING = frozenset({"every", "each", "any", "per"})
"""Before a weekday: no day in particular."""
NAMED_DAYS = frozenset(
    """black good super ash easter palm cyber holy ruby bloody shrove maundy whit fat giving casual spy man low mad
    happy""".split()
)
"""Capitalised before a weekday they make a name of it."""
TITLES_WITH_DAYS = frozenset(
    """times telegraph mail express mirror herald independent world people mercury post tribune star sun review
    supplement league live football business politics mass school night-live lights fever agreement accords agreements
    magazine today island rage""".split()
)
"""Capitalised behind a day they make a title: "the Sunday Times", "Friday Night Lights", "the Good Friday Agreement"."""

TITLES_ON_DAYS = frozenset({"mail", "scotland", "wales", "independent", "echo"})
"""Before "on Sunday": a newspaper."""

HOLIDAYS: dict[str, tuple[int, int]] = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "st . stephen's day": (12, 26),
    "new year's day": (1, 1),
    "new years day": (1, 1),
    "new year's eve": (12, 31),
    "new years eve": (12, 31),
    "valentine's day": (2, 14),
    "st . valentine's day": (2, 14),
    "st . patrick's day": (3, 17),
    "st patrick's day": (3, 17),
    "st . george's day": (4, 23),
    "st george's day": (4, 23),
    "april fools ' day": (4, 1),
    "april fool's day": (4, 1),
    "earth day": (4, 22),
    "anzac day": (4, 25),
    "bastille day": (7, 14),
    "canada day": (7, 1),
    "australia day": (1, 26),
    "waitangi day": (2, 6),
    "international women's day": (3, 8),
    "veterans day": (11, 11),
    "veterans ' day": (11, 11),
    "armistice day": (11, 11),
    "halloween": (10, 31),
    "juneteenth": (6, 19),
}
"""Month and day, wherever it is kept."""
NTH_HOLIDAYS: dict[str, tuple[int, int, int]] = {
    "labor day": (9, 0, 1),
    "memorial day": (5, 0, -1),
    "thanksgiving day": (11, 3, 4),
    "martin luther king day": (1, 0, 3),
    "martin luther king jr . day": (1, 0, 3),
    "presidents day": (2, 0, 3),
    "presidents ' day": (2, 0, 3),
    "columbus day": (10, 0, 2),
}
"""Month, weekday, and which of them; -1 is the last. The names and their spelling are American."""
HOLIDAYS_ALONE: dict[str, str] = {
    "halloween": "halloween",
    "hallowe'en": "halloween",
    "juneteenth": "juneteenth",
    "thanksgiving": "thanksgiving day",
}
CHURCH_DAYS: dict[str, int] = {
    "shrove tuesday": -47,
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "holy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter sunday": 0,
    "easter monday": 1,
    "easter day": 0,
    "whit sunday": 49,
    "whit monday": 50,
}
"""Days from Easter Sunday of the western churches."""

DATE_WORDS = frozenset(MONTHS) | frozenset(WEEKDAYS)

WORDS_OF_TIME = frozenset(
    re.findall(
        r"\w+",
        " ".join(
            [
                *chain(
                    MONTHS, MONTH_ABBREVIATIONS, WEEKDAYS, WEEKDAY_ABBREVIATIONS, DAY_PARTS, PERIODS, SEASONS
                ),
                *chain(CLOCK_WORDS, MERIDIEMS, TOWARDS_HOUR, OCLOCK, ZONES, ZONE_WORDS, ZONE_MIDDLES),
                *chain(BACK, SHADES, AHEAD, SAME, RELATIVE_DAYS, EARLY, RECURRING, QUARTERS),
                *chain(HOLIDAYS, NTH_HOLIDAYS, CHURCH_DAYS, HOLIDAYS_ALONE),
                *chain(CARDINALS, ORDINALS, *NEAR_CLOCK, *BEFORE, *AFTER),
                "time ago from to through between that days weeks months years hours minutes",
            ]
        ),
    )
)
"""All words of dates, weekdays and times of day, but for the town before "time"."""
