"""``info --licences``: every font, table of data and library is there with a licence."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from importlib.metadata import distribution
from pathlib import Path

from tests import running

from progprint import __version__

Run = Callable[..., running.Done]
ROOT = Path(__file__).resolve().parents[3]


def rows(progprint: Run) -> list[dict[str, str]]:
    done = progprint("info", "--licences", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    told: list[dict[str, str]] = json.loads(done.stdout)
    return told


def test_every_library_that_is_needed_has_a_licence(progprint: Run) -> None:
    """Those of pyproject.toml, and what these need; as the installed package says, and no copyleft of networks."""
    libraries = {
        re.sub(r"[-_.]+", "-", row["name"]).lower(): row for row in rows(progprint) if row["kind"] == "library"
    }
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {re.split(r"[^\w.-]", need)[0].replace("_", "-").lower() for need in settings["dependencies"]}
    assert wanted <= set(libraries)
    assert libraries["python-pptx"]["version"] == distribution("python-pptx").version
    assert [name for name, row in libraries.items() if not row["licence"]] == []
    assert [row for row in libraries.values() if re.search(r"(?i)affero|agpl", row["licence"])] == []
    assert "pytest" not in libraries


def test_every_font_has_the_text_of_its_licence(progprint: Run) -> None:
    fonts = {row["name"]: Path(row["file"]) for row in rows(progprint) if row["kind"] == "font"}
    assert set(fonts) > {"Noto Sans SC", "Noto Serif SC"}
    assert all("SIL Open Font License" in file.read_text("utf-8") for file in fonts.values())
    assert {file.name for file in fonts.values()} == {file.name for file in (ROOT / "fonts/licences").iterdir()}


def test_data_names_files_that_are_there(progprint: Run) -> None:
    data = [row["file"] for row in rows(progprint) if row["kind"] == "data"]
    assert len(data) >= 4
    assert [file for file in data if not any((ROOT / place / file).is_file() for place in ("src", "."))] == []


def test_a_person_reads_a_line_for_each(progprint: Run) -> None:
    lines = progprint("info", "--licences").stdout.splitlines()
    assert lines[0].split() == ["program", "progprint", __version__, "Apache-2.0"]
    assert len(lines) == len(rows(progprint))
