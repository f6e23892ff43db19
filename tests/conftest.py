"""What every test may lean on: properties that replay, a cache of their own."""

import os
import pwd
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

from checker import store
from tests.engines import cluster

# The same examples on every machine and on every run; a search for new ones is `HYPOTHESIS_PROFILE=search`.
# No deadline: on a busy machine the first example pays for what is imported.
settings.register_profile("replay", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("search", deadline=None, max_examples=2_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "replay"))

_CI = ("CI", "GITHUB_", "GITLAB_", "BITBUCKET_", "SYSTEM_", "CHANGE_")


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test reads or fills the cache of the person who runs it; commands that tests start inherit this too."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHECKER_CACHE_DIR", str(folder))
        yield folder


@pytest.fixture(scope="session", autouse=True)
def _no_ci_but_a_tests_own() -> Iterator[None]:
    """What CI says of the run that these tests are part of is not said of the runs that they make."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(_CI)]:
            patch.delenv(name)
        yield


@pytest.fixture(autouse=True)
def _the_switch_as_it_was() -> Iterator[None]:
    """``--no-cache`` holds for a process; here many runs share one."""
    was = store.is_disabled()
    yield
    store.set_disabled(was)


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[cluster.Scheduler]:
    """A Dask cluster of two workers that runs beside the tests."""
    folder = tmp_path / "cluster"
    folder.mkdir()
    with cluster.started(folder) as running:
        yield running


@pytest.fixture
def nobody(tmp_path: Path) -> Iterator[Path]:
    """A folder of one's own, as a user to whom files can be forbidden: root, to whom none is, turns into nobody."""
    if os.geteuid():
        yield tmp_path
        return
    id = pwd.getpwnam("nobody").pw_uid
    with TemporaryDirectory() as folder:  # pytest's own folders are root's alone
        os.chown(folder, id, -1)
        os.setresuid(id, id, 0)
        try:
            yield Path(folder)
        finally:
            os.setresuid(0, 0, 0)
