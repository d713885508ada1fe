"""``init``: a project that builds at once, and never over what is there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[str]"]


@pytest.mark.parametrize(("template", "agenda"), [("track", "agenda.yaml"), ("conference", "0-conference.yaml")])
def test_a_new_project_builds_as_it_is(tmp_path: Path, progprint: Run, template: str, agenda: str) -> None:
    """Without an argument the commands find its agenda and its look."""
    made = progprint("init", "new", "--template", template)
    assert made.returncode == 0
    assert "progprint slides" in made.stdout
    assert (tmp_path / "new" / agenda).is_file()

    built = progprint("pdf", "new", "-o", "x.pdf")
    assert built.returncode == 0
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF-")


def test_its_settings_name_the_agenda(tmp_path: Path, progprint: Run) -> None:
    progprint("init", "new", "--template", "conference")
    (tmp_path / "new" / "out").mkdir()

    from progprint.project import find_agenda

    found = find_agenda(None, tmp_path / "new").value
    assert found is not None
    assert found.agenda.resolve() == (tmp_path / "new").resolve()
    assert found.setting("layout") == "booklet"


def test_nothing_is_overwritten(tmp_path: Path, progprint: Run) -> None:
    """One file in the way, and none is written."""
    (tmp_path / "agenda.yaml").write_text("mine", "utf-8")
    done = progprint("init")

    assert done.returncode == 2
    assert "error[already-there]" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["agenda.yaml"]
    assert (tmp_path / "agenda.yaml").read_text("utf-8") == "mine"


def test_it_can_begin_with_a_page(tmp_path: Path, progprint: Run, root: Path) -> None:
    page = root / "tests" / "data" / "giac-cloud-native.txt"
    done = progprint("init", "new", "--from", str(page), "--json")
    told = json.loads(done.stdout)

    assert done.returncode == 0
    assert {Path(one["path"]).name for one in told["outputs"]} >= {"agenda.yaml", "progprint.yaml"}
    assert "于雨" in (tmp_path / "new" / "agenda.yaml").read_text("utf-8")


def test_a_page_that_is_none_leaves_nothing(tmp_path: Path, progprint: Run) -> None:
    done = progprint("init", "new", "--from", "missing.txt")

    assert done.returncode == 2
    assert not (tmp_path / "new").exists()


def test_a_dry_run_writes_nothing(tmp_path: Path, progprint: Run) -> None:
    done = progprint("init", "new", "--dry-run")

    assert done.returncode == 0
    assert "agenda.yaml" in done.stdout
    assert not (tmp_path / "new").exists()


def test_editors_know_the_keys_and_git_the_outputs(tmp_path: Path, progprint: Run) -> None:
    """The schemas are those that ``progprint schema`` prints; files that are there already stay."""
    (tmp_path / ".gitignore").write_text("mine\n", "utf-8")
    assert progprint("init").returncode == 0
    assert (tmp_path / ".gitignore").read_text("utf-8") == "mine\n"
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text("utf-8"))
    assert list(settings["yaml.schemas"].values()) == [["agenda.yaml"], ["progprint.yaml"]]
    for schema, kind in zip(settings["yaml.schemas"], ("agenda", "project"), strict=True):
        assert json.loads((tmp_path / schema).read_text("utf-8")) == json.loads(progprint("schema", kind).stdout)


def test_it_can_begin_with_a_table(tmp_path: Path, progprint: Run) -> None:
    """Every form that ``import`` knows will do."""
    (tmp_path / "t.csv").write_text("专题,议题,讲师\n云,网格,于雨\n", "utf-8")
    assert progprint("init", "new", "--from", "t.csv").returncode == 0
    assert "网格" in (tmp_path / "new/agenda.yaml").read_text("utf-8")
    assert progprint("pdf", "new", "-o", "x.pdf").returncode == 0
