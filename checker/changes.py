"""What changed in a git work tree since a commit: which files, and which of their lines.

``since("origin/main")`` on a branch that rewrote line 3 of an old article and brought a new one::

    Changes("origin/main", {"desk/old.txt": Change("desk/old.txt", (range(3, 4),)), "desk/new.txt": Change("desk/new.txt")})

Counted is all that stands in the work tree and did not stand in the commit: committed since, staged or not, and files that
git does not know yet (those that it ignores aside). With a base, the commit is where this branch left it (``BASE...HEAD``),
so that what others landed there meanwhile is nobody's change here. Paths are as seen from where the command runs.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from checker import ci
from checker.errors import UsageError, nearest

_OPTION = "--changed"
_HEAD = "HEAD"
_DIFF = (
    *("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules=all"),
    *("--text", "--find-renames", "--src-prefix=a/", "--dst-prefix=b/"),
)
"""What a person has configured of ``git diff`` changes nothing here."""
_DEAF_TO = frozenset({"GIT_DIFF_OPTS", "GIT_EXTERNAL_DIFF"})
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_ESCAPES = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}


class Change(Struct, frozen=True):
    """A file that changed; ``lines`` are those of today that are new or stand at a cut, None when all of them are new."""

    path: str
    lines: tuple[range, ...] | None = None
    gone: bool = False

    def touches(self, first: int, last: int) -> bool:
        """Whether a line from ``first`` to ``last``, both from 1 and included, changed."""
        return self.lines is None or any(
            first < lines.stop and last >= lines.start for lines in self.lines if lines
        )


class Changes(Struct, frozen=True):
    """The files that changed since ``base``, which is in words for the reader: ``origin/main``, ``HEAD``.

    ``is_assumed`` when CI, whose commits are the change, did not say what they are compared with.
    """

    base: str
    files: Mapping[str, Change] = field(default_factory=dict)
    is_assumed: bool = False

    def hold(self) -> None:
        """Raise UsageError when this is no change that CI can have asked about: a clean checkout, against its own commit."""
        if self.is_assumed:
            raise UsageError(
                f"{_OPTION}: no article here differs from {self.base}, and this run of CI does not say what its commits are "
                f"compared with: say {_OPTION} BASE, such as {_OPTION} origin/main or {_OPTION} HEAD~1"
            )

    def with_owners(self, ending: str) -> Changes:
        """The same, and each file that another one speaks for changed with it: ``a.txt`` with ``a.txt.checker.yaml``."""
        owners = (path.removesuffix(ending) for path in self.files if path.endswith(ending))
        return replace(self, files={**self.files, **{path: Change(path) for path in owners}})

    def of(self, paths: Iterable[Path | str], links: Collection[str] | None = None) -> dict[str, Change]:
        """The changes of those paths that changed, by the path as it was given; a link changes with what it leads to.

        ``links`` are those of the paths that are links, where that is known.
        """
        folder = cache(os.path.realpath)

        def place(path: str) -> str:
            """The path without links in its folders; the file itself may be one."""
            above, name = os.path.split(path)
            return f"{folder(above)}{os.sep}{name}"

        known: dict[str, Change] = {}
        names: set[str] = set()
        for path, change in self.files.items():
            real = os.path.realpath(path)
            known[place(path)] = known[real] = change
            names.update((os.path.basename(path), os.path.basename(real)))  # noqa: PTH119 - as below
        found: dict[str, Change] = {}
        for given in paths:
            path = str(given)
            # Asked of ten thousand articles, of which most are not even called like one that changed; and os is quicker.
            met = known.get(place(path)) if path.rpartition(os.sep)[2] in names else None
            if met is None and (os.path.islink(path) if links is None else path in links):  # noqa: PTH114
                met = known.get(os.path.realpath(path))
            if met is not None:
                found[path] = met
        return found


def since(base: str | None = None, environment: Mapping[str, str] = os.environ) -> Changes:
    """The changes since this branch left ``base``; without it since what CI is asked to judge, else since the last commit.

    Raise UsageError when there is no git, no repository, or no such commit in this clone.
    """
    git = _Git()
    told = None if base else ci.base(environment)
    if told is None:
        wanted = base or (_HEAD if git.has(_HEAD) else None)
    else:
        wanted = git.remote(told.name) if told.branch else told.name
    commit = git.empty() if wanted is None else git.left(wanted)
    names = dict(git.names(commit))
    edited = git.lines(commit) if any(status in "MR" for status in names.values()) else {}
    files = [
        Change(git.shown(name), edited.get(name, ()) if status in "MR" else None, status == "D")
        for name, status in names.items()
    ]
    files += [Change(git.shown(name)) for name in git.strangers()]
    return Changes(
        wanted or "the beginning",
        {change.path: change for change in sorted(files, key=_path)},
        is_assumed=not base and told is None and ci.is_running(environment),
    )


def _path(change: Change) -> str:
    return change.path


# --- git --------------------------------------------------------------------------------------------------------------


class _Git:
    """Questions to the command ``git``; names of files are bytes as git has them, from the top of the work tree."""

    def __init__(self) -> None:
        self._commits: dict[str, str] = {}
        self.here = os.path.realpath(".")
        self.top = self.here
        top = self._run("rev-parse", "--show-toplevel")
        if top.returncode:
            raise UsageError(f"{_OPTION}: {_said(top)}")
        self.top = os.fsdecode(top.stdout.removesuffix(b"\n"))

    def shown(self, name: bytes) -> str:
        """A name as seen from where the command runs."""
        return Path(os.path.relpath(os.path.join(self.top, os.fsdecode(name)), self.here)).as_posix()  # noqa: PTH118

    def has(self, commit: str) -> bool:
        """Whether this clone has a commit of that name."""
        return bool(self._resolved(commit))

    def remote(self, branch: str) -> str:
        """The branch as the remote has it, where it was fetched."""
        for name in (f"origin/{branch}", branch):
            if self.has(name):
                return name
        return f"origin/{branch}"

    def empty(self) -> str:
        """The tree that holds nothing, in which every file is new."""
        return self._told("hash-object", "-t", "tree", "--stdin").decode().strip()

    def left(self, base: str) -> str:
        """The commit at which this branch left ``base``. Raise UsageError."""
        start = self._resolved(base)
        if not start:
            raise UsageError(self._unknown(base))
        if base == _HEAD:
            return start
        met = self._run("merge-base", start, _HEAD)
        if met.returncode > 1 or not self.has(_HEAD):
            raise UsageError(f"{_OPTION} {base}: {_said(met)}")
        if met.returncode:
            raise UsageError(
                f"{_OPTION} {base}: {self._cut_off(base)}"
                if self._shallow()
                else f"{_OPTION} {base}: it has no commit in common with this branch"
            )
        return met.stdout.decode().strip()

    def names(self, commit: str) -> Iterator[tuple[bytes, str]]:
        """Every file that differs from the commit, and how: A, D, M, T or R (renamed: the new name)."""
        fields = iter(self._told(*_DIFF, "--name-status", "-z", commit, "--").split(b"\0"))
        for status in fields:
            if not status:
                continue
            name = next(fields)
            if status[:1] in b"RC":
                name = next(fields)
            if status != b"U":  # Told a second time, with how its file differs.
                yield name, status[:1].decode()

    def lines(self, commit: str) -> dict[bytes, tuple[range, ...]]:
        """The lines that are new in files that were there before."""
        return _edited(self._told(*_DIFF, "-U0", "--inter-hunk-context=0", "--diff-filter=MR", commit, "--"))

    def strangers(self) -> list[bytes]:
        """Files that git does not know and does not ignore; repositories within this one aside."""
        names = self._told("ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
        return [name for name in names if name and not name.endswith(b"/")]

    def _resolved(self, commit: str) -> str:
        if not commit or commit.startswith("-") or "\0" in commit:
            return ""
        if commit not in self._commits:
            found = self._run("rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}")
            self._commits[commit] = found.stdout.decode().strip() if found.returncode == 0 else ""
        return self._commits[commit]

    def _shallow(self) -> bool:
        return self._told("rev-parse", "--is-shallow-repository").strip() == b"true"

    def _unknown(self, base: str) -> str:
        """Why a base is none, and what to do."""
        if self._shallow():
            return f"{_OPTION} {base}: {self._cut_off(base)}"
        if os.path.lexists(base):
            return (
                f"{_OPTION} {base}: that is a path, and a branch or a commit is expected; say the paths first: "
                f"checker check {base} {_OPTION}"
            )
        branches = self._told("for-each-ref", "--format=%(refname:short)").decode("utf-8", "replace").split()
        near = f"; did you mean 'origin/{base}'?" if f"origin/{base}" in branches else nearest(base, branches)
        return f"{_OPTION} {base}: there is no such branch or commit here{near}"

    def _cut_off(self, base: str) -> str:
        branch = base.removeprefix("origin/")
        return (
            f"this clone is shallow and does not reach it; first `git fetch --depth=1000 origin {branch}`, or clone with "
            f"all its history: `fetch-depth: 0` for GitHub's actions/checkout, `GIT_DEPTH: 0` for GitLab"
        )

    def _told(self, *arguments: str) -> bytes:
        done = self._run(*arguments)
        if done.returncode:
            raise UsageError(f"{_OPTION}: {_said(done)}")
        return done.stdout

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """Run git at the top of the work tree: in English, without a pager, and without locking the index."""
        environment = {name: value for name, value in os.environ.items() if name not in _DEAF_TO}
        environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
        try:
            return subprocess.run(
                ["git", "--no-pager", "-c", "core.quotepath=off", *arguments],
                cwd=self.top,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except OSError as error:
            raise UsageError(
                f"{_OPTION}: git cannot be run ({(error.strerror or '').lower()}); is it installed?"
            ) from None


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """What went wrong, in git's words but for the usual case."""
    words = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
    if "not a git repository" in words:
        return "this folder is in no git repository"
    return f"git says: {words.removeprefix('fatal: ') or f'exit {done.returncode}'}"


