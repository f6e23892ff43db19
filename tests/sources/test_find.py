"""Paths stand for the articles under them, each once, in one order."""

from pathlib import Path

import pytest

from checker.errors import UnreadableSource, UsageError
from checker.sources import find, read_bytes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.HTML",
        "sub/c.md",
        "sub/d.Text",
        "e.xhtml",
        "f.markdown",
        "g.htm",
        "map.png",
        ".hidden.txt",
        ".git/h.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Words.")
    return tmp_path


def names(paths: tuple[Path, ...], top: Path) -> list[str]:
    return [path.relative_to(top).as_posix() for path in paths]


def test_a_folder_is_searched_and_hidden_names_are_left_out(folder: Path) -> None:
    found = find([folder])
    assert names(found.articles, folder) == [
        "a.HTML",
        "b.txt",
        "e.xhtml",
        "f.markdown",
        "g.htm",
        "sub/c.md",
        "sub/d.Text",
    ]
    assert names(found.passed_over, folder) == ["map.png"]


def test_a_file_that_is_named_is_taken_whatever_its_ending(folder: Path) -> None:
    found = find([folder, folder / "map.png", folder / ".hidden.txt"])
    assert {"map.png", ".hidden.txt"} <= set(names(found.articles, folder))
    assert found.passed_over == ()


def test_no_file_twice_and_the_order_of_arguments_is_no_matter(folder: Path) -> None:
    once = find([folder])
    assert (
        find([folder / "sub", folder / "b.txt", folder, folder / "sub" / ".." / "b.txt"]).passed_over
        == once.passed_over
    )
    assert len(find([folder / "b.txt", folder, folder]).articles) == len(once.articles)
    assert find([folder / "b.txt", folder / "a.HTML"]) == find([folder / "a.HTML", folder / "b.txt"])


def test_a_loop_of_links_ends(folder: Path) -> None:
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "round").symlink_to("round")
    assert names(find([folder]).articles, folder).count("b.txt") == 1


def test_a_link_to_an_article_is_no_second_article(folder: Path) -> None:
    (folder / "again.txt").symlink_to(folder / "b.txt")
    assert len(find([folder]).articles) == 7


def test_a_missing_path_is_named_with_its_neighbour(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"b\.tx: no such file or folder; did you mean 'b\.txt'\?"):
        find([folder / "b.tx"])


def test_a_folder_without_permission_is_found_so_that_reading_it_fails(nobody: Path) -> None:
    closed = nobody / "closed"
    closed.mkdir(mode=0)
    try:
        assert find([nobody]).articles == (closed,)
        with pytest.raises(UnreadableSource, match="a folder without permission to read it"):
            read_bytes(closed, "closed")
    finally:
        closed.chmod(0o700)


def test_a_link_that_leads_nowhere_is_found_so_that_reading_it_fails(folder: Path) -> None:
    (folder / "lost.txt").symlink_to(folder / "gone.txt")
    assert folder / "lost.txt" in find([folder]).articles
