"""What changed in a work tree, asked of real repositories: files, lines, bases, and every way in which there is no answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.changes import Change, Changes, since
from checker.errors import UsageError
from tests.repository import begun, commit, git, written

STORY = "Ferry sinks\n\nThe ferry sank on Monday.\nIt had 40 people aboard.\n\nThe harbour is closed.\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one story, committed on ``main``."""
    begun(tmp_path / "desk", monkeypatch)
    written("news/ferry.txt", STORY)
    commit("first")
    return tmp_path / "desk"


def lines(found: Changes) -> dict[str, list[int] | None]:
    """Path → its changed lines; None for all."""
    return {
        path: None if change.lines is None else [line for part in change.lines for line in part]
        for path, change in found.files.items()
    }


# --- files and lines --------------------------------------------------------------------------------------------------


def test_nothing_changed(desk: Path) -> None:
    assert since() == Changes("HEAD", {})


@pytest.mark.parametrize("staged", [True, False])
def test_a_line_that_was_edited(desk: Path, staged: bool) -> None:
    written("news/ferry.txt", STORY.replace("40", "41"))
    if staged:
        git("add", "-A")
    assert lines(since()) == {"news/ferry.txt": [4]}


def test_a_new_file_is_new_from_end_to_end(desk: Path) -> None:
    written("news/storm.txt", "Storm\n")
    written("news/flood.txt", "Flood\n")
    git("add", "news/flood.txt")
    assert lines(since()) == {"news/flood.txt": None, "news/storm.txt": None}


def test_ignored_files_and_repositories_within_are_none_of_ours(desk: Path) -> None:
    written(".gitignore", "*.bak\n")
    commit("ignore")
    written("news/ferry.bak", "old")
    written("other/a.txt", "theirs")
    git("init", "-q", folder="other")
    git("add", "-A", folder="other")
    git("commit", "-q", "-m", "theirs", folder="other")
    assert lines(since()) == {}


def test_a_submodule_is_left_alone(desk: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    git("init", "-q", "-b", "main", folder=theirs)
    (theirs / "a.txt").write_text("one\n", encoding="utf-8")
    git("add", "-A", folder=theirs)
    git("commit", "-q", "-m", "one", folder=theirs)
    git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(theirs), "wire")
    commit("wire")
    written("wire/a.txt", "two\n")
    assert lines(since()) == {}


def test_a_file_that_is_gone(desk: Path) -> None:
    Path("news/ferry.txt").unlink()
    (change,) = since().files.values()
    assert change == Change("news/ferry.txt", None, gone=True)


def test_a_file_that_git_forgot_and_the_folder_kept_is_new(desk: Path) -> None:
    git("rm", "-q", "--cached", "news/ferry.txt")
    assert since().files == {"news/ferry.txt": Change("news/ferry.txt")}


def test_renaming_changes_the_file_and_no_line(desk: Path) -> None:
    git("mv", "news/ferry.txt", "news/sinking.txt")
    assert lines(since()) == {"news/sinking.txt": []}
    written("news/sinking.txt", STORY.replace("closed", "open"))
    assert lines(since()) == {"news/sinking.txt": [6]}


def test_a_file_that_becomes_a_link_is_new(desk: Path) -> None:
    written("news/storm.txt", "Storm\n")
    commit("storm")
    Path("news/ferry.txt").unlink()
    Path("news/ferry.txt").symlink_to("storm.txt")
    assert lines(since()) == {"news/ferry.txt": None}


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        (
            "It had 40 people aboard.\n",
            "",
            [3, 4],
        ),  # a sentence less in a paragraph: its neighbours say something else
        ("The harbour is closed.\n", "The harbour is closed.\nSo is the pier.\n", [7]),
        ("\nThe harbour is closed.\n", "", []),  # a paragraph less: the others stand as they stood
        ("The harbour is closed.\n", "The harbour is closed.", [6]),
        ("Ferry sinks\n\n", "", []),
        ("Ferry sinks\n", "Ferry sinks\n++ b/news/other.txt\n@@ -1 +1,9 @@\n", [2, 3]),
        ("sank on Monday.\nIt had", "sank on Sunday.\nIt\nhad", [3, 4, 5]),
    ],
)
def test_lines(desk: Path, old: str, new: str, changed: list[int]) -> None:
    assert old in STORY
    written("news/ferry.txt", STORY.replace(old, new))
    assert lines(since()) == {"news/ferry.txt": changed}


