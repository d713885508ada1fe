"""Values of a file changed in place: every other line stays, and what cannot be changed so is said."""

from __future__ import annotations

import pytest

from progprint.agenda.entries import AGENDA
from progprint.core.diagnostic import Source
from progprint.source.spanedit import Edit, amended

FILE = """\
# the programme
people:
  yu: {name: 于雨, org: 河港社}   # in brackets
  lin: 林帆
tracks:
  # the first one
  - 标题: 云原生      # as agreed
    出品人: yu

    talks:
      - title: 网格        # keep me
        time: 09:30-10:15
        summary: |
          第一段。

          第二段。

      # before the second
      - id: two
        title: 调度
        speakers: [lin]
"""


def _after(*edits: Edit, text: str = FILE) -> str | None:
    return amended(Source("a.yaml", text), AGENDA, edits)


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Edit("set", ("tracks", 0, "title"), "边缘"), "标题: 云原生      # as agreed", "标题: 边缘      # as agreed"),
        (Edit("set", ("tracks", 0, "talks", 0, "title"), "面"), "- title: 网格        # keep", "- title: 面        # keep"),
        (
            Edit("set", ("tracks", 0, "talks", 1, "speakers"), ["lin", "yu"]),
            "speakers: [lin]",
            "speakers:\n          - lin\n          - yu",
        ),
        (Edit("set", ("tracks", 0, "talks", 1, "room"), "a"), "speakers: [lin]\n", "speakers: [lin]\n        room: a\n"),
        (Edit("set", ("people", "lin"), {"name": "林帆", "org": "社"}), "  lin: 林帆\n", "  lin:\n    name: 林帆\n    org: 社\n"),
        (Edit("drop", ("tracks", 0, "talks", 0, "time")), "        time: 09:30-10:15\n", ""),
        (Edit("drop", ("tracks", 0, "talks", 1, "id")), "- id: two\n        title: 调度", "- title: 调度"),
        (Edit("append", ("tracks", 0, "talks"), {"title": "新"}), "speakers: [lin]\n", "speakers: [lin]\n      - title: 新\n"),
        (Edit("append", ("sessions",), {"title": "茶歇"}), "speakers: [lin]\n", "speakers: [lin]\nsessions:\n  - title: 茶歇\n"),
        (
            Edit("set", ("tracks", 0, "talks", 0, "summary"), "一句。"),
            "summary: |\n          第一段。\n\n          第二段。\n",
            "summary: 一句。\n",
        ),
        (
            Edit("drop", ("tracks", 0, "talks", 1)),
            "      - id: two\n        title: 调度\n        speakers: [lin]\n",
            "",
        ),
    ],
)  # fmt: skip
def test_only_the_lines_of_the_value_change(edit: Edit, old: str, new: str) -> None:
    assert FILE.count(old) == 1
    assert _after(edit) == FILE.replace(old, new)


def test_several_edits_at_once() -> None:
    made = _after(
        Edit("set", ("tracks", 0, "talks", 0, "title"), "面"),
        Edit("append", ("tracks", 0, "talks"), {"title": "一"}),
        Edit("append", ("tracks", 0, "talks"), {"title": "二"}),
        Edit("set", ("conference",), {"title": "大会"}),
    )
    assert made is not None
    assert made.endswith("      - title: 一\n      - title: 二\nconference:\n  title: 大会\n")
    assert "# keep me" in made


@pytest.mark.parametrize(
    "edit",
    [
        Edit("set", ("people", "yu", "org"), "社"),
        Edit("append", ("tracks", 0, "talks", 1, "speakers"), "yu"),
        Edit("drop", ("tracks", 0)),
        Edit("set", ("people", "lin", "org"), "社"),
    ],
)
def test_what_has_no_lines_of_its_own_is_refused(edit: Edit) -> None:
    assert _after(edit) is None


def test_a_file_that_cannot_be_read_is_refused() -> None:
    assert _after(Edit("set", ("extra",), "x"), text="a: [") is None


def test_an_anchor_that_would_change_elsewhere_is_refused() -> None:
    text = "tracks:\n  - title: &t 网\n    talks:\n      - title: *t\n"
    assert _after(Edit("set", ("tracks", 0, "title"), "面"), text=text) is None
