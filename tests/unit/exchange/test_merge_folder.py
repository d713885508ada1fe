"""A merge over an agenda of several files: each change goes to the file that holds what it changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from progprint.agenda.load import load
from progprint.changes.programme import compare
from progprint.exchange.merging.folder import Folder
from progprint.source.spanedit import Edit

if TYPE_CHECKING:
    from tests.conftest import Run

TALKS = [
    {"id": "tide", "title": "潮水", "speaker": "钟离秋", "date": "2027-03-01", "time": "09:30-10:15", "track": "系统"},
    {"id": "night", "title": "夜谈", "speaker": "林帆", "date": "2027-03-01", "time": "20:00-21:00", "track": "手艺"},
]
FILES = {
    "1-head.yaml": """\
# 总表
conference:
  title: 会  # 定了
  date: 2027-03-01
people:
  zhongliqiu: {name: 钟离秋}
""",
    "2-sys.yaml": """\
tracks:
  - title: 系统
    producer: zhongliqiu
    talks:
      - id: tide
        title: 潮水
        time: 09:30-10:15
        speakers: [zhongliqiu]  # 别改
""",
    "3-craft.yaml": """\
people:
  linfan:
    name: 林帆
tracks:
  - title: 手艺
    talks:
      - id: night
        title: 夜谈
        time: 20:00-21:00
        speakers:
          - linfan
""",
}


def _source(path: Path, talks: list[dict[str, str]]) -> None:
    path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in talks), "utf-8")


def test_each_file_gets_its_own(tmp_path: Path, progprint: Run) -> None:
    folder = tmp_path / "agenda"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    _source(tmp_path / "a.jsonl", TALKS)
    assert progprint("import", "a.jsonl", "--merge", "-o", "agenda").returncode == 0
    first = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    moved = [
        TALKS[0],
        {**TALKS[1], "time": "19:00-20:00"},
        {**TALKS[1], "id": "dawn", "title": "晨谈", "time": "08:00-08:30"},
    ]
    _source(tmp_path / "a.jsonl", moved)
    done = progprint("import", "a.jsonl", "--merge", "-o", "agenda")
    after = {path.name: path.read_text("utf-8") for path in folder.iterdir()}

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "agenda.imported").is_file()
    assert sorted(after) == sorted(FILES)
    assert (after["1-head.yaml"], after["2-sys.yaml"]) == (first["1-head.yaml"], first["2-sys.yaml"])
    assert "time: 19:00-20:00" in after["3-craft.yaml"]
    assert "晨谈" in after["3-craft.yaml"]
    assert "# 别改" in after["2-sys.yaml"]
    assert "title: 会  # 定了" in after["1-head.yaml"]
    loaded = load([(name, after[name].encode()) for name in sorted(after)])
    assert not loaded.failed


def test_nothing_new_changes_no_file(tmp_path: Path, progprint: Run) -> None:
    folder = tmp_path / "agenda"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    _source(tmp_path / "a.jsonl", TALKS)
    for _ in range(2):
        assert progprint("import", "a.jsonl", "--merge", "-o", "agenda").returncode == 0
    once = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert progprint("import", "a.jsonl", "--merge", "-o", "agenda").returncode == 0

    assert {path.name: path.read_bytes() for path in folder.iterdir()} == once
    before, now = (
        load([(name, data) for name, data in sorted(files.items())]).value
        for files in ({name: text.encode() for name, text in FILES.items()}, once)
    )
    assert before is not None
    assert now is not None
    assert compare(before, now) == ()


def test_an_edit_finds_the_file_that_holds_its_place() -> None:
    folder = Folder(
        [
            {"conference": {"title": "会", "venue": {"name": "甲"}}, "rooms": [{"id": "e"}], "people": [{"id": "a"}]},
            {"conference": {"venue": {"address": "乙"}}, "people": {"b": {"name": "林帆"}}, "rooms": [{"id": "w"}]},
        ]
    )
    edits = [
        Edit("set", ("conference", "venue", "address"), "丙"),
        Edit("set", ("conference", "url"), "https://example.org"),
        Edit("set", ("rooms", 1, "name"), "西厅"),
        Edit("append", ("rooms",), {"id": "s"}),
        Edit("set", ("people", 1, "org"), "河港社"),
        Edit("append", ("people",), {"id": "c", "name": "何一鸣"}),
        Edit("append", ("sessions",), {"title": "茶歇"}),
    ]

    assert folder.whole["people"] == [{"id": "a"}, {"id": "b", "name": "林帆"}]
    assert folder.whole["conference"] == {"title": "会", "venue": {"name": "甲", "address": "乙"}}
    assert folder.edits(edits) == [
        [edits[1], edits[6]],
        [
            edits[0],
            Edit("set", ("rooms", 0, "name"), "西厅"),
            edits[3],
            Edit("set", ("people", "b", "org"), "河港社"),
            Edit("set", ("people", "c"), {"name": "何一鸣"}),
        ],
    ]
