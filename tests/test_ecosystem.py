"""What others plug checker into: the library's page, pre-commit, GitHub's action and GitLab's job, each run as far as one machine can."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.repository import begun, commit, written

ROOT = Path(__file__).parent.parent
RULE = """\
facts:
  deaths: {value: 31 people, source: Office, says: killed <value>}
  gusts: {value: 131 km/h, source: Weather service, says: gusts of <value>}
"""
WIRE = "Storm over the coast\n\nThe storm killed 13 people. It had gusts of 131 km/h.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / ".cache"))
    monkeypatch.setenv("GX_ANALYTICS_ENABLED", "False")
    monkeypatch.chdir(tmp_path)
    for name, text in {"rules/storm.yaml": RULE, "articles/wire.txt": WIRE}.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_page_on_the_library(project: Path) -> None:
    page = (ROOT / "docs/api.md").read_text("utf-8")
    blocks = re.findall(r"```python\n(.*?)```(?:\n+```\n(.*?)```)?", page, re.DOTALL)
    assert len(blocks) >= 4
    names: dict[str, Any] = {}
    for code, expected in blocks:
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(code, names)
        assert said.getvalue() == expected


def test_every_public_name_is_there() -> None:
    import checker

    for name in checker.__all__:
        assert getattr(checker, name) is not None
    with pytest.raises(AttributeError):
        _ = checker.nothing  # type: ignore[attr-defined]


def test_import_costs_nothing() -> None:
    code = "import sys, checker; print(sorted(m for m in sys.modules if m.startswith('checker')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['checker', 'checker.version']"


def test_the_hook_of_pre_commit(project: Path) -> None:
    """The entry of the hook, with the files that pre-commit would name."""
    hook, _ = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["language"] == "python"
    assert hook["require_serial"] is True
    name, *arguments = hook["entry"].split()
    command = [
        shutil.which(name, path=str(Path(sys.executable).parent)) or name,
        *arguments,
        "articles/wire.txt",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "articles/wire.txt:3:18: error deaths" in done.stdout


def test_the_hook_of_pre_commit_for_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new article against a committed one, which the hook is not given."""
    begun(tmp_path / "desk", monkeypatch)
    written("checker.toml", "articles = ['articles']\n[severity]\ndeaths = 'error'\n")
    written("rules/storm.yaml", RULE.replace("value: 31 people, source: Office, ", ""))
    written("articles/wire.txt", WIRE)
    commit("first")
    written("articles/late.txt", WIRE.replace("killed 13", "killed 31"))
    _, hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["pass_filenames"] is False
    name, *arguments = hook["entry"].split()
    command = shutil.which(name, path=str(Path(sys.executable).parent)) or name
    done = subprocess.run([command, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "1 article changed since HEAD, compared with 1 other." in done.stdout


@pytest.mark.parametrize(
    ("inputs", "severity"),
    [
        ({"changed": "true"}, "error"),
        ({"changed": "HEAD", "new-only": "true"}, "notice"),
        ({"changed": "false"}, "error"),
    ],
)
def test_the_step_of_the_action_on_what_changed(
    inputs: dict[str, str], severity: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(tmp_path / "desk", monkeypatch)
    written("rules/storm.yaml", RULE)
    written("articles/wire.txt", WIRE)
    commit("first")
    written("articles/wire.txt", WIRE.replace("Storm over", "A storm over"))
    done = step_of_the_action(Path.cwd(), inputs)
    assert done.returncode == (severity == "error"), done.stdout + done.stderr
    assert f"::{severity} file=articles/wire.txt,line=3,col=18" in done.stdout
    assert ("1 article changed since HEAD" in done.stdout) is (inputs["changed"] != "false")


@pytest.mark.parametrize(("inputs", "code"), [({}, 1), ({"fail-on": "never"}, 0), ({"paths": "nowhere"}, 2)])
def test_the_step_of_the_action(project: Path, inputs: dict[str, str], code: int) -> None:
    done = step_of_the_action(project, inputs)
    assert done.returncode == code, done.stdout + done.stderr
    if code == 2:
        return
    assert "::error file=articles/wire.txt,line=3,col=18" in done.stdout
    outputs = dict(line.split("=", 1) for line in (project / "GITHUB_OUTPUT").read_text("utf-8").splitlines())
    assert json.loads(Path(outputs["sarif"]).read_text("utf-8"))["version"] == "2.1.0"
    assert Path(outputs["report"]).read_text("utf-8").startswith("<!DOCTYPE html>")
    assert "Fact check: 1 error" in (project / "GITHUB_STEP_SUMMARY").read_text("utf-8")


def step_of_the_action(project: Path, inputs: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The step that checks, run as GitHub runs it."""
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    step = next(step for step in action["runs"]["steps"] if step.get("id") == "check")
    given = {name: spec.get("default", "") for name, spec in action["inputs"].items()}
    given |= {"paths": "articles", "rules": "rules", **inputs}
    env = dict(os.environ, PATH=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
        env[name] = str(project / name)
    for name, value in step["env"].items():
        filled = value.replace("${{ runner.temp }}", str(project / "temp"))
        env[name] = re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], filled)
    return subprocess.run(
        ["bash", "-e", "-c", step["run"]], env=env, capture_output=True, text=True, check=False
    )


def test_no_input_of_the_action_is_text_of_a_script() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    for step in action["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_the_job_for_gitlab(project: Path) -> None:
    job = yaml.safe_load((ROOT / "docs/gitlab-ci.yml").read_text("utf-8"))["checker"]
    env = dict(
        os.environ,
        PATH=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        CHECKER_PATHS="articles",
    )
    script = [line for line in job["script"] if "pip install" not in line]
    done = subprocess.run(
        ["bash", "-e", "-c", "\n".join(script)], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    for file in (*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()):
        assert (project / file).is_file()
