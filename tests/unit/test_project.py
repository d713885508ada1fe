"""Which agenda is meant, what the project is, where things ship, and the date."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from progprint.project import document_date, find_agenda, shipped_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(name="home")
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with an agenda where it is looked for, and a folder deep inside it."""
    (tmp_path / "content" / "deep").mkdir(parents=True)
    (tmp_path / "content" / "agenda.yaml").write_text("conference: {title: 大会}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(home: Path, text: str) -> None:
    (home / "progprint.yaml").write_text(text, encoding="utf-8")


def test_a_named_agenda_is_its_own_project(home: Path) -> None:
    project = find_agenda(home / "content" / "agenda.yaml", home).value
    assert project is not None
    assert (project.root, project.base) == (home / "content", home / "content")


def test_the_folder_with_settings_above_an_agenda_is_its_project(home: Path) -> None:
    settings(home, "language: en\n")
    project = find_agenda(home / "content" / "agenda.yaml", home).value
    assert project is not None
    assert (project.root, project.setting("language"), project.setting("layout")) == (home, "en", "")


def test_a_folder_of_files_is_an_agenda(home: Path) -> None:
    project = find_agenda(home / "content", home).value
    assert project is not None
    assert (project.agenda, project.base) == (home / "content", home / "content")


def test_without_a_name_the_usual_file_is_read(home: Path) -> None:
    project = find_agenda(None, home).value
    assert project is not None
    assert project.agenda.as_posix() == "content/agenda.yaml"


def test_settings_are_found_by_walking_up_and_may_name_the_agenda(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages name it as a person standing there would type it."""
    settings(home, "agenda: content\n")
    monkeypatch.chdir(home / "content" / "deep")
    project = find_agenda(None, home / "content" / "deep").value
    assert project is not None
    assert (project.root, project.agenda.as_posix(), project.agenda.is_dir()) == (home, "..", True)


def test_nothing_to_read_is_told(tmp_path: Path) -> None:
    outcome = find_agenda(None, tmp_path)
    assert [(d.code, d.variant) for d in outcome.diagnostics] == [("missing-file", "no-agenda")]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("agenda: ../x.yaml\n", "path-outside-project", 1),
        ("language: zh\nagenda: none.yaml\n", "missing-file", 2),
        ("agenda: content\nlayot: a5\n", "unknown-key", 2),
        ("- a\n", "wrong-type", 1),
    ],
)
def test_wrong_settings_are_told_at_their_line(home: Path, text: str, code: str, line: int) -> None:
    settings(home, text)
    outcome = find_agenda(None, home)
    assert outcome.failed
    assert [(d.code, d.span.line if d.span else 0) for d in outcome.diagnostics] == [(code, line)]


def test_what_ships_is_found() -> None:
    assert (shipped_folder("fonts") / "licences").is_dir()
    assert (shipped_folder("content") / "agenda.yaml").is_file()


@pytest.mark.parametrize(
    ("day", "environment", "expected"),
    [
        (None, {}, "1980-01-01T00:00:00+00:00"),
        (datetime.date(2021, 7, 30), {}, "2021-07-30T00:00:00+00:00"),
        (datetime.date(2021, 7, 30), {"SOURCE_DATE_EPOCH": "1600000000"}, "2020-09-13T12:26:40+00:00"),
        (None, {"SOURCE_DATE_EPOCH": "0"}, "1980-01-01T00:00:00+00:00"),
        (datetime.date(2300, 1, 1), {}, "2107-12-31T00:00:00+00:00"),
    ],
)
def test_the_date_of_a_document_is_never_the_clocks(
    day: datetime.date | None, environment: dict[str, str], expected: str
) -> None:
    """SOURCE_DATE_EPOCH, else the first day, else 1980, within what a zip archive can hold."""
    date = document_date(day, environment).value
    assert date is not None
    assert date.isoformat() == expected


@pytest.mark.parametrize("epoch", ["tomorrow", "1.5", "9" * 30])
def test_a_malformed_source_date_is_refused(epoch: str) -> None:
    outcome = document_date(None, {"SOURCE_DATE_EPOCH": epoch})
    assert [d.code for d in outcome.diagnostics] == ["bad-source-date"]
