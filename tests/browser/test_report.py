"""The report in a real browser: by keyboard, filtered, on a phone, in the dark, on paper, without JavaScript.

``make browser`` runs these; ``apt-get install chromium`` first. See conftest.py for axe-core.
"""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", ["alabama", "empty", "hostile", "large"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_violations_of_accessibility(opened: Opened, axe: str, name: str, scheme: str) -> None:
    page = opened(name, color_scheme=scheme, bypass_csp=True)
    page.evaluate(axe)
    result: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [
        f"{v['id']}: {node['target']} {node.get('failureSummary')}"
        for v in result["violations"]
        for node in v["nodes"]
    ] == []


@pytest.mark.parametrize("name", ["alabama", "empty", "hostile", "large"])
def test_opens_in_silence_under_its_own_policy(opened: Opened, name: str) -> None:
    page = opened(name)  # the fixture fails on any message, request, error or dialog
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.scripts.length") == 1


def test_the_policy_lets_no_other_script_run(browser: Browser, reports: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(reports["alabama"].as_uri())
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        ran = page.evaluate(
            """() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';
                       document.body.append(s); return window.ran === 1; }"""
        )
    assert not ran
    page.close()


def findings(page: Page) -> list[str]:
    return [card.get_attribute("data-rule") or "" for card in page.locator(".finding:visible").all()]


def test_filters_and_search(opened: Opened) -> None:
    page = opened("alabama")
    form = page.get_by_role("search")
    count = form.locator("output")
    expect(count).to_have_text("6 findings")
    assert len(findings(page)) == 6
    form.get_by_label("Severity").select_option("warning")
    assert findings(page) == ["jones_share"]
    expect(count).to_have_text("1 of 6 findings")
    form.get_by_role("button", name="Show all").click()
    expect(count).to_have_text("6 findings")
    form.get_by_label("Article").select_option(label="wire.txt")
    assert findings(page) == ["lead", "fair_shake"]
    form.get_by_label("Words").fill("ZIP code")
    assert findings(page) == ["fair_shake"]
    form.get_by_label("Words").fill("no such words")
    assert findings(page) == []
    expect(page.get_by_text("No finding passes these filters.")).to_be_visible()
    form.get_by_label("Words").press("Enter")
    form.get_by_role("button", name="Show all").click()
    form.get_by_label("Rule").select_option("day_of_vote")
    form.get_by_label("Verdict").select_option("disagrees")
    assert findings(page) == ["day_of_vote"]


def test_a_link_to_a_finding_that_a_filter_hides_shows_it(opened: Opened) -> None:
    page = opened("alabama")
    page.get_by_role("search").get_by_label("Severity").select_option("note")
    page.locator("#blocks .docket a").first.click()
    expect(page.locator("#f-3f0c51aa90d1e2b7")).to_be_in_viewport()


def test_links_lead_there_and_back(opened: Opened) -> None:
    page = opened("alabama")
    page.get_by_role("link", name="articles/wire.txt:7:16").last.click()
    mark = page.locator(".text a:target")
    expect(mark).to_have_text("more than 21,000 votes")
    expect(mark).to_be_in_viewport()
    mark.click()
    expect(page.locator(".finding:target h3")).to_contain_text("20,715")
    page.locator(".matrix").get_by_role("link", name="rounds").first.click()
    expect(page.locator(".text a:target")).to_have_text("49.9 percent")


def test_a_stable_anchor_opens_at_its_finding(opened: Opened) -> None:
    page = opened("alabama", "#f-b8820a6e5517c94d")
    expect(page.locator("#f-b8820a6e5517c94d")).to_be_in_viewport()


def test_a_folded_article_unfolds_for_its_mark(opened: Opened) -> None:
    page = opened("large")
    expect(page.locator("details[open]")).to_have_count(0)
    page.locator("#findings .place").first.click()
    expect(page.locator("details[open]")).to_have_count(1)
    expect(page.locator(".text a:target")).to_be_in_viewport()


def test_the_place_is_copied(opened: Opened) -> None:
    page = opened("alabama", permissions=["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="copy articles/wire.txt:7:16")
    button.click()
    expect(button).to_have_text("copied")
    assert page.evaluate("navigator.clipboard.readText()") == "articles/wire.txt:7:16"


def test_by_keyboard_alone(opened: Opened) -> None:
    page = opened("alabama")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    expect(page.locator(".skip")).to_be_in_viewport()
    reached = set()
    for _ in range(250):
        page.keyboard.press("Tab")
        where = page.evaluate(
            """() => { const e = document.activeElement, r = e.getBoundingClientRect();
                       const seen = r.width > 0 && getComputedStyle(e).outlineStyle !== 'none';
                       return [e.closest('section')?.id || e.closest('nav, header')?.tagName || e.tagName, seen]; }"""
        )
        if where[0] == "BODY":
            break
        assert where[1], where
        reached.add(where[0])
    assert reached >= {"NAV", "blocks", "matrix", "findings", "articles", "rules", "unchecked"}


def test_folding_by_keyboard(opened: Opened) -> None:
    page = opened("large")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details[open]")).to_have_count(1)


def test_everything_is_readable_without_javascript(opened: Opened) -> None:
    page = opened("alabama", java_script_enabled=False)
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator(".copy")).to_have_count(0)
    expect(page.locator(".finding:visible")).to_have_count(6)
    expect(page.locator(".story[open]")).to_have_count(5)
    expect(page.get_by_text("holds 412 NUL bytes").first).to_be_visible()
    expect(page.locator(".matrix td a").first).to_be_visible()
    page = opened("large", java_script_enabled=False)
    page.locator("summary").first.click()
    expect(page.locator(".text").first).to_be_visible()


@pytest.mark.parametrize("name", ["alabama", "hostile", "large", "empty"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280, 2200])
def test_no_window_scrolls_sideways(opened: Opened, name: str, width: int) -> None:
    page = opened(name, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_colour_mark_and_word_in_each_cell(opened: Opened) -> None:
    page = opened("alabama")
    looks = page.locator(".matrix td a").evaluate_all(
        "all => all.map(a => [a.textContent, getComputedStyle(a, '::before').content, getComputedStyle(a).color])"
    )
    by_word: dict[str, set[tuple[str, str]]] = {}
    for word, sign, colour in looks:
        by_word.setdefault(word, set()).add((sign, colour))
    assert {"agrees", "rounds", "imprecise", "disagrees", "undecided"} <= set(by_word)
    assert all(len(signs) == 1 for signs in by_word.values())
    assert len(set.union(*by_word.values())) == len(by_word)


def test_on_paper(opened: Opened) -> None:
    page = opened("large")
    page.emulate_media(media="print")
    expect(page.locator("nav")).to_be_hidden()
    expect(page.locator(".filters")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("details[open]")).to_have_count(50)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("details[open]")).to_have_count(0)
    assert opened("alabama").pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_bidi_text_stays_in_its_place(opened: Opened) -> None:
    page = opened("hostile")
    assert "\\u202e" in (page.locator("h1").text_content() or "")
    assert (
        page.evaluate("/[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.documentElement.outerHTML)") is False
    )
