"""A command that goes on running while a test looks at what it prints, until the test presses Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from types import TracebackType


def hears_ctrl_c() -> None:
    """A shell's background jobs, and all that they start, are deaf to it unless they are told to listen."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Running:
    """``checker …`` in the working folder; ``code`` is known once it has ended."""

    def __init__(self, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "checker", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
            env={**os.environ, "PYTHONUNBUFFERED": "1"}, preexec_fn=hears_ctrl_c,  # noqa: PLW1509 - one thread
        )  # fmt: skip
        self.code: int | None = None

    def __enter__(self) -> Running:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.send_signal(signal.SIGINT)
        self.code = self._process.wait(20)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def until(self, word: str) -> str:
        """What it prints, up to the line that has the word."""
        assert self._process.stdout is not None
        lines: list[str] = []
        for line in self._process.stdout:
            lines.append(line)
            if word in line:
                break
        return "".join(lines)
