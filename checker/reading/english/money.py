"""Currencies by sign, code and name: "£7bn", "US$20", "Rs 500 crore", "20 million euros"."""

from __future__ import annotations

SIGNS: dict[str, str] = {
    "$": "USD",
    "us$": "USD",
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "nt$": "TWD",
    "r$": "BRL",
    "j$": "JMD",
    "z$": "ZWL",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₦": "NGN",
    "₪": "ILS",
    "₫": "VND",
    "฿": "THB",
    "₱": "PHP",
    "₴": "UAH",
    "₵": "GHS",
    "₸": "KZT",
    "₡": "CRC",
}

PREFIXES: dict[str, str] = {
    "rs": "INR",
    "re": "INR",
    "rm": "MYR",
    "kr": "SEK",
    "ksh": "KES",
    "sh": "KES",
    "tk": "BDT",
    "rmb": "CNY",
    "php": "PHP",
    "eur": "EUR",
    "usd": "USD",
    "gbp": "GBP",
    "chf": "CHF",
    "sfr": "CHF",
    "inr": "INR",
    "aud": "AUD",
    "cad": "CAD",
    "nzd": "NZD",
    "jpy": "JPY",
    "cny": "CNY",
    "hkd": "HKD",
    "sgd": "SGD",
    "sek": "SEK",
    "nok": "NOK",
    "dkk": "DKK",
    "rub": "RUB",
    "brl": "BRL",
    "mxn": "MXN",
    "zar": "ZAR",
    "aed": "AED",
    "sar": "SAR",
    "pkr": "PKR",
    "myr": "MYR",
    "thb": "THB",
    "krw": "KRW",
    "ngn": "NGN",
    "pln": "PLN",
    "huf": "HUF",
    "czk": "CZK",
    "ils": "ILS",
    "idr": "IDR",
    "vnd": "VND",
    "egp": "EGP",
    "kes": "KES",
    "ghs": "GHS",
}
"""Codes and abbreviations that stand before or after the number; a capital letter is asked for in the text."""

NAMES: dict[str, str] = {
    "dollar": "USD",
    "dlr": "USD",
    "buck": "USD",
    "euro": "EUR",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rupee": "INR",
    "rouble": "RUB",
    "ruble": "RUB",
    "rand": "ZAR",
    "real": "BRL",
    "reais": "BRL",
    "franc": "CHF",
    "krona": "SEK",
    "kronor": "SEK",
    "krone": "NOK",
    "kroner": "NOK",
    "lira": "TRY",
    "peso": "MXN",
    "won": "KRW",
    "baht": "THB",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "dong": "VND",
    "naira": "NGN",
    "shekel": "ILS",
    "zloty": "PLN",
    "forint": "HUF",
    "dirham": "AED",
    "riyal": "SAR",
    "dinar": "KWD",
    "hryvnia": "UAH",
    "taka": "BDT",
    "shilling": "KES",
    "sterling": "GBP",
    "stg": "GBP",
    "quid": "GBP",
    "bitcoin": "XBT",
    "cedi": "GHS",
    "kwacha": "ZMW",
    "tenge": "KZT",
    "koruna": "CZK",
    "bolivar": "VES",
    "afghani": "AFN",
    "rial": "IRR",
    "kyat": "MMK",
    "riel": "KHR",
    "gourde": "HTG",
    "guilder": "NLG",
    "lire": "ITL",
    "escudo": "PTE",
    "peseta": "ESP",
    "drachma": "GRD",
    "cruzado": "BRC",
}
NAMES |= {
    name + "s": code
    for name, code in tuple(NAMES.items())
    if name not in ("yen", "yuan", "won", "baht", "reais", "lire", "stg", "quid")
}

NATIONS: dict[str, dict[str, str]] = {
    "dollar": {
        "us": "USD",
        "u.s.": "USD",
        "american": "USD",
        "australian": "AUD",
        "canadian": "CAD",
        "singapore": "SGD",
        "taiwan": "TWD",
        "jamaican": "JMD",
        "zimbabwean": "ZWL",
    },
    "mark": {"german": "DEM", "deutsche": "DEM", "finnish": "FIM"},
    "crown": {
        "swedish": "SEK",
        "norwegian": "NOK",
        "danish": "DKK",
        "czech": "CZK",
        "icelandic": "ISK",
        "slovak": "SKK",
    },
    "pound": {"british": "GBP", "egyptian": "EGP", "lebanese": "LBP", "syrian": "SYP", "sudanese": "SDG"},
    "rupee": {"indian": "INR", "pakistani": "PKR", "lankan": "LKR", "nepalese": "NPR"},
    "franc": {"swiss": "CHF", "cfa": "XOF"},
    "peso": {"mexican": "MXN", "philippine": "PHP", "argentine": "ARS", "chilean": "CLP", "colombian": "COP"},
    "krona": {"swedish": "SEK", "icelandic": "ISK"},
    "kronor": {"swedish": "SEK"},
    "krone": {"norwegian": "NOK", "danish": "DKK"},
    "kroner": {"norwegian": "NOK", "danish": "DKK"},
    "lira": {"turkish": "TRY"},
    "won": {"korean": "KRW"},
    "yuan": {"chinese": "CNY"},
    "yen": {"japanese": "JPY"},
    "real": {"brazilian": "BRL"},
    "reais": {"brazilian": "BRL"},
    "rand": {"african": "ZAR"},
    "ruble": {"russian": "RUB"},
    "rouble": {"russian": "RUB"},
    "shilling": {"kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS", "somali": "SOS"},
    "dinar": {"kuwaiti": "KWD", "iraqi": "IQD", "jordanian": "JOD", "serbian": "RSD"},
    "riyal": {"saudi": "SAR", "qatari": "QAR"},
}
NATIONS["dlr"] = NATIONS["dollar"]
"""Before a currency's name: "20 million Canadian dollars"."""

CROWNS = frozenset({"crown", "crowns"})
CROWNS_OF: dict[str, str] = {
    "denmark": "DKK",
    "danish": "DKK",
    "norway": "NOK",
    "norwegian": "NOK",
    "oslo": "NOK",
    "czech": "CZK",
    "prague": "CZK",
}
"""Elsewhere in the sentence they say whose crowns are meant; Swedish ones otherwise."""

COMMON = frozenset({"crown", "crowns", "mark", "marks"})
"""Currencies only behind their nation ("20 Danish crowns")."""

SIGN_NATIONS: dict[str, str] = {"us": "USD", "a": "AUD", "c": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD"}
"""Behind the sign, as Australia writes it: "$US20", "$A5 million"."""

POUND = frozenset({"pound", "pounds"})
POUND_CUES = frozenset(
    "sterling cost costs costing worth paid pay pays fined fine price prices priced debt debts budget sold bought spend"
    " spent sale sales deal profit profits loss losses revenue tax taxes wage wages salary fund funding million billion"
    " thousand raised raise earn earned bill bills compensation damages stolen stole loan loans grant".split()
)
"""Words that make "500 pounds" money; without them it is a weight."""

CENTS: dict[str, str] = {
    "cent": "USD",
    "cents": "USD",
    "cts": "USD",
    "pence": "GBP",
    "penny": "GBP",
    "pennies": "USD",
}
CENT_WORDS = frozenset({"cent", "cents", "cts"})
CENT_CUES: dict[str, str] = {"€": "EUR", "euro": "EUR", "euros": "EUR", "rand": "ZAR"}
"""Elsewhere in the sentence they say whose cents are meant."""
CENT_SIGNS: dict[str, str] = {"p": "GBP", "¢": "USD", "c": "USD"}
