"""Reports made by hand: a realistic one in our own words, an empty one, a hostile one and a large one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from checker.interval import Interval
from checker.model import (
    Bar,
    Claimed,
    Edit,
    Era,
    Failure,
    Field,
    Finding,
    Kind,
    Report,
    Role,
    RuleCard,
    Severity,
    Stamp,
    Verdict,
)
from tests.reporting.stories import BOOK, Story, claimed, days, report_on, same, span

COUNTY = "Alabama Secretary of State, certified 28 December 2017"


def empty() -> Report:
    """One article, no rulebook, nothing found."""
    story = Story("quiet.txt", "The council met and went home.\n")
    return report_on([story], (), (), warnings=("no rulebook was given",))


def nothing() -> Report:
    """Not even an article."""
    return Report((), (), (), (), (), ())


def alabama() -> Report:
    """The night of the Alabama election, in our own words: five articles, one of them clean, one unreadable."""
    bulletin = Story(
        "articles/bulletin.txt",
        "date 2017-05-11 Update: 09:40, 13 December 2017 Wednesday\n"
        "\n"
        "Jones takes Senate seat in Alabama\n"
        "\n"
        "Doug Jones beat Roy Moore on Tuesday night, and the Republican majority in the Senate shrinks to 51-49.\n"
        "\n"
        "It is the first defeat of a Republican in an Alabama Senate race in nearly 25 years.\n"
        "\n"
        'Jones told the hall that this was about "making sure everyone in this state, regardless of which zip code '
        'you live in, is going to get a fair shake in life".\n',
        title="Jones takes Senate seat in Alabama",
        stamps=(
            Stamp(Field.HEADER, date(2017, 5, 11), "2017-05-11", 5, 15),
            Stamp(Field.UPDATED, date(2017, 12, 13), "13 December 2017 Wednesday", 31, 57, 2, 580),
        ),
        roles={0: Role.METADATA, 1: Role.HEADLINE},
    )
    wire = Story(
        "articles/wire.txt",
        "Narrow win for Jones in Alabama\n"
        "\n"
        "BIRMINGHAM - Doug Jones has beaten Roy Moore by a hair, state officials said on Wednesday.\n"
        "\n"
        "The Secretary of State put Jones at 49.92 per cent, and Moore at 48.38 per cent, once every county had "
        "reported.\n"
        "\n"
        "Jones leads by more than 21,000 votes, but Moore would not concede. No Democrat had won a Senate seat here "
        "in the last 25 years, and the Republican majority shrinks to 51-49.\n"
        "\n"
        "'It was about common decency and making sure everyone in this state gets a fair share,' said Jones, 63.\n",
        title="Narrow win for Jones in Alabama",
        roles={0: Role.HEADLINE},
    )
    caption = Story(
        "articles/caption-first.txt",
        "Doug Jones waves to the crowd in Birmingham, Dec. 13. (Photo: our own)\n"
        "\n"
        "Doug Jones became the first Democrat in a quarter century to carry a Senate race in Alabama when he won on "
        "Dec. 13, beating Roy Moore.\n"
        "\n"
        "State officials had Jones at 49.92% and Moore at 48.38%; the gap is well above the half a percentage point "
        "that would have forced a recount.\n"
        "\n"
        "Moore, 70, has not conceded. “When it is this close, it is not over,” he said.\n",
        roles={0: Role.CAPTION},
    )
    translated = Story(
        "articles/translated.txt",
        "Jones asks for unity\n"
        "\n"
        "Jones won on Tuesday with 49.9 percent of the vote against 48.4% for Moore. The gap was beyond the half a "
        "percent under which the votes are counted again.\n"
        "\n"
        "When he is sworn in, the balance in the 100-seat Senate moves from 52:48 to 51:49.\n"
        "\n"
        "He is the first Democrat to win there since 1992. His lawyers expect a result in about two weeks.\n",
        title="Jones asks for unity",
        roles={0: Role.HEADLINE},
    )
    profile = Story(
        "articles/profile.md",
        "# Who is Doug Jones?\n"
        "\n"
        "Jones, 63, a former federal prosecutor, won on 12 December 2017 with 49.97 percent of the certified vote.\n",
        title="Who is Doug Jones?",
        roles={0: Role.HEADLINE},
    )
    truth = {
        "jones_share": "49.92 percent (unofficial)",
        "moore_share": "48.38 percent (unofficial)",
        "lead": "20,715 votes",
        "day_of_vote": "12 December 2017",
        "last_democrat": "1992",
        "years_without": "25 years",
        "senate_after": "51-49",
        "senate_before": "52-48",
        "recount_line": "0.5 percentage points",
        "jones_age": "63",
    }
    say: Callable[..., Claimed] = lambda story, words, rule, verdict, kind, stated=None, nth=0: claimed(  # noqa: E731
        story, words, rule, verdict, stated or words, truth[rule], kind, nth
    )
    agrees, rounds = Verdict.AGREES, Verdict.ROUNDS
    claims = (
        say(bulletin, "on Tuesday night", "day_of_vote", agrees, Kind.DATE, "Tuesday 12 December 2017"),
        say(bulletin, "51-49", "senate_after", agrees, Kind.SCORE),
        say(bulletin, "nearly 25 years", "years_without", agrees, Kind.DURATION),
        say(wire, "49.92 per cent", "jones_share", agrees, Kind.PERCENT),
        say(wire, "48.38 per cent", "moore_share", agrees, Kind.PERCENT),
        say(wire, "more than 21,000 votes", "lead", Verdict.DISAGREES, Kind.COUNT),
        say(wire, "25 years", "years_without", agrees, Kind.DURATION),
        say(wire, "51-49", "senate_after", agrees, Kind.SCORE),
        say(wire, "63", "jones_age", agrees, Kind.AGE),
        say(caption, "a quarter century", "years_without", agrees, Kind.DURATION, "25 years"),
        say(caption, "Dec. 13", "day_of_vote", Verdict.DISAGREES, Kind.DATE, "13 December 2017", 1),
        say(caption, "49.92%", "jones_share", agrees, Kind.PERCENT),
        say(caption, "48.38%", "moore_share", agrees, Kind.PERCENT),
        say(caption, "half a percentage point", "recount_line", agrees, Kind.POINTS),
        say(translated, "Tuesday", "day_of_vote", agrees, Kind.DATE, "Tuesday 12 December 2017"),
        say(translated, "49.9 percent", "jones_share", rounds, Kind.PERCENT),
        say(translated, "48.4%", "moore_share", rounds, Kind.PERCENT),
        say(translated, "half a percent", "recount_line", Verdict.IMPRECISE, Kind.PERCENT),
        say(translated, "52:48", "senate_before", agrees, Kind.SCORE),
        say(translated, "51:49", "senate_after", agrees, Kind.SCORE),
        say(translated, "1992", "last_democrat", agrees, Kind.YEAR),
        say(profile, "63", "jones_age", agrees, Kind.AGE),
        say(profile, "12 December 2017", "day_of_vote", agrees, Kind.DATE),
        say(profile, "49.97 percent", "jones_share", Verdict.UNDECIDED, Kind.PERCENT),
    )
    bulletin.mark("2017-05-11", Kind.DATE, Verdict.DISAGREES, "header_date")
    wire.mark(
        "making sure everyone in this state gets a fair share", Kind.QUOTE, Verdict.DISAGREES, "fair_shake"
    )
    wire.mark("Wednesday", Kind.WEEKDAY)
    caption.mark("Dec. 13", Kind.DATE)
    caption.mark("70", Kind.AGE)
    translated.mark("100-seat", Kind.COUNT)
    translated.mark("about two weeks", Kind.DURATION)
    findings = (
        Finding(
            "header_date", None, Verdict.DISAGREES, Severity.ERROR,
            "the page's header is dated 216 days before its update line and before the vote it reports",
            bulletin.at("2017-05-11"), "11 May 2017", "13 December 2017, or the days around it",
            related=(bulletin.at("13 December 2017 Wednesday"),),
            bars=(
                Bar("header", days(date(2017, 5, 11)), None, calendar=True),
                Bar("update line", days(date(2017, 12, 13)), None, calendar=True),
                Bar("day of the vote", days(date(2017, 12, 12)), None, authority=True, calendar=True),
            ),
            arithmetic=("13 December 2017 − 11 May 2017 = 216 days",),
            help="check the header against the day the page was put up", fingerprint="3f0c51aa90d1e2b7",
        ),
        Finding(
            "lead", BOOK, Verdict.DISAGREES, Severity.ERROR,
            "more than 21,000 votes, where the counts of that night differ by 20,715",
            wire.at("more than 21,000 votes"), "more than 21,000 votes", "20,715 votes",
            related=(wire.at("49.92 per cent, and Moore at 48.38 per cent"),),
            bars=(
                Bar("this article", span("21000", "22000"), "votes"),
                Bar("from its own shares", span("20570.4118", "20839.2930"), "votes"),
                Bar("Secretary of State", span("20715", "20715"), "votes", authority=True),
            ),
            arithmetic=(
                "jones_share − moore_share = [49.915, 49.925] − [48.375, 48.385] = [1.53, 1.55] percentage points",
                "[1.53, 1.55] % × 1,344,406 votes = [20,569, 20,839] votes",
                "671,151 − 650,436 = 20,715 votes",
            ),
            citation="Alabama Secretary of State, unofficial returns of 12 December 2017",
            help="say “more than 20,000 votes” or “20,715 votes”", suggestion="more than 20,000 votes",
            fingerprint="9d41bb07c6a2f310",
        ),
        Finding(
            "fair_shake", BOOK, Verdict.DISAGREES, Severity.ERROR,
            "the same utterance is quoted with other words in articles/bulletin.txt",
            wire.at("making sure everyone in this state gets a fair share"), "gets a fair share",
            "is going to get a fair shake in life",
            related=(
                bulletin.at(
                    "making sure everyone in this state, regardless of which zip code you live in, is going to get a "
                    "fair shake in life"
                ),
            ),
            alignment=(
                *same("making sure everyone in this state"),
                *(Edit("left out", edit.stated, "") for edit in same("regardless of which zip code you live in")),
                Edit("changed", "is going to get", "gets"),
                Edit("same", "a", "a"), Edit("same", "fair", "fair"),
                Edit("changed", "shake", "share"),
                Edit("left out", "in", ""), Edit("left out", "life", ""),
            ),
            citation="transcript of the victory speech", help="quote the speech as it was given",
            fingerprint="b8820a6e5517c94d",
        ),
        Finding(
            "day_of_vote", BOOK, Verdict.DISAGREES, Severity.ERROR,
            "the vote is put on 13 December; it was held on Tuesday 12 December 2017",
            caption.at("Dec. 13", 1), "13 December 2017", "12 December 2017",
            bars=(
                Bar("this article", days(date(2017, 12, 13)), None, calendar=True),
                Bar("state calendar", days(date(2017, 12, 12)), None, authority=True, calendar=True),
            ),
            citation="Alabama state calendar", help="the vote was on Dec. 12; the win was reported on Dec. 13",
            suggestion="Dec. 12", fingerprint="00e6f1d49b3a7c52",
        ),
        Finding(
            "recount_line", BOOK, Verdict.IMPRECISE, Severity.NOTE,
            "“half a percent” is read as half a percentage point, which is what the law says",
            translated.at("half a percent"), "half a percent", "0.5 percentage points",
            citation="Code of Alabama 17-16-20", suggestion="half a percentage point", fingerprint="c2c7aa105b6f8e91",
        ),
        Finding(
            "jones_share", BOOK, Verdict.UNDECIDED, Severity.WARNING,
            "certified figures appear in an article whose day is not known",
            profile.at("49.97 percent"), "49.97 percent", "49.92 percent before 28 December 2017, 49.97 percent from then",
            bars=(
                Bar("this article", span("49.965", "49.975"), "percent"),
                Bar("unofficial", span("49.915", "49.925"), "percent", authority=True),
                Bar("certified", span("49.965", "49.975"), "percent", authority=True),
            ),
            citation=COUNTY, help="give the page a date", confidence="medium", fingerprint="51d9e0f2aa77c340",
        ),
    )  # fmt: skip
    return report_on(
        [bulletin, caption, profile, translated, wire], findings, claims, _cards(claims),
        failures=[Failure("articles/scan.txt", "holds 412 NUL bytes; it is not text")],
        rulebooks=[(BOOK, "2017 special election for the US Senate in Alabama")],
        warnings=["articles/translated.txt: the page gives no date; the date of the event was used"],
    )  # fmt: skip


def _cards(claims: tuple[Claimed, ...]) -> tuple[RuleCard, ...]:
    share = (
        Era("49.92 percent", span("49.915", "49.925"), "percent", "unofficial", "2017-12-12", "2017-12-28",
            "Alabama Secretary of State, unofficial returns"),
        Era("49.97 percent", span("49.965", "49.975"), "percent", "certified", "2017-12-28", None, COUNTY),
    )  # fmt: skip
    seats = (
        Era("52-48", None, None, None, "2017-02-09", "2018-01-03", "U.S. Senate"),
        Era("51-49", None, None, None, "2018-01-03", None, "U.S. Senate"),
    )
    vote = date(2017, 12, 12)

    def card(rule: str, kind: str, title: str, eras: tuple[Era, ...], *wordings: str) -> RuleCard:
        line = 10 + sum(map(ord, rule)) % 90
        made = [claim for claim in claims if claim.rule == rule]
        wrong = sum(claim.verdict not in {Verdict.AGREES, Verdict.ROUNDS} for claim in made)
        return RuleCard(rule, BOOK, kind, title, eras, wordings, len(made), wrong, f"rules/{BOOK}.yaml", line)

    return (
        card("day_of_vote", "date", "day of the vote",
             (Era("12 December 2017", days(vote), None, None, None, None, "Alabama state calendar", True),),
             "Jones ... (won | beat) ... <value>"),
        card("jones_share", "percent", "Jones's share of the vote", share,
             "Jones ... (received | got | won) <value> of the vote", "Jones with <value> of the vote"),
        card("moore_share", "percent", "Moore's share of the vote",
             (Era("48.38 percent", span("48.375", "48.385"), "percent", "unofficial", "2017-12-12", "2017-12-28",
                  "Alabama Secretary of State, unofficial returns"),),
             "Moore ... (received | got) <value> of the vote"),
        card("lead", "count", "Jones's lead in votes",
             (Era("20,715 votes", span("20715", "20715"), "votes", "unofficial", "2017-12-12", "2017-12-28",
                  "jones_votes − moore_votes"),), "Jones ... lead* ... <value>"),
        card("last_democrat", "year", "the last Democrat elected before",
             (Era("1992", days(date(1992, 1, 1), date(1992, 12, 31)), None, None, None, None,
                  "rules/data/us-senate-winners.csv", True),), "Democrat ... since <value>"),
        card("years_without", "duration", "years without a Democrat",
             (Era("25 years", span("25", "26"), "year", None, None, None, "day_of_vote − last_democrat"),),
             "first Democrat in <value>", "no Democrat ... in ... <value>"),
        card("senate_after", "score", "Senate after the vote", seats, "majority ... to <value>"),
        card("senate_before", "score", "Senate before the vote", seats[:1], "from <value> to <senate_after>"),
        card("recount_line", "points", "margin under which votes are counted again",
             (Era("0.5 percentage points", span("0.5", "0.5"), "percentage point", None, None, None,
                  "Code of Alabama 17-16-20"),), "<value> ... recount"),
        card("jones_age", "age", "Jones's age",
             (Era("born 4 May 1954", days(date(1954, 5, 4)), None, None, None, None, "Biographical Directory", True),),
             "Jones, <value>,"),
        card("turnout", "percent", "turnout",
             (Era("40.54 percent", span("40.535", "40.545"), "percent", "certified", "2017-12-28", None, COUNTY),),
             "turnout of <value>", "<value> of ... voters"),
        RuleCard("fair_shake", BOOK, "quote", "Jones, victory speech", (), (), 1, 1, f"rules/{BOOK}.yaml", 120),
        RuleCard("header_date", None, "built-in", "the header against the update line, the body and the event", (), (), 1, 1),
    )  # fmt: skip


HOSTILE = (
    "<script>alert(1)</script></script><img src=x onerror=alert(2)> javascript:alert(3) \x1b[2J\x1b]0;pwned\x07 "
    '\u202eevil\u2066 \x00 \ud83d \udcff ]]> --> ::set-output name=x::y ${{7*7}} {{7*7}} &lt;b&gt; =HYPERLINK("//x") '
    "\u200bhidden\u2028line \u0001 \uff37\uff29\uff24\uff25 日本 é e\u0301"
)


def hostile() -> Report:
    """Markup, escapes, overrides, NUL and half surrogates wherever words of strangers may stand."""
    bad = HOSTILE
    story = Story(
        'bad/<b>\u202e\x1b[31m".txt', f"{bad}\n\nIt was 52 percent {bad}\nmore\r\nand\ttabs\n", title="It was"
    )
    words = f"52 percent {bad}"
    claim = claimed(story, words, bad, Verdict.DISAGREES, bad, bad, Kind.PERCENT, speaker=bad, book=bad)
    finding = Finding(
        bad, bad, Verdict.DISAGREES, Severity.ERROR, bad, story.at(words), bad, bad, (story.at(words),),
        (Bar(bad, span("51.5", "52.5"), bad), Bar(bad, span(None, "1"), bad, True)), (bad, bad), bad, bad,
        (Edit("changed", bad, bad), Edit("same", bad, bad), Edit("left out", bad, ""), Edit("strange", bad, bad)),
        bad, bad, bad,
    )  # fmt: skip
    era = Era(bad, span("1", None), bad, bad, bad, bad, bad)
    wild = Era(bad, span("-1", "9999999999"), bad, bad, None, None, bad, True)
    card = RuleCard(bad, bad, bad, bad, (era, wild), (bad,), 1, 1, bad, 1, bad, bad, (bad, bad))
    silent = RuleCard(bad + "2", bad, bad, bad, (), (bad,), 0, 0)
    return report_on(
        [story], [finding], [claim], [card, silent],
        failures=[Failure(bad, bad)], rulebooks=[(bad, bad)], warnings=[bad],
    )  # fmt: skip


def large(articles: int = 50, facts: int = 50, wrong: int = 100, every: int = 2) -> Report:
    """Many articles of some 2 kB, each of which states every other fact; one statement in ``wrong`` is wrong."""
    prose = (
        " The council met in the old hall, heard the report of its clerk, and put the matter off again." * 2
    )
    findings, claims, stories = [], [], []
    for number in range(articles):
        stated = range(number % every, facts, every)
        text = f"Report number {number} of the day\n\n" + "\n\n".join(
            f"Measure {fact} is at {fact * 7 + 11}.{number % 10} percent.{prose if fact % 5 == 0 else ''}"
            for fact in stated
        )
        story = Story(
            f"archive/2026/article-{number:04}.txt", text + "\n", title=f"Report number {number} of the day"
        )
        for fact in stated:
            words, right = f"{fact * 7 + 11}.{number % 10} percent", (number * facts + fact) % wrong
            rule, verdict = f"measure_{fact:02}", Verdict.AGREES if right else Verdict.DISAGREES
            middle = Decimal(fact * 7 + 11)
            claims.append(
                claimed(story, words, rule, verdict, words, f"{middle} percent", Kind.PERCENT, book="many")
            )
            if right:
                continue
            bars = (
                Bar("this article", Interval.around(middle + 1, Decimal("0.05")), "percent"),
                Bar("the office", Interval.exact(middle), "percent", authority=True),
            )
            findings.append(
                Finding(
                    rule, "many", verdict, list(Severity)[number % 3], f"{words}, where the office has {middle}",
                    story.at(words), words, f"{middle} percent", bars=bars, citation="The office, table 4",
                    fingerprint=f"{number:08x}{fact:08x}",
                )
            )  # fmt: skip
        stories.append(story)
    rules = tuple(
        RuleCard(
            f"measure_{fact:02}", "many", "percent", f"measure number {fact}",
            (Era(f"{fact * 7 + 11} percent", Interval.exact(fact * 7 + 11), "percent", None, None, None, "The office"),),
            (f"measure {fact} reached <value>",), articles, articles // 10, "rules/many.yaml", fact + 3,
        )
        for fact in range(facts)
    )  # fmt: skip
    return report_on(stories, findings, claims, rules, rulebooks=[("many", "Many measures")])
