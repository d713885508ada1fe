"""Text files that an agenda names: inside the project, regular, and told at the place of their name otherwise."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from progprint.core.diagnostic import Severity, Source, Span
from progprint.files import read_inside

SPAN = Span(Source("agenda.yaml", "pages: a.md"), 1, 8, 1, 12)


def test_a_file_beside_the_agenda_is_read(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.md").write_text("你好", "utf-8")

    assert read_inside(tmp_path, tmp_path, "pages\\a.md", SPAN).value == "你好".encode()


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("missing.md", "missing-file"),
        ("../secret.md", "path-outside-project"),
        ("/etc/passwd", "path-outside-project"),
        ("C:\\secret.md", "path-outside-project"),
        ("https://example.org/a.md", "remote-image"),
        ("folder", "not-a-file"),
        ("pipe", "not-a-file"),
        ("link.md", "path-outside-project"),
        ("bad\0name", "missing-file"),
    ],
)
def test_everything_else_is_refused_at_its_place(tmp_path: Path, path: str, code: str) -> None:
    home = tmp_path / "home"
    (home / "folder").mkdir(parents=True)
    (tmp_path / "secret.md").write_text("x", "utf-8")
    (home / "link.md").symlink_to(tmp_path / "secret.md")
    os.mkfifo(home / "pipe")
    outcome = read_inside(home, home, path, SPAN)

    assert outcome.value is None
    assert [(one.code, one.severity, one.span) for one in outcome.diagnostics] == [(code, Severity.ERROR, SPAN)]
