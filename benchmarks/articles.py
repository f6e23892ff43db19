"""Articles by the thousand about one event, each different, each with its planted faults on record.

    for article in generate(1000, seed=7):
        article.name, article.text, article.faults   # "0042.html", "<!DOCTYPE …", ("lead",)

Wordings, precision, order, typography, layout and the day of publication vary; about one article in four carries a
fault. Between the sentences about the event stand sentences about other things, with figures of their own, because that
is what most of a news article is. `python benchmarks/articles.py FOLDER` writes them to look at.
"""

from __future__ import annotations

import argparse
import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

COUNT = 1_000
SEED = 7

VOTE = date(2017, 12, 12)
CERTIFIED = date(2017, 12, 28)
FAIR = "regardless of which zip code you live in, is going to get a fair {} in life"
TWEET = "a hard fought victory. The write-in votes played a very big factor, but a win is a win."


@dataclass(frozen=True, slots=True)
class Article:
    """One file to check: its name, its text, and the names of the facts that were falsified in it."""

    name: str
    text: str
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """How one newsroom writes: its word for percent, its quotation marks, its apostrophe, its dash."""

    percent: str
    opening: str
    closing: str
    apostrophe: str
    dash: str

    def quote(self, words: str) -> str:
        """The words in this newsroom's quotation marks."""
        return f"{self.opening}{words}{self.closing}"


