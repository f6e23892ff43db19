"""Long runs: progress on a terminal only, and Ctrl-C that leaves whole files or none."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

from checker.model import Severity
from checker.reporting.formats import pieces
from tests.reporting import builders
from tests.running import hears_ctrl_c

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
    """The last article is a pipe: when it is open at both ends, the run is surely in the middle."""
    (tmp_path / "articles").mkdir()
    for number in range(20):
        (tmp_path / f"articles/{number:02}.txt").write_text("It killed 13 people.\n", encoding="utf-8")
    pipe = tmp_path / "articles/99.txt"
    os.mkfifo(pipe)
    old = tmp_path / "out/report.html"
    old.parent.mkdir()
    old.write_text("old", encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, "-m", "checker", "check", "articles", "--report", "out/report.html"],
        cwd=tmp_path, env=os.environ | {"CHECKER_CACHE_DIR": str(tmp_path / "cache")},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=hears_ctrl_c,  # noqa: PLW1509 - one thread
    )  # fmt: skip
    with pipe.open("w"):
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
