"""Texts that were to be a key and its content: refused where a mapping may stand, by the keys of that very mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from progprint.agenda.load import load_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

TALK = "tracks:\n  - title: 编译器\n    talks:\n      - title: 循环\n        time: 10:00-10:30\n"

SLIPS = [
    # typed under a talk, code, variant, the line as it was meant
    ("speakers:\n  - name：尉迟衡", "fullwidth-colon", "", "  - name: 尉迟衡"),
    ("speakers:\n  - name:尉迟衡", "yaml-syntax", "tight-colon", "  - name: 尉迟衡"),
    ("speakers:\n  - name ：尉迟衡", "fullwidth-colon", "", "  - name: 尉迟衡"),
    ("speakers:\n  - name:\u00a0尉迟衡", "bad-space", "colon", "  - name: 尉迟衡"),
    ("speakers:\n  姓名：尉迟衡", "fullwidth-colon", "", "  姓名: 尉迟衡"),
    ("speakers: 姓名：曾念慈", "fullwidth-colon", "", "speakers: {姓名: 曾念慈}"),
    ("speakers: name:曾念慈", "yaml-syntax", "tight-colon", "speakers: {name: 曾念慈}"),
    ("speakers: [姓名：黄乔, 李四]", "fullwidth-colon", "", "speakers: [{姓名: 黄乔}, 李四]"),
    ("moderator: [张三, name:黄乔]", "yaml-syntax", "tight-colon", "moderator: [张三, {name: 黄乔}]"),
    ("speakers:\n  -name: 尉迟衡", "yaml-syntax", "tight-dash", "  - name: 尉迟衡"),
    ("speakers:\n  －name: 尉迟衡", "yaml-syntax", "dash", "  - name: 尉迟衡"),
    ("speakers:\n  -尉迟衡", "yaml-syntax", "tight-dash", "  - 尉迟衡"),
    ("summary:\n  -成果: 快", "yaml-syntax", "tight-dash", "  - 成果: 快"),
    ("takeaways:\n  -学会限流", "yaml-syntax", "tight-dash", "  - 学会限流"),
    ("subtitle:\n  en：Loops", "fullwidth-colon", "", "  en: Loops"),
]


@pytest.mark.parametrize(("typed", "code", "variant", "meant"), SLIPS)
def test_one_error_says_the_slip_and_a_repair_mends_it(
    typed: str, code: str, variant: str, meant: str, tmp_path: Path, progprint: Run
) -> None:
    text = TALK + "".join(f"        {line}\n" for line in typed.split("\n"))
    found = [d for d in load_text(text.encode(), "a.yaml").diagnostics if d.severity.word == "error"]
    assert [(code, variant)] == [(d.code, d.variant) for d in found]
    assert found[0].span is not None
    assert found[0].span.line == text.count("\n")
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    done = progprint("check", str(path), "--fix")
    assert done.returncode == 0, done.stderr
    assert path.read_text(encoding="utf-8").split("\n")[-2] == f"        {meant}"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("rooms: [名称：甲厅]\n", "fullwidth-colon"),
        ("people: {a: 姓名：甲}\n", "fullwidth-colon"),
        ("people:\n  a: name:甲\n", "yaml-syntax"),
        ("conference: {title: 会, venue: 地址：北京}\n", "fullwidth-colon"),
        ("sponsors: [名称：甲]\n", "fullwidth-colon"),
        ('rooms: ["name: 甲厅"]\n', "yaml-syntax"),
        ("tracks: [{title: a, color: cmyk：甲}]\n", "fullwidth-colon"),
        ("rooms:\n  -甲厅\n  -乙厅\n", "yaml-syntax"),
    ],
)
def test_every_place_where_a_mapping_may_stand_is_looked_at(typed: str, code: str) -> None:
    found = load_text(typed.encode(), "a.yaml").diagnostics
    assert {code} == {d.code for d in found if d.severity.word == "error"}


@pytest.mark.parametrize(
    "typed",
    [
        "speakers:\n  - Name 李：四",
        "speakers: 楼层：李四",
        "speakers: ['-李四']",
        "speakers: -李四",
        "takeaways: [-x, -y]",
        "summary: 成果：我们做了",
        "summary: [成果：一, 背景：二]",
        "takeaways: -5 度也能跑",
        "subtitle: 标题：一次故障",
        "subtitle: '-x'",
        "room: A-1：东",
    ],
)
def test_what_begins_with_no_key_of_that_form_stays_a_text(typed: str) -> None:
    text = TALK + "".join(f"        {line}\n" for line in typed.split("\n"))
    found = load_text(text.encode(), "a.yaml").diagnostics
    assert [] == [d for d in found if d.severity.word == "error"]


def test_what_may_hold_more_keys_is_told_and_not_repaired(tmp_path: Path, progprint: Run) -> None:
    """A repair would print the company as part of the name."""
    text = f"{TALK}        speakers: [姓名：黄乔，公司：某某]\n"
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    assert progprint("check", str(path), "--fix").returncode == 2
    assert path.read_text(encoding="utf-8") == text


def test_who_is_named_by_a_refused_text_is_known_elsewhere() -> None:
    """A room and a person that lost their colon are one error each, wherever they are used."""
    text = f"rooms:\n  - 名称：甲厅\n  - 乙厅\npeople:\n  - id：a\n  - 丙\n{TALK}        room: 甲厅\n        speakers: [a, 丙]\n"
    found = load_text(text.encode(), "a.yaml").diagnostics
    assert [("fullwidth-colon", 2), ("fullwidth-colon", 5)] == [
        (d.code, d.span.line) for d in found if d.span and d.severity.word == "error"
    ]