STYLES = (
    Style(" percent", "“", "”", "’", "–"),
    Style(" per cent", "'", "'", "'", "-"),
    Style("%", '"', '"', "'", "-"),
    Style("%", "“", "”", "’", "-"),
    Style(" percent", '"', '"', "'", " to "),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a sentence is written with: the dice, the style, the day, and whether this fact is to be falsified."""

    dice: Random
    style: Style
    published: date
    wrong: bool = False

    def one_of(self, *wordings: str) -> str:
        """One of the wordings, by chance."""
        return self.dice.choice(wordings)


def shares(desk: Desk) -> str:
    """The two shares of the vote, to one digit or two."""
    jones, moore = (49.97, 48.34) if desk.published >= CERTIFIED else (49.92, 48.38)
    if desk.wrong:
        jones += desk.dice.choice((2.4, -3.1, 5.0))
    digits = desk.dice.choice((1, 2))
    a, b = (f"{share:.{digits}f}{desk.style.percent}" for share in (jones, moore))
    return desk.one_of(
        f"Jones received {a} of the vote, and Moore got {b}.",
        f"Doug Jones won {a} of the vote against {b} for Roy Moore.",
        f"With all counties reporting, the Secretary of State put Jones at {a} of the vote and Moore at {b} of the vote.",
        f"Moore finished with {b} of the vote; Jones had {a} of the vote.",
        f"According to the count, Jones got {a} of the vote, while Moore received {b} of the vote.",
    )


def lead(desk: Desk) -> str:
    """The lead in votes."""
    if desk.wrong:
        amount = desk.one_of("25,715", "more than 31,000", "nearly 12,000")
    elif desk.published >= CERTIFIED:
        amount = desk.one_of("21,924", "nearly 22,000", "more than 21,000", "about 22,000")
    else:
        amount = desk.one_of("20,715", "nearly 21,000", "more than 20,000", "about 21,000")
    return desk.one_of(
        f"Jones has a lead of {amount} votes.",
        f"Jones led Moore by {amount} votes.",
        f"That is a lead of {amount} votes for Jones.",
    )


def threshold(desk: Desk) -> str:
    """The margin against the recount line; falsified, the line itself is another."""
    line = (
        desk.one_of("two percentage points", "5 percentage points")
        if desk.wrong
        else "half a percentage point"
    )
    return desk.one_of(
        f"The margin of victory is well above the {line} that would have triggered a recount.",
        f"State law orders a recount when the margin is not more than {line}.",
    )


def drought(desk: Desk) -> str:
    """How long it had been."""
    since, span = (
        ("1978", "40 years") if desk.wrong else ("1992", desk.one_of("25 years", "a quarter century"))
    )
    return desk.one_of(
        f"Jones is the first Democrat since {since} to win a Senate race in Alabama.",
        f"He became the first Democrat to win a Senate seat in Alabama in {span}.",
        f"No Democrat had won a Senate seat in Alabama since {since}.",
        f"It is the first time in {span} that a Democrat has won a Senate seat from Alabama.",
    )


def balance(desk: Desk) -> str:
    """The Senate before and after."""
    dash = desk.style.dash
    after = f"53{dash}47" if desk.wrong else f"51{dash}49"
    return desk.one_of(
        f"The result narrows the Republican majority in the Senate to {after}.",
        f"Republicans now hold a thin {after} majority in the 100-member Senate.",
        f"The balance in the Senate moves from 52:48 to {'53:47' if desk.wrong else '51:49'}.",
    )


def ages(desk: Desk) -> str:
    """How old they are."""
    jones, moore = (68, 75) if desk.wrong else (63, 70)
    return desk.one_of(
        f"Jones, {jones}, thanked his supporters in a hotel in Birmingham.",
        f"Moore, {moore}, did not concede.",
        f"The {moore}-year-old Moore spoke to his supporters late in the evening.",
        f"Jones, a {jones}-year-old lawyer, will be sworn in in January.",
    )


def polling(desk: Desk) -> str:
    """The day of the vote."""
    day = desk.one_of("Dec. 19", "December 5") if desk.wrong else desk.one_of("Dec. 12", "December 12")
    return desk.one_of(
        f"The special election was held on {day}, 2017.",
        f"Voters in Alabama went to the polls on {day}.",
        f"Jones defeated Moore on {day} in the special election.",
    )


def speech(desk: Desk) -> str:
    """The sentence of the speech that papers quoted."""
    words = FAIR.format("share" if desk.wrong else "shake")
    said = desk.style.quote(f"making sure everyone in this state, {words}")
    return desk.one_of(
        f"Jones said the campaign was about {said}.",
        f"The campaign had been about {said}, Jones told the crowd.",
    )


def tweet(desk: Desk) -> str:
    """What the president wrote that night."""
    words = TWEET.replace("very big", "rather small") if desk.wrong else TWEET
    quoted = desk.style.quote(f"Congratulations to Doug Jones on {words}")
    return desk.one_of(f"President Donald Trump tweeted: {quoted}", f"{quoted} Trump wrote on Twitter.")


FACTS: tuple[Callable[[Desk], str], ...] = (
    shares, lead, threshold, drought, balance, ages, polling, speech, tweet,
)  # fmt: skip

PLACES = (
    "Mobile",
    "Dothan",
    "Huntsville",
    "Tuscaloosa",
    "Auburn",
    "Decatur",
    "Florence",
    "Gadsden",
    "Selma",
    "Opelika",
)
BODIES = (
    "city council",
    "school board",
    "county commission",
    "port authority",
    "library board",
    "water board",
)
PEOPLE = (
    "Carla Ames",
    "Henry Okoro",
    "Luis Prado",
    "Mei Tan",
    "Ruth Kessler",
    "Owen Dale",
    "Nadia Farah",
    "Ivo Brandt",
)


def asides(desk: Desk) -> list[str]:
    """Sentences about other things, each with figures of its own; each kind once, so that no two contradict."""
    dice, style = desk.dice, desk.style

    def place() -> str:
        return dice.choice(PLACES)

    def board() -> str:
        return dice.choice(BODIES)

    def person() -> str:
        return dice.choice(PEOPLE)

    def few() -> int:
        return dice.randint(2, 11)

    def many() -> int:
        return dice.randint(41, 980)

    said = style.quote(
        desk.one_of("We will see how far that goes", "Nobody here was surprised", "People want it done")
    )
    sentences = [
        f"In {place()} the {board()} set aside ${many()} million for roads, up {few()}.4{style.percent} on the year before.",
        f"{said}, said {person()}, who has lived in {place()} since {1930 + many() % 70}.",
        f"About {many() * 100:,} people live in the district around {place()}, a third of them outside the town.",
        f"Rain is expected in {place()} on Friday, with temperatures near {many() % 30 + 40} degrees.",
        f"The {board()} in {place()} meets {few()} times a year; its next session opens at {few()}:30 p.m.",
        f"{person()} runs a shop in {place()} and employs {few()} people.",
        f"Turnout at one precinct in {place()} was higher than planned for, and lines formed before noon.",
        f"The mill outside {place()} closed in {1950 + many() % 60}, and with it went {many()} jobs.",
        f"Reporters from {few() + 12} countries followed the evening from a gym in {place()}, {person()} recalled.",
        f"It was not clear on the night what the {board()} in {place()} would make of it.",
        f"{person()}{style.apostrophe}s family came to {place()} in the {1900 + 10 * (few() % 9)}s and stayed.",
        f"The road from {place()} to {place()} is {many() % 90 + 12} miles long, and most of it has two lanes.",
        f"A ticket for the game in {place()} cost between ${few()} and ${few() + 20}, and {many() * 10:,} were sold.",
        f"The {board()} in {place()} voted {few() + 3}-{few() % 3} to keep the old bridge open until spring.",
        f"{person()} had been on the road for {few() + 1} weeks, with a van, a cook and a box of leaflets.",
        "Nobody in the room remembered a night like it, and few wanted to go home.",
        f"By midnight the diner in {place()} had run out of pie, {person()} said.",
        f"A bridge near {place()}, {many()} feet long, was closed for the night because of ice.",
    ]
    return dice.sample(sentences, dice.randint(9, len(sentences)))


def body(dice: Random, style: Style, published: date, faults: set[str]) -> list[str]:
    """Paragraphs: most facts, in any order, among asides."""
    told = [fact for fact in FACTS if fact.__name__ in faults or dice.random() < 0.75]
    dice.shuffle(told)
    sentences = [fact(Desk(dice, style, published, fact.__name__ in faults)) for fact in told]
    for aside in asides(Desk(dice, style, published)):
        sentences.insert(dice.randint(0, len(sentences)), aside)
    paragraphs, at = [], 0
    while at < len(sentences):
        size = dice.randint(1, 3)
        paragraphs.append(" ".join(sentences[at : at + size]))
        at += size
    return paragraphs


def long_date(day: date) -> str:
    """13 December 2017 Wednesday."""
    return f"{day.day} {day:%B %Y %A}"


def headed(title: str, stamp: date, published: date, paragraphs: list[str]) -> str:
    """A page whose header carries a date and an update line."""
    return "\n\n".join([f" date {stamp} Update: 10:25, {long_date(published)}", title, *paragraphs]) + "\n"


def dated(_title: str, stamp: date, _published: date, paragraphs: list[str]) -> str:
    """An agency's text, with much air."""
    first, *rest = paragraphs
    return f" date {stamp} \n\n" + "\n\n\n\n".join([f"BIRMINGHAM (agency) - {first}", *rest]) + "\n"


def bare(title: str, _stamp: date, _published: date, paragraphs: list[str]) -> str:
    """A title, and no header at all."""
    return "\n\n".join([title, *paragraphs])


def captioned(_title: str, _stamp: date, _published: date, paragraphs: list[str]) -> str:
    """The caption of the picture comes first."""
    caption = "Doug Jones greets supporters in Birmingham, Alabama. (Dana Reyes/Northlight Images)"
    return "\n\n".join([caption, *paragraphs]) + "\n"


def markdown(title: str, stamp: date, _published: date, paragraphs: list[str]) -> str:
    """Markdown with front matter."""
    matter = f'---\ntitle: "{title}"\ndate: {stamp}\nauthor: Ana Whitfield\n---\n\n# {title}\n\n'
    return matter + "\n\n".join(paragraphs) + "\n"


def page(title: str, stamp: date, _published: date, paragraphs: list[str]) -> str:
    """An HTML page with declared metadata, a navigation, and entities."""
    text = "\n".join(
        f"  <p>{html.escape(p).replace('’', '&rsquo;').replace('“', '&ldquo;')}</p>" for p in paragraphs
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta property="article:published_time" content="{stamp}T08:00:00-06:00">\n</head>\n<body>\n'
        '<nav><a href="/">Home</a> <a href="/news">News &amp; views</a></nav>\n'
        f"<article>\n  <h1>{title}</h1>\n{text}\n</article>\n<footer>&copy; Northlight Wire</footer>\n</body>\n</html>\n"
    )


# The layouts whose date a reader can see come first: only there can a header be falsified.
DATED_LAYOUTS = ((headed, "txt"), (dated, "txt"), (markdown, "md"), (page, "html"))
LAYOUTS = (*DATED_LAYOUTS, (bare, "txt"), (captioned, "txt"))
TITLES = (
    "Jones wins Senate seat in Alabama",
    "Alabama sends a Democrat to the Senate",
    "Moore loses in Alabama",
)


def article(number: int, seed: int) -> Article:
    """The article of this number: the same for the same seed, whatever the count."""
    dice = Random(f"{seed}/{number}")
    faults: set[str] = set()
    if dice.random() < 0.25:
        faults.add(dice.choice([*(fact.__name__ for fact in FACTS), "header"]))
    layout, ending = dice.choice(DATED_LAYOUTS if "header" in faults else LAYOUTS)
    # A text without any date is read against the event, so the figures of the night are the ones that hold.
    published = VOTE + timedelta(days=dice.choice((1, 2, 17)) if (layout, ending) in DATED_LAYOUTS else 1)
    stamp = date(2017, 5, 11) if "header" in faults else published
    text = layout(dice.choice(TITLES), stamp, published, body(dice, dice.choice(STYLES), published, faults))
    return Article(f"{number:04}.{ending}", text, tuple(sorted(faults)))


def generate(count: int = COUNT, seed: int = SEED) -> Iterator[Article]:
    """Articles 0 to count - 1."""
    return (article(number, seed) for number in range(count))


def put(folder: Path, one: Article) -> int:
    """Write an article into the folder, as UTF-8 and with the line endings it was made with; how many bytes it has."""
    path = folder / one.name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.write_bytes(one.text.encode())


def write(folder: Path, count: int = COUNT, seed: int = SEED) -> list[Article]:
    """Write the articles into the folder."""
    articles = list(generate(count, seed))
    for one in articles:
        put(folder, one)
    return articles


def main() -> None:
    """Write articles to look at, and list the planted faults."""
    parser = argparse.ArgumentParser(description=write.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    for one in write(asked.folder, asked.count, asked.seed):
        print(one.name, *one.faults)


if __name__ == "__main__":
    main()
