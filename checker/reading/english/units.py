"""Units as news writes them, and their names as pint spells them: "70 mph", "31C", "650 hectares".

``NAMES`` holds words (any case) and ``SYMBOLS`` signs (in this case only), both by what is written; keys of several
words are separated by spaces. A rate is a unit and ``per`` and a unit, and needs no row.
"""

from __future__ import annotations

from checker.units import GRADED


def _forms(table: str) -> dict[str, str]:
    """Rows of ``pint: form, form``: each form, and its plural in -s where the row is marked with ``+``."""
    forms: dict[str, str] = {}
    for row in table.strip().splitlines():
        unit, written = row.split(":")
        for form in map(str.strip, written.split(",")):
            forms[form.removesuffix("+")] = unit.strip()
            if form.endswith("+"):
                forms[form[:-1] + "s"] = unit.strip()
    return forms


NAMES: dict[str, str] = _forms(
    """
kilometer: kilometer+, kilometre+, km, kms
meter: meter+, metre+
centimeter: centimeter+, centimetre+, cm, cms
millimeter: millimeter+, millimetre+, mm
micrometer: micrometer+, micrometre+, micron+
nanometer: nanometer+, nanometre+, nm
mile: mile+
yard: yard+, yd, yds
foot: foot, feet, ft
inch: inch, inches, ins
nautical_mile: nautical mile+
light_year: light year+, lightyear+
astronomical_unit: astronomical unit+
parsec: parsec+
furlong: furlong+
fathom: fathom+
square kilometer: square kilometer+, square kilometre+, sq km, sq. km, square km, km²
square meter: square meter+, square metre+, sq m, sq. m, m²
square_mile: square mile+, sq mi, sq. mi, sq mile+, sq. mile+
square_foot: square foot, square feet, sq ft, sq. ft, sq feet
square_yard: square yard+, sq yd
square_inch: square inch, square inches
square centimeter: square centimeter+, square centimetre+
hectare: hectare+, ha
acre: acre+
cubic meter: cubic meter+, cubic metre+, m³
cubic kilometer: cubic kilometer+, cubic kilometre+
cubic_foot: cubic foot, cubic feet, cu ft
cubic_yard: cubic yard+
cubic_inch: cubic inch, cubic inches
cubic_centimeter: cubic centimeter+, cubic centimetre+, cc
liter: liter+, litre+
milliliter: milliliter+, millilitre+, ml
megaliter: megaliter+, megalitre+
gallon: gallon+, gal
pint: pint+
quart: quart+
teaspoon: teaspoon+
tablespoon: tablespoon+
barrel: barrel+, bpd
acre_foot: acre foot, acre feet
exabyte: exabyte+
centiliter: centiliter+, centilitre+, cl
bushel: bushel+
therm: therm+
lux: lux
curie: curie+
revolutions_per_minute: rpm, revolutions per minute
mile / gallon: mpg
cubic_foot / second: cfs
kilobit / second: kbps
millimeter_Hg: mmhg
gigametric_ton: gigatonne+
gigaton: gigaton+
foot_pound: foot pound+, pound foot, pound feet, lb ft, ft lb, ft lbs
newton meter: newton meter+, newton metre+
kilobar: kilobar+
kilogram: kilogram+, kilogramme+, kilo+, kg, kgs
gram: gram+, gramme+
milligram: milligram+, mg
microgram: microgram+, mcg, µg
metric_ton: tonne+, metric ton+, metric tonne+
megametric_ton: megatonne+
ton: ton+, short ton+
long_ton: long ton+
pound: pound+, lb, lbs
ounce: ounce+, oz, ozs
stone: stone
carat: carat+
troy_ounce: troy ounce+
mile_per_hour: mph, m.p.h., mile an hour, miles an hour
kilometer_per_hour: kph, k.p.h., kmh, km/h, kmph, kilometer an hour, kilometers an hour, kilometre an hour, kilometres an hour
meter / second: m/s
knot: knot+, kts
degree_Celsius: degree celsius, degrees celsius, celsius, degree centigrade, degrees centigrade, centigrade, degrees c, degree c
degree_Fahrenheit: degree fahrenheit, degrees fahrenheit, fahrenheit, degrees f, degree f
kelvin: kelvin+
degree: degree+
radian: radian+
watt: watt+
kilowatt: kilowatt+
megawatt: megawatt+
gigawatt: gigawatt+
terawatt: terawatt+
kilowatt_hour: kilowatt hour+
megawatt_hour: megawatt hour+
gigawatt_hour: gigawatt hour+
terawatt_hour: terawatt hour+
horsepower: horsepower, hp, bhp
joule: joule+
kilojoule: kilojoule+
megajoule: megajoule+
calorie: calorie+
kilocalorie: kilocalorie+, kcal
british_thermal_unit: btu+
volt: volt+
kilovolt: kilovolt+
ampere: ampere+, amp+
ohm: ohm+
newton: newton+
pascal: pascal+
kilopascal: kilopascal+
hectopascal: hectopascal+
millibar: millibar+
pound_force_per_square_inch: psi, pounds per square inch
standard_atmosphere: atmosphere+
hertz: hertz
kilohertz: kilohertz
megahertz: megahertz
gigahertz: gigahertz
decibel: decibel+
byte: byte+
kilobyte: kilobyte+
megabyte: megabyte+
gigabyte: gigabyte+
terabyte: terabyte+
petabyte: petabyte+
megabit: megabit+
gigabit: gigabit+
megapixel: megapixel+
kiloton: kiloton+
megaton: megaton+
lumen: lumen+
becquerel: becquerel+
sievert: sievert+
millisievert: millisievert+
microsievert: microsievert+
magnitude: magnitude
ppm: ppm, part per million, parts per million
"""
)

