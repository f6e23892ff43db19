"""The day of writing is the day in the zone that the page shows: 02:22 UTC is still the evening before in New York."""

from __future__ import annotations

from pathlib import Path

from checker import sources
from checker.anchored import read_source
from checker.model import Kind

PAGE = """<html><head><meta property="article:modified_time" content="2023-11-07T02:22:00Z"></head><body><article>
<h1>Council votes on the bridge</h1><p>Updated 9:22 PM EST, Mon November 6, 2023</p>
<p>The council will vote tomorrow, said the mayor, who spoke at length to a hall full of people from the old town.</p>
</article></body></html>"""


def test_a_moment_in_utc_has_the_day_that_the_page_shows(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    (file,) = sources.find([path]).articles
    reading = read_source(sources.load(file, "page.html"))
    tomorrow = next(m for m in reading.mentions if m.text == "tomorrow")
    assert (tomorrow.kind, str(tomorrow.value)) == (Kind.DATE, "2023-11-07")
    assert tomorrow.anchor == "update line 2023-11-06"
