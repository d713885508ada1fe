"""The table "How to add …" of ARCHITECTURE.md is true: one of each is added to a copy by touching its files alone."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

SOURCES = "src/progprint/"
ROOT = Path(__file__).parents[2]

AGENDA = "tracks: [{id: a, title: 甲, talks: [{id: one, title: 第一讲, speakers: [何一鸣]}]}]\n"

PART = '''
"""A part."""

from progprint.sheets.context import Context
from progprint.typeset.pages import PageGroup


def dummy(context: Context) -> list[PageGroup]:
    title = context.text("Dummy part", "title", role="H1", key="dummy.title", anchor="dummy", outline=(1, "Dummy part"))
    return [PageGroup(blocks=(title,), name="dummy", first="folio", outer="Dummy part", inner=context.running)]
'''
PAPER = '''
"""A kind of paper."""

from progprint.sheets.context import Context
from progprint.sheets.handouts.desk import Sheet, fitted
from progprint.typeset.frame import Frame, Group, Page


def dummies(context: Context) -> list[Sheet]:
    size = context.design.page
    text = fitted(context, "Dummy paper", "title", size.width - size.inner - size.outer, key="dummy.title", role="H1")
    return [Sheet("dummy", Page(Frame(size.width, size.height, (Group(size.inner, size.top, text),))))]


def table(context: Context) -> str:
    return "dummy,table"
'''
SCENE = """from progprint.slides.script import Speech


def dummy(builder: DeckBuilder, track: Track) -> list[Slide]:
    title = builder.title("dummy", "Dummy scene")
    speech = Speech(None, [builder.writer.say("dummy")])
    return builder.slides("dummy", f"{track.id}/dummy", [title], speech, "")


"""
CHECK = '''
"""A check."""

from progprint.core.diagnostic import warning


def dummy(agenda):
    yield warning("dummy-check", agenda.tracks[0].span)
'''
READER = '''
"""A format to import."""

from progprint.core.diagnostic import Outcome


def knows(look):
    return look.text.startswith("DUMMY ")


def read(sources, year):
    return Outcome({"tracks": [{"title": sources[0].text.split()[1], "talks": [{"title": "Talk"}]}]})
'''
WRITER = '''
"""A format to export."""


def write(agenda, date, whole={}):
    return f"dummy of {len(agenda.talks)}".encode(), []
'''
COMMAND = '''

@command(app, "dummy-command", "A dummy.", "占位命令。")
def dummy_command(context: typer.Context) -> int:
    """A command."""
    Console.of(context).say("the dummy command ran")
    return 0
'''
STANDARD = """
        "dummy": Standard("dummy", "1.7", "GTS_PDFA1", (("pdfuaid:part", "1"),), purpose="screen"),"""
MESSAGE = "\ndummy-check:\n  message: the dummy check found something\n  about: for nothing\n"
SLOT = """
  dummy:
    layout: pp-text
    slots: {title: {placeholder: pp-title, sizes: [40, 30, 20], weight: bold}, body: {placeholder: pp-body, sizes: [20]}}
