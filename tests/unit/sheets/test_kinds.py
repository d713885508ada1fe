"""A kind of paper that comes to nothing says why: what it is made from, and that the agenda has none of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from progprint.sheets.handouts.kinds import KINDS, NEEDS, PAPERS, papers

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

BARE = "tracks: [{title: 甲, talks: [{title: 第一讲, type: other}]}]\n"
WHOLE = (
    "rooms: [一号厅]\ntracks: [{title: 甲, room: 一号厅, talks: [{title: 第一讲, time: 09:00-09:30, speakers: [何一鸣]},"
    " {title: 第二讲, time: 09:30-10:00, speakers: [林]}]}]\n"
)


def told(progprint: Run, tmp_path: Path, agenda: str, *words: str) -> list[tuple[str, str, str]]:
    """Code, severity and message of the findings of a run that is told as JSON, but for those of the agenda itself."""
    (tmp_path / "a.yaml").write_text(agenda, "utf-8")
    done = progprint("handouts", "a.yaml", "-o", "out", "--json", *words)
    found = json.loads(done.stdout)["diagnostics"]
    return [(one["code"], one["severity"], one["message"]) for one in found if one["code"] == "no-sheets"]


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_that_is_asked_for_and_comes_to_nothing_says_why(name: str, tmp_path: Path, progprint: Run) -> None:
    needs = KINDS[name].needs
    found = told(progprint, tmp_path, BARE, "--kind", name)
    if needs in ("talks", "tracks"):
        assert found == []
        assert list((tmp_path / "out").glob(f"{name}.*"))
        return
    ((_, severity, message),) = found
    assert severity == "error"
    assert f"“{name}”" in message
    assert {"rooms": "room", "people": "people", "times": "times", "moments": "room and a time"}[needs] in message
    assert told(progprint, tmp_path, WHOLE, "--kind", name) == []


def test_what_nobody_asked_for_is_a_remark(tmp_path: Path, progprint: Run) -> None:
    """An agenda without rooms and times is sound."""
    found = told(progprint, tmp_path, BARE)
    assert {severity for _, severity, _ in found} == {"note"}
    assert len(found) == sum(kind.needs in ("rooms", "people", "times") for kind in KINDS.values() if not kind.asked)


def test_a_run_that_makes_nothing_is_refused(tmp_path: Path, progprint: Run) -> None:
    (tmp_path / "a.yaml").write_text(BARE, "utf-8")
    done = progprint("handouts", "a.yaml", "--kind", "door-sign", "--kind", "badge", "-o", "out")
    assert done.returncode == 2
    assert not (tmp_path / "out").exists()


def test_a_kind_that_is_bare_beside_another_is_a_warning(tmp_path: Path, progprint: Run) -> None:
    asked = ("--kind", "door-sign", "--kind", "cue-card")
    ((_, severity, _),) = told(progprint, tmp_path, BARE, *asked)
    assert severity == "warning"
    assert progprint("handouts", "a.yaml", *asked, "-o", "out").returncode == 0
    assert progprint("handouts", "a.yaml", *asked, "--strict", "-o", "strict").returncode == 1
    assert not (tmp_path / "strict").exists()


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("paper", ["a3", "screen"])
def test_a_paper_that_a_kind_is_not_made_on_is_named(name: str, paper: str, tmp_path: Path, progprint: Run) -> None:
    """It is made as it always is, and that is said where somebody asked for it."""
    (tmp_path / "a.yaml").write_text(WHOLE, "utf-8")
    done = progprint("handouts", "a.yaml", "--kind", name, "--paper", paper, "-o", "out", "--json")
    found = [one for one in json.loads(done.stdout)["diagnostics"] if one["code"] == "other-paper"]
    pictures = bool(list((tmp_path / "out").rglob("*.png")))

    assert done.returncode == 0
    assert [one["severity"] for one in found] == ([] if KINDS[name].has(paper) else ["warning"])
    assert all(name in one["message"] and paper in one["message"] for one in found)
    assert pictures == (name == "now-next" or (name == "door-sign" and paper == "screen"))


def test_screens_of_what_is_on_are_made_where_somebody_asks(tmp_path: Path, progprint: Run) -> None:
    (tmp_path / "a.yaml").write_text(WHOLE, "utf-8")
    assert progprint("handouts", "a.yaml", "-o", "paper").returncode == 0
    assert not list((tmp_path / "paper").rglob("*.png"))
    assert progprint("handouts", "a.yaml", "--paper", "screen-wide", "-o", "all").returncode == 0
    assert {path.parent.name for path in (tmp_path / "all").rglob("*.png")} == {
        "door-sign-screen-wide",
        "now-next-screen-wide",
    }


def test_every_row_is_whole() -> None:
    """What a kind needs is known, and its papers are."""
    assert {kind.needs for kind in KINDS.values()} <= set(NEEDS)
    assert {kind.base for kind in KINDS.values()} <= {"", *PAPERS}
    assert papers() == ("a6", "a5", "a4", "a3", "a2", "a1", "screen", "screen-wide")
    assert KINDS["poster"].scale("a1") == pytest.approx(1.4142)
    assert [KINDS[name].scale(paper) for name, paper in (("badge", "a3"), ("glance", "screen"))] == [1.0, 1.0]