def _edited(patch: bytes) -> dict[bytes, tuple[range, ...]]:
    r"""A patch without context → the new lines of each file; at a cut within a paragraph, the lines on both sides of it.

    ``+++ b/a.txt``, ``@@ -3 +3,2 @@`` → ``{b"a.txt": (range(3, 5),)}``. Rows of a hunk are counted, not looked at: a line of
    an article may look like a header.
    """
    found: dict[bytes, list[range]] = {}
    lines: list[range] = []
    rows = iter(patch.split(b"\n"))
    for row in rows:
        if row.startswith(b"+++ "):
            lines = found.setdefault(_name(row[4:]), [])
        elif hunk := _HUNK.match(row):
            removed, start, added = (int(number or 1) for number in hunk.groups(b"1"))
            taken = _hunk(rows, removed + added)
            if added:
                lines.append(range(start, start + added))
            elif taken[0][1:].strip() and taken[-1][1:].strip():
                lines.append(range(max(start, 1), start + 2))
    return {name: tuple(lines) for name, lines in found.items()}


def _hunk(rows: Iterator[bytes], size: int) -> list[bytes]:
    r"""The rows of a hunk; ``\ No newline at end of file`` is none."""
    taken: list[bytes] = []
    while len(taken) < size:
        row = next(rows)
        if not row.startswith(b"\\"):
            taken.append(row)
    return taken


def _name(shown: bytes) -> bytes:
    r"""The name of a header's row: ``b/a.txt``; ``b/a b.txt`` with a tab behind it; ``"b/a\nb.txt"`` in quotation marks."""
    if shown.startswith(b'"'):
        shown = _ESCAPE.sub(_unescaped, shown[1 : shown.rindex(b'"')])
    return shown.removesuffix(b"\t").removeprefix(b"b/")


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes([int(code, 8)]) if len(code) == 3 else _ESCAPES.get(code, code)
