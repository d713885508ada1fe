"""What runs elsewhere: the script of CI in a real repository, the action, the hooks, the container, the settings of editors."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from tests import running

Run = Callable[..., running.Done]
ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "tools/ci/print.sh"
AGENDA = """\
tracks:
  - title: 云原生
    producer: 于雨
    room: 一号厅
    talks:
      - {title: 基石, speakers: 林帆, time: "09:30-10:15"}
      - {title: 网格, speakers: 何立, time: "10:15-11:00"}
"""
PAGE = ROOT / "docs/automation.md"


def blocks(language: str) -> list[str]:
    """The blocks of the page in a language, "" for those without one."""
    found = re.findall(r"^```(\w*)\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [text for name, text in found if name == language]


@pytest.fixture
def repository(tmp_path: Path, tool: Callable[[str], str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """A project under git with a tag, and a way to run the script in it."""
    bash, git = tool("bash"), tool("git")
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "progprint").write_text(f'#!/bin/sh\nexec {sys.executable} -m progprint "$@"\n', "utf-8")
    (programs / "progprint").chmod(0o755)
    place = tmp_path / "place"
    place.mkdir()
    (place / "agenda.yaml").write_text(AGENDA, "utf-8")
    (place / "progprint.yaml").write_text("agenda: agenda.yaml\noutputs: [{make: pdf, output: out/b.pdf}]\n", "utf-8")
    own = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "printed"], ["tag", "v1"]):
        subprocess.run([git, *own, *words], cwd=place, check=True, capture_output=True)

    def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
        environment |= {
            "PATH": f"{programs}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "src"),
            "LC_ALL": "C.UTF-8",
        }
        command = [bash, str(SCRIPT), *words]
        return subprocess.run(
            command, cwd=place, env=environment | variables, capture_output=True, text=True, check=False
        )

    return run


def test_the_script_says_what_to_print_again(
    repository: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    agenda = tmp_path / "place/agenda.yaml"
    agenda.write_text(AGENDA.replace("10:15-11:00", "13:30-14:15"), "utf-8")
    done = repository("", "v1")
    assert done.returncode == 0, done.stderr
    told = (tmp_path / "place/out/again.md").read_text("utf-8")
    assert "Since `v1`:" in told
    assert "10:15–11:00 → 13:30–14:15" in told
    assert "To print again:" in told
    assert (tmp_path / "place/out/b.pdf").is_file()
    assert (tmp_path / "place/out/again/booklet-pages.pdf").is_file()


def test_without_a_revision_everything_is_made(
    repository: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    done = repository("agenda.yaml")
    assert done.returncode == 0, done.stderr
    assert "no earlier programme" in (tmp_path / "place/out/again.md").read_text("utf-8")


def test_a_revision_that_is_not_there_is_told(
    repository: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """As of the first push of a branch, which has zeros before it."""
    done = repository("", "0" * 40)
    assert done.returncode == 0, done.stderr
    assert "there is no revision" in done.stderr
    assert "no earlier programme" in (tmp_path / "place/out/again.md").read_text("utf-8")


def test_a_refused_agenda_stops_it_with_its_lines(
    repository: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "place/agenda.yaml").write_text(AGENDA.replace("10:15-11:00", "25:00"), "utf-8")
    done = repository("", "v1", GITHUB_ACTIONS="true")
    assert done.returncode == 2
    assert "::error file=agenda.yaml,line=7" in done.stdout
    assert not (tmp_path / "place/out/again.md").exists()


def test_the_action_runs_that_script_and_takes_no_words_from_strangers() -> None:
    """What comes from outside goes through the environment, where a shell does not read it as commands."""
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    assert action["runs"]["using"] == "composite"
    steps = action["runs"]["steps"]
    lines = [step["run"] for step in steps if "run" in step]
    assert any("tools/ci/print.sh" in line for line in lines)
    assert [line for line in lines if "${{" in line] == []
    assert [step for step in steps if "run" in step and step.get("shell") != "bash"] == []
    used = set(re.findall(r"inputs\.([a-z]+)", (ROOT / "action.yml").read_text("utf-8")))
    assert used == set(action["inputs"])
    assert all(re.search(r"@v\d+$", step["uses"]) for step in steps if "uses" in step)


@pytest.mark.parametrize("number", range(4))
def test_the_examples_are_yaml_that_agrees_with_the_files(number: int) -> None:
    """GitHub, GitLab, pre-commit, and the first line for editors."""
    examples = [yaml.safe_load(block) for block in blocks("yaml")]
    assert len(examples) == 4
    github, gitlab, hooks, comment = examples
    if number == 0:
        given = github["jobs"]["print"]["steps"][1]["with"]
        assert set(given) <= set(yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"])
    elif number == 1:
        assert any("tools/ci/print.sh content" in line for line in gitlab["print"]["script"])
    elif number == 2:
        known = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
        assert {hook["id"] for hook in hooks["repos"][0]["hooks"]} <= known
    else:
        assert comment is None


def test_the_snippets_of_shells_are_sound(tool: Callable[[str], str]) -> None:
    gitlab = yaml.safe_load(blocks("yaml")[1])["print"]
    actions = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
    texts = [*gitlab["before_script"], *gitlab["script"], *(step.get("run", "") for step in actions)]
    for text in [*texts, SCRIPT.read_text("utf-8")]:
        done = subprocess.run([tool("bash"), "-n"], input=text, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), text


@pytest.mark.parametrize(("id_", "status", "after"), [("progprint-check", 0, ","), ("progprint-fix", 0, "，")])
def test_the_hooks_are_commands(id_: str, status: int, after: str, tmp_path: Path, progprint: Run) -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    agenda = tmp_path / "a.yaml"
    agenda.write_text(AGENDA.replace("title: 基石", 'title: "云,基石"'), "utf-8")
    done = progprint(*hooks[id_]["entry"].split()[1:], "a.yaml")
    assert done.returncode == status, done.stderr
    assert f"云{after}基石" in agenda.read_text("utf-8")
    assert hooks[id_]["language"] == "python"
    assert hooks[id_]["pass_filenames"] is False


def test_the_settings_of_editors_name_schemas_that_are_written(progprint: Run) -> None:
    (lines,) = (block for block in blocks("") if "schema agenda" in block)
    written = {line.split(" > ")[1] for line in lines.splitlines() if " > " in line}
    (settings,) = (json.loads(block) for block in blocks("json"))
    assert {f"./{name}" for name in written} == set(settings["yaml.schemas"])
    for line in lines.splitlines()[1:]:
        told = json.loads(progprint(*line.split(" > ")[0].split()[1:]).stdout)
        assert told["$schema"]


def test_the_container_is_pinned_and_needs_neither_root_nor_network() -> None:
    text = (ROOT / "Containerfile").read_text("utf-8")
    rows = [line for line in text.splitlines() if line and not line.startswith("#")]
    bases = [line.split()[1] for line in rows if line.startswith("FROM ")]
    assert len(bases) == 2
    assert all(re.fullmatch(r"[\w./-]+:\d+\.\d+\.\d+-[\w-]+", base) for base in bases)
    assert len(set(bases)) == 1
    last = text.split("FROM ")[-1]
    assert not re.search(r"\b(pip|apt|apt-get|curl|wget|git)\b|^ADD ", last, re.MULTILINE)
    assert re.search(r"^USER (?!root)\w+$", last, re.MULTILINE)
    assert json.loads(re.search(r"^ENTRYPOINT (.+)$", last, re.MULTILINE)[1])[0].endswith("/progprint")  # type: ignore[index]
    assert "--network none" in text
    assert {".git", "out", "dist"} <= set((ROOT / ".containerignore").read_text("utf-8").split())
    assert (ROOT / ".dockerignore").resolve() == ROOT / ".containerignore"


def test_the_forms_of_issues_ask_for_an_agenda() -> None:
    for name in ("bug", "wish"):
        form = yaml.safe_load((ROOT / f".github/ISSUE_TEMPLATE/{name}.yml").read_text("utf-8"))
        fields = {field.get("id"): field for field in form["body"]}
        assert fields["agenda"]["validations"]["required"] is True
        assert fields["agenda"]["attributes"]["render"] == "yaml"
        assert [
            field for field in form["body"] if field["type"] != "markdown" and not field["attributes"]["label"]
        ] == []
