"""One run at a time in a folder of results: ``running.json`` says whose it is, ``{"host": "desk-3", "process": 4711}``.

The file is locked as long as the run lives, and the kernel lets go of it however the run ends, so that a run that was killed keeps nobody out. Where
machines share a folder, not every file system tells one of the locks of another: there the name of another machine in it is enough.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from checker.errors import UsageError

FILE = "running.json"


@contextmanager
def owned(folder: Path) -> Iterator[None]:
    """Have a folder for oneself, which is made where there is none. Raise UsageError when another run has it."""
    file = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = _opened(file)
    except OSError as error:
        raise UsageError(
            f"{folder.as_posix()}: nothing can be written there: {error.strerror or error}"
        ) from error
    try:
        yield
    finally:
        file.unlink(missing_ok=True)
        os.close(held)


def _opened(file: Path) -> int:
    """The file, locked, with this run's name in it. Raise UsageError, OSError."""
    while True:
        held = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            locked = _locked(held, file)
            if _is_at(held, file):  # Else the run that had it has just ended, and taken the file with it.
                _sign(held, file, alone=locked)
                return held
        except BaseException:
            os.close(held)
            raise
        os.close(held)


def _locked(held: int, file: Path) -> bool:
    """Lock the file; False where the file system has no locks. Raise UsageError when another run has locked it."""
    try:
        # A lock of the process and not of the open file: its workers do not keep it when it is killed.
        fcntl.lockf(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        raise UsageError(
            f"{file.parent.as_posix()}: another run is at work in it ({_named(_owner(held))}); wait for it, or name another folder with --out"
        ) from None
    except OSError:
        return False
    return True


def _sign(held: int, file: Path, *, alone: bool) -> None:
    """Put this run's name into the file. Raise UsageError when it holds one of which the lock cannot tell whether it still runs."""
    me = {"host": socket.gethostname(), "process": os.getpid()}
    other = _owner(held)
    if other and not (alone and other["host"] == me["host"]):
        raise UsageError(
            f"{file.parent.as_posix()}: another run is at work in it, or was killed in it ({_named(other)}), which cannot be told from here; "
            f"if it does not run any more, remove {file.as_posix()}"
        )
    with suppress(OSError):  # On a full disk the lock holds without the name.
        os.ftruncate(held, 0)
        os.pwrite(held, f"{json.dumps(me)}\n".encode(), 0)


def _is_at(held: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(held), file.stat())
    except FileNotFoundError:
        return False


def _owner(held: int) -> dict[str, object] | None:
    """Whose name is in the file; None where there is none."""
    try:
        found = json.loads(os.pread(held, 4096, 0))
        return {"host": str(found["host"]), "process": int(found["process"])}
    except (ValueError, KeyError, TypeError):
        return None


def _named(owner: dict[str, object] | None) -> str:
    return f"process {owner['process']} on {owner['host']}" if owner else "it has not said its name yet"
