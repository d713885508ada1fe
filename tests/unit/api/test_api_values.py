"""Plain values as an agenda and as a list of registrations: where a finding is, and what rows become."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

import progprint

VALUES: dict[str, Any] = {
    "conference": {"title": "星河大会", "date": "2026-05-01"},
    "tracks": [{"title": "编译器", "talks": [{"title": "寄存器分配", "time": "10:00-10:30", "speaker": "何一鸣"}]}],
}
ROWS: list[dict[str, object]] = [{"姓名": "张三", "公司": "某某", "票种": "VIP"}, {"姓名": "李四", "公司": None}]


def refused(talk: dict[str, Any]) -> tuple[progprint.Finding, ...]:
    values = copy.deepcopy(VALUES)
    values["tracks"][0]["talks"].append(talk)
    with pytest.raises(progprint.AgendaError) as caught:
        progprint.load(values)
    return caught.value.diagnostics


@pytest.mark.parametrize(
    ("talk", "code", "path"),
    [
        ({"title": "a", "time": "11:30-10:45"}, "end-before-start", "tracks[0].talks[1].time"),
        ({"title": " "}, "empty-title", "tracks[0].talks[1].title"),
        ({"start": "10:00"}, "missing-key", "tracks[0].talks[1]"),
        ({"title": "a", "speakers": [{"name": "b"}, {"nam": "c", "name": "d"}]}, "unknown-key",
         "tracks[0].talks[1].speakers[1].nam"),
    ],
)  # fmt: skip
def test_a_finding_in_values_has_a_path(talk: dict[str, Any], code: str, path: str) -> None:
    (found,) = (one for one in refused(talk) if one.severity == "error")
    assert (found.code, found.path, found.file, found.line, found.column) == (code, path, "", 0, 0)
    assert str(found).startswith(f"{path}: error[{code}]: ")


def test_findings_of_what_is_made_have_a_path_and_those_of_yaml_have_a_line() -> None:
    (found,) = (one for one in progprint.check(progprint.load(VALUES)).diagnostics if one.code == "no-producer")
    assert (found.path, found.line) == ("tracks[0].title", 0)
    with pytest.raises(progprint.AgendaError) as caught:
        progprint.load("tracks:\n- {titel: a}\n")
    assert {(one.path, one.line) for one in caught.value.diagnostics} == {("", 2)}


def test_rows_make_the_badges_of_a_file(tmp_path: Any) -> None:
    """Byte for byte; an older list as rows leaves out who has a badge."""
    agenda = progprint.load(VALUES)
    path = tmp_path / "people.csv"
    path.write_text("姓名,公司,票种\n张三,某某,VIP\n李四,,\n", "utf-8")
    rows = progprint.handouts(agenda, kind="badge", people=ROWS)
    assert rows.data == progprint.handouts(agenda, kind="badge", people=path).data
    late = progprint.handouts(agenda, kind="badge", people=iter(ROWS), from_=ROWS[:1])
    assert late.data != rows.data


@pytest.mark.parametrize(
    ("people", "error", "said"),
    [
        ([1], TypeError, r"people\[0\] is int, not a mapping"),
        ([ROWS[0], {"姓名": ["张三"]}], TypeError, r"people\[1\]\.姓名 is a list or mapping"),
        ([], progprint.AgendaError, "people-none.*is empty"),
    ],
)
def test_what_is_no_list_of_people_is_refused(people: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        progprint.handouts(progprint.load(VALUES), kind="badge", people=people)


def test_yaml_of_one_line_that_is_taken_for_a_path_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as found:
        progprint.load("conference: {title: X}")
    assert found.value.__notes__ == ["a str of one line is a path; give YAML of one line as bytes"]
    with pytest.raises(FileNotFoundError) as found:
        progprint.load(tmp_path / "absent.yaml")
    assert not hasattr(found.value, "__notes__")
    assert progprint.load(b"conference: {title: X}").title == "X"