SYMBOLS: dict[str, str] = _forms(
    """
meter: m
kilometer: Km, KM, k.m
mile: mi
inch: in, ″
foot: ′
gram: g
metric_ton: t
liter: L, l, ltr
milliliter: mL
megaliter: ML
stone: st
degree_Celsius: C, °C, ºC, ° C, º C, ℃
degree_Fahrenheit: F, °F, ºF, ° F, º F, ℉
degree: °, º
watt: W
kilowatt: kW, KW
megawatt: MW
gigawatt: GW
terawatt: TW
kilowatt_hour: kWh, KWh
megawatt_hour: MWh
gigawatt_hour: GWh
terawatt_hour: TWh
volt: V
kilovolt: kV
kilopascal: kPa
hectopascal: hPa
megapascal: MPa
kilojoule: kJ
megajoule: MJ
hertz: Hz
kilohertz: kHz, Khz
megahertz: MHz, Mhz
gigahertz: GHz, Ghz
gram / kilometer: g/km
microgram / cubic meter: µg/m³, μg/m³
microgram: μg
decibel: dB
kilobyte: KB, kB
megabyte: MB
gigabyte: GB
terabyte: TB
megabit: Mb
gigabit: Gb
megabit / second: Mbps
gigabit / second: Gbps
megabyte / second: MBps, MB/s
millisievert: mSv
microsievert: µSv
kilonewton: kN
newton meter: Nm
megapixel: MP
electron_volt: eV
kiloelectron_volt: keV
megaelectron_volt: MeV
gigaelectron_volt: GeV
teraelectron_volt: TeV
"""
)

BODIES_OF_MEASURE = frozenset(
    """kilometers kilometres miles meters metres hectares acres tonnes tons litres liters kilograms kilos inches
    centimeters centimetres""".split()
)
"""Plurals that are a unit even behind an adjective ("400 exhausting kilometres"); "two left feet" are none."""

SINGLE = frozenset(
    """kilometer kilometre meter metre centimeter centimetre millimeter millimetre mile foot inch hectare acre tonne ton
    kilogram kilo gram liter litre gallon ounce megawatt gigawatt""".split()
)
"""With an article they are one of their unit ("more than a ton of silver", "a foot deep")."""

GLUED = frozenset({"in", "st", "C", "F", "l", "t", "g", "W", "V", "MP", "Mb", "L", "K"})
"""Symbols that only count when they touch the number, as in "8.5in"; "31 C" needs its degree sign."""

CELSIUS_FAHRENHEIT = {"c": "degree_Celsius", "f": "degree_Fahrenheit"}

COMPOUNDS: dict[str, tuple[str, int]] = {
    "foot": ("inch", 12),
    "stone": ("pound", 14),
    "pound": ("ounce", 16),
    "yard": ("foot", 3),
    "meter": ("centimeter", 100),
    "kilogram": ("gram", 1000),
    "hour": ("minute", 60),
    "minute": ("second", 60),
    "day": ("hour", 24),
    "week": ("day", 7),
    "year": ("month", 12),
}
"""Units said one after the other: "5 ft 11 in" is 71 inches, "two hours and 15 minutes" 135 minutes."""

DURATIONS: dict[str, str] = _forms(
    """
second: second+, sec+
millisecond: millisecond+
microsecond: microsecond+
nanosecond: nanosecond+
minute: minute+, min+
hour: hour+, hr+
day: day+
week: week+
fortnight: fortnight+
month: month+
year: year+, yr+
decade: decade+
century: century, centuries
millennium: millennium, millennia, millenniums
"""
)
DURATION_SYMBOLS: dict[str, str] = {
    "s": "second",
    "min": "minute",
    "h": "hour",
    "hrs": "hour",
    "ms": "millisecond",
}
LONG_YEARS: dict[str, int] = {"decade": 10, "century": 100, "millennium": 1000}
"""Long spans are read in years: "a quarter century" is 25 years."""

PER = frozenset({"per"})
RATES: dict[str, str] = {
    "hour": "hour",
    "hr": "hour",
    "minute": "minute",
    "second": "second",
    "sec": "second",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "gallon": "gallon",
    "liter": "liter",
    "litre": "liter",
    "kilometer": "kilometer",
    "kilometre": "kilometer",
    "mile": "mile",
    "acre": "acre",
    "hectare": "hectare",
}
"""After ``per``, behind a unit of measure: "30 miles per gallon"."""
SAID_WITH_ARTICLE = frozenset("day hour minute second gallon acre hectare".split())
"""Also after "a" and "an": "a million barrels a day"; "five kilos a week" is five kilos."""

GRADES = GRADED - {"magnitude"}
"""Scales of which a step is told by its number: "Category 4"."""
