"""What every reader's process does: read the job's texts once for the answers, then again against the clock.

The job is JSON: ``{"texts": [{"published": "2023-05-17", "paragraphs": [[0, "At least 14 …"]]}], "seconds": 2}``; the
answer, on stdout, is ``{"rows": [[row, …], …], "seconds": best pass, "passes": 3}``, a list of rows for each text.
Seconds are the processor's: what else the machine does is no reader's fault.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Reader = Callable[[str, date], Iterable[Row]]
"""One paragraph and the day it appeared → rows with ``start`` and ``end`` in the paragraph."""


def run(read: Reader) -> None:
    """Do the job that the command line names."""
    job = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    texts = [(date.fromisoformat(text["published"]), text["paragraphs"]) for text in job["texts"]]

    def one_pass() -> tuple[float, list[list[Row]]]:
        begin = time.process_time()
        found = [
            [(offset, row) for offset, paragraph in paragraphs for row in read(paragraph, day)]
            for day, paragraphs in texts
        ]
        spent = time.process_time() - begin
        return spent, [[shifted(row, offset) for offset, row in rows] for rows in found]

    seconds, rows = one_pass()
    passes, since = 1, time.perf_counter()
    while time.perf_counter() - since < job["seconds"]:
        seconds = min(seconds, one_pass()[0])
        passes += 1
    json.dump({"rows": rows, "seconds": seconds, "passes": passes}, sys.stdout)


def shifted(row: Row, offset: int) -> Row:
    """A row of a paragraph as a row of the article."""
    return {**row, "start": row["start"] + offset, "end": row["end"] + offset}
