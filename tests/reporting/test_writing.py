"""Files: the format by the name, whole or not at all."""

from pathlib import Path

import pytest

from checker.errors import UsageError
from checker.model import Severity
from checker.reporting import FORMATS, format_of, render, write
from checker.reporting.formats import pieces
from checker.reporting.writing import put
from tests.reporting import builders


@pytest.mark.parametrize(
    ("name", "format"),
    [("report.html", "html"), ("a/B.HTM", "html"), ("findings.json", "json"), ("run.txt", "text")],
)
def test_the_name_says_the_format(name: str, format: str) -> None:
    assert format_of(Path(name)) == format


@pytest.mark.parametrize("name", ["report", "report.pdf", ".html/x", "json"])
def test_other_names_are_refused_with_the_allowed_ones(name: str) -> None:
    with pytest.raises(UsageError, match=r"\*\.html \(html\)"):
        format_of(Path(name))


def test_an_unknown_format_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean 'html'"):
        render(builders.empty(), "htlm", fail_on=None)


@pytest.mark.parametrize("format", FORMATS)
def test_the_file_is_what_was_rendered(tmp_path: Path, format: str) -> None:
    path = tmp_path / "new" / "folder" / "report"
    for report in (builders.alabama(), builders.hostile()):
        write(report, path, fail_on=Severity.ERROR, format=format)
        assert path.read_bytes() == b"".join(pieces(report, format, fail_on=Severity.ERROR))
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_format_may_be_given(tmp_path: Path) -> None:
    write(builders.empty(), tmp_path / "report", fail_on=None, format="json")
    assert (tmp_path / "report").read_text().startswith('{"version": 1')


def test_an_interrupted_report_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.txt"
    put(path, b"old")

    def interrupted(self: Path, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        put(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["report.txt"]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match=r"cannot write the report"):
        write(builders.empty(), tmp_path / "file" / "report.txt", fail_on=None)
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(UsageError, match=r"cannot write the report"):
        write(builders.empty(), tmp_path / "folder.txt", fail_on=None)