def test_lines_without_an_end_and_lines_of_windows(desk: Path) -> None:
    written("news/wire.txt", "One.\r\nTwo.\r\nThree.")
    commit("wire")
    written("news/wire.txt", "One.\r\nTwo!\r\nThree.\r\nFour.")
    written("news/ferry.txt", STORY.replace("sinks", "sank"))
    assert lines(since()) == {"news/ferry.txt": [1], "news/wire.txt": [2, 3, 4]}


@pytest.mark.parametrize(
    "name", ["a b.txt", "a\nb.txt", 'say "so".txt', "tab\there.txt", "naïve – ünïcode.txt", "b/b.txt", "\\n.txt", "-U9.txt", "é\n\x01 .txt"]
)  # fmt: skip
def test_any_name(desk: Path, name: str) -> None:
    written(name, STORY)
    commit("named")
    written(name, STORY.replace("closed", "open"))
    written(f"new {name.replace('/', '')}", "x")
    assert lines(since()) == {name: [6], f"new {name.replace('/', '')}": None}


def test_a_name_that_is_no_text(desk: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    Path(name).write_text("x", encoding="utf-8")
    assert lines(since()) == {name: None}
    assert since().of([Path(name)])


def test_attributes_and_a_persons_settings_change_nothing(desk: Path) -> None:
    written(".gitattributes", "*.txt -diff\n")
    commit("attributes")
    for name, value in {
        "diff.noprefix": "true",
        "diff.renames": "copies",
        "diff.external": "false",
        "diff.context": "9",
        "diff.interHunkContext": "9",
        "diff.relative": "true",
        "color.ui": "always",
        "core.quotepath": "true",
        "status.showUntrackedFiles": "no",
    }.items():
        git("config", name, value)
    written("news/ferry.txt", STORY.replace("sinks", "sank").replace("40", "41"))
    written("news/é.txt", "x")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_DIFF_OPTS", "--unified=5")
        patch.setenv("GIT_EXTERNAL_DIFF", "false")
        assert lines(since()) == {"news/ferry.txt": [1, 4], "news/é.txt": None}


def test_a_merge_that_is_not_settled(desk: Path) -> None:
    git("switch", "-q", "-c", "other")
    written("news/ferry.txt", STORY.replace("40", "41"))
    commit("41")
    git("switch", "-q", "main")
    written("news/ferry.txt", STORY.replace("40", "42"))
    commit("42")
    subprocess.run(["git", "merge", "-q", "other"], capture_output=True, check=False)
    assert lines(since()) == {
        "news/ferry.txt": [4, 6, 7, 8]
    }  # Line 5 is ours as it was, between git's marks.


# --- where it runs, and what it is asked of ---------------------------------------------------------------------------


def test_paths_are_as_seen_from_where_it_runs(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written("news/ferry.txt", STORY.replace("40", "41"))
    written("rules/ferry.yaml", "facts:\n")
    monkeypatch.chdir("news")
    assert lines(since()) == {"../rules/ferry.yaml": None, "ferry.txt": [4]}


def test_articles_are_found_by_any_path(desk: Path, tmp_path: Path) -> None:
    written("news/storm.txt", "Storm\n")
    commit("storm")
    written("news/ferry.txt", STORY.replace("40", "41"))
    (tmp_path / "door").symlink_to(desk, target_is_directory=True)
    Path("latest.txt").symlink_to("news/ferry.txt")
    commit("link")
    written("news/ferry.txt", STORY.replace("40", "42"))
    paths = ["news/ferry.txt", "./news/../news/ferry.txt", str(desk / "news/ferry.txt"), str(tmp_path / "door/news/ferry.txt"), "latest.txt"]  # fmt: skip
    assert [*since().of([*paths, "news/storm.txt", "nowhere.txt"])] == paths


def test_touches() -> None:
    change = Change("a.txt", (range(3, 5), range(9, 10)))
    assert [line for line in range(1, 12) if change.touches(line, line)] == [3, 4, 9]
    assert change.touches(1, 3)
    assert change.touches(4, 8)
    assert not change.touches(5, 8)
    assert Change("a.txt").touches(1, 1)


# --- bases ------------------------------------------------------------------------------------------------------------


def test_a_base_is_where_this_branch_left_it(desk: Path) -> None:
    git("switch", "-q", "-c", "storm")
    written("news/storm.txt", "Storm\n")
    commit("storm")
    git("switch", "-q", "main")
    written("news/ferry.txt", STORY.replace("40", "41"))
    commit("main goes on")
    git("switch", "-q", "storm")
    written("news/flood.txt", "Flood\n")
    found = since("main")
    assert found.base == "main"
    assert lines(found) == {"news/flood.txt": None, "news/storm.txt": None}
    assert lines(since("HEAD~1")) == lines(found)
    assert lines(since("HEAD")) == {"news/flood.txt": None}


def test_before_the_first_commit_all_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    written("a.txt", "one")
    written("b.txt", "two")
    git("add", "a.txt")
    assert since() == Changes("the beginning", {"a.txt": Change("a.txt"), "b.txt": Change("b.txt")})


@pytest.fixture
def clone(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone on the branch ``storm``, one commit ahead of ``origin/main``."""
    git("switch", "-q", "-c", "storm")
    written("news/storm.txt", "Storm\n")
    commit("storm")
    git("switch", "-q", "main")
    git("clone", "-q", "-b", "storm", desk.as_uri(), str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    return tmp_path / "clone"


@pytest.mark.parametrize(
    "environment",
    [
        {"GITHUB_BASE_REF": "main"},
        {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"},
        {"BITBUCKET_PR_DESTINATION_BRANCH": "main"},
        {"SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"},
        {"CHANGE_TARGET": "main"},
    ],
    ids=lambda environment: next(iter(environment)),
)
def test_ci_says_what_a_pull_request_goes_into(clone: Path, environment: dict[str, str]) -> None:
    found = since(None, {"CI": "true", **environment})
    assert (found.base, lines(found)) == ("origin/main", {"news/storm.txt": None})


def test_ci_says_what_was_there_before_a_push(clone: Path, tmp_path: Path) -> None:
    before, none = git("rev-parse", "HEAD~1").strip(), "0" * 40
    new = {"news/storm.txt": None}
    assert lines(since(None, {"CI": "true", "CI_MERGE_REQUEST_DIFF_BASE_SHA": before})) == new
    assert lines(since(None, {"CI": "true", "CI_COMMIT_BEFORE_SHA": before})) == new
    assert lines(since(None, {"CI_COMMIT_BEFORE_SHA": none, "CI_DEFAULT_BRANCH": "main"})) == new
    event = tmp_path / "event.json"
    github = {
        "CI": "true",
        "GITHUB_EVENT_NAME": "push",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_BASE_REF": "",
    }
    for sha in (before, none):
        event.write_text(json.dumps({"before": sha, "repository": {"default_branch": "main"}}))
        assert lines(since(None, github)) == new
    event.unlink()
    assert since(None, github).is_assumed


def test_ci_that_says_nothing_is_asked_unless_something_differs(desk: Path) -> None:
    """A clean checkout against its own commit has no change: it would pass unseen, whatever it holds."""
    found = since(None, {"CI": "true"})
    assert (found.base, found.files) == ("HEAD", {})
    with pytest.raises(UsageError, match="say --changed BASE"):
        found.hold()
    for sure in (since(None, {"CI": "false"}), since("HEAD", {"CI": "true"})):
        sure.hold()


# --- no answer --------------------------------------------------------------------------------------------------------


def test_a_shallow_clone_says_how_to_fetch(
    clone: Path, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("clone", "-q", "--depth=1", "-b", "storm", desk.as_uri(), str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    with pytest.raises(
        UsageError,
        match=r"origin/main: this clone is shallow.*git fetch --depth=1000 origin main.*fetch-depth: 0",
    ):
        since(None, {"GITHUB_BASE_REF": "main"})
    git("fetch", "-q", "--depth=1", "origin", "main:refs/remotes/origin/main")
    with pytest.raises(UsageError, match="shallow"):
        since("origin/main")
    git("fetch", "-q", "--unshallow")
    assert lines(since("origin/main")) == {"news/storm.txt": None}


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("mian", "no such branch or commit here; did you mean 'main'"),
        ("storm", "did you mean 'origin/storm'"),
        ("news", "that is a path.*checker check news --changed"),
        ("--help", "no such branch or commit"),
        ("main..HEAD", "no such branch or commit"),
        ("island", "no commit in common"),
    ],
)
def test_a_base_that_is_none(desk: Path, base: str, said: str) -> None:
    git("update-ref", "refs/remotes/origin/storm", "HEAD")
    git("switch", "-q", "--orphan", "island")
    git("commit", "-q", "--allow-empty", "-m", "island")
    git("switch", "-q", "main")
    with pytest.raises(UsageError, match=f"--changed {base}: .*{said}"):
        since(base)


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(UsageError, match="--changed: this folder is in no git repository"):
        since()


def test_a_repository_without_a_work_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "--bare")
    with pytest.raises(UsageError, match="git says: this operation must be run in a work tree"):
        since()


def test_no_git(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
    with pytest.raises(UsageError, match=r"git cannot be run.*is it installed"):
        since()
