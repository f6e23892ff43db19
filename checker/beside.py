"""The name of a file while it is written: beside the one that it will be, and nobody else's, on whatever machine.

``out/claims/part-00007.parquet`` → ``out/claims/.part-00007.parquet.4711-9f3c2ab1d04e.part``. Two machines that share a folder may
have the same number for a process, so that there is chance in it, too.
"""

from __future__ import annotations

import os
from pathlib import Path

ENDING = ".part"
"""What all such names end in."""


def beside(path: Path) -> Path:
    """A name of its own for every call."""
    return path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(6).hex()}{ENDING}")
