"""Long runs: progress on a terminal only, and Ctrl-C that leaves whole files or none."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

from checker.model import Severity
from checker.reporting.formats import pieces
from tests.reporting import builders

LOOP = """
import time
from checker.cli.progress import Progress
tell = Progress()
for done in range(13):
    tell(done, 12)
    time.sleep(0.1)
"""


def test_progress_is_said_on_a_terminal() -> None:
    reader, writer = pty.openpty()
    subprocess.run([sys.executable, "-c", LOOP], stderr=writer, check=True)
    os.close(writer)
    said = os.read(reader, 10_000).decode()
    os.close(reader)
    assert "of 12 articles" in said
    assert said.endswith("\r\x1b[K")


def test_and_nowhere_else() -> None:
    done = subprocess.run([sys.executable, "-c", LOOP], capture_output=True, check=True)
    assert done.stderr == b""


def test_ctrl_c_leaves_no_half_report(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    text = "The storm killed 13 people on Monday, 12 December 2017, and 40 homes burned.\n\n" * 100
    for number in range(600):
        (tmp_path / f"articles/{number}.txt").write_text(text, encoding="utf-8")
    old = tmp_path / "out/report.html"
    old.parent.mkdir()
    old.write_text("old", encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, "-m", "checker", "check", "articles", "--report", "out/report.html"],
        cwd=tmp_path, env=os.environ | {"CHECKER_CACHE_DIR": str(tmp_path / "cache")},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    time.sleep(1.0)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130, said
    assert "interrupted" in said
    assert "Traceback" not in said
    assert [file.name for file in old.parent.iterdir()] == ["report.html"]
    assert old.read_text("utf-8") == "old"


def test_the_page_comes_in_pieces() -> None:
    """So that a report of many articles is never one text in memory."""
    sizes = [len(piece) for piece in pieces(builders.large(80, 20), "html", fail_on=Severity.ERROR)]
    assert len(sizes) > 8
    assert max(sizes) < sum(sizes) / 4
