"""What a run of CI says of itself in its environment: that it is one, and what the change that it judges is to go into.

``GITHUB_BASE_REF=main`` → ``Base("main", branch=True)``; ``CI_COMMIT_BEFORE_SHA=4f1c…`` → ``Base("4f1c…")``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

_PULLS = (
    ("GITHUB_BASE_REF", True),
    ("CI_MERGE_REQUEST_DIFF_BASE_SHA", False),
    ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", True),
    ("BITBUCKET_PR_DESTINATION_BRANCH", True),
    ("SYSTEM_PULLREQUEST_TARGETBRANCH", True),
    ("CHANGE_TARGET", True),
)
"""Where GitHub, GitLab, Bitbucket, Azure and Jenkins say what a change is to go into: a branch (True) or a commit."""


class Base(Struct, frozen=True):
    """What a change is compared with: a commit, or a branch as the remote has it."""

    name: str
    branch: bool = False


def is_running(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether this is a run of CI: nobody looks on, and nothing that it writes into the work tree is kept."""
    return environment.get("CI", "").lower() not in ("", "0", "false")


def base(environment: Mapping[str, str] = os.environ) -> Base | None:
    """The branch that a pull request goes into, or the commit before a push; None where neither is told."""
    for name, branch in _PULLS:
        if target := environment.get(name):
            return Base(target.removeprefix("refs/heads/"), branch)
    before, default = _pushed(environment)
    if before.strip("0"):
        return Base(before)
    if before and default:  # A new branch: all that the main one has not.
        return Base(default, branch=True)
    return None


def _pushed(environment: Mapping[str, str]) -> tuple[str, str]:
    """The commit before a push (zeros for a new branch), and the main branch, where GitHub or GitLab says them."""
    if before := environment.get("CI_COMMIT_BEFORE_SHA"):
        return before, environment.get("CI_DEFAULT_BRANCH", "")
    if environment.get("GITHUB_EVENT_NAME") != "push":
        return "", ""
    try:
        event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
        return str(event["before"]), str(event["repository"]["default_branch"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", ""
