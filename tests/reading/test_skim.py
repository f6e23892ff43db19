"""A text that was looked at before reads as if it had not been, whichever names and days it is read with and in which order."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from checker.model import Anchor, Block, Role
from checker.reading import Skim, read

SENTENCES = (
    "On Tuesday the storm killed 31 people.",
    "Officials of metrozan said that about 40 percent of the homes were without power.",
    "It made landfall on 3 March 2024 and was gone a day later.",
    "The following day, two more bodies were found in Alder Bay.",
    "“We lost $2.5 million last week,” Dana Alder said on Friday.",
    "he took metrozan twice a day.",
    "Last year the river rose by nine feet, the highest since the 1970s.",
    "nothing of it was left.",
    "Police, who came at 11 p.m., said Alder had left in 2019.",
    "A year earlier 12 firefighters would have been enough.",
    "By 12 March, 60 percent of the 450 crews, among them three from Alder Bay, had gone.",
)
TEXTS = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join), max_size=4)
NAMES = st.dictionaries(
    st.sampled_from(["Alder", "Dana Alder", "metrozan", "Alder Bay", "the storm"]), st.sampled_from("AB")
)
DAYS = st.dates(date(2024, 2, 25), date(2024, 3, 15)).map(lambda day: Anchor(day, f"header {day}"))
ASKED = st.lists(st.tuples(NAMES, st.lists(DAYS, max_size=2)), min_size=1, max_size=3)


@given(TEXTS, ASKED, st.sampled_from([None, "en-GB", "de"]))
def test_what_is_shared_changes_nothing(
    paragraphs: list[str], asked: list[tuple[dict[str, str], list[Anchor]]], language: str | None
) -> None:
    text, blocks = "", []
    for number, paragraph in enumerate(paragraphs):
        blocks.append(Block(len(text), len(text) + len(paragraph), Role.BODY if number else Role.HEADLINE))
        text += paragraph + "\n\n"
    skimmed = Skim(text, blocks, language)
    for names, anchors in asked:
        alone = read(text, blocks, anchors=anchors, names=names, language=language)
        again = read(text, blocks, anchors=anchors, names=names, language=language, skimmed=skimmed)
        assert again.mentions == alone.mentions
        assert again.sentences == alone.sentences
        for sentence in alone.sentences:
            assert again.tokens(sentence) == alone.tokens(sentence)
            assert again.words(sentence) == {token.word for token in alone.tokens(sentence)}
            assert again.voice_at(sentence.start, sentence.end) == alone.voice_at(
                sentence.start, sentence.end
            )