"""


class Added(NamedTuple):
    """A row of the table, the files that are new, and what is put into others behind a text that stands in them."""

    row: str
    new: dict[str, str]
    behind: dict[str, tuple[tuple[str, str], ...]]


ADDED = (
    Added("a look", {"layouts/dummy-look.yaml": "extends: a4\nname: dummy\n"}, {}),
    Added("a theme", {"layouts/themes/dummy-theme.yaml": 'tokens: {colors: {accent: "#123456"}}\n'}, {}),
    Added("a deck look", {"layouts/dummy-deck.yaml": "extends: deck\nbody: {gap: 9}\n"}, {}),
    Added(
        "a part of the booklet",
        {"src/progprint/sheets/dummy.py": PART},
        {
            "src/progprint/sheets/booklet.py": (
                ("from progprint.sheets import (\n", "    dummy,\n"),
                ('"colophon": Part(colophon.colophon),\n', '    "dummy": Part(dummy.dummy),\n'),
            ),
            "layouts/a5.yaml": (("flow: [cover, ", "dummy, "),),
        },
    ),
    Added(
        "a kind of paper for the venue",
        {"src/progprint/sheets/handouts/dummy.py": PAPER, "layouts/handouts/dummy.yaml": "extends: a4\n"},
        {
            "src/progprint/sheets/handouts/kinds.py": (
                ("from progprint.sheets.handouts import (\n", "    dummy,\n"),
                (
                    '"sign-in": PaperKind("sign-in", tables.sign_in, "people", base="a4"),\n',
                    '        "dummy": PaperKind("dummy", dummy.dummies, "talks", base="a4", table=dummy.table),\n',
                ),
            )
        },
    ),
    Added(
        "a standard of PDF",
        {},
        {
            "src/progprint/pdf/standards.py": (
                ("STANDARDS: Mapping[str, Standard] = MappingProxyType(\n    {", STANDARD),
            )
        },
    ),
    Added(
        "a scene of the host deck",
        {},
        {
            "src/progprint/slides/scenes.py": (
                ("import agenda, closing, day, opening, producers, running_agenda\n", SCENE),
                ('    {"opening": opening, ', '"dummy": dummy, '),
            ),
            "src/progprint/deck/parts.py": (
                ('"start": ("', "dummy "),
                ('opening producer agenda", "opening producer", "', "dummy "),
            ),
        },
    ),
    Added(
        "a kind of slide",
        {},
        {
            "src/progprint/deck/binding.py": (('"closing": "opening",\n', '        "dummy": "text",\n'),),
            "layouts/deck.yaml": (("\nkinds:\n", SLOT),),
        },
    ),
    Added(
        "a sentence of the host",
        {},
        {
            f"layouts/scripts/{path.name}": (("\nsentences:\n", "  dummy: The dummy sentence is said.\n"),)
            for path in (ROOT / "layouts/scripts").glob("*.yaml")
        },
    ),
    Added(
        "a check",
        {"src/progprint/checks/dummy.py": CHECK},
        {
            "src/progprint/checks/__init__.py": (
                ("from progprint.checks import agenda as _agenda\n", "from progprint.checks import dummy as _dummy\n"),
                ("CHECKS: tuple[Check, ...] = (\n", "    _dummy.dummy,\n"),
            ),
            "src/progprint/locale/messages/zh/agenda.yaml": (("", MESSAGE),),
            "src/progprint/locale/messages/en/agenda.yaml": (("", MESSAGE),),
        },
    ),
    Added(
        "a format to import",
        {"src/progprint/exchange/read/dummy.py": READER},
        {"src/progprint/exchange/formats.py": (("FORMATS = (\n", '    ImportFormat("dummy", "dummy"),\n'),)},
    ),
    Added(
        "a format to export",
        {"src/progprint/exchange/write/dummy.py": WRITER},
        {
            "src/progprint/exchange/formats.py": (
                (
                    "EXPORTS: Mapping[str, ExportFormat] = MappingProxyType(\n    {\n",
                    '"dummy": ExportFormat("dummy", (".dummy",)),\n',
                ),
            )
        },
    ),
    Added("a command", {}, {"src/progprint/cli/commands_project.py": (("app = typer.Typer()\n", COMMAND),)}),
    Added(
        "an option",
        {},
        {
            "src/progprint/pipeline/options.py": (
                (
                    "OPTIONS: tuple[Option, ...] = (\n",
                    '    Option("--dummy", "pdf", LOOK, "a dummy option", "占位选项", values=_these("left", "right")),\n',
                ),
            ),
            "src/progprint/pipeline/request.py": (('    edition: str = ""\n', '    dummy: str = ""\n'),),
        },
    ),
)
ELSEWHERE = ("a key of the agenda",)
"""Rows that other tests walk."""

RUNS = {
    "layouts": "layouts list",
    "booklet": "pdf a.yaml --layout dummy-look --theme dummy-theme --standard dummy --trace t.jsonl -o b.pdf",
    "paper": "handouts a.yaml --kind dummy --paper a3 -o h",
    "decks": "slides a.yaml --template dummy-deck --script s.txt -o d",
    "check": "check a.yaml --format concise",
    "explain": "explain dummy-check",
    "import": "import d.txt",
    "export": "export dummy a.yaml",
    "misnamed": "export dummy a.yaml -o x.csv",
    "command": "dummy-command",
    "commands": "--help",
    "options": "pdf --help",
    "kinds": "handouts --help",
    "formats": "import --help",
    "exports": "export --help",
    "option": "pdf a.yaml --dummy up --dry-run",
    "build": "build p",
    "wrong": "build w",
    "schema": "schema project",
}
PROGRAM = """
import contextlib, io, json, sys
from progprint.__main__ import guarded
told = {}
for name, line in json.loads(sys.argv[1]).items():
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = guarded(line.split())
    told[name] = (status, out.getvalue(), err.getvalue())
