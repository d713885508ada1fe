"""Several slips in one file: each is told where it was made, and nothing is told of lines that are right."""

from __future__ import annotations

import pytest

from progprint.agenda.load import load_text

AGENDA = """\
conference:
  title: 云原生大会
  date: 2026-05-01
rooms:
  - id: a
    name: 甲厅
tracks:
  - title: 编译器
    producer:
      - name: 曾念慈
        org: 甲公司
    room: a
    talks:
      - title: 寄存器分配
        time: 10:00-10:30
        speakers:
          - name: 尉迟衡
            org: 丙公司
      - title: 循环优化
        time: 10:30-11:00
        speakers: [黄乔, 李四]
  - title: 数据库
    producer: 王二
    talks:
      - title: 索引
        time: 10:00-10:30
"""


def told(changes: dict[str, str]) -> list[tuple[str, str, int]]:
    """The errors of the agenda with some lines typed otherwise, in order: code, variant and line."""
    text = "\n".join(changes.get(line.strip(), line) for line in AGENDA.split("\n"))
    found = [d for d in load_text(text.encode(), "a.yaml").diagnostics if d.severity.word == "error"]
    return sorted((d.code, d.variant, d.span.line if d.span else 0) for d in found)


INDENT = "yaml-syntax", "indent"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # the first talk stands too deep, and the lines behind it are told nothing although another slip follows
        (
            {"- title: 寄存器分配": "       - title: 寄存器分配", "- title: 索引": "      -title: 索引"},
            [(*INDENT, 14), ("yaml-syntax", "tight-dash", 25)],
        ),
        (
            {"- title: 寄存器分配": "     - title: 寄存器分配", "producer: 王二": "     producer: 王二"},
            [(*INDENT, 14), (*INDENT, 23)],
        ),
        # a list that lost the colon of its key, and a slip behind it
        (
            {"tracks:": "tracks", "time: 10:30-11:00": "         time: 10:30-11:00"},
            [(*INDENT, 20), ("yaml-syntax", "lost-colon", 7)],
        ),
        # the item slipped, not the line behind it: its depth is none of the file's steps
        ({"- name: 曾念慈": "       - name: 曾念慈", "producer: 王二": "    producer：王二"},
         [("fullwidth-colon", "", 23), (*INDENT, 10)]),
        # the colon as well as the depth of the line behind it
        ({"id: a": "", "- name: 尉迟衡": "          -name: 尉迟衡", "room: a": "     room: a"},
         [(*INDENT, 12), ("yaml-syntax", "tight-dash", 17)]),
    ],
)  # fmt: skip
def test_only_slips_are_told(changes: dict[str, str], expected: list[tuple[str, str, int]]) -> None:
    assert told(changes) == expected


def test_what_cannot_be_explained_behind_a_repair_is_not_told() -> None:
    """The text that was broken off is told, and not that its lines are no YAML."""
    text = "tracks:\n  - title: a\n    intro: '|\n      第一段\n      第二段\n    room: b\n"
    found = load_text(text.encode(), "a.yaml").diagnostics
    assert [("yaml-syntax", "open-quote", 3)] == [(d.code, d.variant, d.span and d.span.line) for d in found]


@pytest.mark.parametrize(
    "text", ["tracks:\n  - id: platform\n---", "tracks:\n    title: x\n---", "tracks:\n  title: x\n---\n a:"]
)
def test_a_document_that_ends_at_once_is_no_place_to_look_for_slips(text: str) -> None:
    """Its empty text stands behind the last line."""
    assert load_text(text.encode(), "a.yaml").failed
