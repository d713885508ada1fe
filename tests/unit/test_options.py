"""One list of options: what the command line takes, outputs in progprint.yaml take under the same name, and are judged alike."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from progprint import project
from progprint.cli.dispatch import commands
from progprint.pipeline.options import MAKES, OPTIONS, Option, options_of, output_form
from progprint.pipeline.request import Request

if TYPE_CHECKING:
    from tests.conftest import Run

OF_A_RUN = {"jobs", "executor", "dry-run", "watch", "open", "json"}
"""Options that say how a run goes, and not what is made."""
AGENDA = "tracks: [{title: 甲, room: 一, talks: [{title: 第一讲, speakers: [何一鸣]}]}]\n"


def settings(place: Path, *outputs: str, more: str = "") -> None:
    (place / "a.yaml").write_text(AGENDA, "utf-8")
    listed = "".join(f"- {one}\n" for one in outputs)
    (place / "progprint.yaml").write_text(f"agenda: a.yaml\n{more}outputs:\n{listed}", "utf-8")


@pytest.mark.parametrize("command", MAKES)
def test_the_command_line_and_outputs_take_the_same(command: str) -> None:
    """In both directions; but for what says how a run goes."""
    shared = {name for param in commands("en").params for name in param.opts}
    flags = {flag.lstrip("-") for param in commands("en").commands[command].params for flag in param.opts[-1:]}
    taken = {flag for flag in flags if f"--{flag}" not in shared and flag != "agenda"} - OF_A_RUN
    assert taken == {field.key for field in output_form(command).fields} - {"make"}


def test_every_option_fills_a_field_of_its_type() -> None:
    kinds: dict[str, Any] = {"text": "", "count": "", "list": (), "flag": False}
    for one in OPTIONS:
        default = Request._field_defaults[one.fills]
        assert type(default) is type(kinds[one.kind]), one.name
    written = {one.name for one in OPTIONS if one.metavar in ("PATH", "FILE") and one.name not in project.FILES}
    assert written == set(project.WRITTEN), "settings may name no other place to write to"


JUDGED = [
    one
    for one in OPTIONS
    if one.listed and one.commands.split()[0] in MAKES and (one.values() or one.bounds or one.kind == "flag")
]


@pytest.mark.parametrize("one", JUDGED, ids=lambda one: f"{one.commands.split()[0]} {one.name}")
def test_a_wrong_value_is_refused_on_the_command_line_and_at_its_line(
    one: Option, tmp_path: Path, progprint: Run
) -> None:
    """A word that is none of the values, a length that is none, a flag that is neither yes nor no."""
    command = one.commands.split()[0]
    settings(tmp_path, "{make: pdf}", f"{{make: {command}, output: out/x, {one.name}: neither}}")
    done = progprint("build", "--json")
    (found,) = json.loads(done.stdout)["diagnostics"]
    assert (done.returncode, found["code"], found["params"]["text"]) == (2, "layout-value", "neither")
    assert (found["line"], found["params"]["key"]) == (4, one.name)
    assert not (tmp_path / "out").exists()
    if one.kind != "flag":
        assert progprint(command, f"--{one.name}", "neither", "-o", "x").returncode == 2


@pytest.mark.parametrize("text", ["-1mm", "5mm", "thick"])
def test_a_length_has_bounds_wherever_it_is_written(text: str, tmp_path: Path, progprint: Run) -> None:
    settings(tmp_path, f"{{make: pdf, impose: saddle, thickness: {text}}}")
    typed = progprint("pdf", "--impose", "saddle", f"--thickness={text}", "--json")
    listed = progprint("build", "--json")
    (one,), (other,) = (json.loads(done.stdout)["diagnostics"] for done in (typed, listed))
    assert (typed.returncode, listed.returncode) == (2, 2)
    assert (one["code"], one["message"].replace("--", "")) == (other["code"], other["message"])
    assert (one["line"], other["line"]) == (None, 3)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{make: slides, layout: a4}", "unknown-key"),
        ("{make: pdf, dry-run: true}", "unknown-key"),
        ("{make: pdf, layout: a4, layout: a5}", "duplicate-key"),
        ("{make: pdf, layout: [a4]}", "wrong-type"),
        ("{make: pdf, track: {a: b}}", "wrong-type"),
    ],
)
def test_what_an_output_does_not_take_is_told(line: str, code: str, tmp_path: Path, progprint: Run) -> None:
    settings(tmp_path, line)
    done = progprint("build")
    assert done.returncode == 2
    assert f"error[{code}]" in done.stderr
    assert "progprint.yaml:3:" in done.stderr


def test_an_output_may_be_anything_that_the_command_line_makes(tmp_path: Path, progprint: Run) -> None:
    """Slides as pages, a trace, one file each; made once, and not again."""
    settings(
        tmp_path,
        "{make: pdf, trace: places.jsonl, edition: short, day: []}",
        "{make: slides, output: out/talks.pdf, pdf: 4up}",
        "{make: handouts, kind: badge, paper: a3, one-file-each: yes}",
    )
    done = progprint("build")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "places.jsonl").is_file()
    assert (tmp_path / "out/talks.pdf").read_bytes().startswith(b"%PDF")
    assert [path.suffix for path in (tmp_path / "out/handouts/badge").iterdir()] == [".pdf"]
    assert progprint("build").stdout.count("unchanged") == 3


def test_two_outputs_with_one_trace_are_refused(tmp_path: Path, progprint: Run) -> None:
    settings(tmp_path, "{make: pdf, output: a.pdf, trace: t.jsonl}", "{make: pdf, output: b.pdf, trace: t.jsonl}")
    done = progprint("build")
    assert done.returncode == 2
    assert "error[output-twice]" in done.stderr
    assert "progprint.yaml:4:" in done.stderr


def test_one_output_may_be_strict(tmp_path: Path, progprint: Run) -> None:
    """A warning keeps that one from being written, and shows in the status."""
    settings(tmp_path, "{make: pdf, output: a.pdf}", "{make: pdf, output: b.pdf, strict: true}")
    (tmp_path / "a.yaml").write_text(
        AGENDA.replace("speakers: [何一鸣]", "speakers: [{name: 何一鸣, photo: none.jpg}]"), "utf-8"
    )
    done = progprint("build")
    assert done.returncode == 1, done.stderr
    assert ((tmp_path / "a.pdf").is_file(), (tmp_path / "b.pdf").exists()) == (True, False)


@pytest.mark.parametrize("setting", ["edition: middle", "per: hall", "standard: x5"])
@pytest.mark.parametrize("command", ["pdf", "build", "check", "export csv"])
def test_a_setting_with_a_value_that_there_is_not_is_told(
    setting: str, command: str, tmp_path: Path, progprint: Run
) -> None:
    """Before, it was passed over, or ended in a fault of the program."""
    settings(tmp_path, "{make: pdf}", more=f"{setting}\n")
    done = progprint(*command.split())
    assert done.returncode == 2
    assert "error[layout-value]" in done.stderr
    assert "progprint.yaml:2:" in done.stderr


def test_a_request_of_a_script_is_judged_too(tmp_path: Path) -> None:
    from progprint.pipeline import build

    (tmp_path / "a.yaml").write_text(AGENDA, "utf-8")
    asked = Request("handouts", tmp_path / "a.yaml", str(tmp_path / "out"), kinds=("banner",), start=tmp_path)
    found = build(asked).diagnostics
    assert [(one.code, one.params["text"]) for one in found] == [("layout-value", "banner")]


def test_every_command_of_a_request_has_its_options() -> None:
    assert all(
        options_of(command) for command in ("pdf", "slides", "handouts", "build", "preview", "diff", "check", "export")
    )


@pytest.mark.parametrize(("command", "name"), [("pdf", "book"), ("handouts --kind flyer", "handouts/flyer")])
def test_a_part_that_there_is_not_is_told_at_its_line(command: str, name: str, tmp_path: Path, progprint: Run) -> None:
    """In the look of a booklet, and in that of a flyer, which is one too."""
    settings(tmp_path, "{make: pdf}", more="layout: book\n" if command == "pdf" else "")
    path = tmp_path / f"layouts/{name}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("extends: a5\nflow: [cover, ending]\n", "utf-8")
    done = progprint(*command.split())
    assert done.returncode == 2
    assert "“ending” is none of the values of “flow”" in done.stderr
    assert f"{name}.yaml:2:" in done.stderr


def test_the_outputs_of_the_guide_are_sound(root: Path, tmp_path: Path, progprint: Run) -> None:
    """What a reader copies is made."""
    listed = (root / "docs/guide.md").read_text("utf-8").split("```yaml\noutputs:\n")[1].split("```")[0]
    (tmp_path / "a.yaml").write_text(AGENDA, "utf-8")
    (tmp_path / "progprint.yaml").write_text(f"agenda: a.yaml\noutputs:\n{listed}", "utf-8")
    done = progprint("build", "--json")
    assert {one["code"] for one in json.loads(done.stdout)["diagnostics"] if one["severity"] == "error"} == set()
    assert (tmp_path / "out/slides.pdf").is_file()
    assert (tmp_path / "out/paper/door-sign.pdf").is_file()
