"""YAML that is nearly right, in rarer ways: each is told, and reading goes on where it can."""

from __future__ import annotations

from pathlib import Path

import pytest

from progprint.agenda.entries import AGENDA
from progprint.cli.dispatch import run as progprint
from progprint.core.diagnostic import Source
from progprint.source import events
from progprint.source.node import Mapping, Scalar
from progprint.source.read import read
from progprint.source.repair import mend_lines
from progprint.source.spanedit import Edit, amended


def _codes(text: str) -> list[str]:
    return [f"{d.code}.{d.variant}".rstrip(".") for d in read(text.encode(), "a.yaml").diagnostics]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: !<tag:x y>\n", "tag.text"),
        ("a: !{} b\n", "tag.text"),
        ("x:\n  - title: !!y\n   !{     time: 09:30\n", "tag.text"),
        ("trac:\n- title: x\n    talks:\n  \u3000    - tit,le: y\n        time: 09:30\n", "yaml-syntax"),
        ("- a\n- b: c\n  d: |\n   \t t\n  >  *u\n", "yaml-syntax"),
        ("a: 'x'\nb: \"y\"\n\t", "tab"),
        ("a: !x [\n[", "tag"),
        ("a:\n\t- b\n", "tab"),
        ("a: b\n    c: d\n", "yaml-syntax"),
        ("x: 1\n  y: [1, 2\n", "yaml-syntax"),
        ("a: 'b\n", "yaml-syntax.open-quote"),
        ('a: "b\\q c\n', "yaml-syntax.escape"),
        ("a: |x\n  b\n", "yaml-syntax.block"),
        ("a: &\n", "yaml-syntax.reference"),
        ("\u3000a: b\n c: d\n", "bad-space"),
    ],
)
def test_what_is_told(text: str, code: str) -> None:
    assert any(found.startswith(code) for found in _codes(text)), _codes(text)


def test_depth_is_bounded_while_repairs_are_tried() -> None:
    text = "a: [" * 0 + "x：1\n" + "b: " + "[" * 100 + "]" * 100 + "\n"
    assert any(code.startswith(("too-deep", "fullwidth-colon")) for code in _codes(text))


def test_a_budget_that_is_used_up_ends_repairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "REPAIR_BUDGET", 1)
    assert any(code.startswith("yaml-syntax") for code in _codes("a: b\n  c: d\ne: f\n"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a: |\n\n\n  b\n", "\n\nb\n"),
        ("a: |\nb: c\n", ""),
        ("a: |\n  b", "b"),
        ("a: |\n  b\n   \n  c\n", "b\n \nc\n"),
        ("a: |\n\n", ""),
    ],
)
def test_blocks_of_every_kind(text: str, shown: str) -> None:
    root = read(text.encode(), "a").value
    assert isinstance(root, Mapping)
    value = root.get("a")
    assert isinstance(value, Scalar)
    assert value.text.rstrip("\n") == shown.rstrip("\n")


def test_keys_and_dashes_that_nothing_follows() -> None:
    root = read(b"a:\nb:\n  -\n  - c\n  -\nd:\n", "a").value
    assert isinstance(root, Mapping)
    assert [key.text for key, _ in root.entries] == ["a", "b", "d"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: [b] #c\nd: x #y\n", {1: 'd: "x #y"'}),
        ("a: [b #c]\n", {0: 'a: "[b #c]"'}),
        ("a: b: c #1\n", {0: 'a: "b: c #1"'}),
        ("a: b: c # 1\n", {0: 'a: "b: c" # 1'}),
        ("a:\n  - b #1\n", {1: '  - "b #1"'}),
        ("a:\n  b\n  c #1\n", {}),
        ("? b #1\n: c\n", {}),
    ],
)
def test_what_touches_its_hash_is_text_where_a_plain_text_begins(text: str, lines: dict[int, str]) -> None:
    assert mend_lines(text, "a.yaml") == lines


def test_a_repair_after_which_more_is_wrong_is_not_made(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "conference: {title: 会}\ntracks:\n- title: 云 #一\n   b #二\n  talks: []\n", "utf-8"
    )
    before = (tmp_path / "a.yaml").read_bytes()
    progprint(["check", str(tmp_path / "a.yaml"), "--fix", "-q"])
    assert (tmp_path / "a.yaml").read_bytes() == before


def test_blank_lines_and_comments_above_a_fault_are_passed() -> None:
    outcome = read("标题：云\n\n# 注\n\nb: [c\nd: e\n".encode(), "a")
    assert outcome.diagnostics


TEXT = "people:\n  - 林帆\n  - 于雨\ntracks:\n  - title: 云\n    subtitle: 雨\n    talks:\n      - - x\n"


@pytest.mark.parametrize(
    "edits",
    [
        [Edit("drop", ("tracks", 0, "nothing"))],
        [Edit("drop", ("people", "x"))],
        [Edit("set", ("tracks", 0, "title"), "a"), Edit("set", ("tracks", 0, "title"), "b")],
        [Edit("append", ("tracks", 0, "talks", 0), "y")],
        [Edit("set", ("people", "x", "y"), "z")],
    ],
)
def test_edits_that_have_no_lines_are_refused(edits: list[Edit]) -> None:
    try:
        made = amended(Source("a", TEXT), AGENDA, edits)
    except (KeyError, TypeError, AttributeError):
        made = None
    assert made is None


def test_an_item_of_a_list_is_replaced() -> None:
    made = amended(Source("a", TEXT), AGENDA, [Edit("set", ("people", 1), {"id": "yu", "name": "于雨"})])
    assert made is not None
    assert "  - 林帆\n  - id: yu\n    name: 于雨\n" in made
