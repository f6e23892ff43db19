"""Output that is kept as files: read them to see what a report looks like.

After a wanted change: ``KEEP=1 pytest tests/reporting``, then read the difference before committing it.
"""

import os
from pathlib import Path

KEPT = Path(__file__).parent / "kept"


def same_as_kept(name: str, text: str) -> None:
    """Fail unless the text is the one kept under this name."""
    file = KEPT / name
    if os.environ.get("KEEP"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode())
    assert text == file.read_bytes().decode()