print(json.dumps(told))
"""


def table(root: Path) -> dict[str, list[str]]:
    """The rows of the table: what is added, and the files and folders that are named for it."""
    text = (root / "ARCHITECTURE.md").read_text("utf-8").split("## How to add …")[1].split("\n\nChoices")[0]
    rows = re.findall(r"^\| (an? .+?) \| (.+) \|$", text, re.MULTILINE)
    named = {what: re.findall(r"`([\w./-]+(?:\.\w+|/))`", touch) for what, touch in rows}
    return {what: [n if n.startswith("layouts/") else SOURCES + n for n in names] for what, names in named.items()}


def test_the_table_names_what_is_touched(root: Path) -> None:
    """Each file that is touched is named in its row, or lies in a folder of it; and each name is touched."""
    rows = table(root)
    assert {one.row for one in ADDED} == set(rows) - set(ELSEWHERE)
    for one in ADDED:
        touched = {path: (path, path.rsplit("/", 1)[0] + "/") for path in (*one.new, *one.behind)}
        assert [path for path, names in touched.items() if not set(names) & set(rows[one.row])] == [], one.row
        assert set(rows[one.row]) <= {name for names in touched.values() for name in names}, one.row
        assert all(not (root / path).exists() for path in one.new), one.row


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, str, str]]:
    """Status, output and messages of runs of a copy to which one of each was added."""
    root, home = ROOT, tmp_path_factory.mktemp("copy")
    shutil.copytree(root / "src/progprint", home / "src/progprint", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root / "layouts", home / "layouts")
    (home / "fonts").symlink_to(root / "fonts")
    (home / "content").symlink_to(root / "content")
    for one in ADDED:
        for path, text in one.new.items():
            (home / path).write_text(text, "utf-8")
        for path, insertions in one.behind.items():
            for anchor, added in insertions:
                text = (home / path).read_text("utf-8")
                assert not anchor or text.count(anchor) == 1, (path, anchor)
                whole = text.replace(anchor, anchor + added) if anchor else text + added
                (home / path).write_text(whole, "utf-8")
    for name, option in (("p", "left"), ("w", "up")):
        (home / name).mkdir()
        (home / name / "a.yaml").write_text(AGENDA, "utf-8")
        outputs = f"outputs:\n- {{make: pdf, dummy: {option}}}\n- {{make: handouts, kind: dummy}}\n"
        (home / name / "progprint.yaml").write_text(f"agenda: a.yaml\n{outputs}", "utf-8")
    (home / "a.yaml").write_text(AGENDA, "utf-8")
    (home / "d.txt").write_text("DUMMY 潮汐\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(RUNS | {"build": "build p/a.yaml", "wrong": "build w/a.yaml"})],
        cwd=home,
        env={"PYTHONPATH": str(home / "src"), "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, tuple[int, str, str]] = json.loads(done.stdout)
    found["trace"] = (0, (home / "t.jsonl").read_text("utf-8"), "")
    found["script"] = (0, (home / "s.txt").read_text("utf-8"), "")
    found["table"] = (0, (home / "h/dummy.csv").read_text("utf-8"), "")
    return found


@pytest.mark.parametrize(
    ("run", "status", "expected"),
    [
        ("layouts", 0, "dummy-look"),
        ("layouts", 0, "dummy-theme"),
        ("booklet", 0, "b.pdf"),
        ("trace", 0, "Dummy part"),
        ("paper", 0, "h/dummy.pdf  1 page"),
        ("table", 0, "dummy,table"),
        ("decks", 0, ".pptx"),
        ("script", 0, "Dummy scene"),
        ("script", 0, "The dummy sentence is said."),
        ("check", 0, "dummy-check"),
        ("explain", 0, "for nothing"),
        ("import", 0, "潮汐"),
        ("export", 0, "dummy of 1"),
        ("misnamed", 2, "x.dummy"),
        ("command", 0, "the dummy command ran"),
        ("commands", 0, "dummy-command"),
        ("options", 0, "--dummy left|right"),
        ("options", 0, "dummy|"),
        ("kinds", 0, "sign-in dummy"),
        ("formats", 0, "csv dummy"),
        ("exports", 0, "dummy"),
        ("option", 2, "is not a value of “--dummy”"),
        ("build", 0, "out/handouts"),
        ("wrong", 2, "progprint.yaml:3"),
        ("schema", 0, '"dummy"'),
    ],
)
def test_what_was_added_is_there(told: dict[str, tuple[int, str, str]], run: str, status: int, expected: str) -> None:
    """In the command that is for it, in help, in the forms of settings and in their schema."""
    found, output, messages = told[run]
    assert (found, True) == (status, expected in output + messages), output + messages
