"""Debian's chromium, the report as a file on disk, and axe-core.

Needs ``apt-get install chromium`` and, for the tests of accessibility, axe-core from the npm registry. It is put into
pytest's own cache with ``npm install --ignore-scripts axe-core@4.14.1`` on the first run; where there is no npm, say
where ``axe.min.js`` is with ``AXE_CORE=/path/to/axe.min.js``.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from checker.model import Report, Severity
from checker.reporting import write
from tests.reporting import builders

CHROMIUM = "/usr/bin/chromium"
AXE = "4.14.1"

Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium, closed after each module: Playwright allows one at a time."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    made: dict[str, Report] = {
        "alabama": builders.alabama(),
        "empty": builders.empty(),
        "hostile": builders.hostile(),
        "large": builders.large(),
    }
    for name, report in made.items():
        write(report, folder / f"{name}.html", fail_on=Severity.ERROR)
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture
def opened(browser: Browser, reports: dict[str, Path]) -> Iterator[Opened]:
    """Open a report in a window of its own; afterwards nothing may have been said, asked for, or thrown."""
    said: list[str] = []
    contexts = []

    def open_report(name: str, anchor: str = "", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
        page.on(
            "request", lambda request: said.append(f"request: {request.url}") if ours(request.url) else None
        )
        page.goto(f"{reports[name].as_uri()}{anchor}")
        return page

    def ours(url: str) -> bool:
        return not url.startswith(("file:", "data:"))

    yield open_report
    for context in contexts:
        context.close()
    assert said == []


@pytest.fixture(scope="session")
def npm(pytestconfig: pytest.Config) -> Callable[[str, str], Path]:
    """Put a package of the npm registry into pytest's own cache and say where it is; its scripts are not run."""

    def installed(package: str, version: str) -> Path:
        command = shutil.which("npm")
        if not command:
            pytest.fail(f"{package} is needed, and there is no npm here: install Debian's npm")
        assert pytestconfig.cache is not None
        folder = pytestconfig.cache.mkdir(package.replace("/", "-").strip("@"))
        found = folder / "node_modules" / package
        if not found.exists():
            options = ["--ignore-scripts", "--no-audit", "--no-fund", f"{package}@{version}"]
            subprocess.run(
                [command, "install", "--prefix", str(folder), *options], check=True, capture_output=True
            )
        return found

    return installed


@pytest.fixture(scope="session")
def axe(npm: Callable[[str, str], Path]) -> str:
    """The text of axe-core."""
    given = os.environ.get("AXE_CORE")
    file = Path(given) if given else npm("axe-core", AXE) / "axe.min.js"
    return file.read_text("utf-8")
